import {basename} from 'node:path';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {openFeed} from '../../src/feeds/feed.ts';
import {parseMapping} from '../../src/feeds/language/mapping-file.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {RowRecords} from '../../src/model/records.ts';
import type {FeedOptions} from '../../src/feeds/feed-options.ts';

const READ = {area: 'BRE', received: '2024-01-01'};

/** What two mappings read of one file, by kind of fact: how many facts each gives, and how many both give in one row. */
export const KINDS = ['people', 'numbers', 'addresses', 'ties', 'notifications'] as const;
export type Count = {hand: number; draft: number; both: number};
export type Score = {file: string; rows: number; handRefused: number; draftRefused: number; opened: number} & Record<
  (typeof KINDS)[number],
  Count
>;

/** Drafts the mapping of a file and holds what it reads against what the mapping written by hand reads. */
export async function scoreFile(path: string, mappings: FeedOptions['mappings']): Promise<Score> {
  const name = basename(path);
  const {yaml} = await draftMapping(path);
  const hand = await rowsOf(path, {...READ, mappings});
  const draft = await rowsOf(path, {...READ, mappings: [{path: name, mapping: parseMapping(yaml, name)}]});
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, {hand: 0, draft: 0, both: 0}])) as Record<
    (typeof KINDS)[number],
    Count
  >;
  let opened = 0;
  for (const [row, facts] of hand.rows) {
    const others = draft.rows.get(row);
    opened += facts.closed.filter(
      (address) => !facts.open.includes(address) && others?.open.includes(address) === true,
    ).length;
    for (const kind of KINDS) {
      counts[kind].hand += facts[kind].length;
      const left = [...(others?.[kind] ?? [])];
      counts[kind].draft += left.length;
      for (const fact of facts[kind]) {
        const at = left.indexOf(fact);
        if (at < 0) continue;
        left.splice(at, 1);
        counts[kind].both++;
      }
    }
  }
  return {file: name, rows: hand.read, handRefused: hand.refused, draftRefused: draft.refused, opened, ...counts};
}

/** `closed`: addresses that nobody may see; `open`: the others. */
type Facts = Record<(typeof KINDS)[number] | 'open' | 'closed', string[]>;

async function rowsOf(
  path: string,
  options: FeedOptions,
): Promise<{rows: Map<number, Facts>; read: number; refused: number}> {
  const feed = await openFeed(path, options);
  const rows = new Map<number, Facts>();
  for await (const batch of feed.items())
    for (const item of batch)
      if (item.type === 'row' && !item.records.withdrawn) rows.set(item.records.row, factsOf(item.records));
  return {rows, read: feed.counts.read, refused: feed.counts.refused};
}

/** What a row says, in a form that does not hang on what a mapping calls people and notifications. */
function factsOf({mentions, ties, notifications}: RowRecords): Facts {
  const people = mentions.filter(({staff}) => !staff);
  const nameOf = new Map(people.map((mention) => [mention.id, personOf(mention)]));
  const texts = (isProtected: boolean): string[] =>
    people.flatMap(({address}) => (address?.protected === isProtected ? [address.text] : []));
  return {
    open: texts(false),
    closed: texts(true),
    people: people.map(personOf),
    numbers: people.flatMap(({identifiers, phones}) => [
      ...identifiers.map(({kind, value}) => `${kind}:${value}`),
      ...phones,
    ]),
    addresses: people.flatMap((mention) =>
      mention.address === null
        ? []
        : [
            `${personOf(mention)}@${mention.address.text}|${mention.address.postcode ?? ''}|${String(mention.address.protected)}`,
          ],
    ),
    ties: ties.flatMap(({from, to, kind}) =>
      nameOf.has(from) && nameOf.has(to) ? [`${nameOf.get(from)} ${kind} ${nameOf.get(to)}`] : [],
    ),
    notifications: notifications.map(({kind, eventAt}) => `${kind} ${eventAt.slice(0, 10)}`),
  };
}

const personOf = ({names, birth}: Mention): string =>
  [...names.map(({given, family}) => `${given} ${family}`.trim()), birth === null ? '' : birth.from]
    .join('|')
    .toLowerCase();
