package extract

import (
	"slices"
	"testing"
)

// TestStanding reads how posts stand on the day of publication, 12 June 2024: since when,
// until when, and whether they are held still.
func TestStanding(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"date beside the verb", "Ada Holt, who until December was chief executive of Dunmarsh Council, spoke.", "Ada Holt | chief executive | former |  | 2023-12"},
		{"date of another clause", "Ada Holt, who has run the shop since 2009, becomes chief executive of Fen Homes on 1 July.", "Ada Holt | chief executive | future | 2024-07-01 | "},
		{"date behind a comma", "The chief executive of Dunmarsh Council, Ada Holt, has been ill since March.", "Ada Holt | chief executive | current |  | "},
		{"end of a since-clause", "Ada Holt, chair of Fen Homes since the day it opened in 2011, spoke.", "Ada Holt | chair | current | 2011 | "},
		{"years in brackets", "Former mayors of Dunmarsh Ada Holt (2009) and Ben Crane (2012 to 2014) came.", "Ben Crane | mayor | former | 2012 | 2014"},
		{"held today", "Ada Holt, currently head of planning at Fenwick Council, has been named director of Fen Homes. She will start on 1 July.", "Ada Holt | head of planning | current |  | "},
		{"rising at one body", "Ada Holt became deputy chief executive of Dunmarsh Council in 2009 and has been chief executive of Dunmarsh Council since 2012.", "Ada Holt | deputy chief executive | former | 2009 | 2012"},
		{"chosen long ago", "Ada Holt became leader of Dunmarsh Council in 1974.", "Ada Holt | leader | former | 1974 | "},
		{"elected, not yet in office", "Ada Holt was elected mayor of Dunmarsh on Friday. She takes office on 24 June.", "Ada Holt | mayor | future | 2024-06-24 | "},
		{"our last", "Our last chief executive at Dunmarsh Council, Ada Holt, lives in Netherby.", "Ada Holt | chief executive | former |  | "},
		{"member of a council", "Ada Holt is a member of Dunmarsh Council.", "Ada Holt | councillor | current |  | "},
		{"member for a ward", "Dunmarsh Council met. Ada Holt remains the member for Netherby.", "Ada Holt | councillor | current |  | "},
		{"old date in a quotation", "Ben Crane, chairman of Fen Homes, said: “Ada joined us in 2010.”", "Ben Crane | chairman | current |  | "},
		{"for a further term", "Ada Holt will be dean of Fen College for a further three years.", "Ada Holt | dean | current |  | "},
		{"leaving school", "Ada Holt is chief executive of Dunmarsh Council. She left school at 16.", "Ada Holt | chief executive | current |  | "},
	} {
		if got := tenuresOf(t, c.text, true); !slices.Contains(got, c.want) {
			t.Errorf("%s: %q gives %q; want %q", c.name, c.text, got, c.want)
		}
	}
}
