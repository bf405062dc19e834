package extract

import "tenure/extract/token"

// maxSentence is the most tokens that one sentence is read with. Written English stays far
// below it; a text without full stops (a table, a list of names, a broken feed) is read in
// pieces, so that the work on a sentence stays bounded.
const maxSentence = 250

// cutLong cuts sentences of more than maxSentence tokens, behind a comma, semicolon or
// bullet where there is one in the last third of the piece.
func cutLong(d *token.Document) {
	long := false
	for i := range d.Sentences {
		long = long || d.Sentences[i].Last-d.Sentences[i].First > maxSentence
	}
	if !long {
		return
	}
	var out []token.Sentence
	for _, s := range d.Sentences {
		for s.Last-s.First > maxSentence {
			cut := s.First + maxSentence
			for k := cut; k > cut-maxSentence/3; k-- {
				if t := d.Tokens[k-1].Text; t == "," || t == ";" || t == "•" {
					cut = k
					break
				}
			}
			piece := s
			piece.Last, piece.End = cut, d.Tokens[cut-1].End
			out = append(out, piece)
			s.First, s.Start = cut, d.Tokens[cut].Start
		}
		out = append(out, s)
	}
	d.Sentences = out
}
