// Everybody within some steps of a person, nearest first and of those who are as near the ones with fewest joins, with the
// number of people at each step: for a chart that says what it leaves out.
// param person  text             The person in the middle (a person id)
// param steps   whole=2          Steps from them, 3 at most
// param most    whole=50         People shown
// param asOf    day=9999-12-30   What was received later is not used
// returns step, ofStep, person, name, joined, nearer: somebody one step nearer, by whom this one comes in
// rows $most
MATCH (me:Person {id: $person})
CALL (me) {
  MATCH (me)-[j:JOINED WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil]-(p:Person)
  RETURN collect(DISTINCT p) AS first
}
CALL (me, first) {
  UNWIND first AS q
  MATCH (q)-[j:JOINED WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil]-(p:Person)
  WHERE $steps >= 2 AND p <> me AND NOT p IN first
  RETURN collect(DISTINCT p) AS second
}
CALL (me, first, second) {
  UNWIND second AS q
  MATCH (q)-[j:JOINED WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil]-(p:Person)
  WHERE $steps >= 3 AND NOT p IN first AND NOT p IN second
  RETURN collect(DISTINCT p) AS third
}
UNWIND [{step: 1, people: first, before: [me]}, {step: 2, people: second, before: first}, {step: 3, people: third, before: second}] AS ring
UNWIND ring.people AS p
CALL (p, ring) {
  MATCH (p)-[j:JOINED WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil]-(q:Person)
  RETURN count(DISTINCT q) AS joined, min(CASE WHEN q IN ring.before THEN q.id END) AS nearer
}
RETURN ring.step AS step, size(ring.people) AS ofStep, p.id AS person, p.name AS name, joined, nearer
ORDER BY step, joined, person
LIMIT $most
