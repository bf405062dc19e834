package main

import (
	"slices"
	"testing"
)

func TestSortNames(t *testing.T) {
	for _, c := range []struct {
		official      string
		all           []string
		places, names []string
	}{
		{
			"Dunmarsh Council",
			[]string{"Dunmarsh Council", "Dunmarsh", "dunmarsh", "dunmarsh metropolitan borough council", "Dunmarsh UA", "dunmarsh district", "Dunmarsh, Royal Borough of"},
			[]string{"Dunmarsh"}, []string{"Dunmarsh Metropolitan Borough Council", "royal borough of Dunmarsh"},
		},
		{"County of Teal Council", []string{"County of Teal Council", "teal-on-the-moor and stour"}, []string{"Teal", "Teal-on-the-Moor and Stour"}, nil},
		{"Holt & Stour Council", []string{"Holt & Stour", "Holt and Stour", "Hï¿½lt"}, []string{"Holt and Stour"}, nil},
	} {
		places, names := sortNames(c.official, c.all)
		if !slices.Equal(places, c.places) || !slices.Equal(names, c.names) {
			t.Errorf("%s: places %q, names %q; want %q, %q", c.official, places, names, c.places, c.names)
		}
	}
}

func TestSplitAlt(t *testing.T) {
	got := splitAlt("Holt, Stour and Teal,holt,Teal", []string{"Holt, Stour and Teal"})
	want := []string{"Holt, Stour and Teal", "holt", "Teal", "Holt, Stour and Teal"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTitle(t *testing.T) {
	for in, want := range map[string]string{
		"NHS ST ELWYN CCG": "NHS St Elwyn CCG", "nhs vale of teal ccg": "NHS Vale of Teal CCG", "Teal-on-Sea": "Teal-on-Sea",
		"STOUR-ON-TEAL": "Stour-on-Teal", "dunmarsh mdc": "Dunmarsh MDC",
	} {
		if got := title(in); got != want {
			t.Errorf("title(%q) = %q, want %q", in, got, want)
		}
	}
}
