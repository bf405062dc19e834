package token

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jdkato/prose/v2"
)

// told is invented news for tests of the tagger and benchmarks.
const told = `Councillor Ada Pellwright was elected leader of Brackwater Borough Council on Tuesday evening after a long meeting.

She replaces Tobias Fennimore, who had run the authority for nine years and now wants more time with his grandchildren.

Opposition members voted against the budget because nobody could explain the missing money.

Inspector Morwenna Tregear joined Saltfleet Police in 1998 and was promoted twice within three years.

The interim finance director will leave at Christmas when her successor arrives from Eastholme.

Residents near the old quarry complained about noisy lorries, dust and broken pavements all summer.

Having chaired the planning committee since 2004, Mr Osgood says he is looking forward to quieter evenings.

Dr Helga Stromberg, a former surgeon, chairs our hospital trust and advises two universities.

Until the next election both parties must share power, whether they like it or not.

If ministers agree, Ravensmere District Council could be abolished within 18 months and merged into a larger body.

Which candidate will the selection panel choose next week?

Police later arrested five men aged between 19 and 45.

Nearly 300 homes lost electricity as heavy snow brought down power lines across northern villages.

Former mayor Percival Oakenfold has died aged 91, his family announced this morning.

He served one term in parliament before losing narrowly to a retired headteacher.
`

// oracleModel is prose's own model, for prose's own tagger.
var oracleModel = sync.OnceValues(func() (*prose.Model, error) {
	d, err := prose.NewDocument("Yes", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, err
	}
	return d.Model, nil
})

// TestTaggerAgreesWithProse compares with prose's own tagger, sentence by sentence. That
// one gives equal words of a text one tag, so sentences that repeat a word do not count,
// nor do those that its tokeniser cuts otherwise.
func TestTaggerAgreesWithProse(t *testing.T) {
	t.Parallel()
	tagger := newTestTagger(t)
	model, err := oracleModel()
	if err != nil {
		t.Fatal(err)
	}
	d := Parse(told)
	compared := 0
	for s, sentence := range d.Sentences {
		tagger.Tag(d, s)
		tokens := d.Tokens[sentence.First:sentence.Last]
		var words, tags []string
		for i := range tokens {
			words = append(words, pennForm(tokens, i))
			tags = append(tags, tokens[i].Tag)
		}
		if repeats(words) {
			continue
		}
		oracle, err := prose.NewDocument(strings.Join(words, " "), prose.WithExtraction(false),
			prose.WithSegmentation(false), prose.UsingModel(model))
		if err != nil {
			t.Fatal(err)
		}
		var theirs, theirTags []string
		for _, o := range oracle.Tokens() {
			theirs, theirTags = append(theirs, o.Text), append(theirTags, o.Tag)
		}
		if !slices.Equal(words, theirs) {
			t.Logf("cut otherwise: %q, %q", words, theirs)
			continue
		}
		compared += len(words)
		if !slices.Equal(tags, theirTags) {
			t.Errorf("%q\n got %q\nwant %q", words, tags, theirTags)
		}
	}
	if compared < 150 {
		t.Errorf("only %d tokens could be compared: the test has lost its point", compared)
	}
}

func repeats(words []string) bool {
	seen := make(map[string]bool)
	for _, w := range words {
		if seen[w] {
			return true
		}
		seen[w] = true
	}
	return false
}

func TestTag(t *testing.T) {
	t.Parallel()
	tagger := newTestTagger(t)
	for _, c := range []struct{ text, want string }{
		{"The council’s leader won’t resign.", "The/DT council/NN ’s/POS leader/NN wo/MD n’t/RB resign/VB ./."},
		{"The council's leader won't resign.", "The/DT council/NN 's/POS leader/NN wo/MD n't/RB resign/VB ./."},
		{"He’s gone.", "He/PRP ’s/VBZ gone/VBN ./."},
		{"“It is good,” she said.", "“/`` It/PRP is/VBZ good/JJ ,/, ”/'' she/PRP said/VBD ./."},
		{`"It is good," she said.`, "\"/`` It/PRP is/VBZ good/JJ ,/, \"/'' she/PRP said/VBD ./."},
		{"It costs £4.1m or 4.99 pounds.", "It/PRP costs/VBZ £4.1m/CD or/CC 4.99/CD pounds/NNS ./."},
		{"Mr. Holt – the mayor – wrote to ada@holt.example.com yesterday.", "Mr./NNP Holt/NNP –/: the/DT mayor/NN –/: wrote/VBD to/TO ada@holt.example.com/NN yesterday/NN ./."},
	} {
		d := Parse(c.text)
		for s := range d.Sentences {
			tagger.Tag(d, s)
		}
		var got []string
		for _, tok := range d.Tokens {
			got = append(got, tok.Text+"/"+tok.Tag)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("tags\n got %s\nwant %s", g, c.want)
		}
	}
}

// TestTagAlike tags one text from many goroutines, each with its own document.
func TestTagAlike(t *testing.T) {
	t.Parallel()
	tagger := newTestTagger(t)
	want := tagged(tagger, told)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if got := tagged(tagger, told); !slices.Equal(got, want) {
					t.Errorf("tags differ between goroutines:\n got %q\nwant %q", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func tagged(tagger *Tagger, text string) []string {
	d := Parse(text)
	var tags []string
	for s, sentence := range d.Sentences {
		tagger.Tag(d, s)
		for _, t := range d.Tokens[sentence.First:sentence.Last] {
			tags = append(tags, t.Tag)
		}
	}
	return tags
}

func TestTagAllocatesNothing(t *testing.T) {
	tagger := newTestTagger(t)
	d := Parse(told + "Cllr. O’Brien’s motion wasn’t the councillors’ first.")
	tagAll := func() {
		for s := range d.Sentences {
			tagger.Tag(d, s)
		}
	}
	tagAll()
	// The pool may drop its scratch at a collection, so a stray allocation is fine; one
	// for each token would make hundreds.
	if n := testing.AllocsPerRun(10, tagAll); n > 5 {
		t.Errorf("tagging %d tokens made %v allocations, want none", len(d.Tokens), n)
	}
}

func TestBrokenModel(t *testing.T) {
	t.Parallel()
	for name, weights := range map[string]map[string]map[string]float64{
		"unknown class": {"bias": {"XX": 1}},
	} {
		_, err := newTagger([]string{"NN"}, nil, weights)
		var broken *ModelError
		if !errors.As(err, &broken) || broken.File != "weights.gob" {
			t.Errorf("%s: error %v, want a ModelError of weights.gob", name, err)
		}
	}
}

func newTestTagger(tb testing.TB) *Tagger {
	tb.Helper()
	tagger, err := NewTagger()
	if err != nil {
		tb.Fatal(err)
	}
	return tagger
}

func BenchmarkTag(b *testing.B) {
	tagger := newTestTagger(b)
	d := Parse(told)
	b.ReportAllocs()
	for b.Loop() {
		for s := range d.Sentences {
			tagger.Tag(d, s)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkParse(b *testing.B) {
	text := strings.Repeat(told, 10)
	tokens := len(Parse(text).Tokens)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(text)
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
