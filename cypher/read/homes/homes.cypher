// Who is recorded as living at which address, the addresses with most people first.
// param min   whole=2          People at the address, at least
// param asOf  day=9999-12-30   What was received later is not used
// param most  whole=1000       Addresses shown
// returns dwelling, address, kind, people, who
// rows $most
MATCH (p:Person)-[x:WAS_AT {isLiving: true}]->(home:Dwelling)
WHERE home.type <> 'institution' AND x.knownFrom <= $asOf AND $asOf < x.knownUntil
WITH home, p ORDER BY p.id
WITH home, collect(DISTINCT p.id) AS who
WHERE size(who) >= $min
RETURN home.id AS dwelling, home.name AS address, home.type AS kind, size(who) AS people, who
ORDER BY people DESC, dwelling
LIMIT $most
