import type {AuditEvent} from '../../access/audit/entry.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import type {Flag} from '../../model/finding.ts';
import {MOTIFS} from '../../model/motif.ts';
import {agencyWords, ruleWords} from '../../model/words.ts';
import type {Sheet} from '../sheet.ts';

/** Flags about the person: what rules made of the records. */
export const flagsSheet = (id: string, flags: readonly Flag[]): Sheet => ({
  id: 'flags',
  title: 'Flags',
  intro:
    'Facts that published rules found in the records above; they order a queue, and decide nothing. Other people are not named, but what is said of them may be known by it, as of a carer in what is held about a child: each is to be decided with those who work on it.',
  head: ['rule', 'what it says', 'first knowable', 'last event', 'records', 'flag'],
  rows: flags.map((flag) => [
    `${ruleWords(flag.rule)} (version ${flag.version})`,
    unnamed(flag.text, id),
    flag.firstKnowable,
    flag.lastEvent,
    flag.records,
    flag.id,
  ]),
});

/** Alerts in which the person stands, and what became of them. */
export const alertsSheet = (id: string, queue: readonly QueuedAlert[]): Sheet => ({
  id: 'alerts',
  title: 'Linked-family alerts',
  intro:
    'Groups in which the person stands, and why. To say that there is one may warn somebody or lead to a child: each is to be decided with those who work on it.',
  head: ['pattern', 'what it says', 'why the person is in it', 'first knowable', 'stands', 'alert'],
  rows: queue.flatMap(({alert, state}) => {
    const member = alert.persons.find(({person}) => person === id);
    if (member === undefined) return [];
    const why = `${member.standing === 'core' ? 'core' : 'also linked'}: ${unnamed(member.because, id)}`;
    return [[MOTIFS[alert.motif]!.name, unnamed(alert.title, id), why, alert.firstKnowable, state, alert.id]];
  }),
});

/** Who was shown the person, by the log: by role and agency, not by name. */
export const seenSheet = (events: readonly AuditEvent[]): Sheet => ({
  id: 'seen',
  title: 'Who has seen them',
  intro:
    'Every entry of the log that is about the person, under whatever id; by role and agency. The log has the names of users.',
  head: ['when', 'agency', 'role', 'for', 'gateway', 'what was done', 'outcome'],
  rows: events.map(({at, agency, role, purpose, ground, action, outcome}) => [
    at.slice(0, 16).replace('T', ' '),
    agencyWords(agency),
    role,
    purpose,
    ground,
    action,
    outcome,
  ]),
});

/** What speaks of other people's words or identity, to be settled before anything is sent. */
export const doubtsSheet = (doubts: readonly {weight: number; reason: string}[]): Sheet => ({
  id: 'identity',
  title: 'Is it all about one person?',
  intro:
    'Others who may be the same person and are held apart, without their names. Check who asks against the details above: records that were joined by mistake are somebody else’s.',
  head: ['another person', 'weight of the best link (bits)', 'held apart because'],
  rows: doubts.map(({weight, reason}, at) => [at + 1, Number(weight.toPrecision(3)), reason]),
});

/** Words of the engine with ids of people and homes in them replaced: they are handles of other people's data. */
export const unnamed = (text: string, self: string): string =>
  text.replace(/\b[PD][0-9a-hjkmnp-tv-z]{12}\b/g, (id) =>
    id === self ? 'this person' : id.startsWith('P') ? 'another person' : 'a home',
  );
