import type {Context} from '../base/context.ts';
import {WorkerTeam} from '../base/worker-team.ts';
import type {HeldPair, Person} from '../model/resolved.ts';
import {judgedApart, listHeld} from './held-pairs.ts';
import type {BlockingReport} from './link/block/block-index.ts';
import {joinThroughKin, type KinLevels} from './link/kin/kin-rounds.ts';
import type {LinkModel} from './link/weigh/link-model.ts';
import {joinTwoNames} from './link/decide/two-names.ts';
import {linkTableOnTeam} from './link/link-table-on-team.ts';
import {linkTable, prepareTable, train, type LinkConfig, type LinkedTable} from './link/link-table.ts';
import type {Links} from './link/decide/links.ts';
import {relinkTable} from './link/relink-table.ts';
import type {Trace} from './link/decide/trace.ts';
import type {MatchInput, MatchTable} from './match-table.ts';
import {namePersons} from './name-persons.ts';
import {constraintTexts, readTable, type Given, type PersonTable} from './person-table.ts';

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
  const {clusters, twins, scorer} = linked;
  const ofTwoNames = scorer.weigher.isOfStrangers ? 0 : joinTwoNames(clusters, twins, columns, relations);
  const {persons, personOf} = namePersons(linked.clusters, mentions);
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
      joinedThroughRelatives: kin.rounds.reduce((sum, round) => sum + round.joined, ofTwoNames),
      persons: persons.length,
      held: held.length,
      blocking: linked.blocking,
    },
  };
}
