// Who is joined to a person, those with fewest joins of their own first, and how many more there are.
// param person  text             The person asked about (a person id)
// param most    whole=20         People shown
// param after   day=0001-01-01   Only joins that held on this day or later
// param before  day=9999-12-30   Only joins that held on this day or earlier
// param asOf    day=9999-12-30   What was received later is not used
// returns rank, of, person, name, via, by, since, joined, document
// rows $most
MATCH (me:Person {id: $person})-[j:JOINED]-(other:Person)
WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil AND j.from <= $before AND j.to >= $after
WITH other, j, CASE WHEN j.from < $after THEN $after ELSE j.from END AS since
ORDER BY since, j.via DESC, j.document
WITH other, collect({via: j.via, by: j.kind, since: since, document: j.document})[0] AS join
CALL (other) {
  MATCH (other)-[k:JOINED]-(third:Person)
  WHERE k.knownFrom <= $asOf AND $asOf < k.knownUntil AND k.from <= $before AND k.to >= $after
  RETURN count(DISTINCT third) AS joined
}
WITH other, join, joined
ORDER BY joined, other.id
WITH collect({person: other.id, name: other.name, join: join, joined: joined}) AS everybody
UNWIND range(1, size(everybody)) AS rank
WITH rank, size(everybody) AS of, everybody[rank - 1] AS row
RETURN rank, of, row.person AS person, row.name AS name, row.join.via AS via, row.join.by AS by, row.join.since AS since,
  row.joined AS joined, row.join.document AS document
ORDER BY rank
LIMIT $most
