// Makes relationships that are not there.
// param writer  text    Token of this sync
// param batch   whole   Number of this batch, counted from 1
// param rows    rows    {from, to, type, set}
// returns done: rows worked on
// Writing to the marker first takes its lock: batches follow one another, each is done once however often it is sent, and
// none is done for a sync that another took over from.
MATCH (marker:RingfenceGraph {id: 'graph'})
SET marker.lock = $batch
WITH marker WHERE marker.writer = $writer AND marker.batch = $batch - 1
SET marker.batch = $batch
WITH marker
UNWIND $rows AS row
MATCH (a:Ringfence {id: row.from})
MATCH (b:Ringfence {id: row.to})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.set
RETURN count(*) AS done
