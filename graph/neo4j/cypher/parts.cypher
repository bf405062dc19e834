// What is part of a council, at any depth, and which posts are there?
//
// :param organisation => 'dunmarsh borough council'   // in lower case, without accents and punctuation
MATCH (:Name {key: $organisation})-[:NAMES]->(whole:Organisation)
MATCH path = (part:Organisation)-[:PART_OF*1..5]->(whole)
OPTIONAL MATCH (part)<-[:AT]-(w:Post)
WITH part, length(path) AS depth, w ORDER BY w.role
RETURN part.name AS part, part.kind AS kind, depth, collect(w.role) AS posts
ORDER BY depth, part
