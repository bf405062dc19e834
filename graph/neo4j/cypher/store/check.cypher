// What looks at the store as a whole.

// name: ping
RETURN 1

// A constant beside count() in one RETURN would group by it, and give no row for none.
// name: counts
MATCH (n:Article) WITH count(n) AS n RETURN 'Article' AS what, n
UNION ALL MATCH (n:Claim) WITH count(n) AS n RETURN 'Claim' AS what, n
UNION ALL MATCH (n:Person) WITH count(n) AS n RETURN 'Person' AS what, n
UNION ALL MATCH (n:Organisation) WITH count(n) AS n RETURN 'Organisation' AS what, n
UNION ALL MATCH (n:Post) WITH count(n) AS n RETURN 'Post' AS what, n
UNION ALL MATCH (n:Tenure) WITH count(n) AS n RETURN 'Tenure' AS what, n
UNION ALL MATCH ()-[r:HELD]->() WITH count(r) AS n RETURN 'HELD' AS what, n
UNION ALL MATCH ()-[r:OF]->() WITH count(r) AS n RETURN 'OF' AS what, n
UNION ALL MATCH ()-[r:AT]->() WITH count(r) AS n RETURN 'AT' AS what, n
UNION ALL MATCH ()-[r:SUPPORTS]->() WITH count(r) AS n RETURN 'SUPPORTS' AS what, n
UNION ALL MATCH ()-[r:IN]->() WITH count(r) AS n RETURN 'IN' AS what, n
UNION ALL MATCH ()-[r:MEMBER_OF]->() WITH count(r) AS n RETURN 'MEMBER_OF' AS what, n
UNION ALL MATCH ()-[r:PART_OF]->() WITH count(r) AS n RETURN 'PART_OF' AS what, n
UNION ALL MATCH ()-[r:SUCCEEDED_BY]->() WITH count(r) AS n RETURN 'SUCCEEDED_BY' AS what, n

// name: wait for indexes
CALL db.awaitIndexes(300)

// name: indexes
SHOW INDEXES YIELD name, state RETURN name, state

// name: schema
MATCH (g:Graph {id: 'graph'})
RETURN g.schema

// name: server
CALL dbms.components() YIELD name, versions, edition
WHERE name = 'Neo4j Kernel'
RETURN versions[0], edition
