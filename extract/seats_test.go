package extract

import "testing"

func TestSeats(t *testing.T) {
	checkFacts(t, []factCase{
		{"member for the ward", "Dunmarsh Council met. Ada Holt, the member for Fen Edge since 2015, spoke.", []string{"Ada Holt | councillor | Dunmarsh Council | current | 2015"}, nil},
		{"member of a parliament", "Dunmarsh Council met. Ada Holt, the member for Fen Edge in the state assembly, spoke.", nil, []string{"Ada Holt | councillor"}},
		{"list of councillors", "Dunmarsh Parish Council has news. Your councillors are: Dr Ada Holt (Chairman), Mrs Eve Gill (Vice), Messrs Ben Crane, Carl Dunn and Hal Webb.", []string{"Ben Crane | councillor | Dunmarsh Parish Council | current", "Carl Dunn | councillor | Dunmarsh Parish Council | current"}, nil},
		{"thursday of the vote", "Voters have elected a new Dunmarsh Council. Labour polled well last Thursday. Ben Crane lost Fen Edge to a nurse, Ada Holt.", []string{"Ada Holt | councillor | Dunmarsh Council | current | 2024-06-06", "Ben Crane | councillor | Dunmarsh Council | former |  | 2024-06-06"}, nil},
	})
}
