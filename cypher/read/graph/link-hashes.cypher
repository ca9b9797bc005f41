// Every relationship that Ringfence made, with the hash of what it should hold.
// returns type, from, to, id, hash
// rows all
MATCH (a:Ringfence)-[r]->(b:Ringfence) WHERE r.hash IS NOT NULL
RETURN type(r) AS type, a.id AS from, b.id AS to, r.id AS id, r.hash AS hash
