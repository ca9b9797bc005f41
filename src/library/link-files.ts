import {compareTexts} from '../base/compare-texts.ts';
import {QUIET, type Context} from '../base/context.ts';
import {RingfenceError} from '../base/errors.ts';
import {openFeed} from '../feeds/feed.ts';
import type {Mention} from '../model/mention.ts';
import {resolveDwellings} from '../resolve/dwellings/dwellings.ts';
import {PERSON_DEFAULTS, resolvePersons, type PersonResolution} from '../resolve/persons.ts';
import type {FeedOptions} from '../feeds/feed-options.ts';

/** `area` and `received` are for files that do not say their authority (three letters) and day of receipt (`YYYY-MM-DD`). */
export type LinkFilesOptions = {mapping: string; area?: string | undefined; received?: string | undefined};

/** A record of one of the files, and the person it is of. `id` is the record's own number where the mapping gives one. */
export type LinkedRecord = {file: string; row: number; id: string; person: string};

/** Two records by their `id`s; `weight` in bits, `probability` that they are one person as the weight alone has it. */
export type LinkedPair = {left: string; right: string; weight: number; probability: number};

export type LinkedFiles = {
  /** By file, then row. */
  records: LinkedRecord[];
  /** Pairs that come near enough to be one person or to be held apart. */
  pairs: LinkedPair[];
  /** Rows that the mapping could not read. */
  refused: number;
  report: PersonResolution['report'];
};

/**
 * Which records of one or more files are the same person, within and between the files, without a workspace.
 * @throws RingfenceError FILE_EMPTY where they give no person, and whatever is wrong with a file or the mapping.
 */
export async function linkFiles(
  paths: readonly string[],
  options: LinkFilesOptions,
  context: Context = QUIET,
): Promise<LinkedFiles> {
  const {mentions, refused} = await readMentions(paths, {received: '2000-01-01', ...options});
  if (mentions.length === 0)
    throw new RingfenceError(
      'FILE_EMPTY',
      'The files give no person: run "ringfence feeds check" on one of them to see why.',
    );
  const places = resolveDwellings(mentions.map((mention) => mention.address));
  const result = resolvePersons(
    {mentions, ties: [], dwellingOf: places.dwellingOf, dwellings: places.dwellings},
    PERSON_DEFAULTS,
    context,
  );
  return {
    records: recordsOf(mentions, result),
    pairs: pairsOf(mentions, result),
    refused,
    report: result.report,
  };
}

async function readMentions(
  paths: readonly string[],
  options: FeedOptions,
): Promise<{mentions: Mention[]; refused: number}> {
  const mentions = new Map<string, Mention>();
  let refused = 0;
  for (const path of paths) {
    const feed = await openFeed(path, options);
    for await (const batch of feed.items()) {
      for (const item of batch)
        if (item.type === 'row') for (const mention of item.records.mentions) mentions.set(mention.id, mention);
    }
    refused += feed.counts.refused;
  }
  return {mentions: [...mentions.values()].sort((left, right) => (left.id < right.id ? -1 : 1)), refused};
}

const idOf = (mention: Mention): string =>
  mention.identifiers.find((identifier) => identifier.kind === 'local')?.value ?? mention.id;

function recordsOf(mentions: readonly Mention[], {persons, personOf}: PersonResolution): LinkedRecord[] {
  return mentions
    .map((mention, at) => {
      const {file, row} = mention.source;
      return {file, row, id: idOf(mention), person: persons[personOf[at]!]?.id ?? ''};
    })
    .sort((left, right) => compareTexts(left.file, right.file) || left.row - right.row);
}

function pairsOf(mentions: readonly Mention[], {links}: PersonResolution): LinkedPair[] {
  const pairs: LinkedPair[] = [];
  for (let i = 0; i < links.length; i++) {
    const weight = links.weight[i]!;
    if (weight < PERSON_DEFAULTS.holdBits) continue;
    const [left, right] = [mentions[links.left[i]!]!, mentions[links.right[i]!]!];
    pairs.push({left: idOf(left), right: idOf(right), weight, probability: 1 / (1 + 2 ** -weight)});
  }
  return pairs;
}
