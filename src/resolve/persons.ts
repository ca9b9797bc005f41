import type {Context} from '../base/context.ts';
import {WorkerTeam} from '../base/worker-team.ts';
import {indexOfId} from '../base/find-by-id.ts';
import {shortId} from '../base/hash.ts';
import type {Constraint} from '../model/judgement.ts';
import type {Mention} from '../model/mention.ts';
import type {Tie} from '../model/notification.ts';
import type {HeldPair, Person} from '../model/resolved.ts';
import {judgedApart, listHeld} from './held-pairs.ts';
import type {BlockingReport} from './link/block/block-index.ts';
import type {Clusters} from './link/decide/clusters.ts';
import {readConstraints, type RowConstraints} from './link/decide/constraints.ts';
import {joinThroughKin, type KinLevels} from './link/kin/kin-rounds.ts';
import type {LinkModel} from './link/weigh/link-model.ts';
import {linkTableOnTeam} from './link/link-table-on-team.ts';
import {linkTable, prepareTable, train, type LinkConfig, type LinkedTable, type LinkInput} from './link/link-table.ts';
import type {Links} from './link/decide/links.ts';
import {keptRows} from './link/columns/kept-rows.ts';
import {relinkTable, type DecidedTable} from './link/relink-table.ts';
import type {IdentifiedRows} from './link/columns/row-diff.ts';
import type {Trace} from './link/decide/trace.ts';
import {readMentions, type MatchInput, type MatchTable, type ReadTable} from './match-table.ts';

export type PersonConfig = LinkConfig;

/** Bits are powers of two of the odds: 4 bits are 16 to 1 that two records are one person. */
export const PERSON_DEFAULTS: PersonConfig = {
  joinBits: 4,
  holdBits: 0,
  overrideBits: 8,
  leadBits: 3,
  aloneBits: 8,
  companyBits: 1,
  randomPairsMax: 400_000,
  trainingPairsMax: 500_000,
};

export type PersonResolution = {
  persons: Person[];
  /** mention index -> person index, -1 for staff. */
  personOf: Int32Array;
  held: HeldPair[];
  model: LinkModel;
  links: Links;
  kinLinks: Links;
  kinLevels: KinLevels;
  /** What the mentions were read into, by which they were weighed. */
  table: MatchTable;
  /** For a run over nearly the same mentions; see `Given.earlier`. */
  trace: Trace;
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

/** What people decided that matching keeps to. */
export type Given = {
  /** Who is and who is not one person. */
  said?: readonly Constraint[];
  /** The model to weigh by, made before; null trains one on the mentions. */
  pinned?: LinkModel | null;
  /** What was decided before by that model and these thresholds; taken over where it cannot come out in another way. */
  earlier?: DecidedTable | null;
  /** A number for each mention: under one id, an equal one stands for an equal mention now and when `earlier` was decided. Null for none. */
  versions?: Int32Array | null;
};

/**
 * Which mentions are one person. Pairs that meet under a blocking rule are compared and weighed against two other
 * explanations (relatives, strangers), the strongest joined first; no join may break what is known of either side. Then
 * relatives place those that names alone cannot. What people said (`said`) is kept to, whatever speaks against it. Mentions must
 * be sorted by id; the answer does not depend on anything else, nor on the order of what was said.
 */
export function resolvePersons(
  input: MatchInput,
  config: PersonConfig,
  ctx: Context,
  given: Given = {},
): PersonResolution {
  const table = readTable(input, given);
  const linked = relinked(table, config, ctx, given) ?? linkTable(table, config, ctx, given.pinned);
  return decidePersons(input, table, linked, config, ctx);
}

/** The model that these mentions give, without any decision on them. */
export function trainPersons(input: MatchInput, config: PersonConfig, ctx: Context): LinkModel {
  return train(prepareTable(readTable(input, {}), null, ctx), config);
}

/** Mentions below which a second thread takes longer to start than it saves. */
const TEAM_MENTIONS_MIN = 5_000;

/** `resolvePersons` on `ctx.workers` threads, this one among them; the answer does not depend on their number. */
export async function resolvePersonsOnThreads(
  input: MatchInput,
  config: PersonConfig,
  ctx: Context,
  given: Given = {},
  teamMentionsMin = TEAM_MENTIONS_MIN,
): Promise<PersonResolution> {
  if (ctx.workers < 2 || input.mentions.length < teamMentionsMin) return resolvePersons(input, config, ctx, given);
  const {pinned = null, earlier = null} = given;
  if (earlier !== null) {
    const table = readTable(input, given);
    const again = relinked(table, config, ctx, given);
    if (again !== null) return decidePersons(input, table, again, config, ctx);
  }
  // Threads start while this one reads.
  const team = new WorkerTeam(ctx.workers);
  try {
    const table = readTable(input, given);
    const linked = await linkTableOnTeam(team, table, config, ctx, pinned);
    return decidePersons(input, table, linked, config, ctx);
  } finally {
    await team.close();
  }
}

type PersonTable = ReadTable & LinkInput & {rows: IdentifiedRows; versions: Int32Array};

/** The table decided with what was decided before; null where there is nothing to go by. */
function relinked(
  table: PersonTable,
  config: PersonConfig,
  ctx: Context,
  {pinned = null, earlier = null}: Given,
): LinkedTable | null {
  if (pinned === null || earlier === null) return null;
  const texts = constraintTexts(table.constraints, table.rows.ids);
  return relinkTable({...table, texts}, config, ctx, {model: pinned, earlier});
}

/** Ids of the rows of each constraint. */
const constraintTexts = ({same, apart}: RowConstraints, ids: readonly string[]): string[] => [
  ...same.map((rows) => JSON.stringify(rows.map((row) => ids[row]!))),
  ...apart.map(({left, right}) =>
    JSON.stringify([...left.map((row) => ids[row]!), '', ...right.map((row) => ids[row]!)]),
  ),
];

function readTable(input: MatchInput, {said = [], earlier = null, versions = null}: Given): PersonTable {
  const {mentions, ties, dwellings} = input;
  const ids = mentions.map(({id}) => id);
  const kept = earlier === null || versions === null ? null : keptRows(earlier, earlier.trace.versions, ids, versions);
  const read = readMentions(input, kept);
  const {columns, relations, dictionaries} = read;
  const texts = {
    phones: dictionaries.phones.list,
    groups: dictionaries.groups.list,
    registers: dictionaries.registers.list,
    doors: dwellings.map(({id}) => id),
  };
  const rows = {ids, columns, relations, texts};
  return {
    ...read,
    doors: dwellings,
    rows,
    versions: versions ?? new Int32Array(),
    known: selfTies(mentions, ties),
    constraints: readConstraints(mentions, said),
  };
}

function decidePersons(
  {mentions}: MatchInput,
  {columns, relations, dictionaries, rows, versions, known, constraints}: PersonTable,
  linked: LinkedTable,
  config: PersonConfig,
  ctx: Context,
): PersonResolution {
  const joined = mentions.length - linked.clusters.count;
  ctx.progress('relatives', 0, 0);
  const kin = joinThroughKin(linked, {columns, relations}, config);
  const {persons, personOf} = name(linked.clusters, mentions);
  const judged = judgedApart(constraints.apart, persons.length, personOf, linked);
  const held = listHeld([kin.byNames, kin], judged, persons, personOf, config.holdBits);
  return {
    persons,
    personOf,
    held,
    model: linked.model,
    links: linked.links,
    kinLinks: kin.links,
    kinLevels: kin.levels,
    table: {
      columns,
      relations,
      dictionaries,
      twins: linked.twins,
      terms: linked.terms,
      cleanRegisters: linked.cleanRegisters,
      addressWords: linked.scorer.comparer.addressWords,
    },
    trace: {
      ...linked.traced,
      versions,
      said: constraintTexts(constraints, rows.ids),
      known: Uint32Array.from(known.flat()),
      kin: kin.trace,
    },
    report: {
      mentions: mentions.length,
      staff: mentions.filter(({staff}) => staff).length,
      pairs: linked.pairs,
      joined,
      joinedThroughRelatives: kin.rounds.reduce((sum, round) => sum + round.joined, 0),
      persons: persons.length,
      held: held.length,
      blocking: linked.blocking,
    },
  };
}

/** A register's own notes that two of its entries are one person, as pairs of rows. */
function selfTies(mentions: readonly Mention[], ties: readonly Tie[]): [number, number][] {
  const self = ties.filter(({kind}) => kind === 'self');
  if (self.length === 0) return [];
  return self.map(({from, to}): [number, number] => [indexOfId(mentions, from), indexOfId(mentions, to)]);
}

/** The id of a person is that of its anchor, the mention received first: later records do not change it. */
function name(clusters: Clusters, mentions: readonly Mention[]): {persons: Person[]; personOf: Int32Array} {
  const ofRoot: (number[] | undefined)[] = Array.from({length: mentions.length});
  const members: number[][] = [];
  for (let index = 0; index < mentions.length; index++) {
    if (mentions[index]!.staff) continue;
    const root = clusters.find(index);
    const known = ofRoot[root];
    if (known === undefined) members.push((ofRoot[root] = [index]));
    else known.push(index);
  }
  const made = members.map((indices) => {
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
