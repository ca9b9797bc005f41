import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {QUIET} from '../../src/base/context.ts';
import type {Rng} from '../../src/base/rng.ts';
import type {Config} from '../../src/engine/config/config.ts';
import {openGround} from '../../src/engine/judgements/ground.ts';
import {inForce, judgementsOf} from '../../src/engine/judgements/in-force.ts';
import {sayJudgement, withdrawJudgement} from '../../src/engine/judgements/say.ts';
import {openView} from '../../src/engine/view/view.ts';
import {CsvSplitter, findDialect} from '../../src/feeds/readers/csv.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {Store} from '../../src/workspace/store.ts';

export const TODAY = '2024-06-30';

/** An extract of delimited text: rows that the hub has from the start, and rows to come. */
export type Extract = {
  name: string;
  encoding: 'latin1' | 'utf16le';
  delimiter: string;
  newline: string;
  head: string;
  rows: string[];
  later: string[];
};

/** Where a change is made: a workspace, and the folder of what its next run reads. */
export type Place = {path: string; feeds: string; config: Config; rng: Rng};

/** One thing that may happen to a hub between two runs; gives a configuration where that is what changes. */
export type Change = {name: string; make: (place: Place) => Config | void};

/** The extracts of a folder that are delimited text, with a part of their rows held back. */
export function readExtracts(feeds: string, rng: Rng): Extract[] {
  return readdirSync(feeds)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(feeds, name));
      // Latin-1 keeps every byte of the other encodings.
      const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'latin1';
      const text = bytes.toString(encoding);
      const dialect = findDialect(text.slice(0, 1 << 16), {});
      const [head, ...rows] = new CsvSplitter(dialect).push(text, true).map(({raw}) => raw.replace(/\r$/, ''));
      const isLater = rows.map(() => rng.int(6) === 0);
      return {
        name,
        encoding,
        delimiter: dialect.delimiter,
        newline: text.includes('\r\n') ? '\r\n' : '\n',
        head: head!,
        rows: rows.filter((_, at) => !isLater[at]),
        later: rows.filter((_, at) => isLater[at]),
      };
    });
}

export function writeExtract(folder: string, {name, encoding, head, newline}: Extract, rows: readonly string[]): void {
  writeFileSync(join(folder, name), Buffer.from([head, ...rows, ''].join(newline), encoding));
}

/** All that may happen; the rows of these extracts are told, and corrected, in files of the same names. */
export function hubChanges(extracts: readonly Extract[]): Change[] {
  const any = (rng: Rng): Extract => oneOf(extracts, rng);
  const reports = extracts.find(({name}) => name.startsWith('police-child'))!;
  const someOf = (rows: readonly string[], rng: Rng): string[] =>
    rows.length === 0 ? [] : Array.from({length: 1 + rng.int(3)}, () => oneOf(rows, rng));
  const send = (feeds: string, extract: Extract, rows: readonly string[]): void => {
    if (rows.length > 0) writeExtract(feeds, extract, [...new Set(rows)]);
  };
  const tell = ({feeds, rng}: Place, extract: Extract): void => send(feeds, extract, someOf(extract.later, rng));
  const correct = ({feeds, rng}: Place): void => {
    const extract = any(rng);
    send(
      feeds,
      extract,
      someOf(extract.rows, rng).map((row) => withCellsOf(row, oneOf(extract.rows, rng), extract.delimiter, rng)),
    );
  };
  return [
    {name: 'report', make: (place) => tell(place, reports)},
    {name: 'report', make: (place) => tell(place, reports)},
    {name: 'rows', make: (place) => tell(place, any(place.rng))},
    {name: 'rows', make: (place) => tell(place, any(place.rng))},
    {name: 'correction', make: correct},
    {name: 'correction', make: correct},
    {name: 'correction', make: correct},
    {name: 'as it was', make: ({feeds, rng}) => ((of) => send(feeds, of, someOf(of.rows, rng)))(any(rng))},
    {
      name: 'withdrawal',
      make: ({feeds, rng}) =>
        send(
          feeds,
          reports,
          someOf(reports.rows, rng).map((row) => row.replace(/,(?:LIVE|CLOSED),/, ',WITHDRAWN,')),
        ),
    },
    {name: 'whole file', make: ({feeds, rng}) => ((of) => send(feeds, of, [...of.rows, ...of.later]))(any(rng))},
    {name: 'different', make: (place) => judge(place, 'different')},
    {name: 'same', make: (place) => judge(place, 'same')},
    {name: 'taken back', make: takeBack},
    {name: 'thresholds', make: ({config, rng}) => otherConfig(config, rng)},
  ];
}

const oneOf = <T>(items: readonly T[], rng: Rng): T => items[rng.int(items.length)]!;

/** A row that says in one or two of its cells, but the first, what another row says there. */
function withCellsOf(row: string, other: string, delimiter: string, rng: Rng): string {
  const [cells, others] = [cellsOf(row, delimiter), cellsOf(other, delimiter)];
  for (let times = 1 + rng.int(2); times > 0; times--) {
    const at = 1 + rng.int(cells.length - 1);
    cells[at] = rng.int(4) === 0 ? '' : (others[at] ?? '');
  }
  return cells.join(delimiter);
}

/** Cells as they are written, with their quotes. */
function cellsOf(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at <= row.length; at++) {
    if (row[at] === '"') isQuoted = !isQuoted;
    if (at < row.length && (isQuoted || row[at] !== delimiter)) continue;
    cells.push(row.slice(from, at));
    from = at + 1;
  }
  return cells;
}

function judge({path, rng}: Place, verdict: 'same' | 'different'): void {
  inStore(path, (store) => {
    const {persons, held} = store.derived()!.resolved;
    const several = persons.filter(({mentions}) => mentions.length > 1);
    const isHeld = held.length > 0 && (verdict === 'same' || rng.int(2) === 0);
    const pair = isHeld ? oneOf(held, rng) : null;
    const [left, right] = pair === null ? oneOf(several, rng).mentions.slice(-2) : [pair.left, pair.right];
    const ground = openGround(openView(store, null, QUIET), store, TODAY);
    const asked = {by: 'bench', because: 'looked', on: TODAY, override: true, verdict, left: left!, right: right!};
    try {
      const said = sayJudgement(ground, asked);
      if (said.isNew) store.judge([{type: 'said', judgement: said.judgement}]);
    } catch {
      // What people said before forbids it: then nothing is said.
    }
  });
}

function takeBack({path, rng}: Place): void {
  inStore(path, (store) => {
    const judgements = judgementsOf(store.judgementEvents());
    const standing = inForce(judgements, null);
    if (standing.length === 0) return;
    const words = {by: 'bench', because: 'looked again', on: TODAY};
    const withdrawal = withdrawJudgement({judgements, today: TODAY}, oneOf(standing, rng).id, words);
    if (withdrawal !== null) store.judge([{type: 'withdrawn', withdrawal}]);
  });
}

function inStore(path: string, work: (store: Store) => void): void {
  const store = openSqliteStore(path, 'write');
  try {
    work(store);
  } finally {
    store.close();
  }
}

/** Another value of a threshold of one stage, from among two: so a value comes back some time. */
function otherConfig(config: Config, rng: Rng): Config {
  const either = rng.int(2);
  switch (rng.int(4)) {
    case 0:
      return {...config, persons: {...config.persons, joinBits: 4 + either}};
    case 1:
      return {
        ...config,
        signals: {...config.signals, repeatSubject: {...config.signals.repeatSubject, incidentsMin: 2 + either}},
      };
    case 2:
      return {
        ...config,
        signals: {...config.signals, newAdult: {...config.signals.newAdult, lagDays: 90 + 30 * either}},
      };
    default:
      return {...config, clusters: {...config.clusters, draws: 49 + 10 * either}};
  }
}
