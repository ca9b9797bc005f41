// Ids of the workspace are the keys of the graph; Neo4j's own ids are used nowhere, as they are given out again.
CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE
