// All shortest documented paths between two people, in order of person, at most eight steps long.
// param from  text             Where the path begins (a person id)
// param to    text             Where it ends (a person id)
// param most  whole=10         Paths shown
// param asOf  day=9999-12-30   What was received later is not used
// returns path, of, people, names, by, since
// rows $most
MATCH (a:Person {id: $from}), (b:Person {id: $to})
MATCH p = ALL SHORTEST (a)-[j:JOINED WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil]-{1,8}(b)
WITH DISTINCT nodes(p) AS people
ORDER BY [person IN people | person.id]
WITH collect(people) AS paths
UNWIND range(1, CASE WHEN size(paths) < $most THEN size(paths) ELSE $most END) AS path
WITH path, size(paths) AS of, paths[path - 1] AS people
UNWIND range(1, size(people) - 1) AS step
WITH path, of, people, step, people[step - 1] AS one, people[step] AS two
CALL (one, two) {
  MATCH (one)-[j:JOINED]-(two)
  WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil
  RETURN j.kind AS by, j.from AS since
  ORDER BY j.from, j.via DESC, j.document
  LIMIT 1
}
WITH path, of, people, by, since, step
ORDER BY path, step
RETURN path, of, [person IN people | person.id] AS people, [person IN people | person.name] AS names, collect(by) AS by,
  collect(since) AS since
ORDER BY path
LIMIT $most
