import {assert as check, constantFrom, integer, property, record, uniqueArray} from 'fast-check';
import {describe, expect, test} from 'vitest';
import {INCIDENT_DEFAULTS} from '../../../src/resolve/incidents/config.ts';
import {resolveIncidents} from '../../../src/resolve/incidents/incidents.ts';
import type {Notification} from '../../../src/model/notification.ts';
import type {Records} from '../../../src/model/records.ts';
import {address, involve, mention, notification, records, resolve} from '../../support/records.ts';

/** Ids of notifications, one text an incident; person "p1" is every mention whose id begins "p1.". */
function incidents(of: Records): string[] {
  const known = resolve(of);
  return resolveIncidents(of, known.personOf, known.dwellings, known.dwellingOfNotification)
    .incidents.map((incident) => incident.notifications.join(' '))
    .sort();
}

function about(id: string, person: string, given: Partial<Notification>) {
  const item = notification(id, given);
  const who = mention(`${person}.${id}`);
  return {notifications: [item], mentions: [who], involvements: [involve(item, who, 'subject')]};
}

/** Where a record of one agency's register came from. */
const register = (feed: string): Notification['source'] => ({feed, file: `${feed}.csv`, row: 1, slot: 'n'});

const merged = (...parts: ReturnType<typeof about>[]): Records =>
  records({
    notifications: parts.flatMap((part) => part.notifications),
    mentions: parts.flatMap((part) => part.mentions),
    involvements: parts.flatMap((part) => part.involvements),
  });

test('records with one reference are one event, whoever quotes it and however it is spelt', () => {
  const left = about('a', 'p1', {references: [{kind: 'cad', value: '4471/03MAR21'}]});
  const right = about('b', 'p2', {references: [{kind: 'referrer', value: '4471 03mar21'}]});
  expect(incidents(merged(left, right))).toEqual(['a b']);
});

test('a reference used months apart is two events', () => {
  const references = [{kind: 'cad', value: '4471/03MAR21'}];
  const left = about('a', 'p1', {references, eventAt: '2021-03-03'});
  const right = about('b', 'p1', {references, eventAt: '2021-09-03'});
  expect(incidents(merged(left, right))).toEqual(['a', 'b']);
});

test('orders of one conviction, a row of the register each and received over years, are one event of the offender', () => {
  const order = (id: string, receivedAt: string) => {
    const row = about(id, 'p1', {
      kind: 'offence-sexual',
      agency: 'probation',
      eventAt: '2019-04-11',
      receivedAt,
      source: register('orders'),
    });
    return {...row, involvements: row.involvements.map((one) => ({...one, role: 'suspect' as const}))};
  };
  const orders = [order('a', '2019-04-11'), order('b', '2019-04-20'), order('c', '2022-04-20')];
  expect(incidents(merged(...orders))).toEqual(['a b c']);
});

test('one person on one night, of kinds that fit, is one event and says why', () => {
  const left = about('a', 'p1', {kind: 'domestic-abuse', eventAt: '2023-01-10T23:40'});
  const right = about('b', 'p1', {kind: 'child-concern', eventAt: '2023-01-11'});
  const of = merged(left, right);
  const known = resolve(of);
  const {incidents: found} = resolveIncidents(of, known.personOf, known.dwellings, known.dwellingOfNotification);
  expect(found.map(({notifications, reasons}) => ({notifications, reasons}))).toEqual([
    {notifications: ['a', 'b'], reasons: ['NEXT_DAY_PERSON_KIND']},
  ]);
});

test.each([
  ['another person', {}, 'p2'],
  ['the next day, after an event at noon', {eventAt: '2023-01-11'}, 'p1', '2023-01-10T12:00'],
  ['the next day, of a kind that only fits', {eventAt: '2023-01-11', kind: 'neglect'}, 'p1'],
  ['three days later', {eventAt: '2023-01-13'}, 'p1'],
  ['a kind that does not fit', {kind: 'sexual-abuse'}, 'p1'],
  ['a step of the process', {kind: 'marac-referral'}, 'p1'],
] as const)('%s is an event of its own', (_, given, person, first: string = '2023-01-10T23:00') => {
  const left = about('a', 'p1', {kind: 'domestic-abuse', eventAt: first});
  expect(incidents(merged(left, about('b', person, {kind: 'domestic-abuse', ...given})))).toEqual(['a', 'b']);
});

test('an event that another agency reports days later, without its day, is the last of its person and kind', () => {
  const days = ['2023-01-10', '2023-01-12'].map((day, at) =>
    about(`event${at}`, 'p1', {kind: 'domestic-abuse', agency: 'police', eventAt: day, receivedAt: '2023-01-13'}),
  );
  const moment = '2023-01-16T09:30';
  const late = (agency: Notification['agency']) =>
    about('late', 'p1', {kind: 'child-concern', agency, eventAt: moment, receivedAt: moment});
  expect(incidents(merged(...days, late('social-care')))).toEqual(['event0', 'event1 late']);
  expect(incidents(merged(...days, late('police')))).toEqual(['event0', 'event1', 'late']);
});

test('a reference that comes months late with a record that names no day is the event', () => {
  const references = [{kind: 'cad', value: '4471/03MAR21'}];
  const event = about('a', 'p1', {references, eventAt: '2021-03-03', receivedAt: '2021-03-04'});
  const moment = '2021-09-30T10:00';
  expect(incidents(merged(event, about('b', 'p2', {references, eventAt: moment, receivedAt: moment})))).toEqual([
    'a b',
  ]);
});

test('two events of one family on one day stay two where the police numbered them apart or their kinds do not fit', () => {
  const event = (id: string, cad: string, given: Partial<Notification>) =>
    about(id, 'p1', {references: [{kind: 'cad', value: cad}], kind: 'domestic-abuse', ...given});
  const morning = event('a', '0012/10JAN23', {});
  expect(incidents(merged(morning, event('b', '4471/10JAN23', {kind: 'neglect'})))).toEqual(['a', 'b']);
  expect(incidents(merged(morning, event('b', '0012/10JAN23', {kind: 'neglect'})))).toEqual(['a b']);
  expect(incidents(merged(morning, about('c', 'p1', {kind: 'missing'})))).toEqual(['a', 'c']);
});

describe('days of one register', () => {
  const concern = (id: string, day: string, feed: string, given: Partial<Notification> = {}) =>
    about(id, 'p1', {kind: 'neglect', eventAt: day, receivedAt: '2023-01-20', source: register(feed), ...given});

  test('the same concern day after day is so many events, and two registers that differ by a day may tell of one', () => {
    const days = ['2023-01-10', '2023-01-11', '2023-01-12'].map((day, at) => concern(`school${at}`, day, 'school'));
    expect(incidents(merged(...days))).toEqual(['school0', 'school1', 'school2']);
    expect(incidents(merged(days[0]!, concern('police', '2023-01-11', 'police')))).toEqual(['police school0']);
  });

  test('no third record brings two days of a register together, unless their reference is one', () => {
    const [first, second] = ['2023-01-10', '2023-01-11'].map((day) => concern(`s${day}`, day, 'school')) as [
      ReturnType<typeof concern>,
      ReturnType<typeof concern>,
    ];
    const between = concern('police', '2023-01-10', 'police');
    expect(incidents(merged(first, second, between))).toEqual(['police s2023-01-10', 's2023-01-11']);
    const references = [{kind: 'contact-group', value: 'G100200'}];
    const rows = ['2023-01-10', '2023-01-11'].map((day) => concern(`g${day}`, day, 'care', {references}));
    expect(incidents(merged(...rows))).toEqual(['g2023-01-10 g2023-01-11']);
  });

  test('one night is one day: before and after midnight', () => {
    const night = ['2023-01-10T23:40', '2023-01-11T00:20'].map((moment) => concern(`n${moment}`, moment, 'police'));
    expect(incidents(merged(...night))).toHaveLength(1);
  });

  test('without days of their own, records of one source on two days are two events, of two sources perhaps one', () => {
    const told = (id: string, moment: string, referralSource: string) =>
      concern(id, moment, 'care', {receivedAt: moment, referralSource, agency: 'social-care'});
    const event = concern('police', '2023-01-10', 'police', {agency: 'police'});
    const [first, again] = [told('a', '2023-01-11T09:00', '6'), told('b', '2023-01-12T10:00', '6')];
    expect(incidents(merged(event, first, again))).toEqual(['a police', 'b']);
    expect(incidents(merged(event, first, told('b', '2023-01-12T10:00', '2A')))).toEqual(['a b police']);
  });
});

test('an attendance names its own moment: a clinic is not the injury of days before', () => {
  const injury = about('a', 'p1', {
    kind: 'physical-abuse',
    agency: 'police',
    eventAt: '2023-01-10',
    receivedAt: '2023-01-11',
  });
  const moment = '2023-01-13T10:00';
  const clinic = about('b', 'p1', {kind: 'health-attendance', agency: 'health', eventAt: moment, receivedAt: moment});
  expect(incidents(merged(injury, clinic))).toEqual(['a', 'b']);
});

test('a child who is missing and does not come to school that day is one event', () => {
  const [missing, absent] = [about('a', 'p1', {kind: 'missing'}), about('b', 'p1', {kind: 'school-absence'})];
  expect(incidents(merged(missing, absent))).toEqual(['a b']);
});

test('rows of siblings and copies sent again are one event', () => {
  const references = [{kind: 'contact-group', value: 'G100200'}];
  const moment = '2023-01-17T09:00';
  const rows = ['p1', 'p2', 'p3'].map((person, at) =>
    about(`row${at}`, person, {
      references,
      kind: 'neglect',
      eventAt: at === 0 ? '2023-01-10' : moment,
      receivedAt: moment,
    }),
  );
  const copy = about('row3', 'p3', {kind: 'neglect', eventAt: moment, receivedAt: '2023-02-01'});
  expect(incidents(merged(...rows, copy))).toEqual(['row0 row1 row2 row3']);
});

describe('a MARAC referral', () => {
  const pair = (id: string, suspect: string, given: Partial<Notification>) => {
    const item = notification(id, given);
    const [victim, accused] = [mention(`p1.${id}`), mention(`${suspect}.${id}`)];
    return {
      notifications: [item],
      mentions: [victim, accused],
      involvements: [involve(item, victim, 'victim'), involve(item, accused, 'suspect')],
    };
  };
  const referral = pair('z', 'p2', {kind: 'marac-referral', eventAt: '2023-01-20'});
  const abuse = (id: string, suspect: string, eventAt: string) =>
    pair(id, suspect, {kind: 'domestic-abuse', eventAt, receivedAt: '2023-01-21'});

  test('is about the last event between its pair', () => {
    const before = [abuse('a', 'p2', '2023-01-02'), abuse('b', 'p2', '2023-01-10'), abuse('c', 'p2', '2023-01-21')];
    expect(incidents(merged(...before, referral))).toEqual(['a', 'b z', 'c']);
  });

  test('is a record of its own where the suspect is another or the event too far back', () => {
    expect(incidents(merged(abuse('a', 'p3', '2023-01-10'), referral))).toEqual(['a', 'z']);
    expect(incidents(merged(abuse('a', 'p2', '2022-12-01'), referral))).toEqual(['a', 'z']);
  });
});

test('a front door in common joins; an institution does not', () => {
  const place = address('1 High Street');
  const of = merged(
    about('a', 'p1', {kind: 'domestic-abuse', place}),
    about('b', 'p2', {kind: 'domestic-abuse', place}),
  );
  expect(incidents(of)).toEqual(['a b']);
  const known = resolve(of, {dwellingKind: () => 'institution'});
  expect(resolveIncidents(of, known.personOf, known.dwellings, known.dwellingOfNotification).incidents).toHaveLength(2);
});

test('staff join nothing', () => {
  const of = merged(about('a', 'p1', {}), about('b', 'p1', {}));
  for (const who of of.mentions) who.staff = true;
  expect(incidents(of)).toEqual(['a', 'b']);
});

const events = uniqueArray(
  record({id: integer({min: 0, max: 40}), person: integer({min: 0, max: 3}), day: integer({min: 10, max: 28})}),
  {selector: ({id}) => id, maxLength: 14},
);
const recordsOf = (list: {id: number; person: number; day: number}[]): Records =>
  merged(
    ...list.map(({id, person, day}) =>
      about(`n${id}`, `p${person}`, {eventAt: `2023-01-${day}`, source: register(`register${id}`)}),
    ),
  );

test('daily records of one person never chain into an incident longer than the span', () => {
  check(
    property(events, (list) => {
      const dayOf = new Map(list.map(({id, day}) => [`n${id}`, day]));
      for (const incident of incidents(recordsOf(list))) {
        const days = incident.split(' ').map((id) => dayOf.get(id)!);
        expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(INCIDENT_DEFAULTS.spanDaysMax);
      }
    }),
  );
});

test('the order of records changes nothing', () => {
  check(
    property(events, (list) => {
      expect(incidents(recordsOf(list.toReversed()))).toEqual(incidents(recordsOf(list)));
    }),
  );
});

test('taking a record away leaves every incident that lies apart from it as it was', () => {
  check(
    property(events, constantFrom(0, 1, 2), (list, at) => {
      const gone = list[at];
      if (gone === undefined) return;
      const rest = incidents(recordsOf(list.filter((event) => event !== gone)));
      const apart = incidents(recordsOf(list)).filter((incident) =>
        incident.split(' ').every((id) => list.find((event) => `n${event.id}` === id)!.person !== gone.person),
      );
      for (const incident of apart) expect(rest).toContain(incident);
    }),
  );
});
