// Who bears a name.

// name: people named
MATCH (n:Name {key: $key})-[:NAMES]->(p:Person)
RETURN DISTINCT p.id, p.name, p.names ORDER BY p.id LIMIT $limit

// name: organisations named
MATCH (n:Name {key: $key})-[:NAMES]->(o:Organisation)
RETURN DISTINCT o.id, o.name, o.names ORDER BY o.id LIMIT $limit

// $word is the key after a space: the beginning of a word inside the name.
// name: people with a name that begins
CALL () {
  MATCH (n:Name) WHERE n.key STARTS WITH $key RETURN n
  UNION
  MATCH (n:Name) WHERE n.key CONTAINS $word RETURN n
}
MATCH (n)-[:NAMES]->(p:Person)
RETURN DISTINCT p.id, p.name, p.names ORDER BY p.id LIMIT $limit

// name: organisations with a name that begins
CALL () {
  MATCH (n:Name) WHERE n.key STARTS WITH $key RETURN n
  UNION
  MATCH (n:Name) WHERE n.key CONTAINS $word RETURN n
}
MATCH (n)-[:NAMES]->(o:Organisation)
RETURN DISTINCT o.id, o.name, o.names ORDER BY o.id LIMIT $limit
