// Says that somebody is writing: from here on, and until a sync ends, the graph is not to be relied on.
// param writer  text    Token of this sync; a later one takes over from an earlier
// returns writer
MERGE (marker:RingfenceGraph {id: 'graph'})
SET marker.state = 'writing', marker.writer = $writer, marker.batch = 0
RETURN marker.writer AS writer
