import {extname} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {deserialize, serialize} from 'node:v8';
import {Worker} from 'node:worker_threads';
import {queryTables} from './query.ts';
import type {QueryTask, QueryTold} from './query-task.ts';
import type {Watched} from './query-watch.ts';

// The pipes of a process may be such as never wait: only streams read and write them whole.
const {tables, sql, isToRun, limits, startedBy} = deserialize(await buffer(process.stdin)) as QueryTask;
// A thread beside, as this one hears of nothing while SQLite answers.
const watch = new Worker(new URL(`./query-watch${extname(import.meta.url)}`, import.meta.url), {
  workerData: {megabytesMax: limits.megabytesMax, startedBy} satisfies Watched,
});
watch.unref();
process.stdout.write(serialize(told()), () => process.exit(0));

function told(): QueryTold {
  try {
    const given = tables.map((table) => ({...table, rows: () => table.rows}));
    return queryTables(given, sql, isToRun ? limits.rowsMax : null);
  } catch (error) {
    return {why: (error as Error).message};
  }
}
