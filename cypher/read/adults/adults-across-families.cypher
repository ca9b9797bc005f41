// Which adults are linked to children of several unrelated households, and when. One row a household, in order of time. Two children
// are of one household where kin within three ties that do not pass through the adult, or a home at one time, join them;
// children to whom the adult is kin within two ties are left out. By all records, whatever their day of receipt.
// param households  whole=2      Unrelated households, at least
// param most        whole=1000   Rows shown
// returns person, name, households, household, children, from, by
// rows $most
MATCH (adult:Person)-[j:JOINED {access: true, knownUntil: '9999-12-31'}]-(child:Person)
WITH adult, child, j ORDER BY j.from, j.via DESC, j.document
WITH adult, child, collect(j)[0] AS link
WHERE date(adult.bornTo) <= date(link.from) - duration({months: 216})
  AND date(child.bornFrom) > date(link.from) - duration({months: 216}) AND coalesce(child.died, '9999-12-31') > link.from
WITH adult, child, link
WHERE NOT EXISTS {
  (adult) ((a:Person)-[t:TIE WHERE t.isKin]-(b:Person)){1,2} (child)
  WHERE size([tie IN t WHERE tie.kind = 'household']) <= 1
}
WITH adult, collect(child) AS children, collect({child: child.id, from: link.from, by: link.kind}) AS links
WHERE size(children) >= $households
CALL (adult, children) {
  UNWIND children AS c
  UNWIND children AS d
  WITH adult, c, d
  WHERE c.id < d.id AND (EXISTS {
      (c) ((a:Person)-[t:TIE WHERE t.isKin]-(b:Person) WHERE b <> adult){1,3} (d)
      WHERE size([tie IN t WHERE tie.kind = 'household']) <= 1
    } OR EXISTS {
      (c)-[x:WAS_AT {isLiving: true, knownUntil: '9999-12-31'}]->(:Dwelling {type: 'dwelling'})<-[y:WAS_AT {isLiving: true, knownUntil: '9999-12-31'}]-(d)
      WHERE x.from <= y.to AND y.from <= x.to
    })
  RETURN collect([c.id, d.id]) AS pairs
}
WITH adult, links, reduce(groups = [one IN [link IN links | link.child] | [one]], pair IN pairs |
  [g IN groups WHERE NOT (pair[0] IN g OR pair[1] IN g)] +
  [reduce(whole = [], g IN [g IN groups WHERE pair[0] IN g OR pair[1] IN g] | whole + g)]) AS groups
WHERE size(groups) >= $households
UNWIND groups AS group
UNWIND [link IN links WHERE link.child IN group] AS link
WITH adult, size(groups) AS households, group, link
ORDER BY link.from, link.child
WITH adult, households, group, collect(link) AS links
ORDER BY links[0].from, links[0].child
WITH adult, households, collect(links) AS families
UNWIND range(1, households) AS household
UNWIND families[household - 1] AS link
WITH adult, households, household, families[household - 1] AS links, link ORDER BY link.by
WITH adult, households, household, links, collect(DISTINCT link.by) AS by
RETURN adult.id AS person, adult.name AS name, households, household, [link IN links | link.child] AS children,
  links[0].from AS from, by
ORDER BY households DESC, person, household
LIMIT $most
