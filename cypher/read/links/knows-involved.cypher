// Who has no part of their own in any incident, and knows many who have.
// param roles  words=suspect     Roles that count as a part in an incident
// param ties   words=associate   Ties by which somebody is known
// param min    whole=1           People known, at least
// param asOf   day=9999-12-30    What was received later is not used
// param most   whole=1000        People shown
// returns person, name, known, who
// rows $most
MATCH (p:Person)-[t:TIE]-(other:Person)
WHERE t.kind IN $ties AND t.knownFrom <= $asOf
  AND EXISTS { (other)-[i:INVOLVED_IN]->(:Notification) WHERE i.role IN $roles AND i.knownFrom <= $asOf }
  AND NOT EXISTS { (p)-[i:INVOLVED_IN]->(:Notification) WHERE i.role IN $roles AND i.knownFrom <= $asOf }
WITH p, other ORDER BY other.id
WITH p, collect(DISTINCT other.id) AS who
WHERE size(who) >= $min
RETURN p.id AS person, p.name AS name, size(who) AS known, who
ORDER BY known DESC, person
LIMIT $most
