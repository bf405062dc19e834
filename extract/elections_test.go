package extract

import "testing"

func TestElections(t *testing.T) {
	checkFacts(t, []factCase{
		{"held, where", "Dunmarsh Council went to the polls on Thursday. Labour held Fen Edge, where Ada Holt was returned.", []string{"Ada Holt | councillor | Dunmarsh Council | current | 2024-06-06", "Ada Holt ~ Labour"}, nil},
		{"topped the poll", "Labour took Dunmarsh Council in Thursday’s elections. Ada Holt topped the poll in Fen Edge.", []string{"Ada Holt | councillor | Dunmarsh Council | current | 2024-06-06"}, nil},
		{"beaten by", "Dunmarsh Council elections took place on Thursday. The biggest casualty was Cllr Ben Crane, beaten by 12 votes in Fen Edge by the Greens’ Ada Holt.", []string{"Ben Crane | councillor | Dunmarsh Council | former |  | 2024-06-06", "Ada Holt | councillor | Dunmarsh Council | current | 2024-06-06", "Ada Holt ~ Green"}, nil},
		{"those who lost", "Voters have elected a new Dunmarsh Council. Among those who lost their seats were Ben Crane and Carl Dunn.", []string{"Ben Crane | councillor | Dunmarsh Council | former", "Carl Dunn | councillor | Dunmarsh Council | former"}, nil},
		{"did not stand", "Voters have elected a new Dunmarsh Council. Ben Crane, who did not seek re-election, was thanked.", []string{"Ben Crane | councillor | Dunmarsh Council | former"}, nil},
		{"unseated", "Voters have elected a new Dunmarsh Council. Ada Holt unseated Ben Crane in Fen Edge.", []string{"Ada Holt | councillor | Dunmarsh Council | current", "Ben Crane | councillor | Dunmarsh Council | former"}, nil},
		{"by-election", "The Fen Edge by-election to Dunmarsh Council was won by Ada Holt for Labour on May 2.", []string{"Ada Holt | councillor | Dunmarsh Council | current | 2024-05-02", "Ada Holt ~ Labour"}, nil},
		{"unopposed", "Ada Holt was elected unopposed in Fen Edge to Dunmarsh Council.", []string{"Ada Holt | councillor | Dunmarsh Council | current"}, nil},
		{"co-opted", "Ada Holt has been co-opted on to Dunmarsh Parish Council.", []string{"Ada Holt | councillor | Dunmarsh Parish Council | current"}, nil},
		{"three seats", "Voters have elected a new Dunmarsh Council. The three seats in Fen Edge went to Ada Holt, Ben Crane and Carl Dunn.", []string{"Ada Holt | councillor | Dunmarsh Council | current", "Ben Crane | councillor | Dunmarsh Council | current", "Carl Dunn | councillor | Dunmarsh Council | current"}, nil},
		{"no seat", "Ada Holt failed to win Fen Edge in the Dunmarsh Council elections. Ben Crane hopes to win Mill End. Carl Dunn did not win Park.", nil, []string{"Ada Holt |", "Ben Crane |", "Carl Dunn |"}},
		{"no vote", "Dunmarsh Council held a show. Ada Holt won Best Baker. Ben Crane took Mill Lane home.", nil, []string{"Ada Holt | councillor", "Ben Crane | councillor"}},
	})
}
