// Which telephones and vehicles are shared by people of several unrelated groups: no kin within three ties and no home at one
// time joins them. The lines of offices are left out; values that lead to a protected address are not in the graph.
// param kinds   words=phone,vehicle   What may be shared
// param groups  whole=2               Unrelated groups that share it, at least
// param crowd   whole=10              People above which a value is taken for an office line
// param most    whole=1000            Values shown
// returns kind, value, groups, people, who, agencies, from, to, records
// rows $most
MATCH (p:Person)-[use:USES]->(thing:Thing)
WHERE thing.kind IN $kinds AND NOT thing.isOfficeLine
WITH thing, p, use ORDER BY p.id
WITH thing, collect(p) AS people, collect(use) AS uses
WHERE 2 <= size(people) <= $crowd
CALL (people) {
  UNWIND people AS c
  UNWIND people AS d
  WITH c, d
  WHERE c.id < d.id AND (EXISTS {
      (c) ((a:Person)-[t:TIE WHERE t.isKin]-(b:Person)){1,3} (d)
      WHERE size([tie IN t WHERE tie.kind = 'household']) <= 1
    } OR EXISTS {
      (c)-[x:WAS_AT {isLiving: true, knownUntil: '9999-12-31'}]->(:Dwelling {type: 'dwelling'})<-[y:WAS_AT {isLiving: true, knownUntil: '9999-12-31'}]-(d)
      WHERE x.from <= y.to AND y.from <= x.to
    })
  RETURN collect([c.id, d.id]) AS pairs
}
WITH thing, people, uses, reduce(groups = [one IN [p IN people | p.id] | [one]], pair IN pairs |
  [g IN groups WHERE NOT (pair[0] IN g OR pair[1] IN g)] +
  [reduce(whole = [], g IN [g IN groups WHERE pair[0] IN g OR pair[1] IN g] | whole + g)]) AS groups
WHERE size(groups) >= $groups
UNWIND uses AS use
UNWIND use.agencies AS agency
UNWIND use.records AS record
WITH thing, people, size(groups) AS groups, use, agency, record ORDER BY agency, record
RETURN thing.kind AS kind, thing.value AS value, groups, size(people) AS people, [p IN people | p.id] AS who,
  collect(DISTINCT agency) AS agencies, min(use.from) AS from, max(use.to) AS to, count(DISTINCT record) AS records
ORDER BY kind, value
LIMIT $most
