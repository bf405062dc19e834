// Which sentences say that somebody held a post?
//
// :param person => 'ada holt'   // in lower case, without accents and punctuation
// :param role => 'leader'
//
// The newest first; offsets are bytes of the article's text.
MATCH (:Name {key: $person})-[:NAMES]->(p:Person)-[:HELD]->(t:Tenure)-[:OF]->(w:Post)-[:AT]->(o:Organisation)
WHERE w.role = $role OR $role IN w.roles
MATCH (t)<-[:SUPPORTS]-(c:Claim)-[:IN]->(a:Article)
RETURN t.id AS tenure, o.name AS organisation, c.quote AS sentence, c.from AS from, c.to AS to, c.rule AS rule,
       a.title AS title, a.source AS source, a.published AS published, a.url AS url
ORDER BY published DESC, a.id, c.sentence
