import {expect, test} from 'vitest';
import {setScene} from '../../../src/clusters/set-scene.ts';
import type {Alert} from '../../../src/model/finding.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Notification, Role} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {CONFIG, FAMILIES, World, adultsIn, alertsOf} from '../../support/cluster-world.ts';
import {address, born, resolve, stay, tie} from '../../support/records.ts';

const MONTHLY = ['2021-01-10', '2021-02-10', '2021-03-10', '2021-04-10'];

/** Children of several families found at one address, and each of the others found once somewhere else. */
function placeWorld(place: string, days = MONTHLY, kind: Notification['kind'] = 'missing'): World {
  const world = new World();
  for (const [at, family] of [3, 7, 11, 15].entries()) {
    const day = days[at]!;
    world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {kind, place: address(place)});
  }
  for (let family = 20; family <= FAMILIES; family++) {
    const child = world.say(`child${family}-1`, '2021-05-01');
    world.report('2021-05-01', [[child, 'subject']], {kind: 'child-concern', place: address(`${family} Other Road`)});
  }
  return world;
}

test('one night at one place, or reports of noise there, make no alert', () => {
  const place = 'Flat 2, 8 Low Road';
  const oneNight = ['2021-01-10', '2021-01-11', '2021-01-11', '2021-01-12'];
  expect(alertsOf(placeWorld(place, oneNight).records())).toEqual([]);
  expect(alertsOf(placeWorld(place, ['2021-01-10', '2021-01-10', '2021-01-10', '2021-01-14']).records())).toHaveLength(
    1,
  );
  expect(alertsOf(placeWorld(place, MONTHLY, 'antisocial-behaviour').records())).toEqual([]);
});

test('one night is enough where all were missed and somebody grown up lives there, and no child of their age', () => {
  const place = address('Flat 2, 8 Low Road');
  const night = ['2021-01-10', '2021-01-10', '2021-01-11', '2021-01-11'];
  const called = (given: string, family: string): Pick<Mention, 'names'> => ({
    names: [{use: 'recorded', given, family, title: ''}],
  });
  const oneNight = (tenants: readonly string[], kind: Notification['kind'] = 'missing', company?: string): Alert[] => {
    const world = placeWorld(place.text, night, kind);
    world.say('child3-1', '2020-01-01', called('Amina', 'Hersi Abdi'));
    if (company !== undefined) {
      const [given, family] = company.split(', ') as [string, string];
      const found = world.say('company', night[1]!, {...called(given, family), birth: null});
      const parts = [
        [world.say('child7-1', night[1]!), 'subject'],
        [found, 'found-with'],
      ] as const;
      world.report(night[1]!, parts, {kind, place});
    }
    for (const tenant of tenants) {
      const who = world.say(tenant, '2020-01-01', called('Ros', 'Tenant'));
      world.stays.push(stay(who, place, {start: '2020-01-01'}));
    }
    // The tenant is not also looked at as an adult with many families.
    return alertsOf(world.records(), {...CONFIG, linkedAdults: {...CONFIG.linkedAdults, familiesMin: 9}});
  };
  const [alert, ...others] = oneNight(['tenant']);
  expect(others).toEqual([]);
  expect(alert).toMatchObject({motif: 'shared-place', families: {length: 4}, firstKnowable: '2021-01-11'});
  // Who lives there bears on it, and so does each child that was seen.
  expect(alert!.evidence.map((id) => id[0]).join('')).toBe('nnnns');
  expect(oneNight([])).toEqual([]);
  expect(oneNight(['tenant', 'child39-1'])).toEqual([]);
  expect(oneNight(['tenant'], 'child-concern')).toEqual([]);
  // Whoever of no known age was found there may be whose home it is, but not the child itself by a name that matching could not follow.
  expect(oneNight(['tenant'], 'missing', 'Joe, Else')).toEqual([]);
  expect(oneNight(['tenant'], 'missing', 'Amia, Hirsi Farah')).toHaveLength(1);
});

test('a home at which children of unrelated families are found makes an alert with the place', () => {
  const alerts = alertsOf(placeWorld('Flat 2, 8 Low Road').records());
  expect(alerts).toMatchObject([{motif: 'shared-place', dwellings: ['Flat 2, 8 Low Road'], families: {length: 4}}]);
});

test('it is called a home only where somebody is recorded to have lived', () => {
  const world = placeWorld('Dixy Grill, 8 Low Road');
  expect(alertsOf(world.records())[0]!.title).toMatch(/at one place where nobody is recorded to live$/);
  const tenant = world.say('tenant', '2020-01-01');
  world.stays.push(stay(tenant, address('Dixy Grill, 8 Low Road'), {start: '2020-01-01'}));
  // The tenant is not also looked at as an adult with many families.
  const config = {...CONFIG, linkedAdults: {...CONFIG.linkedAdults, familiesMin: 9}};
  expect(alertsOf(world.records(), config)[0]!.title).toMatch(/at one home that is not theirs$/);
});

test('homes whose tenant is named with the children seen there do not make it look common that children meet', () => {
  const world = new World();
  for (const [at, family] of [3, 7, 11].entries()) {
    const day = `2021-0${at + 1}-10`;
    world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {
      kind: 'missing',
      place: address('8 Low Road'),
    });
  }
  for (let family = 20; family < 30; family++) {
    const tenant = `tenant${family >> 1}`;
    const place = address(`${family >> 1} Other Road`);
    if (family % 2 === 0) world.stays.push(stay(world.say(tenant, '2020-01-01'), place, {start: '2020-01-01'}));
    // On days of their own: who comes on one night comes together.
    const day = `2021-0${4 + (family % 2)}-01`;
    const child = world.say(`child${family}-1`, day);
    const parts: [Mention, Role][] = [[child, 'subject']];
    if (family % 2 === 0) parts.push([world.say(tenant, day), 'found-with']);
    world.report(day, parts, {kind: 'missing', place});
  }
  for (let family = 30; family <= FAMILIES; family++) {
    const child = world.say(`child${family}-1`, '2021-05-01');
    world.report('2021-05-01', [[child, 'subject']], {kind: 'missing', place: address(`${family} Third Road`)});
  }
  expect(alertsOf(world.records()).flatMap(({dwellings}) => dwellings)).toContain('8 Low Road');
});

test('tenants of such a home whom no record names with a child are not listed where it names another', () => {
  const world = placeWorld('Flat 2, 8 Low Road');
  // Tenants are not also looked at as adults with many families: the place is what this is about.
  const config = {...CONFIG, linkedAdults: {...CONFIG.linkedAdults, familiesMin: 9}};
  for (const tenant of ['tenant1', 'tenant2']) {
    world.stays.push(stay(world.say(tenant, '2020-01-01'), address('Flat 2, 8 Low Road'), {start: '2020-01-01'}));
  }
  expect(adultsIn(alertsOf(world.records(), config)[0]!)).toEqual(['tenant1', 'tenant2']);
  const day = '2021-06-10';
  world.report(
    day,
    [
      [world.say('child3-1', day), 'subject'],
      [world.say('tenant1', day), 'found-with'],
    ],
    {kind: 'missing', place: address('Flat 2, 8 Low Road')},
  );
  expect(adultsIn(alertsOf(world.records(), config)[0]!)).toEqual(['tenant1']);
});

test('two families make a meeting place where both came back, and not on the same two nights', () => {
  const placesOf = (days: Record<number, readonly string[]>): string[] => {
    const world = placeWorld('Flat 2, 8 Low Road');
    for (const [family, own] of Object.entries(days))
      for (const day of own)
        world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {
          kind: 'missing',
          place: address('9 High Road'),
        });
    return alertsOf(world.records()).flatMap(({dwellings}) => dwellings);
  };
  const together = ['2021-02-03', '2021-05-03'];
  expect(placesOf({20: together, 21: ['2021-03-03', '2021-07-03']})).toContain('9 High Road');
  expect(placesOf({20: together, 21: together})).not.toContain('9 High Road');
  expect(placesOf({20: [...together, '2021-08-03'], 21: ['2021-03-03']})).not.toContain('9 High Road');
});

test('an adult who was found there with a child of one family is listed, and so are whole families', () => {
  const world = placeWorld('Flat 2, 8 Low Road');
  const membersOf = ([alert]: Alert[]): string[] => alert!.persons.map(({person}) => person);
  expect(membersOf(alertsOf(world.records()))).toEqual(['child11-1', 'child15-1', 'child3-1', 'child7-1']);
  const day = '2021-06-10';
  const seen = (where: string): void => {
    const parts: [Mention, Role][] = [
      [world.say('child3-1', day), 'subject'],
      [world.say(where, day), 'found-with'],
    ];
    world.report(day, parts, {kind: 'missing', place: address(where)});
  };
  seen('9 High Road');
  expect(adultsIn(alertsOf(world.records())[0]!)).toEqual([]);
  seen('Flat 2, 8 Low Road');
  const alerts = alertsOf(world.records());
  expect(adultsIn(alerts[0]!)).toEqual(['Flat 2, 8 Low Road']);
  expect(membersOf(alerts)).toContain('child3-2');
});

test('company of whom no record tells an age is no child of a further family that was seen there', () => {
  const seenWith = (given: Partial<Mention>): string[] => {
    const world = placeWorld('Flat 2, 8 Low Road');
    const company = world.say('company', '2021-01-10', given);
    const found = {kind: 'found-at', start: '2021-01-10'} as const;
    world.stays.push(stay(company, address('Flat 2, 8 Low Road'), found));
    const whole = world.records();
    const {sightings, network} = setScene(buildNetwork(whole, resolve(whole), {asOf: null}), CONFIG);
    return sightings.map(({child}) => network.resolved.persons[child]!.id);
  };
  expect(seenWith({birth: born('2008-01-01')})).toContain('company');
  expect(seenWith({birth: null})).not.toContain('company');
});

test('where a child of their age lives, the home is a friend’s: it says less of who lives there, and is held against friends’ homes', () => {
  const factsWith = (born: string | null): string[] => {
    const world = placeWorld('Flat 2, 8 Low Road');
    const home = address('Flat 2, 8 Low Road');
    const tenant = world.say('tenant1', '2020-01-01');
    world.stays.push(stay(tenant, home, {start: '2020-01-01'}));
    const young = {birth: {from: born ?? '', to: born ?? '', kind: 'exact'}} as const;
    if (born !== null) {
      const child = world.say('child-tenant', '2020-01-01', young);
      world.ties.push(tie(tenant, child, 'parent'));
      world.stays.push(stay(child, home, {start: '2020-01-01'}));
    }
    const whole = world.records();
    const scene = setScene(buildNetwork(whole, resolve(whole), {asOf: null}), CONFIG);
    return scene.facts.map(({kind}) => kind);
  };
  expect(new Set(factsWith(null))).toEqual(new Set(['found-at-home']));
  expect(new Set(factsWith('2013-02-01'))).toEqual(new Set(['at-friends-home']));
  expect(new Set(factsWith('2018-02-01'))).toEqual(new Set(['found-at-home']));
});

test('a communal home at which they are found makes none', () => {
  expect(alertsOf(placeWorld('Hostel, 8 Low Road').records())).toEqual([]);
});
