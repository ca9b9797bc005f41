import {IntMap} from '../../../columns/int-map.ts';
import type {Clusters} from '../decide/clusters.ts';
import {besideOthers, joinByName} from '../decide/company.ts';
import {FAMILY, GIVEN, K, MISSING} from '../compare/comparisons.ts';
import {decide} from '../decide/decide.ts';
import {GenerationRivals} from '../decide/generation-rivals.ts';
import {homeLevel, homesBeside, type Homes} from '../columns/homes.ts';
import {
  children,
  forEachBlock,
  hasCrowdedHome,
  housemates,
  namesakes,
  parents,
  type Scene,
} from '../block/kin-blocks.ts';
import {raiseBesideNamesakes} from './beside-namesakes.ts';
import {KinLinkBuilder, KinTracer} from './kin-tracer.ts';
import {KinReplay} from './kin-replay.ts';
import {raiseSoleChild} from './sole-child.ts';
import {areNamesakes} from '../weigh/link-model.ts';
import type {LinkedTable} from '../link-table.ts';
import type {Links} from '../decide/links.ts';
import {FEMALE, type PersonColumns, NO_PLACEHOLDER} from '../columns/person-columns.ts';
import {BESIDE, CHILD, GRANDPARENT, PARENT, STEP_PARENT, type Relations} from '../columns/relations.ts';
import type {Scorer} from '../weigh/scorer.ts';
import {readParents} from '../decide/siblings.ts';
import {KeyedRowList} from '../block/sort-by-key.ts';
import {joinArrays, type KinTrace} from '../decide/trace.ts';
import type {DecideConfig, Refusals} from '../decide/decide-config.ts';

const ROUNDS_MAX = 8;
export type KinRound = {pairs: number; joined: number};

/** Rows, and who stands beside whom. */
type RelatedRows = {columns: PersonColumns; relations: Relations};

/** How pairs of rows shared company when they were weighed: left row, right row, level of `KIN`, and so on. */
export type KinLevels = Int32Array;

/** What was decided through relatives; `byNames` are the links of records alone as they weighed when names were joined by them. */
export type KinDecisions = {
  rounds: KinRound[];
  links: Links;
  refused: Refusals;
  byNames: {links: Links; refused: Refusals};
  levels: KinLevels;
  trace: KinTrace;
};

/**
 * Rounds over those who stand beside one resolved person or in one home: rows of one name, and unborn, newborn and named
 * children of one mother. That they share a relative is evidence like any other, so a mother without a birth date is placed
 * by her child, and a woman who married and moved is found through her children. Each join may bring others together. When none
 * does, what is left goes by its name alone; ends when that brings nobody together either. Of the run before (`replay`) all is
 * taken over that cannot come out in another way. Names among what was `decided` on, by records alone, wait for their company.
 */
export function joinThroughKin(
  {clusters, scorer, decided, replay: earlier}: Pick<LinkedTable, 'clusters' | 'scorer' | 'decided' | 'replay'>,
  {columns, relations}: RelatedRows,
  config: DecideConfig,
): KinDecisions {
  const rounds: KinRound[] = [];
  const keyed = new KeyedRowList();
  const tracer = new KinTracer();
  let touched = new Uint8Array(columns.rowCount).fill(1);
  let homes = homesBeside((row) => clusters.find(row), columns, relations);
  let isCrowded = hasCrowdedHome(homes, columns);
  let replay = KinReplay.of(earlier);
  let isLast = scorer.weigher.isOfStrangers;
  let byNames = decided;
  const rivals = new GenerationRivals(clusters, decided.links, relations, scorer, config.leadBits);
  let nameLevels: KinLevels = new Int32Array();
  for (;;) {
    const round = rounds.length;
    tracer.noteCrowd(isCrowded);
    replay = replay?.startRound(round, clusters, isCrowded, relations) ?? null;
    const found = new KinLinkBuilder();
    replay?.addKept(found);
    const isAffected = replay?.isAffected ?? null;
    addKinLinks(
      {clusters, columns, relations, homes, touched, isAffected, isFirst: round === 0, keyed},
      scorer,
      config.holdBits,
      (left, right, weight, level) => found.add(left, right, weight, level, -1),
    );
    // Links of earlier rounds are decided on again: whether one place leads shows only beside all others.
    const {links, before: origins} = tracer.addLinks(found);
    const before = {count: clusters.count, rootOf: clusters.roots()};
    const parents = readParents(relations, before.rootOf);
    const doubt = besideOthers(clusters, columns, relations, parents, scorer, rivals, config);
    const run = (some: Links): Refusals => decide(clusters, some, scorer, config, doubt, config.companyBits);
    const refused = replay === null ? run(links) : replay.decide(clusters, links, origins, rivals, run);
    const isNaming = !isLast && (before.count === clusters.count || round === ROUNDS_MAX - 1);
    if (isNaming !== (replay?.isNaming ?? isNaming)) replay = null;
    if (isNaming) {
      const roots = clusters.roots();
      tracer.noteNaming(round, roots);
      const left = {clusters, scorer, decided, rivals, replay, roots, homes};
      ({byNames, levels: nameLevels} = joinByNames(left, {columns, relations}, config));
      isLast = true;
    }
    touched = touchedRows(clusters, before, relations);
    const joined = before.count - clusters.count;
    rounds.push({pairs: links.length, joined});
    tracer.endRound(clusters.roots(), refused, links.length);
    if (joined === 0 || rounds.length === ROUNDS_MAX) {
      const {levels, trace} = tracer.end(decided);
      return {rounds, links, refused, byNames, levels: joinArrays([nameLevels, levels], levels), trace};
    }
    if (rounds.length === 1) {
      homes = homesBeside((row) => clusters.find(row), columns, relations);
      isCrowded = hasCrowdedHome(homes, columns);
    }
  }
}

/** What relatives left open, to be joined by names alone: the persons as they are, and their homes. */
type NamesLeft = Pick<LinkedTable, 'clusters' | 'scorer' | 'decided'> & {
  rivals: GenerationRivals;
  replay: KinReplay | null;
  roots: Uint32Array;
  homes: Homes;
};

/** Joins by names alone; gives what was decided on, and the levels of those links that weigh more by then: namesakes stand beside both, or one child alone fits. */
function joinByNames(
  {clusters, scorer, decided: {links, refused}, rivals, replay, roots, homes}: NamesLeft,
  {columns, relations}: RelatedRows,
  config: DecideConfig,
): {byNames: LinkedTable['decided']; levels: KinLevels} {
  const find = (row: number): number => roots[row]!;
  const levelAtHome = (left: number, right: number): number => homeLevel(homes, clusters, columns, left, right);
  const haveCompany = (left: number, right: number): boolean =>
    kinLevel(find, relations, levelAtHome, columns.sex, left, right) !== MISSING;
  const beside = raiseBesideNamesakes(clusters, links, roots, relations, haveCompany, scorer);
  const raised = raiseSoleChild(clusters, beside, columns, relations, scorer, config.leadBits);
  const byNames = {links: raised.links, refused};
  const join = (some: typeof byNames): void =>
    joinByName(clusters, some, raised.areBesideNamesakes, columns, relations, homes.beside, scorer, rivals, config);
  if (replay === null) join(byNames);
  else replay.joinByName(clusters, columns, relations, byNames, join);
  return {byNames, levels: Int32Array.from(raised.levels)};
}

/** Rows whose person, or somebody beside them, is another since `before`; only they can give new links. */
function touchedRows(
  clusters: Clusters,
  {rootOf}: {rootOf: Uint32Array},
  {starts, targets}: Relations,
): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(rootOf.length);
  for (let row = 0; row < rootOf.length; row++) if (clusters.find(row) !== rootOf[row]) changed[clusters.find(row)] = 1;
  const touched = new Uint8Array(rootOf.length);
  for (let row = 0; row < rootOf.length; row++) {
    touched[row] = changed[clusters.find(row)]!;
    for (let k = starts[row]!; k < starts[row + 1]! && touched[row] === 0; k++)
      touched[row] = changed[clusters.find(targets[k]!)]!;
  }
  return touched;
}

/** Adds scored pairs of rows beside one person, or in one home, whose clusters are two. */
function addKinLinks(
  scene: Scene,
  scorer: Scorer,
  weightMin: number,
  add: (left: number, right: number, weight: number, level: number) => void,
): void {
  const {clusters, columns, relations, homes, touched, isAffected} = scene;
  const find = (row: number): number => clusters.find(row);
  const levelAtHome = (left: number, right: number): number => homeLevel(homes, clusters, columns, left, right);
  // The first round meets everybody, the others those who were brought together since.
  const seen = new IntMap(scene.isFirst && isAffected === null ? 2 * columns.rowCount : 0);
  const visit = (left: number, right: number): void => {
    if (touched[left] === 0 && touched[right] === 0) return;
    if (isAffected !== null && isAffected[left] === 0 && isAffected[right] === 0) return;
    if (clusters.find(left) === clusters.find(right)) return;
    const a = Math.min(left, right);
    const b = Math.max(left, right);
    if (seen.increment(a, b, 1) > 1) return;
    const level = kinLevel(find, relations, levelAtHome, columns.sex, a, b);
    if (level === MISSING) return;
    const weight = scorer.weighKin(a, b, level);
    if (weight >= weightMin && saysWho(level, scorer.level(GIVEN), scorer.level(FAMILY))) add(a, b, weight, level);
  };
  forEachBlock(namesakes(scene), (rows) => {
    for (let i = 0; i < rows.length; i++) for (let j = i + 1; j < rows.length; j++) visit(rows[i]!, rows[j]!);
  });
  forEachBlock(parents(scene), (rows) => {
    for (let i = 0; i < rows.length; i++) for (let j = i + 1; j < rows.length; j++) visit(rows[i]!, rows[j]!);
  });
  // In one home everybody meets; only who has no birth date or number needs it.
  forEachBlock(housemates(scene), (rows) => {
    for (const row of rows) {
      if (!clusters.isWeak(row)) continue;
      // Two of them meet from the lower row.
      for (const other of rows) if (other > row || !clusters.isWeak(other)) visit(row, other);
    }
  });
  forEachBlock(children(scene), (rows) => {
    for (const row of rows)
      if (columns.placeholder[row] !== NO_PLACEHOLDER) for (const other of rows) visit(row, other);
  });
}

/**
 * How two rows share company: mother of one child, the same relation to one person, any, or as their homes meet (`homeLevel`); MISSING
 * where there is none, or where the roles are such as one person cannot have both of. `find` gives the person of a row.
 */
export function kinLevel(
  find: (row: number) => number,
  {starts, targets, roles}: Relations,
  homeLevel: (left: number, right: number) => number,
  sex: Uint8Array,
  left: number,
  right: number,
): number {
  const areWomen = sex[left] === FEMALE && sex[right] === FEMALE;
  let level: number = MISSING;
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    const person = find(targets[i]!);
    for (let j = starts[right]!; j < starts[right + 1]!; j++) {
      if (find(targets[j]!) !== person) continue;
      const a = roles[i]!;
      const b = roles[j]!;
      if ((b === CHILD && isOfParents(a)) || (a === CHILD && isOfParents(b))) return MISSING;
      const shared =
        a !== b || a === BESIDE || a === GRANDPARENT ? K.relative : a === PARENT && areWomen ? K.mother : K.role;
      level = level === MISSING ? shared : Math.min(level, shared);
    }
  }
  return level === MISSING ? homeLevel(left, right) : level;
}

/** Whether a level counts between two so named: where a report found somebody tells of those at home there who bear the name, and of no others. */
export const saysWho = (level: number, given: number, family: number): boolean =>
  level !== K.found || areNamesakes(given, family);

const isOfParents = (role: number): boolean => role === PARENT || role === STEP_PARENT || role === GRANDPARENT;
