// Which tenures rest on one article alone?
//
// :param kind => 'council'
//
// The first to check before anything is published.
MATCH (o:Organisation {kind: $kind})<-[:AT]-(w:Post)<-[:OF]-(t:Tenure)<-[:HELD]-(p:Person)
MATCH (t)<-[:SUPPORTS]-(:Claim)-[:IN]->(a:Article)
WITH p, w, o, t, collect(DISTINCT a) AS articles
WHERE size(articles) = 1
RETURN p.name AS holder, w.role AS role, o.name AS organisation, t.start AS start, t.end AS end,
       articles[0].title AS title, articles[0].published AS published, articles[0].url AS url
ORDER BY organisation, role, holder
