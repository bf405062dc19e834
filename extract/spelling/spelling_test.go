package spelling

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"quay", "", 4},
		{"quay", "quay", 0},
		{"quay", "quays", 1},
		{"quay", "quoy", 1},
		{"quay", "qauy", 1}, // a swap is one slip, not two
		{"ferry", "furrow", 3},
		{"café", "cafe", 1},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestDistanceIsOneWhicheverWay(t *testing.T) {
	word := rapid.StringMatching(`[abé]{0,7}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := Distance(a, b)
		if back := Distance(b, a); back != d {
			t.Fatalf("%q to %q is %d, back %d", a, b, d, back)
		}
		long := max(len([]rune(a)), len([]rune(b)))
		if (d == 0) != (a == b) || d > long {
			t.Fatalf("%q to %q is %d", a, b, d)
		}
	})
}

func TestNearest(t *testing.T) {
	known := []string{"store", "workers", "neo4j.uri", "neo4j.user"}
	for word, want := range map[string]string{
		"sotre": "store", "STORE": "store", "worker": "workers", "neo4j.use": "neo4j.user", "neo4j.ur": "neo4j.uri",
		"colour": "", "": "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
	if got := Nearest("store", nil); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
