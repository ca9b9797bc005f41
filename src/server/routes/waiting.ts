import {setImmediate} from 'node:timers/promises';
import type {z} from 'zod';
import type {Keeping} from '../inbox/inbox.ts';
import type {Met, Overlay} from '../inbox/overlay.ts';
import type {Meeting} from '../inbox/side-by-side.ts';
import {sideBySide} from '../inbox/side-by-side.ts';
import {repeatOf, waitingFlagOf, type Subject, type WaitingPart} from '../inbox/repeat.ts';
import {waitingBody} from '../inbox/waiting-body.ts';
import {localMoment} from '../../uk/clock-time.ts';
import type {NotificationRequest} from '../schemas/notification.ts';
import type {RepeatBody, WaitingBody, WaitingFlagBody} from '../schemas/waiting.ts';
import {askedMention, type Found} from './candidates.ts';
import type {World} from '../world.ts';
import type {Asked} from './route.ts';

/** What waits for a run beside each person of a request, flags that it makes, and the ids of what is told. */
type Around = {
  people: {
    waiting: z.infer<typeof WaitingBody>[];
    waiting_not_compared: number;
    repeat: z.infer<typeof RepeatBody> | null;
  }[];
  flags: z.infer<typeof WaitingFlagBody>[];
  objects: string[];
};

/** `found` are the candidates of each person, `keeping` what became of the notification where it was kept; `day` is that of its receipt. */
export async function waitingAround(
  request: NotificationRequest,
  found: readonly Found[][],
  keeping: Keeping | null,
  day: string,
  asked: Asked,
): Promise<Around> {
  const {world, workspace, grant, deps} = asked;
  const nothing = {
    people: found.map(() => ({waiting: [], waiting_not_compared: 0, repeat: null})),
    flags: [],
    objects: [],
  };
  const overlay = await overlayOf(asked);
  if (overlay === null) return nothing;
  const policy = deps.policy();
  const network = world.network();
  const own = keeping?.kept.records().notifications[0] ?? null;
  const isKindShown = grant.may.includes('flags:read');
  const around: Around = {people: [], flags: [], objects: own === null ? [] : [own.id]};
  const alone = await metAlone(overlay, request, own?.id ?? null, day);
  const met = sideBySide(alone.map(({meetings}) => meetings));
  for (const [position, person] of request.people.entries()) {
    const meetings = met[position]!;
    const strong = meetings.filter(({confidence}) => confidence === 'strong');
    const waiting = strong.map((one) => ({notification: one.waiting.notification, role: one.waiting.role}));
    if (own !== null) waiting.push({notification: own, role: person.role});
    const subject = subjectOf(position, found[position]!, waiting, world);
    around.people.push({
      waiting: meetings.map((meeting) => waitingBody(meeting, policy, isKindShown)),
      waiting_not_compared: alone[position]!.notCompared,
      // By itself what was just sent repeats nothing that the counts of candidates do not tell.
      repeat: strong.length === 0 ? null : repeatOf(network, subject, day),
    });
    const flag = waitingFlagOf(network, subject, day, workspace.view.config.signals.repeatSubject);
    if (flag !== null) around.flags.push(flag);
    around.objects.push(...meetings.flatMap(idsTold));
  }
  return around;
}

/** What waits beside each person by themselves; other requests have their turn in between. */
async function metAlone(
  overlay: Overlay,
  {people}: NotificationRequest,
  own: string | null,
  day: string,
): Promise<Met[]> {
  const met: Met[] = [];
  for (const person of people) {
    met.push(overlay.meet(askedMention(person, day), own));
    await setImmediate();
  }
  return met;
}

/** Only persons whom the strongest of evidence finds are taken for who is asked about. */
function subjectOf(position: number, found: readonly Found[], waiting: readonly WaitingPart[], world: World): Subject {
  const persons = found.filter(({confidence}) => confidence === 'strong').map(({person}) => person);
  return {position, person: persons[0] ?? null, persons: persons.map((person) => world.person(person)), waiting};
}

/** Ids of all that an answer tells of a meeting, for the audit log. */
const idsTold = ({waiting, person}: Meeting): string[] => [
  waiting.notification.id,
  waiting.mention.id,
  ...(person === null ? [] : [person]),
];

/** What waits of a person of the last run; null where who asks may not look anybody up. */
export async function waitingOf(person: string, asked: Asked): Promise<z.infer<typeof WaitingBody>[] | null> {
  const {grant, deps} = asked;
  if (!grant.may.includes('lookup')) return null;
  const overlay = await overlayOf(asked);
  const isKindShown = grant.may.includes('flags:read');
  return (overlay?.of(person) ?? []).map((meeting) => waitingBody(meeting, deps.policy(), isKindShown));
}

async function overlayOf({world, workspace, seen, deps}: Asked): Promise<Overlay | null> {
  if (deps.waiting === undefined) return null;
  // What is too old to be seen goes by the clock, and not by what a request says of itself.
  const today = localMoment(deps.now()).slice(0, 10);
  return deps.waiting.seenBy({workspace, world, policy: deps.policy(), seen, today});
}
