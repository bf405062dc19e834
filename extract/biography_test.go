package extract

import (
	"slices"
	"testing"
)

// Names that no list knows are told by a life, a trade or what is done by people only.
func TestPeopleOfBiographies(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"born", "Zolvan Arkwimble (born 4 May 1960) is often abroad.", []string{"Zolvan Arkwimble = Zolvan Arkwimble"}},
		{"née, in a long aside", "Zolvan Arkwimble (née Holt; also Zola: a pen name) is often abroad.", []string{"Zolvan Arkwimble = Zolvan Arkwimble"}},
		{"years of a life", "Zolvan Arkwimble (3 May 1902 – 7 June 1971) is remembered.", []string{"Zolvan Arkwimble = Zolvan Arkwimble"}},
		{"years of a thing", "Zolvan Arkwimble (1999 – 2004) is remembered.", nil},
		{"trade", "Zolvan Arkwimble is a Danish engineer.", []string{"Zolvan Arkwimble = Zolvan Arkwimble"}},
		{"thing", "Zolvan Arkwimble is a Danish engineer training college.", nil},
		{"nickname behind an initial", "Ada M. “Addie” Holt spoke.", []string{"Ada M. Holt = Ada M. “Addie” Holt"}},
		{"surname alone", "Thornbury served as mayor of Dunmarsh.", []string{"Thornbury = Thornbury"}},
		{"strange surname, party", "In 1919 Quolz joined the Liberal Party.", []string{"Quolz = Quolz"}},
		{"strange word beside somebody named", "Ada Holt spoke. Quolz was a member of the society, and she left it.", []string{"Ada Holt = Ada Holt"}},
		{"no verb of anybody's", "Briefly he was mayor of Dunmarsh.", nil},
		{"a place", "Reading joined the council as a partner.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := peopleOf(t, c.text)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Posts in a row, trades, boards, firms and commas.
func TestPostsOfBiographies(t *testing.T) {
	checkFacts(t, []factCase{
		{"three titles", "Ada Holt is chairman, president and chief executive of Fen Homes.", []string{"Ada Holt | chairman | Fen Homes | current", "Ada Holt | president | Fen Homes | current", "Ada Holt | chief executive | Fen Homes | current"}, nil},
		{"each with its own body", "Ada Holt, former foreign minister, mayor of Fenwick and chairman of Fen Homes, spoke.", []string{"Ada Holt | chairman | Fen Homes | current"}, []string{"Ada Holt | foreign minister | Fen Homes", "Ada Holt | mayor | Fen Homes"}},
		{"board", "Ada Holt is chair of the board of trustees of Fen Hospice.", []string{"Ada Holt | chair | Fen Hospice | current"}, nil},
		{"name before the chief", "Reporters asked Orchard CEO Ada Holt about it.", []string{"Ada Holt | ceo | Orchard | current"}, nil},
		{"nation before the chief", "She is an American CEO. Ben Crane is a Danish CEO at Fen Homes.", []string{"Ben Crane | ceo | Fen Homes | current"}, []string{"Ben Crane | ceo | Danish"}},
		{"common noun before the name", "Ada Holt is chief executive of the Danish software company Larkwending.", []string{"Ada Holt | chief executive | Larkwending | current"}, nil},
		{"body behind a comma", "Ben Crane, chief executive, Fenland Housing Trust, agreed.", []string{"Ben Crane | chief executive | Fenland Housing Trust | current"}, nil},
		{"trade of its own", "Ada Holt is an actor and the chairman of Fen Homes.", []string{"Ada Holt | chairman | Fen Homes | current"}, []string{"Ada Holt | actor | Fen Homes"}},
		{"jr", "They heard Ben Crane, Jr., the former chairman of Fen Homes.", []string{"Ben Crane | chairman | Fen Homes | former"}, nil},
	})
}

// Parties that no list knows, and the nations of their members.
func TestStrangeParties(t *testing.T) {
	checkFacts(t, []factCase{
		{"own party", "Ada Holt joined the Fen Freedom Party in May.", []string{"Ada Holt ~ Fen Freedom Party"}, nil},
		{"nation of the member", "Ada Holt is an American Republican Party politician.", []string{"Ada Holt ~ Republican"}, nil},
		{"acronym", "The Fen Freedom Party (FFP) met. Ada Holt is an FFP councillor.", []string{"Ada Holt ~ Fen Freedom Party"}, nil},
		{"not hers", "Ada Holt is a critic of the Fen Freedom Party. Ben Crane led Labour councillors out.", nil, []string{"Ada Holt ~", "Ben Crane ~"}},
	})
}
