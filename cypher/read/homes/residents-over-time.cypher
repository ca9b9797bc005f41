// Everybody who lived at or visited an address, in order of time.
// param dwelling  text             The address asked about (a dwelling id)
// param asOf      day=9999-12-30   What was received later is not used
// param most      whole=1000       Rows shown
// returns from, to, person, name, isLiving, records
// rows $most
MATCH (p:Person)-[x:WAS_AT]->(:Dwelling {id: $dwelling})
WHERE x.knownFrom <= $asOf AND $asOf < x.knownUntil
RETURN x.from AS from, nullIf(x.to, '9999-12-31') AS to, p.id AS person, p.name AS name, x.isLiving AS isLiving, x.records AS records
ORDER BY from, person, records
LIMIT $most
