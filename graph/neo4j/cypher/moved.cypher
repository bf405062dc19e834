// Who went from a post at one council to a post at another?
//
// :param kind => 'council'
//
// A pair stands here when the second post was first seen after the first was last seen.
MATCH (p:Person)-[:HELD]->(before:Tenure)-[:OF]->(w1:Post)-[:AT]->(from:Organisation {kind: $kind})
MATCH (p)-[:HELD]->(after:Tenure)-[:OF]->(w2:Post)-[:AT]->(to:Organisation {kind: $kind})
WHERE from <> to AND coalesce(before.attestedLast, before.endLatest) < coalesce(after.attestedFirst, after.startEarliest)
RETURN p.name AS person, w1.role AS formerRole, from.name AS formerCouncil, w2.role AS role, to.name AS council,
       coalesce(after.attestedFirst, after.startEarliest) AS seen
ORDER BY person, seen, formerCouncil
