// Who has held a post, one after the other?
//
// :param role => 'leader'
// :param organisation => 'dunmarsh borough council'   // in lower case, without accents and punctuation
MATCH (:Name {key: $organisation})-[:NAMES]->(o:Organisation)<-[:AT]-(w:Post)<-[:OF]-(t:Tenure)<-[:HELD]-(p:Person)
WHERE w.role = $role OR $role IN w.roles
RETURN p.name AS holder, t.interim AS interim, t.start AS start, t.end AS end,
       t.attestedFirst AS seenFirst, t.attestedLast AS seenLast, t.claims AS claims
ORDER BY coalesce(t.startEarliest, t.attestedFirst, t.endLatest), holder
