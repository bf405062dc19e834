package main

import (
	"context"

	"github.com/spf13/cobra"

	"tenure/graph/ask"
)

func newWhoCommand() *cobra.Command {
	var q ask.Question
	cmd := &cobra.Command{
		Use:   "who ROLE ORGANISATION",
		Short: "Ask who holds or held a post",
		Long: `Who names the holders of a post on a day, or by the latest reports, with the
sentences that say so. ROLE and ORGANISATION may be in any usual form.

Each holder is marked: 'stated' when the day lies inside what articles state,
'presumed' after the last report when no end and no successor is known, 'possible'
inside the uncertain edge of a start or end.`,
		Example: `  tenure who leader "Dunmarsh Borough Council"
  tenure who "chief executive" "Dunmarsh Council" --on 2019-05-07
  tenure who chair "planning committee" --of "Dunmarsh Borough Council" --json`,
		Args: arguments(2, 2, "a role and an organisation"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Role, q.Organisation = args[0], args[1]
			return answer(cmd, func(ctx context.Context, a *ask.Asker) (*ask.Answer, error) {
				return a.Who(ctx, q)
			}, (*printer).who)
		},
	}
	questionFlags(cmd)
	cmd.Flags().StringVar(&q.On, "on", "", "the `DAY` asked for, such as 2019-05-07 (default: the latest that is known)")
	postFlags(cmd, &q)
	return cmd
}

// postFlags gives cmd the flags that tell posts of one name apart.
func postFlags(cmd *cobra.Command, q *ask.Question) {
	cmd.Flags().StringVar(&q.Of, "of", "", "the `COUNCIL` of a committee or party group")
	cmd.Flags().StringVar(&q.Area, "area", "", "the `WARD` or constituency")
}
