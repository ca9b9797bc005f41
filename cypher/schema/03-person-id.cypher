// Ids of the workspace are the keys of the graph; Neo4j's own ids are used nowhere, as they are given out again.
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE
