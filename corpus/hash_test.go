package corpus

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The hash is kept by stores. When it changes, every article that has landed counts as
// corrected.
func TestHashStaysWhatItWas(t *testing.T) {
	a := Article{ID: "marsh-1", URL: "https://echo.example/1", Source: "Echo", Title: "Ferry", Published: day(2019, 5, 8), Text: "The ferry is late."}
	const stored = "b71c1fb847ce626009ea339d1fa0fe0d"
	if got := Hash(a); got != stored {
		t.Errorf("got %s, want %s", got, stored)
	}
}

func TestHashChangesWithEachField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := articles.Draw(t, "article")
		b := a
		field := rapid.SampledFrom([]string{"none", "updated", "id", "url", "source", "title", "published", "withdrawn", "text", "moved"}).Draw(t, "field")
		want := true
		switch field {
		case "none":
			want = false
		case "updated":
			b.Updated = b.Updated.Add(time.Hour)
			want = false
		case "id":
			b.ID += "x"
		case "url":
			b.URL += "x"
		case "source":
			b.Source += "x"
		case "title":
			b.Title += "x"
		case "published":
			b.Published = b.Published.AddDate(0, 0, 1)
		case "withdrawn":
			b.Withdrawn = !b.Withdrawn
		case "text":
			b.Text += "x"
		case "moved": // the same words, parted otherwise
			a.Source, a.Title = "ab", "c"
			b.Source, b.Title = "a", "bc"
		}
		if got := Hash(a) != Hash(b); got != want {
			t.Fatalf("changed %s: hash changed is %v", field, got)
		}
	})
}
