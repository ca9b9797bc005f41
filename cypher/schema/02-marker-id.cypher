// One marker says which run of the workspace the graph stands for.
CREATE CONSTRAINT ringfence_graph_id IF NOT EXISTS FOR (n:RingfenceGraph) REQUIRE n.id IS UNIQUE
