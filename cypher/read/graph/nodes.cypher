// Every node that Ringfence made, whole.
// returns id, labels, set
// rows all
MATCH (n:Ringfence)
RETURN n.id AS id, labels(n) AS labels, properties(n) AS set
