package extract

import (
	"strings"

	"tenure/extract/token"
)

// fieldBeside takes the field of work that stands behind a title whose head ends at token
// k, in brackets or behind a comma or dash: 'corporate director (place)', 'Director,
// Resources', 'executive director – people'. It returns where the title ends.
func (s *state) fieldBeside(n, k int, p *post) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	if p.sub != "title" || k+1 >= sent.Last || toks[k].Text != "(" && !s.is("role_of_field", &toks[k-1]) {
		return k
	}
	from := k + 1
	switch {
	case toks[k].Text == "(":
		to := from
		for to < sent.Last && to < from+9 && toks[to].Text != ")" {
			if toks[to].Kind == token.Number || toks[to].Kind == token.Upper && to == from || s.mentions[n].covered(to, kindPerson, kindDate, kindOrg, kindParty) {
				return k
			}
			to++
		}
		if to == from || to >= sent.Last || toks[to].Text != ")" || !s.x.topic(toks[from].Norm) && !s.namesField(from, to) {
			return k
		}
		p.headLast, p.last = to+1, to+1
		return to + 1
	case toks[k].Text == "," && isCap(&toks[k-1]) && isCap(&toks[from]), isDash(toks[k].Text) && toks[k].Text != ":":
		if !s.x.topic(toks[from].Norm) || s.isTitle(from) {
			return k
		}
		to := s.topicAt(n, from)
		if to == from || to < sent.Last && toks[to].Kind != token.Punct || s.headsTitle(n, from, to) {
			return k
		}
		p.headLast, p.last = to, to
		return to
	}
	return k
}

// jobOf takes a noun for the holding of a post behind its title: 'the manager’s job', 'the
// section 151 officer post'. It is -1 when none stands there, else where the phrase ends.
func (s *state) jobOf(n int, p *post) int {
	toks, sent := s.doc.Tokens, &s.doc.Sentences[n]
	k := p.headLast
	if k < sent.Last && (toks[k].Norm == "'s" || toks[k].Norm == "'") {
		k++
	}
	if k >= sent.Last || p.sub != "title" || toks[k].Kind != token.Lower || !s.is("job_noun", &toks[k]) || k+1 < sent.Last && strings.HasPrefix(toks[k+1].Tag, "NN") && toks[k+1].Kind == token.Lower {
		return -1
	}
	return k + 1
}

// seatOfTier reads the tier of council before a councillor and the place before it:
// 'Fenwick district councillor', 'the county councillor for Dunmarsh North'. It returns
// where the phrase then begins.
func (s *state) seatOfTier(n, k, limit int, p *post) int {
	toks := s.doc.Tokens
	t := &toks[k-1]
	if p.sub != "councillor" || len(p.orgs) > 0 || !s.is("council_kind", t) {
		return k
	}
	tier := t.Norm
	from := k - 1
	if from-1 >= limit && s.is("council_kind", &toks[from-1]) {
		from-- // 'county borough councillor'
		tier = toks[from].Norm + " " + tier
	}
	if at, name := s.areaEnding(n, from, limit); name != "" {
		p.orgs = []int{s.govern(name+" "+titled(tier)+" Council", "council")}
		return at
	}
	if id := s.means(n, p.headFirst, []string{"council"}, tierWord(tier)); id >= 0 {
		p.orgs = []int{id}
	}
	return from
}

func titled(words string) string {
	f := strings.Fields(words)
	for i, w := range f {
		f[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(f, " ")
}

// tierWord is the qualifier of a council by which its members are called.
func tierWord(w string) string {
	switch w {
	case "city", "metropolitan", "county borough":
		return "borough"
	case "islands", "regional", "unitary", "village":
		return ""
	}
	return w
}
