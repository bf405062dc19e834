package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"tenure/extract"
)

// Run is a scoring of a set of articles.
type Run struct {
	// Version is that of the extractor: rules, vocabulary and machinery.
	Version  string    `json:"version"`
	Articles []*Result `json:"articles"` // in the order of the gold
}

// Read reads the articles and scores them, several at a time. It ends early when the
// context does, with its error.
func Read(ctx context.Context, golds []*Gold, x *extract.Extractor) (*Run, error) {
	run := &Run{Version: x.Version(), Articles: make([]*Result, len(golds))}
	faults := make([]error, len(golds))
	next := make(chan int)
	var work sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(golds)) {
		work.Go(func() {
			for i := range next {
				run.Articles[i], faults[i] = readOne(golds[i], x)
			}
		})
	}
	for i := range golds {
		select {
		case next <- i:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(next)
	work.Wait()
	if err := errors.Join(append(faults, ctx.Err())...); err != nil {
		return nil, err
	}
	return run, nil
}

// readOne reads and scores an article; a fault of the program names the article.
func readOne(g *Gold, x *extract.Extractor) (r *Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("article %s: the program failed on it; please report it with the article: %v\n%s", g.ID, p, debug.Stack())
		}
	}()
	return Score(g, x.Read(g.Article)), nil
}

// Total sums the counts of a layer over all articles.
func (r *Run) Total(l Layer) Counts {
	var c Counts
	for _, a := range r.Articles {
		c.add(a.Layers[l])
	}
	return c
}

// Attributes sums the attributes over all articles.
func (r *Run) Attributes() Attributes {
	var sum Attributes
	for _, a := range r.Articles {
		sum.add(a.Attributes)
	}
	return sum
}

// Scores gives the F1 of every layer.
func (r *Run) Scores() map[Layer]float64 {
	out := map[Layer]float64{}
	for _, l := range Layers() {
		out[l] = r.Total(l).F1()
	}
	return out
}

// Save writes the run to a file, as JSON in a fixed order.
func (r *Run) Save(file string) error {
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return fmt.Errorf("save the run: %w", err)
	}
	if err := os.WriteFile(file, append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("save the run: %w", err)
	}
	return nil
}

// LoadRun reads a file that Save wrote. Every error is a *GoldError.
func LoadRun(file string) (*Run, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, &GoldError{File: file, Err: err}
	}
	r := &Run{}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, &GoldError{File: file, Line: lineOf(data, err, 0), Err: fmt.Errorf("not a saved run: %w", err)}
	}
	if len(r.Articles) == 0 || slices.Contains(r.Articles, nil) {
		return nil, &GoldError{File: file, Err: fmt.Errorf("not a saved run: it has no articles; make one with --save")}
	}
	return r, nil
}

// Difference is what one run has that another has not.
type Difference struct {
	Before, After map[Layer]float64   `json:"-"`
	Articles      []ArticleDifference `json:"articles"` // those that changed, in the order of the later run
	OnlyBefore    []string            `json:"only_before,omitempty"`
	OnlyAfter     []string            `json:"only_after,omitempty"`
}

// ArticleDifference is what changed in one article.
type ArticleDifference struct {
	ID     string  `json:"id"`
	Better []Fault `json:"better,omitempty"` // faults that are gone
	Worse  []Fault `json:"worse,omitempty"`  // faults that are new
}

// Compare says what changed from one run to a later one. Scores are those of the articles
// that both have.
func Compare(before, after *Run) *Difference {
	d := &Difference{Articles: []ArticleDifference{}}
	old := map[string]*Result{}
	for _, a := range before.Articles {
		old[a.ID] = a
	}
	var was, is Run
	for _, a := range after.Articles {
		b := old[a.ID]
		if b == nil {
			d.OnlyAfter = append(d.OnlyAfter, a.ID)
			continue
		}
		delete(old, a.ID)
		was.Articles, is.Articles = append(was.Articles, b), append(is.Articles, a)
		if c := (ArticleDifference{a.ID, lacking(b.Faults, a.Faults), lacking(a.Faults, b.Faults)}); len(c.Better)+len(c.Worse) > 0 {
			d.Articles = append(d.Articles, c)
		}
	}
	for _, a := range before.Articles {
		if old[a.ID] != nil {
			d.OnlyBefore = append(d.OnlyBefore, a.ID)
		}
	}
	d.Before, d.After = was.Scores(), is.Scores()
	return d
}

// lacking lists the faults of a that b does not have. Quotes and rules may differ.
func lacking(a, b []Fault) []Fault {
	type key struct{ kind, what string }
	have := map[key]int{}
	for _, f := range b {
		have[key{f.Kind, f.What}]++
	}
	var out []Fault
	for _, f := range a {
		k := key{f.Kind, f.What}
		if have[k] > 0 {
			have[k]--
			continue
		}
		out = append(out, f)
	}
	return out
}
