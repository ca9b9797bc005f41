// Adults whom the rule serial-perpetrator flagged: suspect in harm to several victims who are not connected. The rule itself runs
// in the engine; its words, victim by victim, are shown by "ringfence flag ID".
// param most  whole=1000   People shown
// returns person, name, flag, incidents, records, lastEvent, firstKnowable, score
// rows $most
MATCH (f:Flag {rule: 'serial-perpetrator'})-[:ABOUT {place: 1}]->(p:Person)
RETURN p.id AS person, p.name AS name, f.id AS flag, f.incidents AS incidents, f.records AS records, f.lastEvent AS lastEvent,
  f.firstKnowable AS firstKnowable, f.score AS score
ORDER BY score DESC, person
LIMIT $most
