package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"tenure/corpus"
	"tenure/graph"
)

func newRunCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "run [PATH...]",
		Short: "Read articles into the graph",
		Long: `Run reads articles and brings the graph up to date with them. PATH is a folder, a
file ending in .txt, .jsonl, .txt.gz or .jsonl.gz, or - for lines of JSON on the
standard input; without one, the folders under 'corpus' in the settings are read.

Running again is safe: articles that are in the store already are not read again,
corrected ones replace what they said before, and withdrawn ones take it with them.
Articles land in batches, each whole or not at all. Ctrl-C ends the run after the
batch that is being written; the next run takes up where it stopped. One article
that cannot be read does not stop the rest: it is named at the end, and the exit
code is 3.`,
		Example: `  tenure run articles/
  tenure run --db news.db --workers 8 2024-05.jsonl.gz
  cat today.jsonl | tenure run --report report.json -`,
		Args: cobra.ArbitraryArgs,
		RunE: runRun,
	}
	addFlags(cmd, append(append([]string{"workers", "batch"}, extractSettings...), storeSettings...)...)
	cmd.Flags().Bool("json", false, "print the report as JSON")
	cmd.Flags().String("report", "", "write the report, with every failure, to `FILE` as JSON")
	return cmd
}

func runRun(cmd *cobra.Command, args []string) (err error) {
	ctx := cmd.Context()
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = s.Corpus
	}
	if len(args) == 0 {
		return &usageError{errors.New("there is nothing to read: name a folder or a file, or put one under 'corpus' in the settings")}
	}
	reader, err := corpus.Open(args, cmd.InOrStdin())
	if err != nil {
		return &usageError{err}
	}
	asJSON, _ := cmd.Flags().GetBool("json")
	reportFile, _ := cmd.Flags().GetString("report")
	var reportOut *os.File
	if reportFile != "" { // opened now, so that a long run does not end in vain; emptied only when it is written
		if reportOut, err = os.OpenFile(reportFile, os.O_WRONLY|os.O_CREATE, 0o666); err != nil {
			return &usageError{fmt.Errorf("--report: %w", err)}
		}
		defer func() { err = errors.Join(err, reportOut.Close()) }()
	}
	x, err := newExtractor(s)
	if err != nil {
		return err
	}
	store, err := openStore(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(context.WithoutCancel(ctx))) }()
	unlock, err := store.Lock(ctx, holder())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()

	began := time.Now()
	report := &Report{Failures: []Failure{}}
	j := &job{
		reader: reader, extract: x.Read, version: x.Version() + graph.Version(), store: store, register: register(x.Lexicon()),
		workers: workerCount(s), batch: s.Batch, progress: newProgress(cmd.ErrOrStderr()),
	}
	failure := j.run(ctx, report)
	j.progress.finish()
	report.Seconds = time.Since(began).Seconds()
	report.passedOver(reader.Counts())
	report.Interrupted = ctx.Err() != nil
	if failure != nil && !report.Interrupted {
		report.Error = failure.Error()
	}
	if reportOut != nil {
		if err := errors.Join(reportOut.Truncate(0), encodeJSON(reportOut, report, "  ")); err != nil {
			return errors.Join(failure, fmt.Errorf("--report: %w", err))
		}
	}
	if asJSON {
		err = encodeJSON(cmd.OutOrStdout(), report, "  ")
	} else {
		err = report.print(cmd.OutOrStdout())
	}
	switch {
	case failure != nil:
		return failure
	case err != nil:
		return fmt.Errorf("print the report: %w", err)
	case report.Failed > 0:
		return &quietError{exitPartly}
	}
	return nil
}

// holder is how the lock names this run to the next one; the store adds since when.
func holder() string {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	return fmt.Sprintf("'tenure run', process %d on %s", os.Getpid(), host)
}
