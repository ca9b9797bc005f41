import {getOrInsert} from '../base/get-or-insert.ts';
import {findById, idAt, indexOfId} from '../base/find-by-id.ts';
import {seesEverything} from '../access/sight.ts';
import {
  pairKey,
  pairStates,
  standingOfPair,
  type PairStanding,
  type PairState,
  type PairStates,
} from '../engine/judgements/pair-states.ts';
import {structureAgainst, type StructureCode} from '../engine/judgements/structure.ts';
import {openGround, type Ground} from '../engine/judgements/ground.ts';
import type {WaitingPair} from '../engine/judgements/waiting-pairs.ts';
import type {Lead} from '../model/lead.ts';
import type {Mention} from '../model/mention.ts';
import {heldAsShown} from '../network/held.ts';
import {personId, type Network} from '../network/network.ts';
import {isSealed} from '../resolve/link/decide/hold-reasons.ts';
import type {World} from '../server/world.ts';
import type {OpenedWorkspace} from '../server/opened-workspace.ts';
import type {Asked} from './page.ts';

/** One of two identities that are compared: a person, and all mentions of theirs. */
export type PairSide = {person: string; at: number; mentions: readonly string[]};

/** Two identities that somebody may be asked about. */
export type Pair = {
  /** As it stands in the address: both ids, the smaller first. */
  id: string;
  left: PairSide;
  right: PairSide;
  /** Why matching holds them apart, and the weight it found in bits; null where it never compared them. */
  held: {reason: string; weight: number} | null;
  lead: Lead | null;
  state: PairState | undefined;
  standing: PairStanding;
};

/**
 * The pair of an address; null where there is none to be seen. Only who is doubted has a page: for any two others, and for two whom an
 * adoption parts, the answer is the same, so that nobody can find out by asking which two those are.
 */
export function pairOf(asked: Asked): Pair | null {
  const {world, workspace} = asked;
  const [one, other] = asked.id.split('-');
  if (one === undefined || other === undefined || one === other) return null;
  const id = pairKey(one, other);
  const network = world.network();
  const [left, right] = id.split('-').map((person) => sideOf(network, world.person(person))) as [
    PairSide | null,
    PairSide | null,
  ];
  if (left === null || right === null || world.isSealed(left.person, right.person)) return null;
  const held = heldAsShown(network).find((pair) => isBetween(pair, left.at, right.at)) ?? null;
  const lead = world.leads().find((pair) => pairKey(pair.left, pair.right) === id) ?? null;
  const state = saidOfPairs(world, workspace).states.get(id);
  const isAssumed = (): boolean =>
    world.alerts().some(({alert}) => alert.identities.some((pair) => pairKey(pair.left, pair.right) === id));
  if (held === null && lead === null && state === undefined && !isAssumed()) return null;
  if (held !== null && isSealed(held.reason)) return null;
  if (!isWhole(left, workspace) || !isWhole(right, workspace)) return null;
  return {id, left, right, held, lead, state, standing: standingOfPair(state)};
}

/** Whether who asks sees all that a judgement rests on: every record but those of people who are closed to them. */
export const mayJudge = ({grant}: Asked): boolean => seesEverything(grant.sees) && grant.sees.names;

/** What the records say against two persons being one; sorted codes. */
export function structureOf(
  workspace: OpenedWorkspace,
  asked: Asked,
  left: PairSide,
  right: PairSide,
  verdict: 'same' | 'different' = 'same',
): StructureCode[] {
  const ground = groundOf(workspace, asked);
  const [lefts, rights] = [left, right].map(({mentions}): Mention[] => ground.mentions(mentions));
  return structureAgainst(
    verdict,
    {mentions: lefts!, persons: lefts!},
    {mentions: rights!, persons: rights!},
    ground.ties(),
  );
}

const grounds = new WeakMap<OpenedWorkspace, Ground>();

/** What the records say, to be read from; made once for each state of what was said. Who keeps a word opens a ground of that moment. */
export function groundOf(workspace: OpenedWorkspace, {desk}: Asked): Ground {
  return getOrInsert(grounds, workspace, () => openGround(workspace.view, workspace.store, desk.options.today()));
}

const isBetween = ({left, right}: {left: number; right: number}, one: number, other: number): boolean =>
  (left === one && right === other) || (left === other && right === one);

function sideOf(network: Network, at: number): PairSide | null {
  return at < 0 ? null : {person: personId(network, at), at, mentions: network.resolved.persons[at]!.mentions};
}

/** What holds two apart may rest on any of their records, so all of them have to be seen. */
const isWhole = ({person, mentions}: PairSide, {view}: OpenedWorkspace): boolean =>
  findById(view.few().resolved.persons, person)?.mentions.length === mentions.length;

/** What was said of pairs, and where each of the queue stands for it. */
type SaidOfPairs = {states: PairStates; standings: ReadonlyMap<WaitingPair, PairStanding>};

const known = new WeakMap<World, SaidOfPairs & {judged: OpenedWorkspace['judged']}>();

/** As far as who asks sees the records; made once for each state of what was said. */
export function saidOfPairs(world: World, {judged}: OpenedWorkspace): SaidOfPairs {
  const there = known.get(world);
  if (there !== undefined && there.judged === judged) return there;
  const {records, resolved} = world.network();
  const states = pairStates(judged, (mention) => {
    const person = resolved.personOf[indexOfId(records.mentions, mention)] ?? -1;
    return person < 0 ? null : idAt(resolved.persons, person);
  });
  const standings = new Map(
    world.pairs().map((pair) => [pair, standingOfPair(states.get(pairKey(pair.left, pair.right)))]),
  );
  const said = {judged, states, standings};
  known.set(world, said);
  return said;
}
