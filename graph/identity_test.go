package graph

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBodyExamples(t *testing.T) {
	for _, b := range vocabulary().file.Bodies {
		kind := "other"
		if len(b.Kinds) > 0 {
			kind = b.Kinds[0]
		}
		if len(b.Examples) == 0 {
			t.Errorf("family %s has no examples", b.Prefix)
		}
		for name, want := range b.Examples {
			if got := BodyID(name, kind); got != want {
				t.Errorf("BodyID(%q, %q) = %q, want %q", name, kind, got, want)
			}
		}
	}
}

func TestBodiesApart(t *testing.T) {
	for _, tt := range [][2]string{
		{"Durnholm County Council", "Durnholm City Council"},
		{"Durnholm Town Council", "Durnholm Borough Council"},
		{"Durnholm Parish Council", "Durnholm Town Council"},
		{"Durnholm Combined Authority", "Durnholm Council"},
		{"South Marlshire District Council", "Marlshire County Council"},
	} {
		if a, b := BodyID(tt[0], "council"), BodyID(tt[1], "council"); a == b {
			t.Errorf("%q and %q are both %q", tt[0], tt[1], a)
		}
	}
}

func TestInsideID(t *testing.T) {
	for _, tt := range []struct{ name, kind, want string }{
		{"Planning Committee", "committee", "council:pell/planning-committee"},
		{"overview & scrutiny committee", "committee", "council:pell/overview-scrutiny-committee"},
		{"Conservative group", "party", "council:pell/party:conservative"},
		{"", "committee", "council:pell"},
	} {
		if got := InsideID("council:pell", tt.name, tt.kind); got != tt.want {
			t.Errorf("InsideID(%q, %q) = %q, want %q", tt.name, tt.kind, got, tt.want)
		}
	}
}

func TestRoleExamples(t *testing.T) {
	f := vocabulary().file.Roles
	for _, same := range f.Examples {
		for _, r := range same[1:] {
			if a, b := RoleKey(same[0]), RoleKey(r); a != b {
				t.Errorf("%q is %q, %q is %q: want one key", same[0], a, r, b)
			}
		}
	}
	for _, d := range f.Different {
		if a, b := RoleKey(d[0]), RoleKey(d[1]); a == b {
			t.Errorf("%q and %q are both %q", d[0], d[1], a)
		}
	}
}

func TestSeats(t *testing.T) {
	for _, tt := range []struct {
		role         string
		one, by_area bool
	}{
		{"leader", true, false},
		{"deputy leader", true, false},
		{"Chairman", true, false},
		{"director of children's services", true, false},
		{"director", false, false},
		{"executive director", false, false},
		{"assistant director of housing", false, false},
		{"portfolio holder for finance", true, false},
		{"cabinet member", false, false},
		{"councillor", false, true},
		{"MP", false, true},
		{"co-leader", false, false},
		{"", false, false},
	} {
		if one, area := OneSeat(tt.role), ByArea(tt.role); one != tt.one || area != tt.by_area {
			t.Errorf("%q: one seat %v, by area %v; want %v, %v", tt.role, one, area, tt.one, tt.by_area)
		}
	}
}

func TestBestForms(t *testing.T) {
	for _, tt := range []struct {
		best func([]string) string
		in   []string
		want string
	}{
		{BestRole, []string{"chairman", "chair", "chairwoman"}, "chair"},
		{BestRole, []string{"children's services director", "director of children's services"}, "director of children's services"},
		{BestRole, []string{"director for children's services", "director of children's services"}, "director of children's services"},
		{BestRole, []string{"permanent chief executive", "joint chief executive", "chief executive"}, "chief executive"},
		{BestRole, []string{"Leader", "leader"}, "leader"},
		{BestRole, nil, ""},
		{BestName, []string{"PELL Borough Council", "Pell Council", "Pell Borough Council"}, "Pell Borough Council"},
		{BestName, []string{"Pell council", "Pell Council"}, "Pell Council"},
		{BestName, []string{"MARLSHIRE"}, "MARLSHIRE"},
	} {
		if got := tt.best(tt.in); got != tt.want {
			t.Errorf("best of %q is %q, want %q", tt.in, got, tt.want)
		}
		slices.Reverse(tt.in)
		if got := tt.best(tt.in); got != tt.want {
			t.Errorf("best of %q is %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestGroupName(t *testing.T) {
	for id, want := range map[string]string{
		"council:pell/party:green":                  "Green group",
		"local-authority:PEL/party:pell-first":      "Pell First group",
		InsideID("council:pell", "Tories", "party"): "Conservative group",
		"council:pell/planning-committee":           "",
		"council:pell":                              "",
		"party:green":                               "",
		"council:pell/party:":                       "",
		"":                                          "",
	} {
		if got := GroupName(id); got != want {
			t.Errorf("group name of %q is %q, want %q", id, got, want)
		}
	}
}

func TestKeysAreStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`(own |permanent |joint |deputy |PCC |CEO |crime commissioner )*`)).Draw(t, "name")
		if k := RoleKey(s); RoleKey(k) != k {
			t.Fatalf("RoleKey(%q) = %q, of that %q", s, k, RoleKey(k))
		}
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"deputy", "vice", "chair", "chairman", "of", "the", "children's", "services", "leader", "council"}), 1, 6).Draw(t, "words")
		r := strings.Join(words, " ")
		if RoleKey(r) != RoleKey(strings.ToUpper(r)) {
			t.Fatalf("RoleKey(%q) depends on capitals", r)
		}
	})
}

func TestIdentityFaults(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"bodies: []\n", "lacks a family"},
		{"bodys: []\n", "bodys"},
		{"bodies: 3\n", "identity.yaml"},
	} {
		if _, err := parseIdentity([]byte(tt.in)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("parseIdentity(%q) = %v, want %q", tt.in, err, tt.want)
		}
	}
}
