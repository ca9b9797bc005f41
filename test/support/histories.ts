import * as fc from 'fast-check';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {NOTIFICATION_KINDS, type Notification} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {address, born, involve, mention, notification, records, stay, tie} from './records.ts';

export const START = isoToDay('2020-01-01');

const OUTCOMES: Notification['outcomes'][] = [[], ['nfa'], ['assessment'], ['nfa', 'strategy-discussion']];

/** A few people of two generations, what was recorded of them, when it was received, and what was decided, at times long after. */
export const anyHistory: fc.Arbitrary<Records> = fc
  .record({
    people: fc.array(fc.record({adult: fc.boolean(), delay: fc.nat(200), home: fc.nat(2), from: fc.nat(900)}), {
      minLength: 4,
      maxLength: 9,
    }),
    concerns: fc.array(
      fc.record({
        day: fc.nat(900),
        delay: fc.nat(60),
        kind: fc.constantFrom(...NOTIFICATION_KINDS.slice(0, 9), 'marac-referral' as const),
        agency: fc.constantFrom<'police' | 'health' | 'social-care'>('police', 'health', 'social-care'),
        allegation: fc.constantFrom<'stated' | 'malicious'>('stated', 'stated', 'stated', 'malicious'),
        outcomes: fc.constantFrom(...OUTCOMES),
        decided: fc.option(fc.integer({min: -5, max: 300})),
        victim: fc.nat(8),
        suspect: fc.nat(8),
      }),
      {minLength: 4, maxLength: 14},
    ),
    kin: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), {maxLength: 3}),
  })
  .map(({people, concerns, kin}) => {
    const mentions = people.map(({adult, delay, home, from}, i) =>
      mention(`p${i % 6}.${i}`, {
        asAt: dayToIso(START + from),
        receivedAt: dayToIso(START + from + delay),
        birth: born(adult ? '1980-05-05' : '2012-05-05'),
        address: address(`${home} High Street`),
      }),
    );
    const at = (i: number): (typeof mentions)[number] => mentions[i % mentions.length]!;
    const notifications = concerns.map(({day, delay, kind, agency, allegation, outcomes, decided}, i) =>
      notification(`n${i}`, {
        kind,
        agency,
        allegation,
        eventAt: dayToIso(START + day),
        receivedAt: dayToIso(START + day + delay),
        outcomes,
        decidedAt: decided === null ? null : dayToIso(START + day + delay + decided),
      }),
    );
    const stays = people.map(({home, from, delay}, i) =>
      stay(at(i), address(`${(home + i) % 3} High Street`), {
        start: dayToIso(START + from + 30),
        receivedAt: dayToIso(START + from + 30 + delay),
      }),
    );
    const ids = new Set<string>();
    const once = <T extends {id: string}>(items: T[]): T[] => items.filter(({id}) => !ids.has(id) && ids.add(id));
    return records({
      mentions,
      notifications,
      stays: once(stays),
      ties: once(kin.map(([l, r]) => tie(at(l), at(r), 'sibling'))),
      involvements: once(
        concerns.flatMap(({victim, suspect}, i) => [
          involve(notifications[i]!, at(victim), 'victim'),
          involve(notifications[i]!, at(suspect), 'suspect'),
        ]),
      ),
    });
  });
