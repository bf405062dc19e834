package extract

// bodyOfWhose is the body before 'whose' at token i: 'the Fenland Board, whose convener'.
// -1 when a person or nothing that could be one stands there.
func (s *state) bodyOfWhose(n, i int) int {
	k := i
	if k <= s.doc.Sentences[n].First {
		return -1
	}
	if s.doc.Tokens[k-1].Text == "," {
		k--
	}
	for _, kind := range []string{kindOrg, kindParty} {
		if m := s.mentions[n].ending(kind, k); m != nil && s.orgs[m.ref].kind != "media" {
			return m.ref
		}
	}
	return -1
}
