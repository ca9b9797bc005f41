// Every relationship that Ringfence made, whole.
// returns type, from, to, id, set
// rows all
MATCH (a:Ringfence)-[r]->(b:Ringfence) WHERE r.hash IS NOT NULL
RETURN type(r) AS type, a.id AS from, b.id AS to, r.id AS id, properties(r) AS set
