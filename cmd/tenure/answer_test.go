package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"tenure/graph/ask"
)

// TestHeld checks that what is printed of a spell is no more than articles say: a start in
// 2013 is not shown as the last day of that year.
func TestHeld(t *testing.T) {
	shows := func(days ...string) []ask.Evidence {
		var list []ask.Evidence
		for _, d := range days {
			list = append(list, ask.Evidence{Status: "current", Published: d})
		}
		return list
	}
	for _, c := range []struct {
		want  string
		spell ask.Spell
	}{
		{"from 2013 (last reported in post on 17 November 2016)", ask.Spell{Status: "current", Start: "2013", StartLatest: "2013-12-31",
			AttestedFirst: "2013-12-31", AttestedLast: "2016-11-17", Evidence: shows("2016-11-17")}},
		{"from 24 May 2017", ask.Spell{Status: "current", Start: "2017-05-24", AttestedFirst: "2017-05-24", AttestedLast: "2017-05-24", Evidence: shows("2017-05-24")}},
		{"from 1 April 2019", ask.Spell{Status: "future", Start: "2019-04-01"}},
		{"from May 2011 until February 2017", ask.Spell{Status: "former", Start: "2011-05", End: "2017-02", EndLatest: "2017-02-28",
			AttestedFirst: "2011-05-31", AttestedLast: "2017-02-01", Evidence: shows("2015-09-10")}},
		{"from 2011, over by 25 May 2017", ask.Spell{Status: "former", Start: "2011", EndLatest: "2017-05-25", Evidence: []ask.Evidence{{Status: "former", Published: "2017-05-25"}}}},
		{"from 2011, over by 25 May 2017 (last reported in post on 9 June 2015)", ask.Spell{Status: "former", Start: "2011", EndLatest: "2017-05-25", Evidence: shows("2014-01-02", "2015-06-09")}},
		{"2019", ask.Spell{Status: "former", Start: "2019", End: "2019"}},
		{"until March 2018 (in post on 2 January 2017 and on 3 January 2018)", ask.Spell{Status: "former", End: "2018-03", Evidence: shows("2017-01-02", "2018-01-03")}},
		{"until March 2018", ask.Spell{Status: "former", End: "2018-03", AttestedLast: "2018-03-01"}},
		{"over by 25 May 2017", ask.Spell{Status: "former", EndLatest: "2017-05-25"}},
		{"formerly", ask.Spell{Status: "former"}},
		{"to come", ask.Spell{Status: "future"}},
		{"in post on 17 November 2016", ask.Spell{Status: "current", AttestedFirst: "2016-11-17", AttestedLast: "2016-11-17", Evidence: shows("2016-11-17")}},
		{"in post on 17 November 2016 and on 3 January 2018", ask.Spell{Status: "current", Evidence: shows("2017-01-02", "2016-11-17", "2018-01-03")}},
		{"time not told", ask.Spell{Status: "current", Evidence: shows("")}},
	} {
		if got := held(c.spell); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestAnnouncedIsMarked(t *testing.T) {
	var out bytes.Buffer
	p := printer{w: &out}
	p.spell("Ada Holt", ask.Spell{Status: "future", Start: "2019-04-01", Interim: true}, "possible")
	if got := strings.TrimSpace(out.String()); got != "Ada Holt   from 1 April 2019   interim, announced, possible" {
		t.Errorf("got %q", got)
	}
}

// fullDisk is a writer that takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestUnwrittenAnswer checks that what could not be written is not passed over: a file that
// is cut short must not look like an answer.
func TestUnwrittenAnswer(t *testing.T) {
	db := filepath.Join(t.TempDir(), "x.db")
	var said, complaints bytes.Buffer
	if code := run([]string{"run", "--db", db, "../../corpus/sample/wrenbridge-leader-2017.txt"}, nil, &said, &complaints); code != exitDone {
		t.Fatalf("exit code %d: %s", code, complaints.String())
	}
	for _, args := range [][]string{
		{"who", "leader", "Wrenbridge", "--db", db},
		{"who", "leader", "Wrenbridge", "--db", db, "--json"},
		{"post", "leader", "Wrenbridge", "--db", db},
		{"person", "Imran Sheldrick", "--db", db},
		{"check", "--db", db},
		{"run", "--db", db, "../../corpus/sample/wrenbridge-leader-2017.txt"},
		{"extract", "../../corpus/sample/wrenbridge-leader-2017.txt"},
		{"version"},
	} {
		complaints.Reset()
		if code := run(args, nil, fullDisk{}, &complaints); code != exitFailed || !strings.Contains(complaints.String(), "no space left") {
			t.Errorf("tenure %s: exit code %d, %q", strings.Join(args, " "), code, complaints.String())
		}
	}
}
