package eval

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tenure/extract"
)

// With -update the figures of ../testdata/score.json are written anew:
//
//	go test ./extract/eval -run TestScoreHolds -update
var update = flag.Bool("update", false, "write the scores that are measured into testdata/score.json")

// scoreFile holds, for each folder of gold articles in testdata, the tenure F1 that was
// last agreed upon.
const scoreFile = "../testdata/score.json"

// slack is how far a score may fall before the test fails.
const slack = 0.005

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

func read(t *testing.T, folder string) *Run {
	t.Helper()
	golds, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	run, err := Read(t.Context(), golds, x)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// TestScoreHolds fails when the reading of the project's own articles has become worse
// than the figure in score.json.
func TestScoreHolds(t *testing.T) {
	data, err := os.ReadFile(scoreFile)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatalf("%s: %v", scoreFile, err)
	}
	if len(want) == 0 {
		t.Fatalf("%s names no folder", scoreFile)
	}
	got := map[string]float64{}
	for folder := range want {
		f1 := read(t, filepath.Join("../testdata", folder)).Total(Tenures).F1()
		got[folder] = math.Round(f1*1000) / 1000
		t.Logf("%s: tenure F1 %.3f, agreed %.3f", folder, f1, want[folder])
		if f1 < want[folder]-slack && !*update {
			t.Errorf("%s: tenure F1 is %.3f and was %.3f: 'tenure eval' with --save before a change and --against after it shows what became worse; if the fall is meant, run this test with -update", folder, f1, want[folder])
		}
	}
	if *update {
		data, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(scoreFile, append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestScoreIsThatOfThePython compares with the script that defines the score, where it
// and the articles are.
func TestScoreIsThatOfThePython(t *testing.T) {
	shared := "../../../shared/gold"
	script := filepath.Join(shared, "score.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("the script that defines the score is not beside the project")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 to run the script that defines the score")
	}
	for _, set := range []string{"dev", "wikinews", "st-helens"} {
		t.Run(set, func(t *testing.T) {
			folder := filepath.Join(shared, set)
			golds, err := Load(folder)
			if err != nil {
				t.Fatal(err)
			}
			x, err := extractor()
			if err != nil {
				t.Fatal(err)
			}
			run := &Run{}
			file := filepath.Join(t.TempDir(), "read.jsonl")
			out, err := os.Create(file)
			if err != nil {
				t.Fatal(err)
			}
			defer out.Close()
			lines := json.NewEncoder(out)
			for _, g := range golds {
				r := x.Read(g.Article)
				run.Articles = append(run.Articles, Score(g, r))
				if err := lines.Encode(r); err != nil {
					t.Fatal(err)
				}
			}
			said, err := exec.CommandContext(t.Context(), python, script, folder, file, "--json").Output()
			if err != nil {
				t.Fatalf("%s: %v", script, err)
			}
			want := map[Layer]float64{}
			if err := json.Unmarshal(said, &want); err != nil {
				t.Fatal(err)
			}
			if n := run.Attributes().N; float64(n) != want["n"] {
				t.Errorf("%d tenures read rightly, want %v", n, want["n"])
			}
			for l, f1 := range run.Scores() {
				if math.Abs(f1-want[l]) > 1e-9 {
					t.Errorf("%s: F1 %v, want %v", l, f1, want[l])
				}
			}
			t.Logf("%s: tenure F1 %.3f, full %.3f", set, run.Total(Tenures).F1(), run.Total(Full).F1())
		})
	}
}

func TestReadStops(t *testing.T) {
	golds, err := Load("../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, golds, x); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want a cancelled context's error", err)
	}
}

func TestSaveAndLoad(t *testing.T) {
	run := &Run{Version: "v", Articles: []*Result{
		{ID: "a", Layers: map[Layer]Counts{Tenures: {TP: 2, FP: 1}}, Attributes: Attributes{N: 2, Status: 1}, Faults: []Fault{{Kind: "made up tenure", What: "Ada Holt | mayor | Dunmarsh | current", Quote: "q", Rule: "r"}}},
	}}
	file := filepath.Join(t.TempDir(), "run.json")
	if err := run.Save(file); err != nil {
		t.Fatal(err)
	}
	back, err := LoadRun(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(run, back); d != "" {
		t.Error(d)
	}
	if d := Compare(run, back); len(d.Articles)+len(d.OnlyBefore)+len(d.OnlyAfter) > 0 {
		t.Errorf("a run differs from itself: %+v", d)
	}
}

func TestLoadRunFaults(t *testing.T) {
	for what, text := range map[string]string{"no JSON": "x", "no run": `{"id": "a"}`, "an article is null": `{"articles": [null]}`} {
		t.Run(what, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "run.json")
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			var bad *GoldError
			if _, err := LoadRun(file); !errors.As(err, &bad) || bad.File != file {
				t.Errorf("got %v, want a *GoldError that names the file", err)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	fault := func(kind, what string) Fault { return Fault{Kind: kind, What: what} }
	counts := func(tp, fp, fn int) map[Layer]Counts { return map[Layer]Counts{Tenures: {tp, fp, fn}} }
	before := &Run{Articles: []*Result{
		{ID: "a", Layers: counts(1, 1, 1), Faults: []Fault{fault("missed tenure", "x"), fault("made up tenure", "y"), fault("made up tenure", "y")}},
		{ID: "same", Layers: counts(1, 0, 0)},
		{ID: "gone", Layers: counts(0, 9, 9)},
	}}
	after := &Run{Articles: []*Result{
		{ID: "new", Layers: counts(0, 9, 9)},
		{ID: "same", Layers: counts(1, 0, 0)},
		{ID: "a", Layers: counts(2, 1, 0), Faults: []Fault{fault("made up tenure", "y"), fault("wrong start", "z")}},
	}}
	d := Compare(before, after)
	want := &Difference{
		Before:     d.Before,
		After:      d.After,
		Articles:   []ArticleDifference{{ID: "a", Better: []Fault{fault("missed tenure", "x"), fault("made up tenure", "y")}, Worse: []Fault{fault("wrong start", "z")}}},
		OnlyBefore: []string{"gone"},
		OnlyAfter:  []string{"new"},
	}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
	if d.Before[Tenures] != 4.0/6 || d.After[Tenures] != 6.0/7 {
		t.Errorf("tenure F1 %v and %v, want those of the articles in both", d.Before[Tenures], d.After[Tenures])
	}
}
