package main

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"sync"
	"time"

	"tenure/corpus"
	"tenure/extract"
	"tenure/graph"
	"tenure/graph/resolve"
)

// job is one run over a corpus: articles are read, compared with the store, extracted on
// workers, and landed in batches by one writer, in the order of the corpus.
//
// The goroutine that reads the corpus also compares, the workers of ordered extract, and
// the caller of run lands; inFlight is what the first and the last share.
type job struct {
	reader   *corpus.Reader
	extract  func(corpus.Article) *extract.Reading
	version  string // of the rules and the vocabulary that extraction and identity go by
	store    graph.Store
	register resolve.Register
	workers  int
	batch    int // articles landed in one transaction
	progress *progress

	inFlight inFlight
}

// fate is what happens to an article.
type fate int

const (
	fateNew       fate = iota
	fateCorrected      // the store has it with other words
	fateReread         // the store has it as other rules read it
	fateWithdrawn      // its source has taken it back
	fateUnchanged      // the store has it so
	fateOlder          // the store has a later state of it
	fateFailed         // it could not be read
	fateStop           // the run cannot go on
)

// entry is an article on its way through the job.
type entry struct {
	fate    fate
	article corpus.Article
	state   state
	claims  []graph.Claim
	err     error // for fateFailed and fateStop
}

// state is what the store remembers of an article to know it again.
type state struct {
	hash    string
	updated string
}

// The forms of graph.Article.Hash. That of a read article ends with the version of the
// rules, so that new rules read everything again. Of a withdrawn article the store keeps
// the id and the moment alone, so that an older copy that comes again does not bring it
// back.
const (
	versionMark   = "."
	withdrawnMark = "withdrawn"
)

// stateOf is the state in which the store will have a.
func (j *job) stateOf(a corpus.Article) state {
	s := state{hash: corpus.Hash(a) + versionMark + j.version}
	if a.Withdrawn {
		s.hash = withdrawnMark
	}
	s.updated = updatedText(a.Updated)
	return s
}

// stamp is the state's place in time.
func (s state) stamp() corpus.Stamp {
	updated, _ := time.Parse(time.RFC3339, s.updated) // zero for ""
	return corpus.Stamp{Updated: updated, Withdrawn: s.hash == withdrawnMark}
}

// onto is the state to land when now takes the place of stored.
func (s state) onto(stored state) state {
	s.updated = updatedText(s.stamp().Onto(stored.stamp()).Updated)
	return s
}

func updatedText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// judge compares an article with what the store has, if it has it. Other words under an id,
// neither state the later, are a correction here: between two runs the text has changed
// where it is kept. (Within one run they are two articles of one id, which corpus refuses.)
func judge(now, stored state, known bool) fate {
	switch {
	case known && stored.hash == now.hash:
		return fateUnchanged
	case known && now.stamp().Against(stored.stamp()) == corpus.Older:
		return fateOlder
	case now.hash == withdrawnMark:
		return fateWithdrawn
	case !known:
		return fateNew
	case contentOf(stored.hash) == contentOf(now.hash):
		return fateReread
	}
	return fateCorrected
}

// contentOf is the part of a hash before the version of the rules.
func contentOf(hash string) string {
	content, _, _ := strings.Cut(hash, versionMark)
	return content
}

// entries reads the corpus and compares it with the store, some articles at a time.
func (j *job) entries(ctx context.Context) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		var waiting []entry
		flush := func() bool {
			if err := j.compare(ctx, waiting); err != nil {
				yield(entry{fate: fateStop, err: err})
				return false
			}
			for _, e := range waiting {
				if !yield(e) {
					return false
				}
			}
			clear(waiting)
			waiting = waiting[:0]
			return true
		}
		for a, err := range j.reader.Read(ctx) {
			switch {
			case ctx.Err() != nil:
				return
			case err != nil:
				waiting = append(waiting, entry{fate: fateFailed, err: err})
			default:
				waiting = append(waiting, entry{article: a, state: j.stateOf(a)})
			}
			if len(waiting) >= j.batch && !flush() {
				return
			}
		}
		flush()
	}
}

// compare settles the fates of articles.
func (j *job) compare(ctx context.Context, entries []entry) error {
	// First what is in flight: what lands after this look is seen by the load that follows.
	known := map[string]state{}
	var ids []string
	for i := range entries {
		e := &entries[i]
		if e.fate == fateFailed {
			continue
		}
		if s, ok := j.inFlight.get(e.article.ID); ok {
			known[e.article.ID] = s
		} else {
			ids = append(ids, e.article.ID)
		}
	}
	stored, err := j.store.Load(ctx, graph.Scope{Articles: ids})
	if err != nil {
		return fmt.Errorf("looking up which articles are known: %w", err)
	}
	for i := range stored.Articles {
		a := &stored.Articles[i]
		known[a.ID] = state{a.Hash, a.Updated}
	}
	for i := range entries {
		e := &entries[i]
		if e.fate == fateFailed {
			continue
		}
		was, ok := known[e.article.ID]
		if e.fate = judge(e.state, was, ok); e.fate.lands() {
			if ok {
				e.state = e.state.onto(was)
			}
			known[e.article.ID] = e.state
			j.inFlight.put(e.article.ID, e.state)
		}
	}
	return nil
}

// lands says that an article changes the store.
func (f fate) lands() bool { return f <= fateWithdrawn }

// read extracts the claims of an entry that needs it.
func (j *job) read(e entry) entry {
	if e.fate.lands() && e.fate != fateWithdrawn {
		r, err := readArticle(j.extract, e.article)
		if err != nil {
			e.fate, e.err = fateFailed, err
			j.inFlight.drop(e.article.ID, e.state)
		} else {
			e.claims = graph.Claims(r)
		}
	}
	e.article.Text = "" // what waits to land needs it no more
	return e
}

// run does the job. What has landed is in the report, also when there is an error; a batch
// that is being written when ctx ends still lands.
func (j *job) run(ctx context.Context, report *Report) error {
	var batch []entry
	for e := range ordered(ctx, j.entries, j.workers, max(j.batch, 4*j.workers), j.read) {
		if ctx.Err() != nil {
			break
		}
		switch {
		case e.fate == fateStop:
			return e.err
		case e.fate.lands():
			batch = append(batch, e)
		default:
			report.count(e)
		}
		j.progress.read()
		if len(batch) >= j.batch {
			if err := j.land(ctx, batch, report); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return j.land(ctx, batch, report)
}

// land writes one batch, whole or not at all.
func (j *job) land(ctx context.Context, batch []entry, report *Report) error {
	if len(batch) == 0 {
		return nil
	}
	b := resolve.Batch{Articles: make([]resolve.Article, 0, len(batch))}
	for i := range batch {
		b.Articles = append(b.Articles, batch[i].landing())
	}
	changes, err := resolve.Run(context.WithoutCancel(ctx), j.store, j.register, b)
	if err != nil {
		return err
	}
	for _, e := range batch {
		j.inFlight.drop(e.article.ID, e.state)
		report.count(e)
	}
	report.Changes.Add(changes)
	j.progress.landed(len(batch))
	return nil
}

// landing is the entry as the store will have it.
func (e *entry) landing() resolve.Article {
	a := resolve.Article{Article: graph.Article{ID: e.article.ID, Hash: e.state.hash, Updated: e.state.updated}}
	if e.fate == fateWithdrawn {
		return a
	}
	a.URL, a.Source, a.Title, a.Claims = e.article.URL, e.article.Source, e.article.Title, e.claims
	if !e.article.Published.IsZero() {
		a.Published = e.article.Published.UTC().Format(time.DateOnly)
	}
	return a
}

// inFlight holds the articles that are on their way into the store, by id.
type inFlight struct {
	mu     sync.Mutex
	states map[string]state
}

func (f *inFlight) get(id string) (state, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s, ok := f.states[id]
	return s, ok
}

func (f *inFlight) put(id string, s state) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.states == nil {
		f.states = map[string]state{}
	}
	f.states[id] = s
}

// drop forgets an article, unless a later state of it is on its way.
func (f *inFlight) drop(id string, s state) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.states[id] == s {
		delete(f.states, id)
	}
}
