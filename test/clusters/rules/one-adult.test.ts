import {expect, test} from 'vitest';
import type {Alert} from '../../../src/model/finding.ts';
import {CONFIG, FAMILIES, World, adultsIn, alertsOf, busyWorld} from '../../support/cluster-world.ts';

test('one adult who is suspect in harm to children of several unrelated families makes an alert', () => {
  const world = new World();
  for (const [at, family] of [3, 7, 11, 15].entries()) world.suspect('adult1', family, `2021-0${at + 1}-10`);
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-03-01');
  const alerts = alertsOf(world.records());
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toMatchObject({motif: 'serial-adult', links: {length: 4}, firstKnowable: '2021-03-10'});
});

test('one adult with many families is judged among single adults: three are no wonder where many have two, seven are', () => {
  // Only the rule of one adult looks at them.
  const config = {...CONFIG, linkedAdults: {...CONFIG.linkedAdults, harmfulMin: 99}};
  const withFamilies = (count: number): Alert[] => {
    const world = busyWorld();
    for (let n = 0; n < 20; n++) {
      world.suspect(`double${n}`, 1 + n, '2021-06-01');
      world.suspect(`double${n}`, 21 + n, '2021-07-01');
    }
    for (let at = 0; at < count; at++) world.suspect('adult1', 3 + 5 * at, `2021-0${at + 1}-10`);
    return alertsOf(world.records(), config);
  };
  expect(withFamilies(3)).toEqual([]);
  const alerts = withFamilies(7);
  expect(alerts).toMatchObject([{motif: 'serial-adult', links: {length: 7}, families: {length: 7}}]);
  expect(adultsIn(alerts[0]!)).toEqual(['adult1']);
  expect(alerts[0]!.evidence).toHaveLength(7);
});

test('records of two authorities make a mover over borders', () => {
  const world = new World();
  for (const [at, family] of [3, 7, 11, 15].entries()) {
    world.suspect('adult1', family, `2021-0${at + 1}-10`, {area: at < 2 ? 'EAL' : 'BRE'});
  }
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-03-01');
  expect(alertsOf(world.records())).toMatchObject([{motif: 'cross-borough'}]);
});
