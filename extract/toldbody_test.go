package extract

import (
	"slices"
	"testing"
)

// TestBodyInQuestion reads posts whose phrase names no body: what stands beside the holder,
// before the clause, or all over the article tells where they are held.
func TestBodyInQuestion(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"where", "Ada Holt joins from Larkspur Foods, where she was finance director.", "Ada Holt | finance director | Larkspur Foods | former"},
		{"where of a stranger", "The union spoke to the staff at Corder & Dane, where Ada Holt is tax manager.", "Ada Holt | tax manager | Corder & Dane"},
		{"place before where", "He praised the Fen Gallery in Netherby, where Ada Holt is chief curator.", "Ada Holt | chief curator | Fen Gallery"},
		{"brackets", "Dunmarsh Council met Netherby Council. It was signed by the leaders Ada Holt (Netherby) and Ben Crane.", "Ada Holt | leader | Netherby Council"},
		{"team", "Fenwick Rovers have handed the job to a stranger. “I am glad,” said president Ada Holt.", "Ada Holt | president | Fenwick Rovers"},
		{"committee before", "Dunmarsh Council met. The planning committee met too. Ada Holt was elected chair.", "Ada Holt | chair | planning committee"},
		{"once elsewhere", "A fire broke out in Dunmarsh. Ada Holt, a former chief executive of Netherby Council, went there. The leader of Dunmarsh Council was away, and so was portfolio holder Ben Crane.", "Ben Crane | portfolio holder | Dunmarsh Council"},
		{"town", "A cleaner is the new first citizen of Larkholme-on-Fen. Ada Holt was made mayor on Monday.", "Ada Holt | mayor | Larkholme-on-Fen"},
		{"no town", "The first Indigenous chief of the band spoke. Mayor Ada Holt was away.", "Ada Holt | mayor |"},
		{"ministers", "The Polish cabinet fell. Poland is to vote. Ada Holt, the fisheries minister, stays.", "Ada Holt | fisheries minister | Poland"},
		{"subject", "Fenco has grown. Fenco won a prize. In other moves, the Foundation for Fen Youth has a new chair, Ada Holt.", "Ada Holt | chair | Foundation for Fen Youth"},
		{"whence", "Netherby Choral Society met. Conductor Ada Holt spoke. Professor Ben Crane of the University of Fenwick is chief organist and Colin Dane treasurer.", "Colin Dane | treasurer | Netherby Choral Society"},
		{"tier of the place", "Dunmarsh Town Council met. Fen and Marsh District Council met too. The district’s chairman is Ada Holt.", "Ada Holt | chairman | Fen and Marsh District Council"},
		{"tier of the title", "Netherby Parish Council opened the hall. Dunmarsh District Council paid. “Fine,” said parish clerk Ada Holt.", "Ada Holt | parish clerk | Netherby Parish Council"},
		{"no authority", "North Meres Combined Authority met. The North Meres Combined Authority heard Fenwick Council. Ada Holt is deputy leader.", "Ada Holt | deputy leader | Fenwick Council"},
		{"school of a trust", "The Fen Learning Trust runs Netherby School. Vice principal Ada Holt spoke.", "Ada Holt | vice principal | Netherby School"},
		{"as", "Dunmarsh Council met. Ada Holt has been with Fenco Foods since 2012, first as finance director.", "Ada Holt | finance director | Fenco Foods | former"},
		{"whose", "The decision lies with the Fenland Drainage Association, whose convener, Ada Holt, spoke. Dunmarsh Council listened.", "Ada Holt | convener | Fenland Drainage Association"},
		{"no name", "Dunmarsh Choral Society met.\n\nOutgoing treasurer Ada Holt was given a watch.", "Ada Holt | treasurer | Dunmarsh Choral Society"},
		{"no more", "Fenwick Council met. Provost Ada Holt, who first sat on the former Netherby District Council, spoke.", "Ada Holt | provost | Fenwick Council"},
		{"chair of a field", "Dunmarsh Council met. Ada Holt is chair of health scrutiny.", "Ada Holt | chair | health scrutiny"},
		{"the group", "Dunmarsh Council met. Labour lost two seats. The group’s deputy leader, Ada Holt, kept hers.", "Ada Holt | deputy leader | Labour"},
		{"group post", "Dunmarsh Council met. Labour lost two seats. Group secretary Ada Holt kept hers.", "Ada Holt | group secretary | Labour"},
		{"a named group", "Netherby Steering Group met. The Netherby Steering Group thanked Dunmarsh Council. The group’s treasurer is Ada Holt.", "Ada Holt | treasurer | Netherby Steering Group"},
		{"short name", "Larkspur Homes lost money. Staff at Larkspur know. Larkspur’s finance director is Ada Holt.", "Ada Holt | finance director | Larkspur Homes"},
		{"a place", "Larkspur Homes lost money. Houses in Larkspur stand empty. Larkspur’s mayor is Ada Holt.", "Ada Holt | mayor | Larkspur"},
		{"the society", "Fen Bell Society met. It had asked Larkspur Foods for help. The Society’s treasurer is Ada Holt.", "Ada Holt | treasurer | Fen Bell Society"},
		{"the other side", "Fenwick Town have sacked Ben Crane after the 4-0 defeat by Netherby Rovers, the club’s ninth.\n\n“Nobody likes it,” chairman Ada Holt said.", "Ada Holt | chairman | Fenwick Town"},
		{"who chose", "Fenwick Museum met Larkspur Foods.\n\nLarkspur Foods has made Ada Holt marketing director.", "Ada Holt | marketing director | Larkspur Foods"},
		{"capitals", "COUNCIL STAFF: WHO DOES WHAT\n\nAda Holt is head of housing. She came to Fenwick Council last year.", "Ada Holt | head of housing | Fenwick Council"},
		{"convener of a club", "Fen Moor Golf Club met on Tuesday. The club thanked its greens convener, Ada Holt.", "Ada Holt | greens convener | Fen Moor Golf Club"},
	} {
		if got := readTenures(x, c.text); !slices.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSaidBefore tells the body of a post that the opening names without its holder, and of
// one reached within a body.
func TestSaidBefore(t *testing.T) {
	checkFacts(t, []factCase{
		{"taken up again", "The convener of the Fen Valuation Board has defended its rise in pay.\n\nDunmarsh Council pays half. Dunmarsh Council will meet on Friday.\n\n\"It is fair,\" said Ada Holt, the convener.", []string{"Ada Holt | convener | Fen Valuation Board | current"}, []string{"Ada Holt | convener | Dunmarsh Council"}},
		{"held by another", "The convener of the Fen Valuation Board, Ben Crane, has resigned.\n\nDunmarsh Council pays half. Dunmarsh Council will meet on Friday.\n\n\"It is fair,\" said Ada Holt, the convener.", []string{"Ben Crane | convener | Fen Valuation Board | former"}, []string{"Ada Holt | convener | Fen Valuation Board"}},
		{"rising to", "Dunmarsh Council has a new chief. Ada Holt spent ten years with Fen Homes, rising to finance director, before coming to Dunmarsh Council.", []string{"Ada Holt | finance director | Fen Homes | former"}, nil},
		{"in short", "Beacon Coast Homes has lost its licence.\n\nThe Fen Agency says so. Beacon appointed a new board. Beacon’s tenants were told by finance director Ada Holt.\n\nBen Crane chairs the Beacon Tenants’ Voice.", []string{"Ada Holt | finance director | Beacon Coast Homes | current"}, []string{"Ben Crane | chair | Beacon Coast Homes"}},
		{"two people", "Fen Homes will meet in May. Ada Holt acts as chair, and treasurer Ben Crane helps.", []string{"Ada Holt | chair | Fen Homes | current", "Ben Crane | treasurer | Fen Homes | current"}, []string{"Ada Holt | treasurer", "Ben Crane | chair"}},
	})
}
