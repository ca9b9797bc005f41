// Which run the graph stands for, and whether somebody was writing to it when it was last touched.
// returns state, run, through, nodes, links, writer, batch
// rows 1
MATCH (marker:RingfenceGraph {id: 'graph'})
RETURN marker.state AS state, marker.run AS run, marker.through AS through, marker.nodes AS nodes, marker.links AS links,
  marker.writer AS writer, marker.batch AS batch
LIMIT 1
