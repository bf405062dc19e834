// Which posts has a person held, and in which parties was the person?
//
// :param person => 'ada holt'   // in lower case, without accents and punctuation
//
// Two people of one name are two rows of ids.
MATCH (:Name {key: $person})-[:NAMES]->(p:Person)
CALL (p) {
  MATCH (p)-[:HELD]->(t:Tenure)-[:OF]->(w:Post)-[:AT]->(o:Organisation)
  RETURN w.role AS role, o.name AS organisation, t.start AS start, t.end AS end,
         t.attestedFirst AS seenFirst, t.attestedLast AS seenLast
  UNION
  MATCH (p)-[m:MEMBER_OF]->(o:Organisation)
  RETURN 'member' AS role, o.name AS organisation, null AS start, null AS end,
         m.attestedFirst AS seenFirst, m.attestedLast AS seenLast
}
RETURN p.id AS person, p.name AS name, role, organisation, start, end, seenFirst, seenLast
ORDER BY person, coalesce(seenFirst, seenLast), role, organisation
