package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"tenure/graph/ask"
)

func newPersonCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "person NAME",
		Short: "List the posts of a person, one after another",
		Long: `Person lists the posts that somebody is known to have held, in order, with the
sentences that say so. Namesakes who are not known to be one person stand apart.`,
		Example: `  tenure person "Ada Holt"
  tenure person "Ada Holt" --json`,
		Args: arguments(1, 1, "a name (in quotes when it has spaces)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return answer(cmd, func(ctx context.Context, a *ask.Asker) ([]ask.Career, error) {
				return a.Person(ctx, args[0])
			}, func(p *printer, careers []ask.Career) {
				for i, c := range careers {
					if i > 0 {
						fmt.Fprintln(p.w)
					}
					p.career(c, i+1, len(careers))
				}
			})
		},
	}
	questionFlags(cmd)
	return cmd
}
