// Who else lived at the same front door at the same time. Hostels, refuges and institutions join nobody.
// param person  text             The person asked about (a person id)
// param asOf    day=9999-12-30   What was received later is not used
// param most    whole=1000       Rows shown
// returns person, name, from, to, dwelling, address, records
// rows $most
MATCH (me:Person {id: $person})-[x:WAS_AT {isLiving: true}]->(home:Dwelling {type: 'dwelling'})<-[y:WAS_AT {isLiving: true}]-(other:Person)
WHERE x.knownFrom <= $asOf AND $asOf < x.knownUntil AND y.knownFrom <= $asOf AND $asOf < y.knownUntil
  AND x.from <= y.to AND y.from <= x.to
WITH other, home, x, y, x.records + y.records AS records
ORDER BY x.from, home.id, other.id, y.from
UNWIND records AS record
WITH other, home, x, y, record ORDER BY record
WITH other, home, x, y, collect(record) AS records
RETURN other.id AS person, other.name AS name, CASE WHEN x.from < y.from THEN y.from ELSE x.from END AS from,
  nullIf(CASE WHEN x.to < y.to THEN x.to ELSE y.to END, '9999-12-31') AS to, home.id AS dwelling, home.name AS address, records
ORDER BY x.from, dwelling, person, y.from
LIMIT $most
