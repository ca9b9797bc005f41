import {QUIET} from '../../src/base/context.ts';
import {createRng} from '../../src/base/rng.ts';
import {connectedRecords} from '../../src/engine/part/connected.ts';
import {loadFeeds} from '../../src/engine/feeds/load-feeds.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {listMappings} from '../../src/feeds/language/catalogue.ts';
import type {Records} from '../../src/model/records.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {PERSON_DEFAULTS, resolvePersons, type PersonConfig, type PersonResolution} from '../../src/resolve/persons.ts';
import {indexRecords, knownPeople, type ResolvedMentions} from '../../src/resolve/lookup/index-records.ts';
import type {LinkModel} from '../../src/resolve/link/weigh/link-model.ts';
import {NOTHING_SETTLED} from '../../src/resolve/link/decide/constraints.ts';
import {linkTable} from '../../src/resolve/link/link-table.ts';
import {PairComparer} from '../../src/resolve/link/compare/pair-comparer.ts';
import {pinModel} from '../../src/resolve/link/weigh/pinned-terms.ts';
import {PairWeigher} from '../../src/resolve/link/weigh/pair-weigher.ts';
import {Scorer} from '../../src/resolve/link/weigh/scorer.ts';
import {emptyStore} from '../../test/support/empty-store.ts';
import {termFrequencies} from '../../src/resolve/link/weigh/term-frequency.ts';
import {findTwins} from '../../src/resolve/link/decide/find-twins.ts';

/** How far looking mentions up one by one agrees with linking all of them at once. */
export type Agreement = {
  mentions: number;
  /** Mentions taken out of the table and looked up in what is left. */
  heldOut: number;
  /** Pairs of a looked-up mention and its best-fitting mention; weights that differ from the batch's by more than 1e-9. */
  pairs: number;
  weightsApart: number;
  /** Links of the batch from a looked-up mention that no candidate accounts for. */
  links: number;
  linksMissed: number;
  /** Mentions that go where the batch puts them. */
  agreed: number;
  /** The others: the batch had the relatives in the mention's own row to place it by, and a mention alone has none. */
  placedByRelatives: number;
  /** The others: held or new here, joined by the batch; joined here, held or new in the batch; joined to somebody else. */
  onlyBatchJoins: number;
  onlyLookupJoins: number;
  joinedElsewhere: number;
};

const CANDIDATES_MAX = 10;
/** Links keep their weight in 32 bits. */
const LINK_BITS = 1e-4;

/** The records of a folder of extracts. */
export async function readExtracts(feeds: string): Promise<Records> {
  const store = emptyStore();
  await loadFeeds(feeds, store, feedOpener({mappings: listMappings()}), 0.5, QUIET);
  return connectedRecords(store.records()).records;
}

/** Links all records, takes `heldOut` mentions out, and looks each up among the others. */
export function measureAgreement(
  {mentions, ties}: Records,
  heldOut: number,
  seed: number,
  config: PersonConfig = PERSON_DEFAULTS,
): Agreement {
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map(({address}) => address));
  const batch = resolvePersons({mentions, ties, dwellingOf, dwellings}, config, QUIET);
  const all: ResolvedMentions = {mentions, ties, dwellings, dwellingOfMention: dwellingOf, ...batch};
  const {columns} = knownPeople(all);
  const pinned = JSON.parse(JSON.stringify(pinModel(batch.model, columns, dwellings))) as LinkModel;
  const comparer = new PairComparer(columns, termFrequencies(columns, dwellings.length));
  comparer.setTwins(findTwins(columns));
  const scorer = new Scorer(comparer, new PairWeigher(batch.model));

  const alone = linkTable({columns, doors: dwellings, ...NOTHING_SETTLED}, config, QUIET).clusters.roots();
  const out = drawRows(batch, heldOut, seed);
  const index = indexRecords(without(all, out), pinned, config);
  const rowOf = new Map(mentions.map(({id}, row) => [id, row]));
  const linksOf = linksByRow(batch, out);
  const result: Agreement = {
    mentions: mentions.length,
    heldOut: out.size,
    pairs: 0,
    weightsApart: 0,
    links: 0,
    linksMissed: 0,
    agreed: 0,
    placedByRelatives: 0,
    onlyBatchJoins: 0,
    onlyLookupJoins: 0,
    joinedElsewhere: 0,
  };
  for (const row of out) {
    const answer = index.lookup(mentions[row]!, dwellingOf[row]!);
    for (const candidate of answer.candidates) {
      result.pairs++;
      if (Math.abs(scorer.weigh(row, rowOf.get(candidate.mention)!) - candidate.weight) > 1e-9) result.weightsApart++;
    }
    for (const [other, weight] of linksOf.get(row)!) {
      if (out.has(other)) continue;
      result.links++;
      const id = batch.persons[batch.personOf[other]!]!.id;
      const found = answer.candidates.find(({person}) => person === id);
      const last = answer.candidates[CANDIDATES_MAX - 1];
      const isCrowdedOut = last !== undefined && weight <= last.weight + LINK_BITS;
      if (!isCrowdedOut && (found === undefined || found.weight < weight - LINK_BITS)) result.linksMissed++;
    }
    const {id} = batch.persons[batch.personOf[row]!]!;
    const isKnown = hasOthers(batch.personOf, row, out);
    const isJoined = answer.decision === 'join';
    if (isJoined === isKnown && (!isKnown || answer.person === id)) result.agreed++;
    else if (isJoined) result[isKnown ? 'joinedElsewhere' : 'onlyLookupJoins']++;
    else result[hasOthers(alone, row, out) ? 'onlyBatchJoins' : 'placedByRelatives']++;
  }
  return result;
}

/** Whether a row stands with rows that were not taken out. */
const hasOthers = (labels: ArrayLike<number>, row: number, out: ReadonlySet<number>): boolean =>
  Array.prototype.some.call(labels, (label, other) => label === labels[row] && other !== row && !out.has(other));

function drawRows({personOf}: PersonResolution, count: number, seed: number): Set<number> {
  const rng = createRng(seed);
  const rows = new Set<number>();
  const subjects = personOf.reduce((sum, person) => sum + (person >= 0 ? 1 : 0), 0);
  while (rows.size < Math.min(count, subjects)) {
    const row = rng.int(personOf.length);
    if (personOf[row]! >= 0) rows.add(row);
  }
  return rows;
}

function without(all: ResolvedMentions, out: ReadonlySet<number>): ResolvedMentions {
  const kept = (_: unknown, row: number): boolean => !out.has(row);
  const mentions = all.mentions.filter(kept);
  const ids = new Set(mentions.map(({id}) => id));
  return {
    ...all,
    mentions,
    ties: all.ties.filter(({from, to}) => ids.has(from) && ids.has(to)),
    dwellingOfMention: all.dwellingOfMention.filter(kept),
    personOf: all.personOf.filter(kept),
  };
}

function linksByRow({links, personOf}: PersonResolution, rows: ReadonlySet<number>): Map<number, [number, number][]> {
  const linksOf = new Map<number, [number, number][]>([...rows].map((row) => [row, []]));
  for (let link = 0; link < links.length; link++) {
    const [left, right, weight] = [links.left[link]!, links.right[link]!, links.weight[link]!];
    if (personOf[left]! < 0 || personOf[right]! < 0) continue;
    linksOf.get(left)?.push([right, weight]);
    linksOf.get(right)?.push([left, weight]);
  }
  return linksOf;
}
