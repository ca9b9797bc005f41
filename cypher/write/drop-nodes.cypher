// Takes nodes out, with every relationship at them, whoever made it.
// param writer  text    Token of this sync
// param batch   whole   Number of this batch, counted from 1
// param rows    rows    {id}
// returns done: rows worked on
// Writing to the marker first takes its lock: batches follow one another, each is done once however often it is sent, and
// none is done for a sync that another took over from.
MATCH (marker:RingfenceGraph {id: 'graph'})
SET marker.lock = $batch
WITH marker WHERE marker.writer = $writer AND marker.batch = $batch - 1
SET marker.batch = $batch
WITH marker
UNWIND $rows AS row
MATCH (n:Ringfence {id: row.id})
DETACH DELETE n
RETURN count(*) AS done
