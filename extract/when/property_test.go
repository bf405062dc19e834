package when

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"tenure/extract/token"
)

// check says what is wrong with the expressions of a document.
func check(d *token.Document, all [][]Expression) error {
	if len(all) != len(d.Sentences) {
		return fmt.Errorf("%d lists of expressions for %d sentences", len(all), len(d.Sentences))
	}
	for s, found := range all {
		last := d.Sentences[s].First
		for _, e := range found {
			switch {
			case e.First < last || e.Last <= e.First || e.Last > d.Sentences[s].Last:
				return fmt.Errorf("tokens of %+v overlap, are none or leave their sentence", e)
			case e.Start != d.Tokens[e.First].Start || e.End != d.Tokens[e.Last-1].End:
				return fmt.Errorf("bytes of %+v are not those of its tokens", e)
			case e.Rule == "":
				return fmt.Errorf("%+v has no rule", e)
			}
			last = e.Last
			for _, value := range []string{e.Value, e.StartValue, e.EndValue} {
				if value == "" {
					continue
				}
				if v, err := Parse(value); err != nil || v.String() != value {
					return fmt.Errorf("%+v: %q: %v", e, value, err)
				}
			}
		}
	}
	return nil
}

// phrases are words of the vocabulary and of the rules, thrown together.
func phrases(g *grammar) []string {
	words := []string{"the", "of", ",", ".", "(", ")", "-", "–", "/", "to", "from", "and", "2019", "1987", "2009-10", "31", "3rd", "1980s", "'90s", "mid-2018", "99999", "0", "00", "BC", "2199", "1000", "Holt", "said", "will", "\n\n", "\"", "a", "500"}
	for _, w := range slices.Sorted(maps.Keys(g.vocabulary.words)) {
		words = append(words, w, strings.ToUpper(w[:1])+w[1:])
	}
	return words
}

func TestExpressionsAreSound(t *testing.T) {
	f := finder(t)
	words := phrases(f.grammar)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 60).Draw(t, "words"), " ")
		var ref Reference
		if rapid.Bool().Draw(t, "dated") {
			ref.Published = Day{2018, 5, 24}.AddDays(rapid.IntRange(-9000, 9000).Draw(t, "days"))
		}
		d := token.Parse(text)
		all := f.FindAll(d, ref)
		if err := check(d, all); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if again := f.FindAll(d, ref); fmt.Sprint(all) != fmt.Sprint(again) {
			t.Fatalf("%q: found %v, then %v", text, all, again)
		}
	})
}

func FuzzFindAll(f *testing.F) {
	finder := finder(f)
	for _, s := range []string{
		"She led it from 31 March 2009 to the end of May last year.", "On Tuesday, 4/5/2019, two years later.",
		"The late 490s BC, the 3rd century BC and '98.", "between the next three years and 99 decades ago",
		"early mid-2018-19/20 – 21st of February 2019",
	} {
		f.Add(s, 17000)
	}
	f.Fuzz(func(t *testing.T, text string, days int) {
		var ref Reference
		if days > 0 {
			ref.Published = Day{1970, 1, 1}.AddDays(days % 40000)
		}
		d := token.Parse(text)
		if err := check(d, finder.FindAll(d, ref)); err != nil {
			t.Error(err)
		}
	})
}

// The work grows with the length of the text, whatever the text: a long sentence without
// end, full of what could start an expression, is read to the end.
func TestLongSentence(t *testing.T) {
	f := finder(t)
	for _, words := range []string{"from ", "the end of the ", "May 2019 to ", "between 2009 and ", "a ", "early late mid ", "in 2019, ", "said "} {
		d := token.Parse(strings.Repeat(words, 200_000/len(words)))
		if err := check(d, f.FindAll(d, Reference{Day{2018, 5, 24}})); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
}

// A Finder serves several goroutines at once.
func TestConcurrent(t *testing.T) {
	f := finder(t)
	texts := []string{"She left in March and he last Tuesday.", "He ran it from 2003 to 2011.", "Mrs May spoke in May."}
	var want []string
	for _, text := range texts {
		want = append(want, fmt.Sprint(f.FindAll(token.Parse(text), Reference{Day{2018, 5, 24}})))
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				for i, text := range texts {
					if got := fmt.Sprint(f.FindAll(token.Parse(text), Reference{Day{2018, 5, 24}})); got != want[i] {
						t.Errorf("%s: got %s, want %s", text, got, want[i])
					}
				}
			}
		})
	}
	wait.Wait()
}

func BenchmarkFindAll(b *testing.B) {
	f := finder(b)
	text := strings.Repeat("The council chose Ada Holt as its leader on Tuesday evening, by 31 votes to 12. She had led the group since May 2014 and will serve until the annual meeting next year. "+
		"Members of the other groups said that the vote on the budget for the parks had been put off for want of time.\n\n", 20)
	d := token.Parse(text)
	b.ResetTimer()
	for b.Loop() {
		f.FindAll(d, Reference{Day{2018, 5, 24}})
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
