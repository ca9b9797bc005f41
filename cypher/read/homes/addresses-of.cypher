// Where a person lived over time. An address that is withheld is not in the graph.
// param person  text             The person asked about (a person id)
// param asOf    day=9999-12-30   What was received later is not used
// param most    whole=1000       Rows shown
// returns from, to, dwelling, address, kind, records
// rows $most
MATCH (:Person {id: $person})-[x:WAS_AT {isLiving: true}]->(home:Dwelling)
WHERE x.knownFrom <= $asOf AND $asOf < x.knownUntil
RETURN x.from AS from, nullIf(x.to, '9999-12-31') AS to, home.id AS dwelling, home.name AS address, home.type AS kind, x.records AS records
ORDER BY from, dwelling
LIMIT $most
