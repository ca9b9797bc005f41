import {addAt} from '../../base/get-or-insert.ts';
import type {Policy} from '../../access/policy.ts';
import {DAY_MAX} from '../../base/day.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {apartWords} from '../../clusters/leads.ts';
import {pairKey} from '../../engine/judgements/pair-states.ts';
import type {WaitingPair} from '../../engine/judgements/waiting-pairs.ts';
import type {ShownEvidence} from '../../engine/view/shown-evidence.ts';
import {agencyWords, listWords} from '../../model/words.ts';
import {originWords} from '../../network/guard/protection.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, stageOn} from '../../network/life-stage.ts';
import {otherEnd, personId, type Network} from '../../network/network.ts';
import {bondWords} from '../../packs/circle-words.ts';
import type {Bond} from '../../packs/bonds.ts';
import {nameText, PersonViews} from '../../packs/person-view.ts';
import {Labels, STAGES} from '../labels.ts';
import {heldNow} from '../held-now.ts';
import {handKind} from '../in-hand.ts';
import type {Asked} from '../page.ts';
import {mayJudge, saidOfPairs, type Pair, type PairSide} from '../pair.ts';
import {countWords} from '../../base/count-words.ts';
import {dayWords, shortNumber} from '../render.ts';
import {releaseWords} from './alert-parts.ts';
import {handView} from './hand-view.ts';
import {evidenceView} from './pair-evidence.ts';
import type {Beside, Follows} from './pair-follows.ts';
import {rivalsView, shownRivals, type Rival} from './pair-rivals.ts';
import {maySay, sayingView} from './pair-saying.ts';
import {sideRows} from './pair-sides.ts';
import {SAID_APART, STANDINGS} from './pair-standing.ts';
import {structureWords} from './pair-structure.ts';

/** Ids of everybody beside the two whom the page shows, for the audit log. */
export function peopleIn(
  network: Network,
  {left, right, lead}: Pair,
  {both, children}: Follows,
  rivals: readonly Rival[],
): string[] {
  const tied = [left, right].flatMap(({at}) =>
    Array.from(rowItems(network.tiesOf, at), (tie) => personId(network, otherEnd(network, tie, at))),
  );
  const ofLead = lead?.families.flatMap((family) => family.children) ?? [];
  const beside = [...both.slice(0, BOTH_MAX), ...children.slice(0, CHILDREN_MAX)].map(({person}) => person);
  const own = [left.person, right.person];
  const rival = shownRivals(rivals).map(({person}) => person);
  return [...new Set([...tied, ...ofLead, ...beside, ...rival])].filter((id) => !own.includes(id));
}

/** People shown who stand beside both, and children near one of the two; more are counted. */
const BOTH_MAX = 12;
const CHILDREN_MAX = 30;

type Facts = {
  asked: Asked;
  pair: Pair;
  follows: Follows;
  rivals: readonly Rival[];
  people: readonly string[];
  evidence: ShownEvidence | null;
};

/** Two identities on one page: the question, what hangs on it, side by side, the evidence, and what may be said. */
export function pairView({asked, pair, follows, rivals, people, evidence}: Facts): object {
  const {world, desk} = asked;
  const network = world.network();
  const withheld = world.withheld();
  const labels = labelsOf(network, asked, pair, people);
  const {left, right, held, lead} = pair;
  const hand = handView(asked, pair.id);
  const names = [left, right].map((side) => sideHead(network, side, labels));
  return {
    id: pair.id,
    standing: held?.reason === 'JUDGED' && pair.standing === 'said' ? SAID_APART : STANDINGS[pair.standing],
    sides: names,
    why: held === null ? (lead === null ? '' : apartWords(lead.reason)) : apartWords(held.reason),
    isJudged: held?.reason === 'JUDGED',
    weight: held === null ? '' : shortNumber(held.weight),
    lead:
      lead === null
        ? null
        : {
            id: lead.id,
            families: countWords(lead.families.length, 'family', 'families'),
            alone: lead.alone.join(' and '),
            children: lead.families.flatMap((family) => family.children).map((child) => labels.of(child)),
          },
    rows: sideRows(world, left, right, labels),
    evidence: evidence === null ? null : evidenceView(network, withheld, evidence),
    structure: structureWords(asked, pair, labels),
    rivals: rivalsView(rivals, labels),
    follows: followsView(follows, labels, pair),
    records: [left, right].map((side) => recordsOf(network, desk.policy(), side)),
    saying: sayingView(asked, pair),
    hand,
    // Who has had their say has nothing more to take, but may put down what they hold.
    mayTake: hand.isOwn || maySay(asked, pair),
    mayJudge: mayJudge(asked),
    next: nextOf(asked, pair),
  };
}

/**
 * The next pair of the queue that nobody has read and nobody else has in hand: after this one, or, where there is none, from the
 * beginning. Empty where there is no other.
 */
function nextOf({world, workspace, desk, session}: Asked, {id}: Pair): string {
  const pairs = world.pairs();
  const {standings} = saidOfPairs(world, workspace);
  const keyOf = ({left, right}: WaitingPair): string => pairKey(left, right);
  const isFree = (pair: WaitingPair): boolean =>
    standings.get(pair) === 'open' &&
    keyOf(pair) !== id &&
    handKind(heldNow(desk, keyOf(pair)), session.user.name) !== 'others';
  const at = pairs.findIndex((pair) => keyOf(pair) === id);
  const next = pairs.slice(at + 1).find(isFree) ?? pairs.find(isFree);
  return next === undefined ? '' : keyOf(next);
}

function labelsOf(network: Network, {showingOf}: Asked, {left, right}: Pair, people: readonly string[]): Labels {
  const roles = new Map([
    [left.person, 'A'],
    [right.person, 'B'],
  ]);
  const counts = new Map<string, number>();
  const {persons} = network.resolved;
  for (const id of people) {
    const word = STAGES[stageOn(birthOf(network, indexOfId(persons, id), DAY_MAX), network.lastReceived)];
    addAt(counts, word);
    roles.set(id, `${word} ${counts.get(word)}`);
  }
  return new Labels(network, showingOf, roles);
}

function sideHead(network: Network, {person, at}: PairSide, labels: Labels): object {
  const {name, birth, agencies, records, incidents, mentions} = new PersonViews(network).row(at);
  return {
    id: person,
    label: labels.of(person),
    name: name || 'No name recorded',
    birth,
    agencies: listWords(agencies, agencyWords),
    mentions: countWords(mentions.length, 'record'),
    notified: `${countWords(records, 'notification')} of ${countWords(incidents, 'incident')}`,
  };
}

/** Every mention of somebody as its agency holds it, in order of the days that they describe. */
function recordsOf(network: Network, policy: Policy, {at}: PairSide): object[] {
  const {records, mentionsOf} = network;
  const mentions = Array.from(rowItems(mentionsOf, at), (row) => records.mentions[row]!);
  return mentions
    .sort((one, other) => (one.asAt === other.asAt ? (one.id < other.id ? -1 : 1) : one.asAt < other.asAt ? -1 : 1))
    .map((mention) => ({
      id: mention.id,
      asAt: mention.asAt.slice(0, 10),
      receivedAt: mention.receivedAt.slice(0, 10),
      agency: agencyWords(mention.agency),
      name: mention.names.map(nameText).join(' / '),
      file: originWords(mention.source.file),
      row: mention.source.row,
      release: releaseWords(policy, mention),
    }));
}

function followsView(
  {both, children, alerts, flags, notifications}: Follows,
  labels: Labels,
  {left, right}: Pair,
): object {
  const words = (bonds: readonly Bond[]): string => bonds.map((bond) => bondWords(bond, dayWords)).join('; ');
  const row = (one: Beside): object => ({
    id: one.person,
    label: labels.atLength(one.person),
    left: words(one.left),
    right: words(one.right),
    near: one.left.length > 0 ? labels.of(left.person) : labels.of(right.person),
    other: one.left.length > 0 ? labels.of(right.person) : labels.of(left.person),
    gained: countWords(one.left.length > 0 ? notifications.right : notifications.left, 'notification'),
    gainedFlags: countWords(one.left.length > 0 ? flags.right : flags.left, 'flag'),
  });
  return {
    both: both.slice(0, BOTH_MAX).map(row),
    bothMore: Math.max(0, both.length - BOTH_MAX),
    children: children.slice(0, CHILDREN_MAX).map(row),
    childrenMore: Math.max(0, children.length - CHILDREN_MAX),
    alerts: alerts.map(({side, ...alert}) => ({
      ...alert,
      who: side === 'both' ? 'both' : labels.of(side === 'left' ? left.person : right.person),
    })),
    flags,
    notifications,
  };
}
