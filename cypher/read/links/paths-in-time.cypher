// Shortest documented paths between two people along which nothing passes backwards in time: each join still held on the day
// on which the latest of those before it began. At most four steps.
// param from  text             Where the path begins (a person id)
// param to    text             Where it ends (a person id)
// param most  whole=10         Paths shown
// param asOf  day=9999-12-30   What was received later is not used
// returns path, of, people, names
// rows $most
MATCH (a:Person {id: $from}), (b:Person {id: $to})
MATCH p = SHORTEST 1 GROUPS ((a)-[j:JOINED WHERE j.knownFrom <= $asOf AND $asOf < j.knownUntil]-{1,4}(b)
  WHERE all(i IN range(1, size(j) - 1) WHERE all(k IN range(0, i - 1) WHERE j[k].from <= j[i].to)))
WITH DISTINCT nodes(p) AS people
ORDER BY [person IN people | person.id]
WITH collect(people) AS paths
UNWIND range(1, size(paths)) AS path
RETURN path, size(paths) AS of, [person IN paths[path - 1] | person.id] AS people, [person IN paths[path - 1] | person.name] AS names
ORDER BY path
LIMIT $most
