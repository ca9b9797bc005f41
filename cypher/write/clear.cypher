// Takes some of what Ringfence put into the graph out of it; called until nothing is left. What others made stays.
// param most  whole=5000   Nodes taken out at once
// returns done: nodes taken out
MATCH (n:Ringfence)
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS done
