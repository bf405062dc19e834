package extract

import (
	"strings"

	"tenure/extract/rule"
)

// Bounds of who speaks.
const (
	speakerReach = 16 // tokens between a verb of saying and the one who speaks
	minQuestions = 3  // questions of an interview
	questionSize = 14 // tokens of a question
)

// findSpeakers settles 'I' inside a quotation: the one person who is said to speak in its
// paragraph, or in the paragraph before when this one is a quotation and nothing else. In
// an interview laid out as questions and answers it is the one who is asked.
func (s *state) findSpeakers() {
	asked, from := s.interviewee()
	paragraph, before, speaker := -1, -1, -1
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		if sent.Paragraph != paragraph {
			paragraph = sent.Paragraph
			before, speaker = speaker, s.speakerOf(n)
			if speaker == nobodyNamed {
				speaker = before
			}
		}
		found := false
		for i := sent.First; i < sent.Last; i++ {
			t := &s.doc.Tokens[i]
			if t.Text != "I" || t.Kind == 0 {
				continue
			}
			who := -1
			switch {
			case t.Quoted:
				who = speaker
			case n > from:
				who = asked
			}
			if who < 0 || s.people[who].hidden || s.mentions[n].covered(i, kindPerson, kindOrg, kindPost) {
				continue
			}
			s.mentions[n] = append(s.mentions[n], mention{kind: kindSpeaker, sub: "pronoun", first: i, last: i + 1, ref: who})
			found = true
		}
		if found {
			s.mentions[n].sort()
		}
	}
}

// nobodyNamed says that a paragraph is a quotation and nothing else.
const nobodyNamed = -2

// speakerOf is the one person who is said to speak in the paragraph that begins with
// sentence n: -1 when nobody or more than one is, nobodyNamed when all of it is quoted.
func (s *state) speakerOf(n int) int {
	toks, id, all := s.doc.Tokens, -1, true
	for paragraph := s.doc.Sentences[n].Paragraph; n < len(s.doc.Sentences) && s.doc.Sentences[n].Paragraph == paragraph; n++ {
		sent := &s.doc.Sentences[n]
		for i := sent.First; i < sent.Last; i++ {
			t := &toks[i]
			if t.Quoted {
				continue
			}
			all = false
			if !s.is("speaks_out", t) && !(t.Text == ":" && i > sent.First) {
				continue
			}
			who := s.speaker(n, i)
			if who < 0 {
				continue
			}
			if id >= 0 && id != who {
				return -1
			}
			id = who
		}
	}
	if all && id < 0 {
		return nobodyNamed
	}
	return id
}

// speaker is the person to whom the verb of saying or the colon at token i belongs: right
// behind it beside a quotation, else the last one before it who depends on nobody.
func (s *state) speaker(n, i int) int {
	sent, toks := &s.doc.Sentences[n], s.doc.Tokens
	if toks[i].Text == ":" && (i+1 >= sent.Last || !toks[i+1].Quoted) {
		return -1
	}
	if i > sent.First && toks[i-1].Quoted {
		for _, m := range s.inOrder(n) {
			if m.kind == kindPerson && m.first > i && m.first <= i+speakerReach && !toks[m.first].Quoted {
				for k := i + 1; k < m.first; k++ {
					if toks[k].Quoted || toks[k].Norm == "of" && !s.mentions[n].covered(k, kindPost, kindOrg, kindOpen) || toks[k].Norm == "that" || strings.HasPrefix(toks[k].Tag, "VB") {
						return -1
					}
				}
				return m.ref
			}
		}
	}
	who := -1
	for _, m := range s.inOrder(n) {
		if m.kind != kindPerson || m.last > i || toks[m.first].Quoted {
			continue
		}
		if who < 0 || !s.dependent(n, m.first) {
			if i-m.last <= speakerReach {
				who = m.ref
			}
		}
	}
	return who
}

// interviewee is the first person named before the questions of an interview, and the
// sentence that asks the first; -1 when the article is none.
func (s *state) interviewee() (int, int) {
	questions, first := 0, -1
	for n := range s.doc.Sentences {
		sent := &s.doc.Sentences[n]
		opens := n == 0 || s.doc.Sentences[n-1].Paragraph != sent.Paragraph
		if !opens || sent.Last-sent.First > questionSize || s.doc.Tokens[sent.Last-1].Text != "?" || s.doc.Tokens[sent.First].Quoted {
			continue
		}
		if questions++; first < 0 {
			first = n
		}
	}
	if questions < minQuestions {
		return -1, 0
	}
	for n := 0; n < first; n++ {
		for _, m := range s.inOrder(n) {
			if m.kind == kindPerson && m.sub == "name" {
				return m.ref, first
			}
		}
	}
	return -1, 0
}

// tellsOwnPost says that what somebody says of themselves may be taken at its word: that
// they hold or held a post at a body that they name. Plans, jokes and what they say
// without a body are left alone.
func (s *state) tellsOwnPost(c *claim, rs *rule.Sentence, m *rule.Match, y map[string]string) bool {
	if c.status == "future" || y["of"] != "" || y["deputy"] != "" || y["successor"] != "" || y["predecessor"] != "" {
		return false
	}
	if y["org"] != "" && len(captured(rs, m, y["org"], kindOrg)) > 0 {
		return true
	}
	for _, p := range captured(rs, m, y["post"], kindPost, kindOffice) {
		if len(s.posts[p.Ref].orgs) > 0 {
			return true
		}
	}
	return false
}
