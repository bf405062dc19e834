package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"tenure/corpus"
	"tenure/extract"
)

func newExplainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show how one article is read: words, names, rules and what came of them",
		Long: `Explain reads one article and shows, sentence by sentence, its words with their parts
of speech, the people, bodies, posts and times seen in it, the rules that matched and
the tenures and parties that came of them. With --rule it shows how far that rule got
from each word at which it could start, and what it wanted where it failed.

FILE is a text file, a file of JSON lines, or - for JSON lines on the standard input;
where it holds more than one article, --id says which.`,
		Example: `  tenure explain article.txt --sentence 3
  tenure explain article.txt --rule "name, post"
  tenure explain 2024-05.jsonl --id chair-2024 --json`,
		Args: arguments(1, 1, "one file"),
		RunE: runExplain,
	}
	addFlags(cmd, extractSettings...)
	cmd.Flags().Int("sentence", -1, "only the sentence of this `NUMBER`, from 0 as in 'tenure extract'")
	cmd.Flags().String("rule", "", "how far the rule of this `NAME` got")
	cmd.Flags().String("id", "", "the article with this `ID`")
	jsonFlag(cmd)
	return cmd
}

func runExplain(cmd *cobra.Command, args []string) error {
	s, err := loadSettings(cmd)
	if err != nil {
		return err
	}
	reader, err := corpus.Open(args, cmd.InOrStdin())
	if err != nil {
		return &usageError{err}
	}
	id, _ := cmd.Flags().GetString("id")
	a, err := oneArticle(cmd.Context(), reader, args[0], id)
	if err != nil {
		return err
	}
	x, err := newExtractor(s)
	if err != nil {
		return err
	}
	ruleName, _ := cmd.Flags().GetString("rule")
	e, err := x.Explain(a, ruleName)
	var unknown *extract.UnknownRuleError
	if errors.As(err, &unknown) {
		return &usageError{fmt.Errorf("--rule: %w", err)}
	}
	if err != nil {
		return err
	}
	if cmd.Flags().Changed("sentence") {
		n, _ := cmd.Flags().GetInt("sentence")
		if n < 0 || n >= len(e.Sentences) {
			return &usageError{fmt.Errorf("--sentence: there is no sentence %d: the article has %s, from 0", n, counted(len(e.Sentences), "sentence"))}
		}
		e.Sentences = e.Sentences[n : n+1]
	}
	return show(cmd, e, func(w io.Writer) { printExplanation(w, e, ruleName) })
}

// oneArticle takes from a reader the article with an id, or the only one when id is "".
func oneArticle(ctx context.Context, reader *corpus.Reader, file, id string) (corpus.Article, error) {
	var found []corpus.Article
	for a, err := range reader.Read(ctx) {
		switch {
		case err != nil:
			return corpus.Article{}, err
		case id == "" || a.ID == id:
			found = append(found, a)
		}
		if len(found) > 1 {
			if id == "" {
				return corpus.Article{}, &usageError{fmt.Errorf("%s holds more than one article: name one with --id, as %s", file, found[0].ID)}
			}
			found = found[1:] // the later state of it
		}
	}
	switch {
	case ctx.Err() != nil:
		return corpus.Article{}, ctx.Err()
	case len(found) == 0 && id != "":
		return corpus.Article{}, &usageError{fmt.Errorf("%s holds no article with the id %q: see --id", file, id)}
	case len(found) == 0:
		return corpus.Article{}, &usageError{fmt.Errorf("%s holds no article: name a file that does", file)}
	}
	return found[0], nil
}

// printExplanation writes an explanation for people. With a rule's name it is about that
// rule, and sentences in which the rule can start nowhere are left out.
func printExplanation(w io.Writer, e *extract.Explanation, ruleName string) {
	shown := 0
	for _, s := range e.Sentences {
		if ruleName != "" && len(s.Attempts) == 0 {
			continue
		}
		if shown++; shown > 1 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "sentence %d, bytes %d to %d\n%s\n", s.Number, s.Start, s.End, wrapped(s.Text, "    ", textWidth))
		printSeen(w, &s)
		if ruleName != "" {
			printAttempts(w, &s, ruleName)
			continue
		}
		for _, m := range s.Matches {
			fmt.Fprintf(w, "  rule     %s (%s, %s:%d)\n             took “%s”\n", m.Rule, m.Stage, m.File, m.Line, m.Text)
			for _, c := range m.Captures {
				fmt.Fprintf(w, "             %s: “%s”\n", c.Name, c.Text)
			}
		}
		for _, t := range s.Tenures {
			status := t.Status
			if t.Interim {
				status += " interim"
			}
			fmt.Fprintf(w, "  tenure   %s\n", strings.Join([]string{t.Person, t.Role, or(t.Organisation, "?"), status, or(t.Start, "?") + " to " + or(t.End, "?")}, " | "))
			fmt.Fprintf(w, "             by %s\n", t.Evidence.Rule)
		}
		for _, m := range s.Memberships {
			fmt.Fprintf(w, "  party    %s | %s\n             by %s\n", m.Person, m.Party, m.Evidence.Rule)
		}
	}
	switch {
	case shown == 0 && ruleName != "":
		fmt.Fprintf(w, "The rule %q can start at no word here.\n", ruleName)
	case shown == 0:
		fmt.Fprintln(w, "There is nothing to read in it.")
	}
}

func or(s *string, other string) string {
	if s == nil {
		return other
	}
	return *s
}

// printSeen writes the words and the mentions of a sentence.
func printSeen(w io.Writer, s *extract.ExplainedSentence) {
	var words []string
	for _, t := range s.Tokens {
		words = append(words, t.Text+"/"+t.Tag)
	}
	text := wrapped(strings.Join(words, " "), "           ", textWidth)
	fmt.Fprintf(w, "  words    %s\n", strings.TrimLeft(text, " "))
	for _, m := range s.Mentions {
		kind := "@" + m.Kind
		if m.Sub != "" {
			kind += "[" + m.Sub + "]"
		}
		fmt.Fprintf(w, "  seen     %s “%s”", kind, m.Text)
		if m.Means != "" && m.Means != m.Text {
			fmt.Fprintf(w, " = %s", m.Means)
		}
		fmt.Fprintln(w)
	}
}

func printAttempts(w io.Writer, s *extract.ExplainedSentence, ruleName string) {
	for _, a := range s.Attempts {
		from := s.Tokens[a.Start-s.First].Text
		if a.Matched {
			fmt.Fprintf(w, "  from “%s”: %s took “%s”\n", from, ruleName, a.Text)
			continue
		}
		saw := "the sentence ends"
		if a.Saw != "" {
			saw = "there stands “" + a.Saw + "”"
		}
		fmt.Fprintf(w, "  from “%s”: ", from)
		if a.Text != "" {
			fmt.Fprintf(w, "got over “%s”, but ", a.Text)
		}
		fmt.Fprintf(w, "%s where it wants %s\n", saw, a.Wanted)
	}
}
