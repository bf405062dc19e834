package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCorrectionsRepeatsAndDuplicates(t *testing.T) {
	const refused = ` with other words and is not older: give this one its own id, or a later 'updated' if it corrects that one`
	tests := []struct {
		name    string
		lines   []string
		want    []string
		repeats int
		older   int
	}{
		{
			name:  "a correction follows what it corrects",
			lines: []string{`{"id":"1","text":"A"}`, `{"id":"1","updated":"2019-05-08","text":"B"}`, `{"id":"1","updated":"2019-05-08T10:00:00Z","text":"C"}`},
			want:  []string{"1 | - | - | A", "1 | - | 2019-05-08 | B", "1 | - | 2019-05-08T10:00:00Z | C"},
		},
		{
			name:  "a later stamp on the same words",
			lines: []string{`{"id":"1","text":"A"}`, `{"id":"1","updated":"2019-05-08","text":"A"}`},
			want:  []string{"1 | - | - | A", "1 | - | 2019-05-08 | A"},
		},
		{
			name:    "the same again, also without its stamp",
			lines:   []string{`{"id":"1","updated":"2019-05-08","text":"A"}`, `{"text":"A","updated":"2019-05-08","id":"1"}`, `{"id":"1","text":"A"}`},
			want:    []string{"1 | - | 2019-05-08 | A"},
			repeats: 2,
		},
		{
			name:  "other words, no stamp",
			lines: []string{`{"id":"1","text":"A"}`, `{"id":"1","text":"B"}`},
			want:  []string{"1 | - | - | A", `! stdin:2: id read before: "1" stands in stdin:1` + refused},
		},
		{
			name:  "other words, same or earlier stamp",
			lines: []string{`{"id":"1","updated":"2019-05-08","text":"A"}`, `{"id":"1","updated":"2019-05-08","text":"B"}`, `{"id":"1","updated":"2019-05-07","text":"C"}`},
			want:  []string{"1 | - | 2019-05-08 | A", `! stdin:2: id read before: "1" stands in stdin:1` + refused},
			older: 1,
		},
		{
			name:  "the place named is that of the last state",
			lines: []string{`{"id":"1","text":"A"}`, `{"id":"1","updated":"2019-05-08","text":"B"}`, `{"id":"1","updated":"2019-05-08","text":"C"}`},
			want:  []string{"1 | - | - | A", "1 | - | 2019-05-08 | B", `! stdin:3: id read before: "1" stands in stdin:2` + refused},
		},
		{
			name:  "the older state after the later one",
			lines: []string{`{"id":"1","updated":"2019-05-08","text":"B"}`, `{"id":"1","text":"A"}`},
			want:  []string{"1 | - | 2019-05-08 | B"},
			older: 1,
		},
		{
			name:    "two withdrawals with other words",
			lines:   []string{`{"id":"1","withdrawn":true,"text":"A"}`, `{"id":"1","withdrawn":true}`},
			want:    []string{"1 | - | - withdrawn | A"},
			repeats: 1,
		},
		{
			name:  "a day before 1970",
			lines: []string{`{"id":"1","withdrawn":true}`, `{"id":"1","updated":"1952-05-08","text":"B"}`},
			want:  []string{"1 | - | - withdrawn | ", "1 | - | 1952-05-08 | B"},
		},
		{
			name:  "a bare withdrawal counts, and lasts",
			lines: []string{`{"id":"1","updated":"2019-05-08","text":"A"}`, `{"id":"1","withdrawn":true}`, `{"id":"1","updated":"2019-05-08","text":"A"}`},
			want:  []string{"1 | - | 2019-05-08 | A", "1 | - | - withdrawn | "},
			older: 1,
		},
		{
			name:  "a withdrawal dated by the day",
			lines: []string{`{"id":"1","updated":"2019-05-08T10:00:00Z","text":"A"}`, `{"id":"1","withdrawn":"2019-05-08"}`},
			want:  []string{"1 | - | 2019-05-08T10:00:00Z | A", "1 | - | 2019-05-08 withdrawn | "},
		},
		{
			name:  "a withdrawal from before the version read",
			lines: []string{`{"id":"1","updated":"2019-05-08","text":"A"}`, `{"id":"1","withdrawn":"2019-05-07"}`},
			want:  []string{"1 | - | 2019-05-08 | A"},
			older: 1,
		},
		{
			name:    "withdrawn twice, then given back",
			lines:   []string{`{"id":"1","text":"A"}`, `{"id":"1","withdrawn":true}`, `{"id":"1","withdrawn":true}`, `{"id":"1","updated":"2019-05-08","text":"A"}`},
			want:    []string{"1 | - | - | A", "1 | - | - withdrawn | ", "1 | - | 2019-05-08 | A"},
			repeats: 1,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t, []string{"-"}, strings.NewReader(strings.Join(tt.lines, "\n")))
			if diff := cmp.Diff(tt.want, collect(t, r, "")); diff != "" {
				t.Error(diff)
			}
			if got := r.Counts(); got.Repeats != tt.repeats || got.Older != tt.older {
				t.Errorf("got %d repeats and %d older states, want %d and %d", got.Repeats, got.Older, tt.repeats, tt.older)
			}
		})
	}
}

func TestOneIDInTwoFolders(t *testing.T) {
	dir := folder(t, map[string]string{"a/x.txt": "A", "b/x.txt": "B", "c/x.txt": "A", "d/y.jsonl": `{"id":"x","text":"D"}`})
	got := collect(t, open(t, []string{dir}, nil), dir)
	const refused = ` with other words and is not older: give this one its own id, or a later 'updated' if it corrects that one`
	want := []string{
		"x | - | - | A",
		`! b/x.txt: id read before: "x" stands in a/x.txt` + refused,
		`! d/y.jsonl:1: id read before: "x" stands in a/x.txt` + refused,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
