import {listAt} from '../../base/get-or-insert.ts';
import {z} from 'zod';
import {dayToIso} from '../../base/day.ts';
import type {Network} from '../../network/network.ts';
import {email} from '../../uk/numbers/email.ts';
import {telephone} from '../../uk/numbers/telephone.ts';
import {vehicle} from '../../uk/numbers/vehicle.ts';
import {unrelatedGroups} from '../facts.ts';
import {count, words} from '../parameters.ts';
import {labelsOf} from '../people.ts';
import {question, type Question} from '../question.ts';

const KINDS = ['phone', 'vehicle', 'email'] as const;

/** 16: one telephone, two cases. */
export const sharedIdentifiers: Question = question({
  name: 'shared-phones-and-vehicles',
  number: 16,
  asks: 'Which telephones and vehicles are shared across cases?',
  method:
    'Values that stand on records of people of several unrelated groups: no kin within three ties and no home at one time joins them. A value that two people gave beside the address of a hostel or institution, or that more than `crowd` people have, is taken for an office line and left out, and so is one that anybody gave beside an address that is withheld.',
  parameters: z.strictObject({
    kinds: words(KINDS, ['phone', 'vehicle'], 'What may be shared'),
    groups: count(2, 'Unrelated groups that share it, at least'),
    crowd: count(10, 'People above which a value is taken for an office line'),
  }),
  columns: {
    kind: 'phone, vehicle or email',
    value: 'The value',
    groups: 'Unrelated groups that share it',
    people: 'People with it',
    who: 'The people',
    agencies: 'Agencies that recorded it',
    from: 'First day on which a record gives it',
    to: 'Last such day',
    records: 'Mentions that give it',
  },
  answer: (inquiry, {kinds, groups, crowd}) =>
    [...holdersOf(inquiry.network, kinds, inquiry.withheld)]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([key, mentions]) => {
        const people = [...new Set(mentions.map((at) => inquiry.network.mentions.person[at]!))];
        if (people.length < 2 || people.length > crowd || isOfficeLine(inquiry.network, mentions)) return [];
        const found = unrelatedGroups(inquiry, people, -1);
        if (found.length < groups) return [];
        const days = mentions.map((at) => inquiry.network.mentions.asAt[at]!);
        const [kind, value] = key.split('\u001f') as [string, string];
        return [
          {
            kind,
            value,
            groups: found.length,
            people: people.length,
            who: labelsOf(inquiry, found.flat()),
            agencies: [...new Set(mentions.map((at) => inquiry.records.mentions[at]!.agency))].sort(),
            from: dayToIso(Math.min(...days)),
            to: dayToIso(Math.max(...days)),
            records: mentions.map((at) => inquiry.records.mentions[at]!.id),
          },
        ];
      }),
});

/** Values in one written form; stand-ins and what is none of the kind are left out. */
const READERS = {phone: telephone, vehicle: vehicle, email: email};

/**
 * Two people who gave a value beside the address of a house that strangers share, a hostel or an institution, gave the
 * telephone of its office: it says nothing of anybody else who has it.
 */
export function isOfficeLine({resolved, mentions: columns}: Network, mentions: readonly number[]): boolean {
  const residents = mentions.filter((at) =>
    SHARED.includes(resolved.dwellings[resolved.dwellingOfMention[at]!]?.kind ?? ''),
  );
  return new Set(residents.map((at) => columns.person[at]!)).size > 1;
}

const SHARED = ['communal', 'institution'];

/** Kind and value -> mentions of people with it; without values that one of them gives beside an address that is withheld. */
export function holdersOf(
  {records, mentions, resolved}: Network,
  kinds: readonly (typeof KINDS)[number][],
  withheld: ReadonlySet<string>,
): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  const secret = new Set<string>();
  for (const [at, mention] of records.mentions.entries()) {
    if (mentions.person[at]! < 0) continue;
    const dwelling = resolved.dwellings[resolved.dwellingOfMention[at]!];
    const isSecret = mention.address?.protected === true || (dwelling !== undefined && withheld.has(dwelling.id));
    const values = {phone: mention.phones, vehicle: mention.vehicles, email: mention.emails};
    for (const kind of kinds) {
      const whole = values[kind].map(READERS[kind]).filter((value) => value !== null);
      for (const value of new Set(whole)) {
        const key = `${kind}\u001f${value}`;
        if (isSecret) secret.add(key);
        listAt(holders, key).push(at);
      }
    }
  }
  for (const key of secret) holders.delete(key);
  return holders;
}
