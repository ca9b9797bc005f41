// Makes nodes, or gives those that are there what they are to have and nothing else.
// param writer  text    Token of this sync
// param batch   whole   Number of this batch, counted from 1
// param rows    rows    {id, label, set}
// returns done: rows worked on
// Writing to the marker first takes its lock: batches follow one another, each is done once however often it is sent, and
// none is done for a sync that another took over from.
MATCH (marker:RingfenceGraph {id: 'graph'})
SET marker.lock = $batch
WITH marker WHERE marker.writer = $writer AND marker.batch = $batch - 1
SET marker.batch = $batch
WITH marker
UNWIND $rows AS row
MERGE (n:Ringfence {id: row.id})
SET n = row.set, n:$(row.label)
RETURN count(*) AS done
