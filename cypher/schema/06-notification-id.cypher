// Ids of the workspace are the keys of the graph; Neo4j's own ids are used nowhere, as they are given out again.
CREATE CONSTRAINT notification_id IF NOT EXISTS FOR (n:Notification) REQUIRE n.id IS UNIQUE
