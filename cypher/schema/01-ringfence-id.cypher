// Everything that Ringfence put into the graph has one id, by which it is found, changed and taken out again.
CREATE CONSTRAINT ringfence_id IF NOT EXISTS FOR (n:Ringfence) REQUIRE n.id IS UNIQUE
