// Who held a post on a day?
//
// :param role => 'leader'
// :param organisation => 'dunmarsh borough council'   // in lower case, without accents and punctuation
// :param day => '2020-05-01'
//
// stated: articles before and after the day, or of the day, show the holder in post.
// presumed: it is after the last of these, and no end is known. possible: the rest.
// `tenure who` weighs successors too.
MATCH (:Name {key: $organisation})-[:NAMES]->(o:Organisation)<-[:AT]-(w:Post)<-[:OF]-(t:Tenure)<-[:HELD]-(p:Person)
WHERE (w.role = $role OR $role IN w.roles)
  AND coalesce(t.startEarliest <= date($day), true)
  AND coalesce(t.endLatest >= date($day), true)
RETURN p.name AS holder, t.interim AS interim, t.start AS start, t.end AS end,
       CASE
         WHEN t.attestedFirst <= date($day) AND date($day) <= t.attestedLast THEN 'stated'
         WHEN t.attestedLast < date($day) AND t.end IS NULL AND t.endLatest IS NULL AND t.status <> 'former' THEN 'presumed'
         ELSE 'possible'
       END AS sure,
       t.id AS tenure
ORDER BY CASE sure WHEN 'stated' THEN 1 WHEN 'presumed' THEN 2 ELSE 3 END, holder
