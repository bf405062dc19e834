package neo4j

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseStatements(t *testing.T) {
	got := parseStatements("f", "// about the file\n\n// name: one\n// a comment\nMATCH (n)\nRETURN n\n\n// name: two words\nRETURN '// name: no'\n")
	want := []statement{{"one", "f", "MATCH (n)\nRETURN n"}, {"two words", "f", "RETURN '// name: no'"}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(statement{})); diff != "" {
		t.Error(diff)
	}
}

func TestStatementsAreConstant(t *testing.T) {
	for name, s := range statements() {
		if s.text == "" || strings.Contains(s.text, ";") {
			t.Errorf("%s: statement %q is empty or more than one", s.file, name)
		}
	}
	if len(schemaStatements()) == 0 {
		t.Error("no schema")
	}
}
