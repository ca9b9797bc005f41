// Says which run the graph stands for, if nobody took over meanwhile.
// param writer  text    Token of this sync
// param run     text    Hash of all that the run was worked out from
// param through  text   The last day on which a record of it was received
// param nodes   whole   Nodes of the graph
// param links   whole   Relationships of the graph
// returns writer
MATCH (marker:RingfenceGraph {id: 'graph', writer: $writer})
SET marker.state = 'complete', marker.run = $run, marker.through = $through, marker.nodes = $nodes, marker.links = $links
RETURN marker.writer AS writer
