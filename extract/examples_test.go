package extract

import "testing"

func TestExamplesOfRules(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range x.CheckExamples() {
		t.Error(f)
	}
}
