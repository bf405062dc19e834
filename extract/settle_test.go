package extract

import (
	"fmt"
	"strings"
	"testing"

	"tenure/corpus"
)

// An article too long to be settled at once is settled stretch by stretch, and what one
// paragraph says is read as in an article of that paragraph alone.
func TestSettleInStretches(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	const people = 900
	letter := func(i int) string { return string("bdfgklmnprtvz"[i%13]) + string("aeiou"[i%5]) }
	name := func(i int) string { return "Q" + letter(i) + letter(i/65) + letter(i/7) + "llwick" }
	distinct := map[string]bool{}
	for i := range people {
		distinct[name(i)] = true
		fmt.Fprintf(&b, "Cllr Ada %s has been leader of Dunmarsh Council since 2019. She left the post last week.\n\n", name(i))
	}
	r := x.Read(corpus.Article{ID: "a", Text: b.String(), Published: exampleDay})
	if len(distinct) != people {
		t.Fatalf("%d names, want %d", len(distinct), people)
	}
	if len(r.People) != people {
		t.Fatalf("%d people, want %d", len(r.People), people)
	}
	leaders := 0
	for _, tn := range r.Tenures {
		if tn.Role == "leader" {
			leaders++
			if tn.Status != "former" || tn.Start == nil || *tn.Start != "2019" || tn.Organisation == nil || *tn.Organisation != "Dunmarsh Council" {
				t.Fatalf("%+v", tn)
			}
		}
	}
	if leaders != people || len(r.Tenures) != 2*people {
		t.Errorf("%d leaders among %d tenures, want %d and %d", leaders, len(r.Tenures), people, 2*people)
	}
}
