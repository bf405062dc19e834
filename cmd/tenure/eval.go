package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"tenure/extract/eval"
)

func newEvalCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval GOLD...",
		Short: "Score the reading of articles that people have read before",
		Long: `Eval reads the articles of GOLD, files or folders of JSON that say what a careful reader
finds in each, and compares: how much of what is read is right (precision), how much of
what is there is read (recall), and the mean of the two (F1).

With --save the outcome is kept in a file; with --against it is compared with one kept
before: what became better and what worse, article by article. With --min the exit code
is 1 when the F1 of tenures is below that figure.`,
		Example: `  tenure eval extract/testdata/gold
  tenure eval gold/ --errors --save before.json
  tenure eval gold/ --rules my-rules/ --against before.json
  tenure eval gold/ --min 0.75`,
		Args: arguments(1, -1, "one file or folder of gold articles, or more"),
		RunE: runEval,
	}
	addFlags(cmd, extractSettings...)
	cmd.Flags().Bool("errors", false, "list every fault, by kind")
	cmd.Flags().String("save", "", "keep the outcome in `FILE`")
	cmd.Flags().String("against", "", "compare with the outcome kept in `FILE`")
	cmd.Flags().Float64("min", 0, "`F1` of tenures, 0 to 1, below which the exit code is 1")
	jsonFlag(cmd)
	return cmd
}

// evaluation is what 'tenure eval' prints as JSON.
type evaluation struct {
	Version    string                     `json:"version"`
	Articles   int                        `json:"articles"`
	F1         map[eval.Layer]float64     `json:"f1"`
	Counts     map[eval.Layer]eval.Counts `json:"counts"`
	Attributes eval.Attributes            `json:"attributes"`
	Faults     map[string][]eval.Fault    `json:"faults,omitempty"` // by article, with --errors
	Difference *eval.Difference           `json:"difference,omitempty"`
}

func runEval(cmd *cobra.Command, args []string) error {
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	least, _ := cmd.Flags().GetFloat64("min")
	if !(least >= 0 && least <= 1) {
		return &usageError{fmt.Errorf("--min: %v is no F1: want 0 to 1", least)}
	}
	var before *eval.Run
	if file, _ := cmd.Flags().GetString("against"); file != "" {
		if before, err = eval.LoadRun(file); err != nil {
			return &usageError{fmt.Errorf("--against: %w", err)}
		}
	}
	golds, err := eval.Load(args...)
	if err != nil {
		return &usageError{err}
	}
	x, err := newExtractor(s)
	if err != nil {
		return err
	}
	run, err := eval.Read(cmd.Context(), golds, x)
	if err != nil {
		return err
	}
	if file, _ := cmd.Flags().GetString("save"); file != "" {
		if err := run.Save(file); err != nil {
			return err
		}
	}
	listed, _ := cmd.Flags().GetBool("errors")
	e := evaluation{Version: run.Version, Articles: len(run.Articles), F1: run.Scores(), Counts: map[eval.Layer]eval.Counts{}, Attributes: run.Attributes()}
	for _, l := range eval.Layers() {
		e.Counts[l] = run.Total(l)
	}
	if listed {
		e.Faults = map[string][]eval.Fault{}
		for _, a := range run.Articles {
			e.Faults[a.ID] = a.Faults
		}
	}
	if before != nil {
		e.Difference = eval.Compare(before, run)
	}
	err = show(cmd, e, func(w io.Writer) {
		printScores(w, &e)
		if listed {
			printFaults(w, run)
		}
		if e.Difference != nil {
			printDifference(w, e.Difference)
		}
	})
	if err != nil {
		return err
	}
	if f1 := e.F1[eval.Tenures]; f1 < least {
		return fmt.Errorf("the F1 of tenures is %.3f, below the %.3f of --min: see --errors", f1, least)
	}
	return nil
}

func printScores(w io.Writer, e *evaluation) {
	fmt.Fprintf(w, "%s, %s to be read\n\n", counted(e.Articles, "article"), counted(e.Counts[eval.Tenures].TP+e.Counts[eval.Tenures].FN, "tenure"))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "precision\trecall\tF1\tright\tmade up\tmissed\t")
	for _, l := range eval.Layers() {
		c := e.Counts[l]
		fmt.Fprintf(t, "%.3f\t%.3f\t%.3f\t%d\t%d\t%d\t  %s\n", c.Precision(), c.Recall(), c.F1(), c.TP, c.FP, c.FN, layerName(l))
	}
	t.Flush()
	if a := e.Attributes; a.N > 0 {
		part := func(n int) float64 { return float64(n) / float64(a.N) }
		fmt.Fprintf(w, "\nOf %s read rightly, right are: status %.3f, interim %.3f, start %.3f, end %.3f.\n",
			counted(a.N, "tenure"), part(a.Status), part(a.Interim), part(a.Start), part(a.End))
	}
}

func layerName(l eval.Layer) string {
	if l == eval.Full {
		return "tenure with every attribute right"
	}
	return string(l)
}

func printFaults(w io.Writer, run *eval.Run) {
	for _, kind := range eval.Kinds() {
		n := 0
		for _, a := range run.Articles {
			for _, f := range a.Faults {
				if f.Kind == kind {
					n++
				}
			}
		}
		if n == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s (%d)\n", kind, n)
		for _, a := range run.Articles {
			for _, f := range a.Faults {
				if f.Kind == kind {
					fmt.Fprintf(w, "  %s: %s\n", a.ID, f)
				}
			}
		}
	}
}

func printDifference(w io.Writer, d *eval.Difference) {
	fmt.Fprintln(w)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "before\tnow\tchange\t")
	for _, l := range eval.Layers() {
		was, is := d.Before[l], d.After[l]
		fmt.Fprintf(t, "%.3f\t%.3f\t%+.3f\t  %s\n", was, is, is-was, layerName(l))
	}
	t.Flush()
	for _, a := range d.Articles {
		fmt.Fprintf(w, "\n%s\n", a.ID)
		for _, f := range a.Better {
			fmt.Fprintf(w, "  better: no longer %s: %s\n", f.Kind, f)
		}
		for _, f := range a.Worse {
			fmt.Fprintf(w, "  worse: %s: %s\n", f.Kind, f)
		}
	}
	if len(d.Articles) == 0 {
		fmt.Fprintln(w, "\nNo article is read otherwise.")
	}
	if n := len(d.OnlyBefore); n > 0 {
		fmt.Fprintf(w, "\nNot read this time: %s\n", counted(n, "article"))
	}
	if n := len(d.OnlyAfter); n > 0 {
		fmt.Fprintf(w, "\nNew this time: %s\n", counted(n, "article"))
	}
}
