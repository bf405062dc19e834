package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"tenure/graph/ask"
)

// The shape of printed answers.
const (
	textWidth     = 88 // runes in a line of a sentence
	shownEvidence = 3  // sentences for each tenure, unless all are asked for
)

// printer writes answers for people.
type printer struct {
	w   io.Writer
	all bool // every sentence, not the first few
}

func (p *printer) who(a *ask.Answer) {
	on := "as far as is known"
	if a.Question.On != "" {
		on = "on " + inWords(a.Question.On)
	} else if a.On != "" {
		on = "by the latest report, of " + inWords(a.On)
	}
	fmt.Fprintf(p.w, "%s, %s\n", postName(a.Post), on)
	if len(a.Holders) == 0 {
		fmt.Fprintf(p.w, "\nNobody is known to have held it then: 'tenure post' lists all holders.\n")
		return
	}
	for _, h := range a.Holders {
		fmt.Fprintln(p.w)
		p.spell(h.Person, h.Spell, string(h.Certainty))
	}
}

func (p *printer) post(h *ask.History) {
	fmt.Fprintf(p.w, "%s\n\n", postName(h.Post))
	t := tabwriter.NewWriter(p.w, 0, 0, 3, ' ', 0)
	for _, holder := range h.Holders {
		fmt.Fprintf(t, "  %s\n", strings.Join(spellCells(holder.Person, holder.Spell, ""), "\t"))
	}
	t.Flush()
	for _, holder := range h.Holders {
		fmt.Fprintf(p.w, "\n%s\n", holder.Person)
		p.evidence(holder.Evidence)
	}
}

func (p *printer) career(c ask.Career, n, of int) {
	fmt.Fprint(p.w, c.Name)
	if of > 1 {
		fmt.Fprintf(p.w, " (%d of %d people of that name)", n, of)
	}
	fmt.Fprintln(p.w)
	if others := slices.DeleteFunc(slices.Clone(c.Names), func(s string) bool { return s == c.Name }); len(others) > 0 {
		fmt.Fprintf(p.w, "also named %s\n", strings.Join(others, ", "))
	}
	for _, party := range c.Parties {
		fmt.Fprintf(p.w, "party: %s\n", party.Party)
	}
	for _, held := range c.Posts {
		fmt.Fprintln(p.w)
		p.spell(postName(held.Post), held.Spell, "")
	}
	for _, o := range c.Open {
		fmt.Fprintf(p.w, "\n%s, at a body that the article does not name\n", o.Role)
		p.evidence([]ask.Evidence{o.Evidence})
	}
}

// spell writes one spell with what says so.
func (p *printer) spell(head string, s ask.Spell, certainty string) {
	t := tabwriter.NewWriter(p.w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(t, strings.Join(spellCells(head, s, certainty), "\t"))
	t.Flush()
	p.evidence(s.Evidence)
}

// spellCells are the columns of a spell: who or what, when, and what else there is to say.
func spellCells(head string, s ask.Spell, certainty string) []string {
	if s.Area != "" {
		head += " (" + s.Area + ")"
	}
	var marks []string
	if s.Interim {
		marks = append(marks, "interim")
	}
	if s.Status == "future" && s.Start != "" {
		marks = append(marks, "announced")
	}
	if certainty != "" {
		marks = append(marks, certainty)
	}
	return slices.DeleteFunc([]string{head, held(s), strings.Join(marks, ", ")},
		func(cell string) bool { return cell == "" })
}

// held says when somebody held a post: what articles state of its start and its end, and
// where they leave one open, on which days of publication they show the holder in post.
func held(s ask.Spell) string {
	first, last := reported(s.Evidence)
	start, end := inWords(s.Start), inWords(s.End)
	over := ""
	if s.Status == "former" && s.EndLatest != "" {
		over = "over by " + inWords(s.EndLatest)
	}
	switch {
	case start != "" && start == end:
		return start
	case start != "" && end != "":
		return "from " + start + " until " + end
	case start != "":
		when := "from " + start
		if over != "" {
			when += ", " + over
		}
		if last != "" && inWords(last) != start {
			when += " (last reported in post on " + inWords(last) + ")"
		}
		return when
	}
	when := ""
	switch {
	case end != "":
		when = "until " + end
	case over != "":
		when = over
	case s.Status == "former":
		when = "formerly"
	case s.Status == "future":
		when = "to come"
	}
	shown := ""
	switch {
	case last == "":
		if when == "" {
			return "time not told"
		}
		return when
	case first == last:
		shown = "in post on " + inWords(last)
	default:
		shown = "in post on " + inWords(first) + " and on " + inWords(last)
	}
	if when == "" {
		return shown
	}
	return when + " (" + shown + ")"
}

// reported are the first and the last day of publication of an article that shows the
// holder in post.
func reported(list []ask.Evidence) (first, last string) {
	for _, e := range list {
		if e.Status != "current" || e.Published == "" {
			continue
		}
		if first == "" || e.Published < first {
			first = e.Published
		}
		last = max(last, e.Published)
	}
	return first, last
}

// evidence writes sentences with their articles: those that tell a start or an end first.
func (p *printer) evidence(list []ask.Evidence) {
	shown := slices.Clone(list)
	if !p.all && len(shown) > shownEvidence {
		slices.SortStableFunc(shown, func(a, b ask.Evidence) int { return dated(b) - dated(a) })
		shown = shown[:shownEvidence]
		slices.SortStableFunc(shown, func(a, b ask.Evidence) int { return strings.Compare(a.Published, b.Published) })
	}
	for _, e := range shown {
		fmt.Fprintln(p.w, wrapped("“"+e.Quote+"”", "    ", textWidth))
		source := slices.DeleteFunc([]string{e.Title, e.Source, inWords(e.Published)}, func(s string) bool { return s == "" })
		if len(source) == 0 {
			source = []string{"article " + e.Article}
		}
		fmt.Fprintf(p.w, "      %s\n", strings.Join(source, ", "))
		if e.URL != "" {
			fmt.Fprintf(p.w, "      %s\n", e.URL)
		}
	}
	if more := len(list) - len(shown); more > 0 {
		fmt.Fprintf(p.w, "    and %s more: --all shows them\n", counted(more, "sentence"))
	}
}

func dated(e ask.Evidence) int {
	n := 0
	if e.Start != "" {
		n++
	}
	if e.End != "" {
		n++
	}
	return n
}

func postName(post ask.Post) string {
	name := post.Role + ", " + post.Organisation.Name
	if post.Organisation.Of != "" {
		name += " (" + post.Organisation.Of + ")"
	}
	return name
}
