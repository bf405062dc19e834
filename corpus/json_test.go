package corpus

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// articles draws articles as a Reader hands them over. Their ids are as good as unique.
var articles = rapid.Custom(func(t *rapid.T) Article {
	line := func(label string) string { return cleanLine(rapid.String().Draw(t, label)) }
	a := Article{
		ID:     cleanLine(rapid.StringMatching(`[a-zé/:.-]{12,20}`).Draw(t, "id")),
		URL:    line("url"),
		Source: line("source"),
		Title:  line("title"),
		Text:   clean(rapid.String().Draw(t, "text")) + ".",
	}
	if rapid.Bool().Draw(t, "dated") {
		a.Published = day(1900+rapid.IntRange(0, 200).Draw(t, "year"), 1, rapid.IntRange(1, 365).Draw(t, "day of year"))
	}
	if rapid.Bool().Draw(t, "corrected") {
		a.Updated = time.Unix(rapid.Int64Range(-2e9, 4e9).Draw(t, "second"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanosecond")).UTC()
	}
	a.Withdrawn = rapid.Bool().Draw(t, "withdrawn")
	return a
})

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfNDistinct(articles, 1, 5, func(a Article) string { return a.ID }).Draw(t, "articles")
		var file bytes.Buffer
		w := json.NewEncoder(&file)
		for _, a := range want {
			if err := w.Encode(a); err != nil {
				t.Fatal(err)
			}
		}
		r, err := Open([]string{"-"}, &file)
		if err != nil {
			t.Fatal(err)
		}
		var got []Article
		for a, err := range r.Read(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, a)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestMarshalJSON(t *testing.T) {
	a := Article{ID: "1", Source: "Echo", Published: day(2019, 5, 8), Updated: time.Date(2019, 5, 9, 10, 0, 0, 0, time.UTC), Text: "A\nB"}
	got, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"1","url":null,"source":"Echo","title":null,"published":"2019-05-08","updated":"2019-05-09T10:00:00Z","text":"A\nB"}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got, _ = json.Marshal(Article{ID: "1", Withdrawn: true})
	want = `{"id":"1","url":null,"source":null,"title":null,"published":null,"updated":null,"withdrawn":true,"text":""}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
