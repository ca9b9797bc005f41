// Who is joined to both of two people, with the earliest join to each.
// param left   text             One of the two (a person id)
// param right  text             The other (a person id)
// param asOf   day=9999-12-30   What was received later is not used
// param most   whole=1000       People shown
// returns person, name, leftBy, leftSince, rightBy, rightSince
// rows $most
MATCH (left:Person {id: $left})-[j:JOINED]-(other:Person)
WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil
WITH other, j ORDER BY j.from, j.via DESC, j.document
WITH other, collect({by: j.kind, since: j.from})[0] AS one
MATCH (other)-[k:JOINED]-(right:Person {id: $right})
WHERE k.knownFrom <= $asOf AND $asOf < k.knownUntil
WITH other, one, k ORDER BY k.from, k.via DESC, k.document
WITH other, one, collect({by: k.kind, since: k.from})[0] AS two
RETURN other.id AS person, other.name AS name, one.by AS leftBy, one.since AS leftSince, two.by AS rightBy, two.since AS rightSince
ORDER BY person
LIMIT $most
