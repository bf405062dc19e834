// What reads the graph. Each statement returns nodes of one kind with the ids of the
// nodes that they hang on, in columns of one order for a kind.

// name: articles by id
MATCH (a:Article) WHERE a.id IN $ids
RETURN a

// name: claims by id
MATCH (c:Claim) WHERE c.id IN $ids
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[:SUPPORTS]->(t:Tenure)
RETURN c, a.id, t.id

// name: claims by article
MATCH (a:Article)<-[:IN]-(c:Claim) WHERE a.id IN $ids
OPTIONAL MATCH (c)-[:SUPPORTS]->(t:Tenure)
RETURN c, a.id, t.id

// name: claims by block
MATCH (c:Claim) WHERE c.block IN $ids
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[:SUPPORTS]->(t:Tenure)
RETURN c, a.id, t.id

// name: claims by post
MATCH (c:Claim) WHERE c.postId IN $ids
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[:SUPPORTS]->(t:Tenure)
RETURN c, a.id, t.id

// name: claims by person
MATCH (c:Claim) WHERE c.personId IN $ids
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[:SUPPORTS]->(t:Tenure)
RETURN c, a.id, t.id

// One claim for each form under which claims name an organisation.
// name: forms of organisations
MATCH (c:Claim) WHERE c.organisation IN $ids
WITH c.organisation AS id, c.organisationName AS name, c.organisationKind AS kind, c.parent AS parent, min(c.id) AS claim
RETURN id, name, kind, parent, claim

// name: forms of parents
MATCH (c:Claim) WHERE c.parent IN $ids
WITH c.parent AS id, c.parentName AS name, c.parentKind AS kind, min(c.id) AS claim
RETURN id, name, kind, null AS parent, claim

// name: people by id
MATCH (p:Person) WHERE p.id IN $ids
RETURN p

// name: people by alias
MATCH (a:Alias)-[:MEANS]->(p:Person) WHERE a.id IN $ids
RETURN DISTINCT p

// name: people by block
MATCH (p:Person) WHERE p.block IN $ids
RETURN p

// name: organisations by id
MATCH (o:Organisation) WHERE o.id IN $ids
OPTIONAL MATCH (o)-[:PART_OF]->(parent:Organisation)
OPTIONAL MATCH (o)-[:SUCCEEDED_BY]->(successor:Organisation)
RETURN o, parent.id, successor.id

// name: organisations by parent
MATCH (parent:Organisation)<-[:PART_OF]-(o:Organisation) WHERE parent.id IN $ids
OPTIONAL MATCH (o)-[:SUCCEEDED_BY]->(successor:Organisation)
RETURN o, parent.id, successor.id

// name: posts by id
MATCH (w:Post)-[:AT]->(o:Organisation) WHERE w.id IN $ids
RETURN w, o.id

// name: posts by organisation
MATCH (w:Post)-[:AT]->(o:Organisation) WHERE o.id IN $ids
RETURN w, o.id

// name: tenures by id
MATCH (t:Tenure) WHERE t.id IN $ids
MATCH (p:Person)-[:HELD]->(t)-[:OF]->(w:Post)
RETURN t, p.id, w.id

// name: tenures by post
MATCH (w:Post)<-[:OF]-(t:Tenure) WHERE w.id IN $ids
MATCH (p:Person)-[:HELD]->(t)
RETURN t, p.id, w.id

// name: tenures by person
MATCH (p:Person)-[:HELD]->(t:Tenure) WHERE p.id IN $ids
MATCH (t)-[:OF]->(w:Post)
RETURN t, p.id, w.id

// name: memberships by id
MATCH (p:Person)-[m:MEMBER_OF]->(o:Organisation) WHERE m.id IN $ids
RETURN m, p.id, o.id

// name: memberships by person
MATCH (p:Person)-[m:MEMBER_OF]->(o:Organisation) WHERE p.id IN $ids
RETURN m, p.id, o.id

// The last write, for readers that may not take the gate.
// name: last delta
MATCH (g:Graph {id: 'graph'})
RETURN g.delta
