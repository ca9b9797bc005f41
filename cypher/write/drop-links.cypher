// Takes relationships out.
// param writer  text    Token of this sync
// param batch   whole   Number of this batch, counted from 1
// param rows    rows    {from, to, type, id}
// returns done: rows worked on
// Writing to the marker first takes its lock: batches follow one another, each is done once however often it is sent, and
// none is done for a sync that another took over from.
MATCH (marker:RingfenceGraph {id: 'graph'})
SET marker.lock = $batch
WITH marker WHERE marker.writer = $writer AND marker.batch = $batch - 1
SET marker.batch = $batch
WITH marker
UNWIND $rows AS row
MATCH (:Ringfence {id: row.from})-[r {id: row.id}]->(:Ringfence {id: row.to})
WHERE type(r) = row.type
DELETE r
RETURN count(DISTINCT row) AS done
