import {addAt} from '../../src/base/get-or-insert.ts';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {readCsv} from '../../src/feeds/readers/read-csv.ts';
import type {Inquiry} from '../../src/questions/inquiry.ts';

/** A truth file of the committed borough, as rows by column. */
export function truthRows(name: string): Record<string, string>[] {
  const path = join(import.meta.dirname, '../../datasets/borough-small/truth', `${name}.csv`);
  const {columns, rows} = readCsv(readFileSync(path, 'utf8'));
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]!])));
}

/** Who is who, both ways: the person of the workspace that holds most mentions of a true person, and the other way round. */
export type Identities = {found: ReadonlyMap<string, string>; truth: ReadonlyMap<string, string>};

export function identitiesOf(inquiry: Inquiry): Identities {
  const place = (source: {feed: string; file: string; row: number | string; slot: string}): string =>
    [source.feed, source.file, source.row, source.slot].join('\u001f');
  const trueAt = new Map(
    truthRows('mentions').map((row) => [place(row as Parameters<typeof place>[0]), row['person_id']!]),
  );
  const pairs = new Map<string, Map<string, number>>();
  const back = new Map<string, Map<string, number>>();
  for (const [at, mention] of inquiry.records.mentions.entries()) {
    const person = inquiry.resolved.persons[inquiry.resolved.personOf[at]!]?.id;
    const real = trueAt.get(place(mention.source));
    if (person === undefined || real === undefined) continue;
    count(pairs, real, person);
    count(back, person, real);
  }
  return {found: most(pairs), truth: most(back)};
}

function count(counts: Map<string, Map<string, number>>, key: string, value: string): void {
  const there = counts.get(key) ?? new Map<string, number>();
  counts.set(key, there);
  addAt(there, value);
}

function most(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string> {
  return new Map(
    [...counts].map(([key, values]) => [
      key,
      [...values].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))[0]![0],
    ]),
  );
}
