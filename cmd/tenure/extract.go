package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"tenure/corpus"
	"tenure/extract"
)

func newExtractCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Print what each article says, one line of JSON an article",
		Long: `Extract reads articles and prints what each one says of people, organisations,
tenures, parties and dates: one line of JSON an article, in the order of the input.
It uses no store. PATH is a folder, a file ending in .txt, .jsonl, .txt.gz or
.jsonl.gz, or - for lines of JSON on the standard input; the answer to each of these
is written before the next is waited for, so that the command can stand in a pipe.

What cannot be read is named on the standard error output, and the exit code is 3.`,
		Example: `  tenure extract articles/ > readings.jsonl
  tenure extract --workers 8 2024-05.jsonl.gz
  cat today.jsonl | tenure extract -`,
		Args: arguments(1, -1, "one path or more"),
		RunE: runExtract,
	}
	addFlags(cmd, append([]string{"workers"}, extractSettings...)...)
	return cmd
}

// taken is an article as the corpus handed it over, or what it could not read.
type taken struct {
	article corpus.Article
	err     error
}

// line is a reading as it will be printed, or why there is none.
type line struct {
	json []byte
	id   string
	err  error
}

func runExtract(cmd *cobra.Command, args []string) error {
	ctx := cmd.Context()
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	reader, err := corpus.Open(args, cmd.InOrStdin())
	if err != nil {
		return &usageError{err}
	}
	x, err := newExtractor(s)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
	piped := slices.Contains(args, "-")
	failed := 0
	takeAll := func(ctx context.Context) iter.Seq[taken] {
		return func(yield func(taken) bool) {
			for a, err := range reader.Read(ctx) {
				if !yield(taken{a, err}) {
					return
				}
			}
		}
	}
	workers := workerCount(s)
	for l := range ordered(ctx, takeAll, workers, 8*workers, func(t taken) line { return printable(x, t) }) {
		if ctx.Err() != nil {
			break
		}
		if l.err != nil {
			failed++
			fmt.Fprintln(cmd.ErrOrStderr(), newFailure(l.id, l.err))
			continue
		}
		if _, err := out.Write(l.json); err != nil {
			return fmt.Errorf("write a reading: %w", err)
		}
		if piped {
			if err := out.Flush(); err != nil {
				return fmt.Errorf("write a reading: %w", err)
			}
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write a reading: %w", err)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed > 0:
		fmt.Fprintf(cmd.ErrOrStderr(), "tenure: %s could not be read\n", counted(failed, "article"))
		return &quietError{exitPartly}
	}
	return nil
}

// printable reads an article and makes its line. A withdrawn article says nothing and has
// an empty line.
func printable(x *extract.Extractor, t taken) line {
	if t.err != nil || t.article.Withdrawn {
		return line{err: t.err}
	}
	r, err := readArticle(x.Read, t.article)
	if err != nil {
		return line{id: t.article.ID, err: err}
	}
	var buffer lineBuffer
	if err := encodeJSON(&buffer, r, ""); err != nil {
		return line{id: t.article.ID, err: err}
	}
	return line{json: buffer}
}

// lineBuffer is the least writer there is.
type lineBuffer []byte

func (b *lineBuffer) Write(p []byte) (int, error) {
	*b = append(*b, p...)
	return len(p), nil
}

// encodeJSON writes v as JSON and a line end, with <, > and & as they are.
func encodeJSON(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}
