package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

const rootExample = `  tenure run articles/                            read a folder of articles into tenure.db
  tenure who leader "Dunmarsh Borough Council"    ask who holds a post
  tenure person "Ada Holt"                        ask what posts somebody has held`

// newRoot makes the command with all its commands below it.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "tenure",
		Short: "Who held which post, where, from when to when, and which sentence says so",
		Long: `Tenure reads news articles and builds a graph of who held which post, at which
council or other body, from when to when, with the sentence behind every fact.

Exit codes: 0 done, 1 failed, 2 usage or settings, 3 done but some articles could
not be read, 11 another run holds the store, 130 interrupted.`,
		Example:       rootExample,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			hint := "see 'tenure --help'"
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				hint = fmt.Sprintf("did you mean '%s'? See 'tenure --help'", strings.Join(near, "' or '"))
			}
			return &usageError{fmt.Errorf("there is no command %q: %s", args[0], hint)}
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().String("config", "", "settings `FILE` (default config.yaml in the current folder, where there is one)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{fmt.Errorf("%w: see '%s --help'", err, cmd.CommandPath())}
	})
	root.AddCommand(
		newRunCommand(),
		newExtractCommand(),
		newWhoCommand(),
		newPersonCommand(),
		newPostCommand(),
		newCheckCommand(),
		newRulesCommand(),
		newExplainCommand(),
		newEvalCommand(),
		newVersionCommand(),
	)
	return root
}

// arguments makes a check of the arguments, of which none may be empty; its error says what
// is wanted.
func arguments(least, most int, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if slices.ContainsFunc(args, func(a string) bool { return strings.TrimSpace(a) == "" }) {
			return &usageError{fmt.Errorf("'%s' wants %s, and one of the arguments is empty: see '%s --help'", cmd.CommandPath(), want, cmd.CommandPath())}
		}
		if len(args) >= least && (most < 0 || len(args) <= most) {
			return nil
		}
		return &usageError{fmt.Errorf("'%s' wants %s, not %s: see '%s --help'",
			cmd.CommandPath(), want, counted(len(args), "argument"), cmd.CommandPath())}
	}
}
