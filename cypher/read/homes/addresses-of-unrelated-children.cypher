// Which addresses that are no hostel or institution are tied to several unrelated children within some months. Children are of one
// group where kin within three ties or a home at one time joins them. By all records, whatever their day of receipt.
// param groups  whole=3                                                         Unrelated groups of children, at least
// param months  whole=12                                                        Months within which they were there
// param kinds   words=home,tenancy,temporary,found-at,visited,mentioned   Kinds of stay
// param most    whole=1000                                                      Addresses shown
// returns dwelling, address, groups, children, from, to
// rows $most
MATCH (child:Person)-[s:STAYED_AT]->(home:Dwelling {type: 'dwelling'})
WHERE s.kind IN $kinds AND date(child.bornFrom) > date(s.day) - duration({months: 216}) AND coalesce(child.died, '9999-12-31') > s.day
WITH home, collect(DISTINCT child) AS children, collect(DISTINCT {child: child.id, day: s.day}) AS seen
WHERE size(children) >= $groups
CALL (children) {
  UNWIND children AS c
  UNWIND children AS d
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
UNWIND seen AS first
WITH DISTINCT home, seen, pairs, first.day AS first
WITH home, pairs, first,
  [s IN seen WHERE s.day >= first AND s.day < toString(date(first) + duration({months: $months}))] AS seen
WITH home, pairs, first, seen, reduce(once = [], s IN seen | CASE WHEN s.child IN once THEN once ELSE once + s.child END) AS there
WITH home, first, seen, there, reduce(groups = [one IN there | [one]], pair IN [p IN pairs WHERE p[0] IN there AND p[1] IN there] |
  [g IN groups WHERE NOT (pair[0] IN g OR pair[1] IN g)] +
  [reduce(whole = [], g IN [g IN groups WHERE pair[0] IN g OR pair[1] IN g] | whole + g)]) AS groups
WHERE size(groups) >= $groups
WITH home, first, seen, size(groups) AS groups ORDER BY groups DESC, first
WITH home, collect({seen: seen, groups: groups})[0] AS best
UNWIND best.seen AS s
WITH home, best.groups AS groups, s ORDER BY s.child
RETURN home.id AS dwelling, home.name AS address, groups, collect(DISTINCT s.child) AS children, min(s.day) AS from, max(s.day) AS to
ORDER BY groups DESC, dwelling
LIMIT $most
