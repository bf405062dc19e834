// Which posts does an organisation have, and who was last seen in each?
//
// :param organisation => 'dunmarsh borough council'   // in lower case, without accents and punctuation
//
// A post without anybody in it is in the list, with no holder.
MATCH (:Name {key: $organisation})-[:NAMES]->(o:Organisation)<-[:AT]-(w:Post)
OPTIONAL MATCH (w)<-[:OF]-(t:Tenure)<-[:HELD]-(p:Person)
WHERE coalesce(t.endLatest >= date(), t.status <> 'former')
WITH w, t, p ORDER BY t.attestedLast DESC, p.name
WITH w, collect(CASE WHEN p IS NOT NULL THEN {holder: p.name, interim: t.interim, seen: t.attestedLast} END) AS holders
RETURN w.role AS role, holders[0].holder AS holder, holders[0].interim AS interim, holders[0].seen AS seenLast
ORDER BY role
