package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"tenure/corpus"
	"tenure/graph"
)

// Report says what a run did. Counts are of articles and hold what has landed.
type Report struct {
	Read      int `json:"read"`      // all of the below but repeats
	New       int `json:"new"`       // not in the store before
	Corrected int `json:"corrected"` // in the store with other words before
	Reread    int `json:"reread"`    // read again since rules or vocabulary have changed
	Withdrawn int `json:"withdrawn"` // taken back by their source
	Unchanged int `json:"unchanged"` // in the store already; not read again
	Older     int `json:"older"`     // the store, or this run, has a later state; passed over
	Repeats   int `json:"repeats"`   // read before in this run; passed over
	Failed    int `json:"failed"`    // could not be read
	Ignored   int `json:"ignored"`   // files in folders whose endings are not read; in no other count

	Failures []Failure     `json:"failures"`
	Changes  graph.Changes `json:"changes"`

	Seconds     float64 `json:"seconds"`
	Interrupted bool    `json:"interrupted"`
	Error       string  `json:"error,omitempty"` // why the run ended early
}

// count notes the fate of one article.
func (r *Report) count(e entry) {
	r.Read++
	switch e.fate {
	case fateNew:
		r.New++
	case fateCorrected:
		r.Corrected++
	case fateReread:
		r.Reread++
	case fateWithdrawn:
		r.Withdrawn++
	case fateUnchanged:
		r.Unchanged++
	case fateOlder:
		r.Older++
	case fateFailed:
		r.Failed++
		r.Failures = append(r.Failures, newFailure(e.article.ID, e.err))
	}
}

// passedOver notes what the corpus met but did not hand over.
func (r *Report) passedOver(c corpus.Counts) {
	r.Repeats, r.Ignored = c.Repeats, c.Ignored
	r.Older += c.Older
	r.Read += c.Older
}

// shownFailures is how many failures the printed report names.
const shownFailures = 20

// print writes the report for people.
func (r *Report) print(w io.Writer) error {
	head := counted(r.Read, "article") + " read"
	if r.Interrupted {
		head = "Interrupted. Landed so far: " + head
	}
	fmt.Fprintf(w, "%s in %.1f seconds\n", head, r.Seconds)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range []struct {
		n    int
		name string
		must bool // shown also when none
	}{
		{r.New, "new", true}, {r.Corrected, "corrected", true}, {r.Reread, "read again by new rules", false},
		{r.Withdrawn, "withdrawn", true}, {r.Unchanged, "unchanged", true}, {r.Older, "older than what is known", false},
		{r.Failed, "failed", true},
	} {
		if row.must || row.n > 0 {
			fmt.Fprintf(t, "  %s\t %s\n", grouped(row.n), row.name)
		}
	}
	t.Flush()
	if r.Repeats > 0 {
		fmt.Fprintf(w, "  besides, %s of one article passed over\n", counted(r.Repeats, "repeat"))
	}
	if r.Ignored > 0 {
		fmt.Fprintf(w, "  besides, %s passed over whose endings are none of .txt, .jsonl, .txt.gz, .jsonl.gz\n", counted(r.Ignored, "file"))
	}

	fmt.Fprintln(w)
	t = tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "\tadded\tchanged\tremoved\t\n")
	for _, row := range []struct {
		name string
		c    graph.Change
	}{
		{"people", r.Changes.People}, {"organisations", r.Changes.Organisations}, {"posts", r.Changes.Posts},
		{"tenures", r.Changes.Tenures}, {"claims", r.Changes.Claims},
	} {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t\n", row.name, grouped(row.c.Added), grouped(row.c.Changed), grouped(row.c.Removed))
	}
	err := t.Flush()
	if r.Failed > 0 {
		fmt.Fprintln(w, "\nCould not be read:")
		for i, f := range r.Failures {
			if i == shownFailures {
				fmt.Fprintf(w, "  and %s more: --report FILE lists them all\n", grouped(len(r.Failures)-i))
				break
			}
			fmt.Fprintf(w, "  %s\n", f)
		}
	}
	return err
}
