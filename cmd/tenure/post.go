package main

import (
	"context"

	"github.com/spf13/cobra"

	"tenure/graph/ask"
)

func newPostCommand() *cobra.Command {
	var q ask.Question
	cmd := &cobra.Command{
		Use:   "post ROLE ORGANISATION",
		Short: "List the holders of a post, one after another",
		Long: `Post lists everybody who is known to have held a post, in order, with the sentences
that say so. ROLE and ORGANISATION may be in any usual form.`,
		Example: `  tenure post leader "Dunmarsh Borough Council"
  tenure post chair "planning committee" --of "Dunmarsh Borough Council" --json`,
		Args: arguments(2, 2, "a role and an organisation"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Role, q.Organisation = args[0], args[1]
			return answer(cmd, func(ctx context.Context, a *ask.Asker) (*ask.History, error) {
				return a.Holders(ctx, q)
			}, (*printer).post)
		},
	}
	questionFlags(cmd)
	postFlags(cmd, &q)
	return cmd
}
