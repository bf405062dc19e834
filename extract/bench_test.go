package extract

import (
	"testing"

	"github.com/jdkato/prose/v2"

	"tenure/corpus"
	"tenure/extract/rule"
)

// benchmarkText is a few sentences such as articles have, most of which no rule matches.
const benchmarkText = `Cllr Ada Holt, leader of Dunmarsh Borough Council since May 2019, said on Tuesday that the bridge over the Fen would be mended by the autumn.

Drivers have had to take the long way round by Tarn Lane for eleven months, and shops in the old town say that trade has fallen by a third. “We have waited far too long,” said Ben Crane, who runs a bakery on the quay. “Nobody told us what was going on.”

The work will cost £2.4m, of which the county council pays half. Ms Cleo Marsh, who was appointed chief executive in January, told the housing committee that the contract would be let within weeks. Councillors voted for the plan by 22 votes to nine, with the Liberal Democrats abstaining.`

// BenchmarkRules measures the matching of the built-in rules, in ns a token.
func BenchmarkRules(b *testing.B) {
	x, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, stage := range Stages() {
		b.Run(stage, func(b *testing.B) {
			s := x.read(corpus.Article{ID: "a", Text: benchmarkText, Published: exampleDay})
			var sentences []*rule.Sentence
			for n := range s.doc.Sentences {
				sentences = append(sentences, s.sentenceAt(stage, n))
			}
			f := rule.NewFinder(x.rules)
			b.ReportAllocs()
			for b.Loop() {
				for _, rs := range sentences {
					f.Find(stage, rs)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(s.doc.Tokens)), "ns/token")
		})
	}
}

// BenchmarkRead measures the reading of a whole article, in ns a token.
func BenchmarkRead(b *testing.B) {
	x, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	a := corpus.Article{ID: "a", Text: benchmarkText, Published: exampleDay}
	tokens := len(x.read(a).doc.Tokens)
	b.ReportAllocs()
	for b.Loop() {
		x.Read(a)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*tokens), "ns/token")
}

// BenchmarkProse measures prose's own default reading of the same article with a model
// loaded once, in ns a token of ours: the baseline for BenchmarkRead in the same run.
func BenchmarkProse(b *testing.B) {
	x, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	tokens := len(x.read(corpus.Article{ID: "a", Text: benchmarkText, Published: exampleDay}).doc.Tokens)
	loaded, err := prose.NewDocument("Yes")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := prose.NewDocument(benchmarkText, prose.UsingModel(loaded.Model)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*tokens), "ns/token")
}
