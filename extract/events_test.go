package extract

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tenure/corpus"
)

// tenuresOf writes the tenures of a text published on Wednesday 12 June 2024, or on no
// known day: 'Ada Holt | leader | former interim | 2019 | 2021'.
func tenuresOf(t *testing.T, text string, dated bool) []string {
	t.Helper()
	x, err := sharedExtractor()
	if err != nil {
		t.Fatal(err)
	}
	a := corpus.Article{Text: text}
	if dated {
		a.Published = time.Date(2024, time.June, 12, 0, 0, 0, 0, time.UTC)
	}
	var out []string
	for _, c := range x.Read(a).Tenures {
		status := c.Status
		if c.Interim {
			status += " interim"
		}
		out = append(out, strings.Join([]string{c.Person, c.Role, status, value(c.Start), value(c.End)}, " | "))
	}
	return out
}

func TestEvents(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		// Beginnings.
		{"takes up the post later", "Ada Holt has been appointed chief executive of Dunmarsh Council. She will take up her post on 1 July.", "Ada Holt | chief executive | future | 2024-07-01 | "},
		{"joins on a day", "Dunmarsh Council has appointed Ada Holt as its next head of planning. She will join the borough on 1 August.", "Ada Holt | head of planning | future | 2024-08-01 | "},
		{"from a day", "Ada Holt will be chief executive of Dunmarsh Council from 1 July.", "Ada Holt | chief executive | future | 2024-07-01 | "},
		{"on the day of the meeting", "Ada Holt was elected leader of Dunmarsh Council at Monday night's annual meeting.", "Ada Holt | leader | current | 2024-06-10 | "},
		{"one sentence, two elected", "Dunmarsh Council met on May 13 and elected Ada Holt as mayor and Ben Crane as deputy mayor.", "Ben Crane | deputy mayor | current | 2024-05-13 | "},
		{"chosen once more begins nothing", "Ada Holt was re-elected leader of Dunmarsh Council on Monday.", "Ada Holt | leader | current |  | "},
		{"joined long ago is no beginning", "Ada Holt is chief executive of Dunmarsh Council. She joined the council in 1995.", "Ada Holt | chief executive | current |  | "},
		{"for the past years", "Ada Holt, head of Fen School for the past eight years, retires in July.", "Ada Holt | head | current | 2016~ | 2024-07"},
		{"for years", "Ada Holt has been chief executive of Dunmarsh Council for six years.", "Ada Holt | chief executive | current | 2018~ | "},
		{"since, before the verb", "Ada Holt, who since 2019 has been chief executive of Dunmarsh Council, spoke.", "Ada Holt | chief executive | current | 2019 | "},
		// Ends.
		{"after years in the job", "The chief executive of Dunmarsh Council, Ada Holt, is stepping down after seven years in the job.", "Ada Holt | chief executive | current | 2017~ | "},
		{"years with the body are not in the post", "The chief executive of Dunmarsh Council, Ada Holt, is stepping down after 30 years with the council.", "Ada Holt | chief executive | current |  | "},
		{"with effect from", "Ada Holt stood down as leader of Dunmarsh Council with effect from 1 June.", "Ada Holt | leader | former |  | 2024-06-01"},
		{"announced on a day, leaves later", "Dunmarsh Council leader Ada Holt announced on Monday that she will step down in September.", "Ada Holt | leader | current |  | 2024-09"},
		{"the term", "Dunmarsh Council chief executive Ada Holt, whose term ends in 2026, spoke.", "Ada Holt | chief executive | current |  | 2026"},
		{"stays until", "Ada Holt is chief executive of Dunmarsh Council. She will stay until 4 September.", "Ada Holt | chief executive | current |  | 2024-09-04"},
		{"years up to", "Ada Holt was treasurer of Dunmarsh Council for eleven years up to 2012.", "Ada Holt | treasurer | former | 2001~ | 2012"},
		{"began and ended", "Ada Holt became leader of Dunmarsh Council in 2010 and stood down in 2015.", "Ada Holt | leader | former | 2010 | 2015"},
		{"went somewhere is no end", "The leader of Dunmarsh Council, Ada Holt, went to the scene on Monday.", "Ada Holt | leader | current |  | "},
		{"left a room is no end", "Ada Holt, leader of Dunmarsh Council, left the meeting on Monday.", "Ada Holt | leader | current |  | "},
		{"suspended is still in post", "Ada Holt, chief executive of Dunmarsh Council, was suspended on Monday.", "Ada Holt | chief executive | current |  | "},
		{"died", "Ada Holt, mayor of Dunmarsh, died on Monday.", "Ada Holt | mayor | former |  | 2024-06-10"},
		{"died long after", "Ada Holt, the former mayor of Dunmarsh, died on Monday.", "Ada Holt | mayor | former |  | "},
		// One after the other.
		{"who retired", "Dunmarsh Council has appointed Ada Holt as its chief executive. She succeeds Ben Crane, who retired in March after nine years in the post.", "Ben Crane | chief executive | former | 2015~ | 2024-03"},
		{"will be succeeded", "Ada Holt, who stepped down last month as chief executive of Dunmarsh Council, will be succeeded by Ben Crane in July.", "Ben Crane | chief executive | future | 2024-07 | "},
		{"hands over", "The mayor of Dunmarsh, Ada Holt, will hand over the chains to Ben Crane in May 2025.", "Ben Crane | mayor | future | 2025-05 | "},
		{"the job came free", "Ada Holt has become chief executive of Dunmarsh Council. The job came free when Ben Crane left in March.", "Ben Crane | chief executive | former |  | 2024-03"},
		// For the time being.
		{"on an interim basis", "Ada Holt took on the role of chief executive at Dunmarsh Council on an interim basis in January.", "Ada Holt | chief executive | current interim | 2024-01 | "},
		{"the interim director, unnamed", "The interim director of housing for Dunmarsh Council has agreed to stay on. Ada Holt, director of housing, joined in March.", "Ada Holt | director of housing | current interim | 2024-03 | "},
		{"filling in", "Ben Crane is chief executive of Dunmarsh Council. Ada Holt is filling in for Mr Crane.", "Ada Holt | chief executive | current interim |  | "},
		// Two spells.
		{"second spell, now", "Ada Holt has been elected leader of Dunmarsh Council. She was also leader between 2003 and 2007.", "Ada Holt | leader | current |  | "},
		{"second spell, then", "Ada Holt has been elected leader of Dunmarsh Council. She was also leader between 2003 and 2007.", "Ada Holt | leader | former | 2003 | 2007"},
		// An honorific takes no dates from what else is told.
		{"honorific", "Dunmarsh Council met. Cllr Ada Holt, who was chairman of Fen Homes from 2012 to 2016, spoke.", "Ada Holt | councillor | current |  | "},
		{"long gone", "In 1983 President Carl Rowe signed the bill.", "Carl Rowe | president | former |  | "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tenuresOf(t, c.text, true); !slices.Contains(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestEventsWithoutDay(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a weekday is no day", "Ada Holt was elected leader of Dunmarsh Council on Monday.", "Ada Holt | leader | current |  | "},
		{"a month stays without its year", "Ada Holt, leader of Dunmarsh Council, resigned in March.", "Ada Holt | leader | former |  | XXXX-03"},
		{"no year from a duration", "Ada Holt has been leader of Dunmarsh Council for six years.", "Ada Holt | leader | current |  | "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tenuresOf(t, c.text, false); !slices.Contains(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}
