package extract

import "testing"

func TestListings(t *testing.T) {
	checkFacts(t, []factCase{
		{"fields below a title", "Who does what at Dunmarsh Council\n\nHeads of Service\n\nHousing: Ada Holt\n\nRoads and Parks: Ben Crane (job share with Colin Dane)", []string{"Ada Holt | head of housing | Dunmarsh Council | current", "Ben Crane | head of roads and parks | Dunmarsh Council | current", "Colin Dane | head of roads and parks | Dunmarsh Council | current"}, nil},
		{"names below a title", "Fenwick Hospice\n\nTrustees:\n\nAda Holt, farmer\n\nBen Crane\n\nThe shop opens at ten.\n\nCarl Dunn told us so.", []string{"Ada Holt | trustee | Fenwick Hospice | current", "Ben Crane | trustee | Fenwick Hospice | current"}, []string{"Carl Dunn"}},
		{"title below the name", "Our people at Fenwick Hospice\n\nAda Holt\n\nChief Executive\n\nAda came to us from the bank.\n\nBen Crane\n\nTreasurer and Trustee", []string{"Ada Holt | chief executive | Fenwick Hospice | current", "Ben Crane | treasurer | Fenwick Hospice | current"}, []string{"Ben Crane | chief"}},
		{"branches", "Fenland Growers’ Union\n\nBranch chairmen\n\nNetherby: Ada Holt\n\nMill End: Ben Crane", []string{"Ada Holt | branch chairman | Netherby | current", "Ben Crane | branch chairman | Mill End | current"}, nil},
		{"takes effect", "Dunmarsh Council will look like this from 1 August 2024.\n\nAssistant directors:\n\nHousing – Ada Holt\n\nRoads – Ben Crane (no change)", []string{"Ada Holt | assistant director for housing | Dunmarsh Council | future | 2024-08-01", "Ben Crane | assistant director for roads | Dunmarsh Council | current"}, nil},
		{"takes effect, titles in full", "Dunmarsh Council has a new top team. Here is how it will look from 1 August 2024.\n\nDirector of Housing – Ada Holt. Currently head of planning.\n\nDirector of Finance – Ben Crane. He remains treasurer.\n\nAssistant directors:\n\nRoads – Carl Dunn (who is highways officer already)", []string{"Ada Holt | director of housing | Dunmarsh Council | future | 2024-08-01", "Ben Crane | director of finance | Dunmarsh Council | future | 2024-08-01", "Carl Dunn | assistant director for roads | Dunmarsh Council | future | 2024-08-01"}, nil},
		{"announced", "Dunmarsh Council will be run by others. The appointments announced today are:\n\nDirector of Housing: Ada Holt;\n\nDirector of Finance: Ben Crane", []string{"Ada Holt | director of housing | Dunmarsh Council | future", "Ben Crane | director of finance | Dunmarsh Council | future"}, nil},
		{"day of somebody else", "Carl Dunn will leave Dunmarsh Council from 1 August 2024.\n\nDirector of Housing: Ada Holt", []string{"Ada Holt | director of housing | Dunmarsh Council | current"}, nil},
		{"another heading between", "Dunmarsh Council\n\nHeads of Service\n\nHousing: Ada Holt\n\nTopics\n\nRoads: Ben Crane", []string{"Ada Holt | head of housing | Dunmarsh Council | current"}, []string{"Ben Crane"}},
	})
}

func TestSeries(t *testing.T) {
	checkFacts(t, []factCase{
		{"titles first", "Fenwick Cricket Club met. Elected were: chairman, Ada Holt; secretary, Ben Crane; kit man, Carl Dunn; treasurer, Eve Gill.", []string{"Ada Holt | chairman | Fenwick Cricket Club | current", "Ben Crane | secretary | Fenwick Cricket Club | current", "Carl Dunn | kit man | Fenwick Cricket Club | current", "Eve Gill | treasurer | Fenwick Cricket Club | current"}, []string{"Ada Holt | secretary", "Ben Crane | treasurer"}},
		{"one title for many", "Fenwick Cricket Club has new rules. Vice-presidents: Ada Holt, Ben Crane, Carl Dunn.", []string{"Ada Holt | vice-president | Fenwick Cricket Club | current", "Carl Dunn | vice-president | Fenwick Cricket Club | current"}, nil},
		{"names first", "Ada Holt, chairman of Fenwick Cricket Club, Ben Crane, its treasurer, and Carl Dunn spoke.", []string{"Ada Holt | chairman | Fenwick Cricket Club | current"}, []string{"Ben Crane | chairman", "Carl Dunn"}},
	})
}
