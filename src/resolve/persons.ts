import type {Context} from '../base/context.ts';
import {shortId} from '../base/hash.ts';
import type {Mention} from '../model/mention.ts';
import type {Involvement, Tie} from '../model/notification.ts';
import type {Dwelling, HeldPair, Person} from '../model/resolved.ts';
import {blockPairs, type BlockingReport} from './block.ts';
import {Entities} from './entities.ts';
import {COMPARISONS, RowComparer} from './levels.ts';
import {buildPersonTable, type PersonTable} from './person-table.ts';
import {joinThroughRelatives, listBeside} from './relatives.ts';
import {countPatterns, estimateU, startModel, trainModel, weigh, type LinkModel} from './weigh.ts';

export type PersonConfig = {
  /** Match weight in bits at which two records are joined. */
  joinBits: number;
  /** Weight at which a pair that is not joined is shown as held apart. */
  holdBits: number;
  /** Weight in bits at which two records beside one person are joined as the same relative. */
  kinJoinBits: number;
  /** A blocking key that more records share gives no pairs. */
  blockSizeMax: number;
  /** Random pairs from which the chance agreements (u) are estimated. */
  randomPairsMax: number;
};

export const PERSON_DEFAULTS: PersonConfig = {
  joinBits: 5,
  holdBits: 0,
  kinJoinBits: 4,
  blockSizeMax: 300,
  randomPairsMax: 400_000,
};

/** A scored pair of mentions, by index; `levels` has one entry a comparison. */
export type Links = {length: number; left: Uint32Array; right: Uint32Array; weight: Float64Array; levels: Int8Array};

export type PersonResolution = {
  persons: Person[];
  /** mention index -> person index, -1 for staff. */
  personOf: Int32Array;
  held: HeldPair[];
  model: LinkModel;
  links: Links;
  table: PersonTable;
  report: {
    mentions: number;
    staff: number;
    pairs: number;
    joined: number;
    joinedThroughRelatives: number;
    persons: number;
    held: number;
    blocking: BlockingReport[];
  };
};

/**
 * Which mentions are one person. Pairs that meet under a blocking rule are compared and weighed against two other
 * explanations (relatives, strangers), the strongest joined first; no join may break what is known of either side. Then
 * relatives place those that names alone cannot. Mentions must be sorted by id; the answer does not depend on anything else.
 */
export function resolvePersons(
  mentions: readonly Mention[],
  ties: readonly Tie[],
  involvements: readonly Involvement[],
  dwellingOf: Int32Array,
  dwellings: readonly Dwelling[],
  config: PersonConfig,
  context: Context,
): PersonResolution {
  const table = buildPersonTable(mentions, dwellingOf, dwellings);
  const comparer = new RowComparer(table);
  context.progress('block', 0, 0);
  const {pairs, report: blocking} = blockPairs(table, config.blockSizeMax);
  context.progress('compare', 0, pairs.length);
  const links = compareAll(pairs, table, comparer);
  context.progress('weigh', 0, 0);
  const model = startModel(mentions.length);
  estimateU(
    model,
    table,
    mentions.map((mention) => mention.id),
    comparer,
    config.randomPairsMax,
  );
  trainModel(model, countPatterns(links.levels));
  for (let i = 0; i < links.length; i++) {
    links.weight[i] = weigh(
      model,
      table,
      table.rows[links.left[i]!]!,
      table.rows[links.right[i]!]!,
      links.levels,
      i * COMPARISONS.length,
    );
  }
  const entities = new Entities(table);
  joinSelf(entities, mentions, ties);
  const {joined, refused} = joinLinks(entities, links, config.joinBits);
  const kin = joinThroughRelatives(
    entities,
    table,
    model,
    comparer,
    listBeside(mentions, ties, involvements),
    config.kinJoinBits,
  );
  const {persons, personOf} = name(entities, mentions, table);
  const held = listHeld(links, refused, kin.ambiguous, persons, personOf, config.holdBits);
  const staff = mentions.filter((mention) => mention.staff).length;
  return {
    persons,
    personOf,
    held,
    model,
    links,
    table,
    report: {
      mentions: mentions.length,
      staff,
      pairs: links.length,
      joined,
      joinedThroughRelatives: kin.joined,
      persons: persons.length,
      held: held.length,
      blocking,
    },
  };
}

function compareAll(pairs: Float64Array, table: PersonTable, comparer: RowComparer): Links {
  const width = COMPARISONS.length;
  const {rows} = table;
  const links: Links = {
    length: pairs.length,
    left: new Uint32Array(pairs.length),
    right: new Uint32Array(pairs.length),
    weight: new Float64Array(pairs.length),
    levels: new Int8Array(pairs.length * width),
  };
  const out = new Int8Array(width);
  for (let i = 0; i < pairs.length; i++) {
    const left = Math.floor(pairs[i]! / rows.length);
    const right = pairs[i]! % rows.length;
    comparer.compare(rows[left]!, rows[right]!, out);
    links.left[i] = left;
    links.right[i] = right;
    links.levels.set(out, i * width);
  }
  return links;
}

/** A register's own note that two of its entries are one person outweighs every name. */
function joinSelf(entities: Entities, mentions: readonly Mention[], ties: readonly Tie[]): void {
  const self = ties.filter(({kind}) => kind === 'self');
  if (self.length === 0) return;
  const indexOf = new Map(mentions.map((mention, index) => [mention.id, index]));
  for (const {from, to} of self) entities.joinByNote(indexOf.get(from)!, indexOf.get(to)!);
}

function joinLinks(entities: Entities, links: Links, joinBits: number): {joined: number; refused: Map<number, string>} {
  const order = new Uint32Array(links.length)
    .map((_, index) => index)
    .filter((index) => links.weight[index]! >= joinBits);
  order.sort(
    (a, b) =>
      links.weight[b]! - links.weight[a]! || links.left[a]! - links.left[b]! || links.right[a]! - links.right[b]!,
  );
  const refused = new Map<number, string>();
  let joined = 0;
  for (const index of order) {
    const left = links.left[index]!;
    const right = links.right[index]!;
    if (entities.find(left) === entities.find(right)) continue;
    const at = index * COMPARISONS.length;
    const isNumberShared = links.levels[at + 6] === 0 || links.levels[at + 7] === 0;
    const reason = entities.join(left, right, isNumberShared);
    if (reason === null) joined++;
    else refused.set(index, reason);
  }
  return {joined, refused};
}

/** The id of a person is that of its anchor, the mention received first: later records do not change it. */
function name(
  entities: Entities,
  mentions: readonly Mention[],
  table: PersonTable,
): {persons: Person[]; personOf: Int32Array} {
  const members = new Map<number, number[]>();
  for (let index = 0; index < mentions.length; index++) {
    if (table.rows[index]!.isStaff) continue;
    const root = entities.find(index);
    const known = members.get(root);
    if (known === undefined) members.set(root, [index]);
    else known.push(index);
  }
  const made = [...members.values()].map((indices) => {
    let anchor = indices[0]!;
    for (const index of indices) if (mentions[index]!.receivedAt < mentions[anchor]!.receivedAt) anchor = index;
    return {id: shortId('P', mentions[anchor]!.id), indices};
  });
  made.sort((left, right) => (left.id < right.id ? -1 : 1));
  const personOf = new Int32Array(mentions.length).fill(-1);
  const persons = made.map(({id, indices}, person) => {
    for (const index of indices) personOf[index] = person;
    return {id, mentions: indices.map((index) => mentions[index]!.id)};
  });
  return {persons, personOf};
}

/** Pairs of people that a link would join and something keeps apart; one entry a pair, the strongest. */
function listHeld(
  links: Links,
  refused: Map<number, string>,
  ambiguous: [number, number][],
  persons: Person[],
  personOf: Int32Array,
  holdBits: number,
): HeldPair[] {
  const held = new Map<string, HeldPair>();
  const add = (leftRow: number, rightRow: number, weight: number, reason: string): void => {
    const ends = [personOf[leftRow]!, personOf[rightRow]!].sort((a, b) => a - b) as [number, number];
    if (ends[0] < 0 || ends[0] === ends[1]) return;
    const key = `${ends[0]} ${ends[1]}`;
    const known = held.get(key);
    if (known !== undefined && known.weight >= weight) return;
    held.set(key, {left: persons[ends[0]]!.id, right: persons[ends[1]]!.id, weight, reason});
  };
  for (const [left, right] of ambiguous) add(left, right, 0, 'AMBIGUOUS');
  for (let index = 0; index < links.length; index++) {
    const weight = links.weight[index]!;
    if (weight >= holdBits) add(links.left[index]!, links.right[index]!, weight, refused.get(index) ?? 'BELOW_JOIN');
  }
  return [...held.values()].sort((a, b) => (a.left + a.right < b.left + b.right ? -1 : 1));
}
