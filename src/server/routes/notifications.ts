import type {z} from 'zod';
import type {Grant, Policy, Sight} from '../../access/policy.ts';
import type {Flag} from '../../model/finding.ts';
import {addMinutes, afterWorkingDays, localMoment} from '../../uk/clock-time.ts';
import {sameName, type SameName} from '../../packs/same-name.ts';
import type {Keeping} from '../inbox/inbox.ts';
import {keepAsked, withdrawAsked, type KeepAsked} from '../inbox/keep-asked.ts';
import {Problem} from '../problem.ts';
import {NotificationAnswer} from '../schemas/notification-answer.ts';
import {NotificationRequest, WithdrawalRequest, type AskedPerson} from '../schemas/notification.ts';
import {WithdrawnBody, type KeptBody} from '../schemas/waiting.ts';
import {askedMention, candidatesOf, type Found} from './candidates.ts';
import {countsOf} from './counts.ts';
import {flagBody, flagObjects} from './findings.ts';
import type {World} from '../world.ts';
import type {ApiRoute, Asked} from './route.ts';
import {waitingAround} from './waiting.ts';

type Answer = z.infer<typeof NotificationAnswer>;

export const NOTIFICATION_ROUTES: readonly ApiRoute[] = [
  {
    id: 'askAboutNotification',
    method: 'POST',
    url: '/v1/notifications',
    action: 'lookup',
    summary: 'Who the people of a notification may be, and what is known of them',
    description:
      'Answers about a notification. Nothing of it is kept but its ground and the references of the answer, in the audit log, unless "keep" is true: then it is on the disk before the answer goes out, answers from then on know of it, and the next run reads it as it reads extracts. Sent again under the same reference, the same is kept once, and what differs takes the place of what was there.',
    body: NotificationRequest,
    answer: NotificationAnswer,
    handle: async (asked) => {
      const {world, workspace, grant, deps} = asked;
      const request = asked.body as NotificationRequest;
      const received = request.received ?? localMoment(deps.now());
      const day = received.slice(0, 10);
      checkGround(deps.policy(), request.ground, day);
      const keeping = request.keep ? await keep(request, asked) : null;
      const found = candidatesOf(world.people(), request.people, day);
      const namesakes = request.people.map((person, position) => namesakesOf(world, person, found[position]!, day));
      const network = world.network();
      const persons = [...new Set(found.flat().map(({person}) => person))];
      const flags = flagsOf(persons, grant, (person) => world.flagsOf(person));
      const waiting = await waitingAround(request, found, keeping, day, asked);
      const answer: Answer = {
        not_a_decision: true,
        stored: keeping !== null,
        kept: keeping === null ? null : keptBody(keeping),
        results_of: workspace.through.slice(0, 10),
        people: found.map((candidates, position) => ({
          position,
          candidates: candidates.map((candidate) => ({
            ...candidate,
            counts: countsOf(network, world.person(candidate.person), day),
          })),
          namesakes: namesakes[position]?.count ?? null,
          ...waiting.people[position]!,
        })),
        flags: flags.map((flag) => flagBody(flag, network, deps.policy())),
        waiting_flags: grant.may.includes('flags:read') ? waiting.flags : [],
        clocks: clocksOf(deps.policy(), request.rag ?? null, received),
        restrictions: restrictionsOf(grant),
      };
      const counted = namesakes.flatMap((one) => (one === null ? [] : toldBy(one)));
      const objects = [...new Set([...persons, ...counted, ...flagObjects(flags), ...waiting.objects])];
      return {objects, body: answer, ground: request.ground};
    },
  },
  {
    id: 'withdrawNotification',
    method: 'POST',
    url: '/v1/notifications/withdrawals',
    action: 'record',
    summary: 'Takes back a notification that your agency had kept, as one about the wrong child',
    description:
      'What was kept stays in its file, with a line that takes it back; "ringfence retention erase" takes out for good what a run has read of it. Sent under the same reference again, a notification counts again.',
    body: WithdrawalRequest,
    answer: WithdrawnBody,
    handle: async (asked) => {
      const request = asked.body as WithdrawalRequest;
      checkGround(asked.deps.policy(), request.ground, localMoment(asked.deps.now()).slice(0, 10));
      const keeping = await withdrawAsked(request, keepingOf(asked, request, 'reference'));
      if (keeping === null) return null;
      const {kept, state} = keeping;
      const body: z.infer<typeof WithdrawnBody> = {
        notification: kept.id,
        state: state === 'already-kept' ? 'already-withdrawn' : 'withdrawn',
        version: kept.version,
      };
      return {objects: [kept.id], body, ground: request.ground};
    },
  },
];

/**
 * How many more bear the name that was sent; the desk shows who. All names are gone through for it (10 ms at 100,000 persons): where somebody
 * fits, nobody takes them for unknown.
 */
function namesakesOf(world: World, person: AskedPerson, found: readonly Found[], day: string): SameName | null {
  if (found.some(({confidence}) => confidence === 'strong')) return null;
  return sameName(
    world.people(),
    askedMention(person, day),
    found.map((one) => one.person),
    world.isSealed,
  );
}

/**
 * A count so small that it tells of each: that nobody, or somebody, of a name and birth date is known is an answer about them. By it names could be
 * tried one after another, so that the log has whom it told of.
 */
const toldBy = ({count, people}: SameName): string[] =>
  count === people.length ? people.map(({person}) => person) : [];

/** Keeps what is asked about, where the policy lets who asks. */
async function keep(request: NotificationRequest, asked: Asked): Promise<Keeping> {
  await asked.also.permit('record');
  return keepAsked(request, keepingOf(asked, request, 'keep'));
}

/** What keeping takes. @throws Problem request-invalid where the server keeps none: the field that asks for it is to be left out. */
function keepingOf({user, deps, also}: Asked, {ground}: {ground: string}, field: string): KeepAsked {
  if (deps.waiting === undefined)
    throw new Problem('request-invalid', [{field, todo: 'leave it out: this server keeps no notifications'}]);
  return {
    inbox: deps.waiting.inbox,
    user,
    now: localMoment(deps.now()),
    log: (notification, outcome) => also.log('record', ground, [notification], outcome),
    report: deps.report,
  };
}

const keptBody = ({kept, state}: Keeping): z.infer<typeof KeptBody> => ({
  notification: kept.id,
  state,
  received: kept.line.received,
  version: kept.version,
});

/** A gateway that the policy does not have, or not on that day, opens nothing. */
function checkGround({grounds}: Policy, name: string, day: string): void {
  const ground = Object.hasOwn(grounds, name) ? grounds[name] : undefined;
  if (ground !== undefined && (ground.from ?? day) <= day && (ground.until ?? day) >= day) return;
  const open = Object.entries(grounds).filter(([, {from, until}]) => (from ?? day) <= day && (until ?? day) >= day);
  throw new Problem('request-invalid', [
    {
      field: 'ground',
      todo: `send one of ${open.map(([known]) => known).join(', ')}, as the policy of the hub has them on that day`,
    },
  ]);
}

function flagsOf(persons: readonly string[], {may}: Grant, of: (person: string) => readonly Flag[]): Flag[] {
  if (!may.includes('flags:read')) return [];
  const all = new Map(persons.flatMap((person) => of(person).map((flag) => [flag.id, flag] as const)));
  return [...all.values()].sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
}

/** Red runs by the clock, through nights and holidays; the others end with a working day of the hub. */
function clocksOf({clocks}: Policy, rag: Answer['clocks']['rag'], received: string): Answer['clocks'] {
  const red = addMinutes(received, Math.round(clocks.redHours * 60));
  const amber = afterWorkingDays(received, clocks.amberDays, clocks.closes);
  const green = afterWorkingDays(received, clocks.greenDays, clocks.closes);
  const due = rag === null || rag === 'blue' ? null : {red, amber, green}[rag];
  return {rag, due, red, amber, green};
}

/** Said by the grant alone, so that it does not tell whether there was anything to leave out. */
function restrictionsOf({sees, may}: Grant): string[] {
  return [...sightRestrictions(sees), ...(may.includes('flags:read') ? [] : ['Flags are not shown.'])];
}

function sightRestrictions({agencies, release, days}: Sight): string[] {
  const list: string[] = [];
  if (agencies !== 'all')
    list.push(
      agencies.length === 0
        ? 'Only records of your own agency.'
        : `Only records of your own agency and of ${agencies.join(', ')}.`,
    );
  if ((agencies === 'all' || agencies.length > 0) && release.length < 3)
    list.push(`Of other agencies only what they let go: ${release.join(', ') || 'nothing'}.`);
  if (days !== null) list.push(`Only what was received in the last ${days} days.`);
  list.push('Protected addresses take no part and are never shown.');
  return list;
}
