// The people of an alert, and what each adult is linked to.
// param alert  text         The alert (an alert id)
// param most   whole=1000   People shown
// returns person, name, role, family, standing, because, children, families
// rows $most
MATCH (p:Person)-[m:IN_ALERT]->(:Alert {id: $alert})
OPTIONAL MATCH (p)-[l:LINKED_TO {alert: $alert}]->(child:Person)
WITH p, m, l, child ORDER BY child.id
WITH p, m, collect(DISTINCT child.id) AS children, count(DISTINCT l.family) AS families
RETURN p.id AS person, p.name AS name, m.role AS role, m.family AS family, m.standing AS standing,
       m.because AS because, children, families
ORDER BY role, person
LIMIT $most
