package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tenure/graph"
)

func newCheckCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check settings, rules and store without changing anything",
		Long: `Check looks at the settings, the rules and the vocabulary, and at the store: whether
it can be reached and is fit for use. Each line says ok or what to do. The exit code
is 0 when all is well and 1 when not.`,
		Example: `  tenure check
  tenure check --config night.yaml`,
		Args: arguments(0, 0, "no arguments"),
		RunE: runCheck,
	}
	addFlags(cmd, append(append([]string{}, extractSettings...), storeSettings...)...)
	cmd.Flags().Bool("json", false, "print the findings as JSON")
	return cmd
}

func runCheck(cmd *cobra.Command, _ []string) error {
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	findings := []graph.Finding{{What: "settings", OK: true, Note: "defaults and environment; there is no config.yaml here"}}
	if s.File != "" {
		findings[0].Note = s.File
	}
	findings = append(findings, checkRules(s))
	findings = append(findings, checkStore(cmd.Context(), s)...)

	bad := 0
	for _, f := range findings {
		if !f.OK {
			bad++
		}
	}
	if asJSON, _ := cmd.Flags().GetBool("json"); asJSON {
		if err := encodeJSON(cmd.OutOrStdout(), findings, "  "); err != nil {
			return err
		}
	} else {
		for _, f := range findings {
			mark := "ok  "
			if !f.OK {
				mark = "BAD "
			}
			// A note of several lines, such as a drawn place in a rule, stays under its head.
			if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s%s: %s\n", mark, f.What, strings.ReplaceAll(f.Note, "\n", "\n    ")); err != nil {
				return fmt.Errorf("print the findings: %w", err)
			}
		}
	}
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if bad > 0 {
		return &quietError{exitFailed}
	}
	return nil
}

func checkRules(s *Settings) graph.Finding {
	x, err := newExtractor(s)
	if err != nil {
		return graph.Finding{What: "rules", Note: err.Error()}
	}
	return graph.Finding{What: "rules", OK: true, Note: "version " + x.Version()}
}

func checkStore(ctx context.Context, s *Settings) []graph.Finding {
	store, err := openForQuestions(ctx, s)
	if err != nil {
		return []graph.Finding{{What: "store", Note: err.Error()}}
	}
	defer store.Close(context.WithoutCancel(ctx))
	return store.Check(ctx)
}
