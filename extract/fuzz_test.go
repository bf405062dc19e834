package extract

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tenure/corpus"
)

// FuzzRead reads whatever comes, seeded with the paragraphs of invented articles: nothing
// brings the reading down, every place lies within the text, and a second reading gives
// the same bytes.
func FuzzRead(f *testing.F) {
	x, err := New(Options{})
	if err != nil {
		f.Fatal(err)
	}
	for _, folder := range []string{"gold", "heron"} {
		files, err := filepath.Glob(filepath.Join("testdata", folder, "*.json"))
		if err != nil || len(files) == 0 {
			f.Fatalf("no articles in testdata/%s: %v", folder, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			var g struct{ Text string }
			if err := json.Unmarshal(data, &g); err != nil {
				f.Fatal(err)
			}
			for p := range strings.SplitSeq(g.Text, "\n\n") {
				f.Add(p, int16(9000))
			}
		}
	}
	f.Add("Cllr \xff Holt,\x00 “leader\u2029 of – of the the council", int16(0))
	f.Fuzz(func(t *testing.T, text string, day int16) {
		if len(text) > 3000 {
			t.Skip("longer texts say no more")
		}
		a := corpus.Article{ID: "a", Text: text}
		if day > 0 {
			a.Published = time.Unix(int64(day)*86400, 0).UTC()
		}
		r := x.Read(a)
		within := func(what string, start, end int) {
			if start < 0 || start >= end || end > len(text) {
				t.Fatalf("%s at %d to %d of a text of %d bytes", what, start, end, len(text))
			}
		}
		for _, p := range r.People {
			for _, m := range p.Places {
				within(p.Name, m.Start, m.End)
			}
		}
		for _, o := range r.Organisations {
			for _, m := range o.Places {
				within(o.Name, m.Start, m.End)
			}
		}
		for _, tn := range r.Tenures {
			within(tn.Role, tn.Evidence.Start, tn.Evidence.End)
			if tn.Person == "" || tn.Role == "" {
				t.Fatalf("a tenure without person or role: %+v", tn)
			}
		}
		for _, d := range r.Dates {
			within(d.Text, d.Start, d.End)
		}
		first, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		second, err := json.Marshal(x.Read(a))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Fatalf("two readings differ:\n%s\n%s", first, second)
		}
	})
}
