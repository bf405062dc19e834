package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tenure/extract"
	"tenure/extract/rule"
)

func newRulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Check the rules by which articles are read, or list them",
		Long: `Rules are patterns over words and names, each with examples that it must read as they
say. Those of your own stand in a folder, which the setting extract.rules names; they
are laid over the ones that come with the program.`,
		Example: `  tenure rules check my-rules/
  tenure rules list --stage claim`,
		Args: arguments(0, 0, "check or list"),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newRulesCheckCommand(), newRulesListCommand())
	return cmd
}

func newRulesCheckCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [FOLDER]",
		Short: "Compile all rules and try every example of each",
		Long: `Check compiles the rules that come with the program and, laid over them, those of
FOLDER or of the setting extract.rules. It reads every example of every rule and names
each that comes out otherwise than it says, with file and line. The exit code is 0 when
all is well and 1 when not.`,
		Example: `  tenure rules check
  tenure rules check my-rules/`,
		Args: arguments(0, 1, "at most one folder"),
		RunE: runRulesCheck,
	}
	addFlags(cmd, extractSettings...)
	jsonFlag(cmd)
	return cmd
}

// ruleFault is a fault in a rule file, or an example that does not hold.
type ruleFault struct {
	File  string `json:"file"`
	Line  int    `json:"line"` // from 1, 0 when the whole file is meant
	Col   int    `json:"col,omitempty"`
	Rule  string `json:"rule,omitempty"`
	Fault string `json:"fault"`
	drawn string
}

// ruleCheck is what 'tenure rules check' found.
type ruleCheck struct {
	Rules    int         `json:"rules"`
	Own      int         `json:"own"` // those of the user's folder
	Examples int         `json:"examples"`
	Faults   []ruleFault `json:"faults"`
}

func runRulesCheck(cmd *cobra.Command, args []string) error {
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	if len(args) == 1 {
		if err := existingFolder(args[0]); err != nil {
			return &usageError{err}
		}
		s.Extract.Rules = args[0]
	}
	found := ruleCheck{Faults: []ruleFault{}}
	x, err := newExtractor(s)
	if err != nil {
		faults := rule.Faults(err)
		if len(faults) == 0 { // the vocabulary, or a file that cannot be opened
			return err
		}
		for _, f := range faults {
			found.Faults = append(found.Faults, ruleFault{File: f.File, Line: f.Line, Col: f.Col, Fault: f.Msg, drawn: f.Drawn})
		}
	} else {
		found.examples(s, x)
	}
	err = show(cmd, found, found.print)
	if err == nil && len(found.Faults) > 0 {
		err = &quietError{exitFailed}
	}
	return err
}

func (c *ruleCheck) examples(s *Settings, x *extract.Extractor) {
	for _, r := range x.Rules() {
		c.Rules++
		c.Examples += len(r.Examples) + len(r.Not)
		if r.Folder > 0 {
			c.Own++
		}
	}
	for _, f := range x.CheckExamples() {
		c.Faults = append(c.Faults, ruleFault{File: ruleFile(s, f.Rule), Line: f.Rule.Pattern.Line, Rule: f.Rule.Name, Fault: f.Message()})
	}
}

// ruleFile is the file of a rule as the user can find it.
func ruleFile(s *Settings, r *rule.Rule) string {
	if r.Folder > 0 {
		return filepath.Join(s.Extract.Rules, r.File)
	}
	return r.File
}

func (c ruleCheck) print(w io.Writer) {
	for _, f := range c.Faults {
		place := f.File
		if f.Line > 0 {
			place += fmt.Sprintf(":%d", f.Line)
		}
		if f.Col > 0 {
			place += fmt.Sprintf(":%d", f.Col)
		}
		fmt.Fprintf(w, "%s: %s\n", place, f.Fault)
		if f.drawn != "" {
			fmt.Fprintln(w, f.drawn)
		}
	}
	switch {
	case len(c.Faults) > 0:
		fmt.Fprintln(w, counted(len(c.Faults), "fault"))
	case c.Own > 0:
		fmt.Fprintf(w, "%s, %s of them your own, and %s: all is well\n", counted(c.Rules, "rule"), grouped(c.Own), counted(c.Examples, "example"))
	default:
		fmt.Fprintf(w, "%s and %s: all is well\n", counted(c.Rules, "rule"), counted(c.Examples, "example"))
	}
}

func newRulesListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the rules, by stage and priority",
		Example: `  tenure rules list
  tenure rules list --stage organisation --json`,
		Args: arguments(0, 0, "no arguments"),
		RunE: runRulesList,
	}
	addFlags(cmd, extractSettings...)
	cmd.Flags().String("stage", "", "only rules of this `STAGE`: "+strings.Join(extract.Stages(), " or "))
	jsonFlag(cmd)
	return cmd
}

// listedRule is a rule in the list.
type listedRule struct {
	Stage    string   `json:"stage"`
	Name     string   `json:"name"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Priority int      `json:"priority"`
	Pattern  string   `json:"pattern"`
	Examples []string `json:"examples"`
}

func runRulesList(cmd *cobra.Command, _ []string) error {
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	stage, _ := cmd.Flags().GetString("stage")
	if stage != "" && !slices.Contains(extract.Stages(), stage) {
		return &usageError{fmt.Errorf("--stage: there is no stage %q: %s", stage, suggestion(stage, extract.Stages()))}
	}
	x, err := newExtractor(s)
	if err != nil {
		return err
	}
	list := []listedRule{}
	for _, r := range x.Rules() {
		if stage != "" && r.Stage != stage {
			continue
		}
		l := listedRule{Stage: r.Stage, Name: r.Name, File: ruleFile(s, r), Line: r.Pattern.Line, Priority: r.Priority, Pattern: r.Pattern.Text, Examples: []string{}}
		for _, e := range r.Examples {
			l.Examples = append(l.Examples, e.Text)
		}
		list = append(list, l)
	}
	return show(cmd, list, func(w io.Writer) {
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, l := range list {
			fmt.Fprintf(t, "%s\t%s\t%s:%d\n", l.Stage, l.Name, l.File, l.Line)
		}
		t.Flush()
	})
}
