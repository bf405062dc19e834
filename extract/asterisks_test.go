package extract

import "testing"

func TestMarkedMembers(t *testing.T) {
	text := "Candidates for the election to Dunmarsh Council are known. Sitting members are marked with an asterisk.\n\nFEN EDGE — Ada Holt (Green); *Ben Crane (Con)\n\nMILL END — Colin Dane* (Lab); Dora Elm (Con)"
	s := readState(t, text)
	got := map[string]string{}
	for _, c := range s.claims {
		if c.role == "councillor" {
			got[s.people[c.person].name] = c.area
		}
	}
	if len(got) != 2 || got["Ben Crane"] != "FEN EDGE" || got["Colin Dane"] != "MILL END" {
		t.Errorf("got %v", got)
	}
	for _, c := range readState(t, "The election to Dunmarsh Council is over. * elected\n\nFEN EDGE — *Ada Holt (Green)").claims {
		t.Errorf("a mark that means something else: %s is %s", "Ada Holt", c.role)
	}
}
