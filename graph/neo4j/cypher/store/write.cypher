// What changes the graph. Each statement gets only rows that are new or differ, merges on
// the key alone and then sets every property; a null removes it. Relationships come after
// both their ends. No statement has an Eager operator, so that none holds a batch back.

// Every transaction begins here. Setting the id to itself writes nothing, but takes the
// node's lock until the transaction has ended: whoever holds it is alone with the graph,
// and sees it before or after another's write, never between.
// name: gate
MERGE (g:Graph {id: 'graph'})
SET g.id = g.id

// A statement of its own, since one that waits for a lock may have read before it waited.
// name: behind the gate
MATCH (g:Graph {id: 'graph'})
OPTIONAL MATCH (l:Lock {id: 'run'})
RETURN g.delta, l.token

// name: mark delta
MATCH (g:Graph {id: 'graph'})
SET g.delta = $delta

// name: mark schema
MERGE (g:Graph {id: 'graph'})
SET g.schema = $schema

// name: write articles
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a.url = row.url, a.source = row.source, a.title = row.title, a.published = row.published,
    a.updated = row.updated, a.hash = row.hash

// name: write claims
UNWIND $rows AS row
MERGE (c:Claim {id: row.id})
SET c.kind = row.kind, c.person = row.person, c.block = row.block, c.role = row.role,
    c.organisation = row.organisation, c.organisationName = row.organisationName, c.organisationKind = row.organisationKind,
    c.parent = row.parent, c.parentName = row.parentName, c.parentKind = row.parentKind,
    c.status = row.status, c.interim = row.interim, c.start = row.start, c.end = row.end, c.area = row.area, c.on = row.on,
    c.quote = row.quote, c.sentence = row.sentence, c.from = row.from, c.to = row.to, c.rule = row.rule,
    c.personId = row.personId, c.postId = row.postId, c.supportsId = row.supportsId

// name: write people
UNWIND $rows AS row
MERGE (p:Person {id: row.id})
SET p.name = row.name, p.names = row.names, p.aliases = row.aliases, p.block = row.block

// name: write organisations
UNWIND $rows AS row
MERGE (o:Organisation {id: row.id})
SET o.name = row.name, o.kind = row.kind, o.code = row.code, o.names = row.names

// name: write posts
UNWIND $rows AS row
MERGE (w:Post {id: row.id})
SET w.role = row.role, w.roles = row.roles

// name: write tenures
UNWIND $rows AS row
MERGE (t:Tenure {id: row.id})
SET t.status = row.status, t.interim = row.interim, t.area = row.area,
    t.start = row.start, t.startEarliest = row.startEarliest, t.startLatest = row.startLatest,
    t.end = row.end, t.endEarliest = row.endEarliest, t.endLatest = row.endLatest,
    t.attestedFirst = row.attestedFirst, t.attestedLast = row.attestedLast, t.claims = row.claims

// name: write memberships
UNWIND $rows AS row
MATCH (p:Person {id: row.person})
MATCH (o:Organisation {id: row.organisation})
MERGE (p)-[m:MEMBER_OF {id: row.id}]->(o)
SET m.attestedFirst = row.attestedFirst, m.attestedLast = row.attestedLast, m.claims = row.claims

// name: link claims to articles
UNWIND $rows AS row
MATCH (a:Article {id: row.to})
MATCH (c:Claim {id: row.from})
MERGE (c)-[:IN]->(a)

// name: link claims to tenures
UNWIND $rows AS row
MATCH (t:Tenure {id: row.to})
MATCH (c:Claim {id: row.from})
MERGE (c)-[:SUPPORTS]->(t)

// name: link tenures to people
UNWIND $rows AS row
MATCH (p:Person {id: row.to})
MATCH (t:Tenure {id: row.from})
MERGE (p)-[:HELD]->(t)

// name: link tenures to posts
UNWIND $rows AS row
MATCH (w:Post {id: row.to})
MATCH (t:Tenure {id: row.from})
MERGE (t)-[:OF]->(w)

// name: link posts to organisations
UNWIND $rows AS row
MATCH (o:Organisation {id: row.to})
MATCH (w:Post {id: row.from})
MERGE (w)-[:AT]->(o)

// name: link organisations to parents
UNWIND $rows AS row
MATCH (parent:Organisation {id: row.to})
MATCH (o:Organisation {id: row.from})
MERGE (o)-[:PART_OF]->(parent)

// name: link organisations to successors
UNWIND $rows AS row
MATCH (successor:Organisation {id: row.to})
MATCH (o:Organisation {id: row.from})
MERGE (o)-[:SUCCEEDED_BY]->(successor)

// name: name people
UNWIND $rows AS row
MATCH (p:Person {id: row.to})
CREATE (:Name {key: row.from})-[:NAMES]->(p)

// name: name organisations
UNWIND $rows AS row
MATCH (o:Organisation {id: row.to})
CREATE (:Name {key: row.from})-[:NAMES]->(o)

// name: alias people
UNWIND $rows AS row
MATCH (p:Person {id: row.to})
CREATE (:Alias {id: row.from})-[:MEANS]->(p)

// To find and to delete in one statement brings an Eager operator, so they are apart.

// name: links of claims to articles
MATCH (c:Claim)-[r:IN]->() WHERE c.id IN $ids
RETURN elementId(r)

// name: links of claims to tenures
MATCH (c:Claim)-[r:SUPPORTS]->() WHERE c.id IN $ids
RETURN elementId(r)

// name: links of tenures to people
MATCH (t:Tenure)<-[r:HELD]-() WHERE t.id IN $ids
RETURN elementId(r)

// name: links of tenures to posts
MATCH (t:Tenure)-[r:OF]->() WHERE t.id IN $ids
RETURN elementId(r)

// name: links of posts to organisations
MATCH (w:Post)-[r:AT]->() WHERE w.id IN $ids
RETURN elementId(r)

// name: links of organisations to parents
MATCH (o:Organisation)-[r:PART_OF]->() WHERE o.id IN $ids
RETURN elementId(r)

// name: links of organisations to successors
MATCH (o:Organisation)-[r:SUCCEEDED_BY]->() WHERE o.id IN $ids
RETURN elementId(r)

// name: unlink
MATCH ()-[r]->() WHERE elementId(r) IN $ids
DELETE r

// name: names of people
MATCH (n:Name)-[:NAMES]->(p:Person) WHERE p.id IN $ids
RETURN elementId(n)

// name: names of organisations
MATCH (n:Name)-[:NAMES]->(o:Organisation) WHERE o.id IN $ids
RETURN elementId(n)

// name: aliases of people
MATCH (a:Alias)-[:MEANS]->(p:Person) WHERE p.id IN $ids
RETURN elementId(a)

// name: drop
MATCH (n) WHERE elementId(n) IN $ids
DETACH DELETE n

// name: remove articles
MATCH (a:Article) WHERE a.id IN $ids
DETACH DELETE a

// name: remove claims
MATCH (c:Claim) WHERE c.id IN $ids
DETACH DELETE c

// name: remove people
MATCH (p:Person) WHERE p.id IN $ids
DETACH DELETE p

// name: remove organisations
MATCH (o:Organisation) WHERE o.id IN $ids
DETACH DELETE o

// name: remove posts
MATCH (w:Post) WHERE w.id IN $ids
DETACH DELETE w

// name: remove tenures
MATCH (t:Tenure) WHERE t.id IN $ids
DETACH DELETE t

// name: remove memberships
MATCH ()-[m:MEMBER_OF]->() WHERE m.id IN $ids
DELETE m

// name: claims in articles
MATCH (a:Article)<-[:IN]-(c:Claim) WHERE a.id IN $ids
RETURN c.id

// name: posts without tenures
MATCH (w:Post)-[:AT]->(o:Organisation) WHERE w.id IN $ids AND NOT EXISTS { (w)<-[:OF]-() }
RETURN w.id, o.id

// name: organisations without use
MATCH (o:Organisation) WHERE o.id IN $ids
  AND NOT EXISTS { (o)<-[:AT]-() } AND NOT EXISTS { (o)<-[:MEMBER_OF]-() }
  AND NOT EXISTS { MATCH (o)<-[:PART_OF|SUCCEEDED_BY]-(other) WHERE other <> o }
OPTIONAL MATCH (o)-[:PART_OF]->(parent:Organisation)
OPTIONAL MATCH (o)-[:SUCCEEDED_BY]->(successor:Organisation)
RETURN o.id, parent.id, successor.id

// What would be left dangling: who names a removed node, and the node.

// name: claims left by tenures
MATCH (t:Tenure)<-[:SUPPORTS]-(c:Claim) WHERE t.id IN $ids
RETURN c.id, t.id ORDER BY c.id LIMIT 1

// Asked before claims go: an index still finds what its own transaction has changed and
// then deleted, and fails on it.
// name: claims of memberships
MATCH (c:Claim) WHERE c.supportsId IN $ids
RETURN c.id, c.supportsId ORDER BY c.id

// name: tenures left by people
MATCH (p:Person)-[:HELD]->(t:Tenure) WHERE p.id IN $ids
RETURN t.id, p.id ORDER BY t.id LIMIT 1

// name: memberships left by people
MATCH (p:Person)-[m:MEMBER_OF]->() WHERE p.id IN $ids
RETURN m.id, p.id ORDER BY m.id LIMIT 1

// What is there, of the ids that rows name.

// name: known articles
MATCH (n:Article) WHERE n.id IN $ids
RETURN n.id

// name: known people
MATCH (n:Person) WHERE n.id IN $ids
RETURN n.id

// name: known organisations
MATCH (n:Organisation) WHERE n.id IN $ids
RETURN n.id

// name: known posts
MATCH (n:Post) WHERE n.id IN $ids
RETURN n.id

// name: known tenures
MATCH (n:Tenure) WHERE n.id IN $ids
RETURN n.id

// name: known memberships
MATCH ()-[m:MEMBER_OF]->() WHERE m.id IN $ids
RETURN m.id
