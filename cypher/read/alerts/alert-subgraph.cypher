// An alert as a picture: its people, the links of adults to children that made it, and what else joins its people.
// param alert  text             The alert (an alert id)
// param asOf   day=9999-12-30   What was received later is not used
// param most   whole=2000       Relationships shown
// returns from, to, type, kinds, since
// rows $most
MATCH (:Alert {id: $alert})<-[:IN_ALERT]-(p:Person)
WITH collect(DISTINCT p) AS people
UNWIND people AS a
MATCH (a)-[r:LINKED_TO|JOINED]->(b:Person)
WHERE b IN people AND coalesce(r.alert, $alert) = $alert AND r.knownFrom <= $asOf AND $asOf < coalesce(r.knownUntil, '9999-12-31')
RETURN a.id AS from, b.id AS to, type(r) AS type, coalesce(r.kinds, [r.kind]) AS kinds, r.from AS since
ORDER BY from, to, type, kinds, since
LIMIT $most
