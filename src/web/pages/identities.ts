import {addAt} from '../../base/get-or-insert.ts';
import {z} from 'zod';
import {dayToIso} from '../../base/day.ts';
import {apartWords} from '../../clusters/leads.ts';
import {pairKey, PAIR_STANDINGS, type PairStanding} from '../../engine/judgements/pair-states.ts';
import type {WaitingPair} from '../../engine/judgements/waiting-pairs.ts';
import {heldNow} from '../held-now.ts';
import {HAND_KINDS, handKind, handWords, type HandKind, type InHand} from '../in-hand.ts';
import {Labels} from '../labels.ts';
import type {Asked, Page} from '../page.ts';
import {saidOfPairs} from '../pair.ts';
import {countWords} from '../../base/count-words.ts';
import {shortNumber} from '../render.ts';
import {pagesOf} from '../views/pages-of.ts';
import {STANDINGS} from '../views/pair-standing.ts';
import {alertsAbout, type AlertAbout} from '../views/alerts-about.ts';

const PER_PAGE = 25;

/** A word that no filter knows counts for all. */
const Filter = z.object({
  reason: z.string().max(40).catch(''),
  state: z.enum(['', 'all', ...PAIR_STANDINGS]).catch(''),
  hand: z.enum(HAND_KINDS).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Doubtful pairs in the order in which people are asked about them, people with initials. */
export const IDENTITIES_PAGE: Page = {
  method: 'GET',
  url: '/identities',
  action: 'person:read',
  handle: (asked) => {
    const {reason, state, hand, page} = Filter.parse(asked.query);
    const {world, workspace, session} = asked;
    const all = world.pairs();
    const {standings} = saidOfPairs(world, workspace);
    const kindOf = (pair: WaitingPair): HandKind => handKind(handIn(asked, pair), session.user.name);
    const asksFor = (pair: WaitingPair): boolean =>
      (reason === '' || pair.reason === reason) &&
      isAsked(state, standings.get(pair)!) &&
      (hand === '' || kindOf(pair) === hand);
    const found = all.filter(asksFor);
    const last = Math.max(1, Math.ceil(found.length / PER_PAGE));
    const at = Math.min(page, last);
    const rows = found
      .slice((at - 1) * PER_PAGE, at * PER_PAGE)
      .map((pair) => rowOf(pair, standings.get(pair)!, asked));
    return {
      objects: rows.flatMap(({pair, alerts}) => [pair.left, pair.right, ...alerts.map((alert) => alert.id)]),
      answer: {
        template: 'identities',
        title: 'Identities to settle',
        view: {
          rows: rows.map(({shown}) => shown),
          count: found.length,
          from: (at - 1) * PER_PAGE + 1,
          to: Math.min(at * PER_PAGE, found.length),
          filter: {reason, state, hand},
          mine: all.filter((pair) => kindOf(pair) === 'mine').length,
          reasons: [{value: '', text: 'Any reason'}, ...reasonsOf(all)],
          said: state === '' ? all.filter((pair) => standings.get(pair) === 'said').length : 0,
          states: [
            {value: '', text: 'All that wait for a reader'},
            ...countsOf(standings.values()),
            {value: 'all', text: 'All, those that wait for the next run too'},
          ],
          pages: pagesOf('/desk/identities', {reason, state, hand}, at, last),
          mayJudge: asked.may('identities:judge'),
        },
      },
    };
  },
};

const handIn = ({desk}: Asked, {left, right}: WaitingPair): InHand | null => heldNow(desk, pairKey(left, right));

/** What was said waits for the next run and for nobody: who comes next would have it before them. */
const isAsked = (state: string, standing: PairStanding): boolean =>
  state === 'all' || (state === '' ? standing !== 'said' : state === standing);

type Row = {pair: WaitingPair; alerts: AlertAbout[]; shown: object};

function rowOf(pair: WaitingPair, standing: PairStanding, asked: Asked): Row {
  const {world, grant} = asked;
  const {left, right, weight, reason, families} = pair;
  const network = world.network();
  const labels = new Labels(
    network,
    () => (grant.sees.names ? 'initials' : 'numbers'),
    new Map([
      [left, 'A'],
      [right, 'B'],
    ]),
  );
  const alerts = alertsAbout(asked, [left, right]);
  const hand = handIn(asked, pair);
  const firsts = [left, right].map((id) => network.persons.firstReceived[world.person(id)]!);
  return {
    pair,
    alerts,
    shown: {
      id: pairKey(left, right),
      left: labels.of(left),
      right: labels.of(right),
      why: apartWords(reason),
      weight: weight === null ? '' : shortNumber(weight),
      families: families === null ? '' : countWords(families, 'family', 'families'),
      alerts,
      since: dayToIso(Math.max(...firsts)),
      standing: STANDINGS[standing],
      hand: hand === null ? '' : handWords(hand, asked.session.user.name),
    },
  };
}

/** Reasons of holding in the queue, the most frequent first. */
function reasonsOf(pairs: readonly WaitingPair[]): {value: string; text: string}[] {
  return [...Map.groupBy(pairs, ({reason}) => reason)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([reason, {length}]) => ({value: reason, text: `${apartWords(reason)} (${length})`}));
}

function countsOf(standings: Iterable<PairStanding>): {value: string; text: string}[] {
  const counts = new Map<PairStanding, number>();
  for (const standing of standings) addAt(counts, standing);
  return PAIR_STANDINGS.map((one) => ({value: one, text: `${STANDINGS[one].text} (${counts.get(one) ?? 0})`}));
}
