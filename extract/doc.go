// Package extract reads one article and says who it states to hold which post, when.
//
// Extraction is pure: the same article, rules and settings give the same Reading,
// byte for byte, whatever else runs beside it.
//
// # Where to find what
//
// extractor.go runs the stages, each of which adds to what is known of the article:
//
//   - times: package when finds expressions for dates; long.go cuts endless sentences
//   - bodies: organisations.go names them (rules/organisations.yaml, bodies.yaml) and
//     entities.go tells which names are one body; bareplaces.go and realms.go read places and
//     states that stand for one, parties.go parties
//   - people: names.go finds stretches that may be names, evidence.go and biography.go weigh
//     them, people.go tells who is who, surnames.go and spelling.go settle second mentions
//   - bodies that only their company shows: unknownbodies.go, shortnames.go
//   - words for somebody or something known: nominals.go ('the council'), pronouns.go,
//     commonnouns.go ('the 51-year-old')
//   - post phrases: posts.go, title.go and what belongs to a title on either side:
//     possessive.go, complement.go, topic.go, field.go, commonbody.go, whose.go, pointed.go
//   - claims: claims.go does what the claim rules say (rules/*.yaml); lineup.go, listing.go and
//     series.go read lists, elections.go the results of votes, openings.go posts whose holder
//     another sentence names
//   - settling, in settle.go: where a post is held when its sentence does not say
//     (bodyinquestion.go, councils.go, toldbody.go, standsout.go, weight.go, groups.go,
//     members.go, mainplace.go), what events tell of posts (events.go, succession.go), their
//     days (dating.go, datephrase.go, eventday.go, standing.go), and which claims are one tenure
//     (spells.go)
//
// assemble.go writes the Reading; explain.go says how it came about. A new way of saying things
// most often is a rule in rules/, a new word an entry in rules/words.yaml or in the vocabulary
// of package lexicon; examples.go tries every rule on the examples beside it.
package extract
