// Every node that Ringfence made, with the hash of what it should hold.
// returns id, hash
// rows all
MATCH (n:Ringfence)
RETURN n.id AS id, n.hash AS hash
