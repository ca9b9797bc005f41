import {spawnSync} from 'node:child_process';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {deserialize, serialize} from 'node:v8';
import {countWords} from '../../../base/count-words.ts';
import {RingfenceError} from '../../../base/errors.ts';
import type {ColumnsRead, QueryAnswer, QueryLimits, TableToQuery} from './query.ts';
import type {QueryTask, QueryTold} from './query-task.ts';

const PROCESS = fileURLToPath(new URL(`./query-process${extname(import.meta.url)}`, import.meta.url));

export const QUERY_LIMITS: QueryLimits = {secondsMax: 60, megabytesMax: 4_000, rowsMax: 1_000_000};

/** An answer comes back as bytes: no buffer of Node's is larger. */
const ANSWER_BYTES_MAX = 1 << 30;

/**
 * Answers one SELECT, in SQLite's dialect, over tables that are put into memory for it and are gone after it. SQLite answers in one go
 * that nothing within its process can end, so it runs in one of its own, which is ended where it takes too long or too much memory.
 * @throws RingfenceError USAGE where the query is none, or more than one, does more than read, or takes more than it may.
 */
export function queryApart(tables: readonly TableToQuery[], sql: string, limits: QueryLimits): QueryAnswer {
  // All are there, as a query may ask for their list; those are filled that it reads, with what it reads of them.
  const filled = (read: ColumnsRead): QueryTask['tables'] =>
    tables.map(({name, columns, rows}) => {
      const own = read.get(name);
      return {name, columns, rows: own === undefined ? [] : [...rows((column) => own.has(column))]};
    });
  const task = {sql, limits, startedBy: process.pid};
  // Looked at before any is filled: a slip should not cost what the answer would.
  const {read} = told({...task, isToRun: false, tables: filled(new Map())});
  return told({...task, isToRun: true, tables: filled(read)}).answer;
}

function told(task: QueryTask): Exclude<QueryTold, {why: string}> {
  const {limits} = task;
  const {status, signal, stdout, error} = spawnSync(process.execPath, [PROCESS], {
    input: serialize(task),
    timeout: limits.secondsMax * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: ANSWER_BYTES_MAX,
    // What it has to tell it tells in its answer; warnings of Node are nothing to who asked.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  if (status === 0) {
    const said = deserialize(stdout) as QueryTold;
    if ('answer' in said) return said;
    throw refused(said.why);
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ETIMEDOUT')
    throw refused(`it takes longer than ${countWords(limits.secondsMax, 'second')}; join by ids, or ask for less`);
  if (code === 'ENOBUFS') throw refused('its answer is too large; count, group, or end it with LIMIT');
  if (signal === 'SIGINT') throw new RingfenceError('INTERRUPTED', 'The query was stopped.');
  if (signal !== 'SIGKILL') throw error ?? new Error(`The process of a query ended with ${status ?? signal}.`);
  throw refused(`it needs more than ${limits.megabytesMax} MB of memory; join by ids, or sort less`);
}

const refused = (why: string): RingfenceError =>
  new RingfenceError(
    'USAGE',
    `The query cannot be answered: ${why}. "ringfence sql --list" has the tables and columns.`,
  );
