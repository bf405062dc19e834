package extract

import "testing"

func TestParties(t *testing.T) {
	checkFacts(t, []factCase{
		{"both in brackets", "Cllr Ada Holt and Cllr Ben Crane (both LD) abstained.", []string{"Ada Holt ~ Liberal Democrat", "Ben Crane ~ Liberal Democrat"}, nil},
		{"ward first", "Ada Holt (Fen Edge, Lab) and Ben Crane (Con, Mill End) spoke.", []string{"Ada Holt ~ Labour", "Ben Crane ~ Conservative"}, nil},
		{"independents", "They are Ada Holt, an independent, and independent councillor Ben Crane. Carl Dunn sits as an independent.", []string{"Ada Holt ~ Independent", "Ben Crane ~ Independent", "Carl Dunn ~ Independent"}, nil},
		{"independent of what", "The independent inquiry heard Ada Holt. Ben Crane is independent of the council.", nil, []string{"Ada Holt ~", "Ben Crane ~"}},
		{"came and went", "Ada Holt defected from Labour to the Conservatives last year. Ben Crane quit the Tories in May. Carl Dunn joined Reform UK.", []string{"Ada Holt ~ Labour", "Ada Holt ~ Conservative", "Ben Crane ~ Conservative", "Carl Dunn ~ Reform UK"}, nil},
		{"anaphora", "Cllr Ada Holt spoke first. The Labour councillor said the plan was poor.", []string{"Ada Holt ~ Labour"}, nil},
		{"anaphora of two", "Ada Holt and Ben Crane spoke first. The Labour councillor said the plan was poor.", nil, []string{"Ada Holt ~", "Ben Crane ~"}},
		{"candidates", "The Lib Dem candidate, Ada Holt, came third. Labour’s candidate for mayor is Ben Crane. Carl Dunn is standing for the Greens.", []string{"Ada Holt ~ Liberal Democrat", "Ben Crane ~ Labour", "Carl Dunn ~ Green"}, nil},
		{"groups", "The Labour group will be led by Ada Holt. The Green group, whose leader is Ben Crane, abstained.", []string{"Ada Holt ~ Labour", "Ben Crane ~ Green"}, nil},
		{"colleagues", "Cllr Ada Holt said her Conservative colleagues were wrong, as did her fellow Tory Ben Crane.", []string{"Ada Holt ~ Conservative", "Ben Crane ~ Conservative"}, nil},
		{"denied", "Ada Holt is not a Labour member.", nil, []string{"Ada Holt ~"}},
		{"colours and names", "Ada Holt wore a green coat in Green Park. Tom Green met Mrs Green.", nil, []string{"Ada Holt ~", "Tom Green ~"}},
	})
}
