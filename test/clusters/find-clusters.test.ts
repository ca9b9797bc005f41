import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Notification} from '../../src/model/notification.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {CONFIG, FAMILIES, World, adultsIn, alertsOf, linksFrom, sharedWorld} from '../support/cluster-world.ts';
import {resolve} from '../support/records.ts';

test('who is seen with children collected late is not found with them; who is out with them is', () => {
  const seenWith = (kind: Notification['kind']): Alert[] => {
    const world = new World();
    let month = 1;
    for (const adult of ['adult1', 'adult2', 'adult3']) {
      for (const family of [3, 7, 11]) {
        const day = `2021-${String(month++).padStart(2, '0')}-15`;
        const child = world.say(`child${family}-1`, day);
        world.report(
          day,
          [
            [child, 'subject'],
            [world.say(adult, day), 'found-with'],
          ],
          {kind},
        );
      }
    }
    for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-11-01');
    return alertsOf(world.records());
  };
  expect(seenWith('child-concern')).toEqual([]);
  expect(seenWith('missing')).toMatchObject([{motif: 'shared-adults', links: {length: 9}}]);
});

test('what is on record as malicious links nobody, and the alert of the rest says how much there is', () => {
  const worldOf = (families: readonly number[]): World => {
    const world = sharedWorld();
    for (const family of families)
      world.suspect('adult1', family, '2021-10-10', {allegation: 'malicious', kind: 'sexual-abuse'});
    return world;
  };
  expect(linksFrom(worldOf([15, 17]).records()).filter((adult) => adult === 'adult1')).toHaveLength(3);
  const check = alertsOf(worldOf([3, 7]).records())[0]!.benign.find((one) => one.check === 'malicious complaint');
  expect(check).toMatchObject({result: 'ruled-out', text: expect.stringMatching(/^2 reports/)});
  expect(alertsOf(sharedWorld().records())[0]!.benign.map((one) => one.check)).not.toContain('malicious complaint');
});

test('adults who share several families make one alert with every link and its record', () => {
  const [alert, ...others] = alertsOf(sharedWorld().records());
  expect(others).toEqual([]);
  expect(alert).toMatchObject({motif: 'shared-adults', families: {length: 3}, links: {length: 9}});
  expect(adultsIn(alert!)).toEqual(['adult1', 'adult2', 'adult3']);
  expect(alert!.families.map(({children, adults}) => [...children, ...adults])).toEqual([
    ['child11-1', 'child11-2', 'mother11'],
    ['child3-1', 'child3-2', 'mother3'],
    ['child7-1', 'child7-2', 'mother7'],
  ]);
  // Groups with a circle have a fifth of the level, and 199 draws tell no more.
  expect(alert!.chance.p).toBeLessThanOrEqual(0.025);
  expect(alert!.evidence).toHaveLength(9);
});

test('an adult with many families and a ring whom one stray record joins are two alerts, each with that adult', () => {
  const world = new World();
  let reports = 0;
  const isSuspect = (adult: string, families: readonly number[]): void => {
    for (const family of families)
      for (let twice = 0; twice < 2; twice++) {
        const at = reports++;
        const month = String(1 + (at % 12)).padStart(2, '0');
        world.suspect(adult, family, `2021-${month}-${String(1 + (at % 28)).padStart(2, '0')}`);
      }
  };
  isSuspect('adult1', [3, 5, 7, 9, 11]);
  for (const [at, adult] of ['adult2', 'adult3', 'adult4'].entries()) isSuspect(adult, [13, 15 + at]);
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-11-01');
  world.suspect('adult1', 13, '2022-12-01');
  const found = alertsOf(world.records()).map((alert) => `${alert.motif} ${adultsIn(alert).sort().join(' ')}`);
  expect(found.sort()).toEqual(['serial-adult adult1', 'shared-adults adult1 adult2 adult3 adult4']);
});

test('who is named with children of several families is at the core, and brothers and sisters whom no record names are also linked', () => {
  const world = sharedWorld();
  for (const family of [3, 7]) world.suspect('adult4', family, '2022-04-01');
  const [alert] = alertsOf(world.records());
  const standing = new Map(alert!.persons.map((one) => [one.person, `${one.standing}: ${one.because}`]));
  expect(standing.get('adult1')).toMatch(/^core: named with children of 3 of 3 families in 3 records; by chance /);
  expect(standing.get('adult4')).toMatch(/^core: named with children of 2 of 3 families in 2 records; by chance /);
  // Three links to families of the group are rarer than two.
  const byChance = (person: string): number =>
    Number(/by chance (?:fewer than )?([\d.]+) adults/.exec(standing.get(person)!)![1]);
  expect(byChance('adult1')).toBeLessThan(byChance('adult4'));
  expect(standing.get('child3-1')).toBe('core: named in 4 records of the group');
  expect(standing.get('child3-2')).toMatch(/^also-linked: /);
});

test('the terms of the score add up to it', () => {
  for (const {score, terms} of alertsOf(sharedWorld().records())) {
    expect(terms.reduce((sum, {value}) => sum + value, 0)).toBeCloseTo(score, 6);
  }
});

test('each cited record matters: without it the alert is another or gone', () => {
  const whole = sharedWorld().records();
  const [alert] = alertsOf(whole);
  for (const id of alert!.evidence) {
    const notifications = whole.notifications.filter((one) => one.id !== id);
    const involvements = whole.involvements.filter((one) => one.notification !== id);
    expect(alertsOf({...whole, notifications, involvements})).not.toContainEqual(alert);
  }
});

test('an alert is first knowable on the day on which the records received by then make the rule fire', () => {
  const whole = sharedWorld().records();
  // Chance is judged against the whole hub, which is another one on every day: what is left is the rule itself.
  const loose = {...CONFIG, byChanceMax: Infinity, falseDiscoveryRate: Infinity};
  const resolved = resolve(whole);
  const firesOn = (day: string): boolean => {
    const network = buildNetwork(whole, resolved, {asOf: day});
    return findClusters(network, loose, QUIET).length > 0;
  };
  const days = [...new Set(whole.notifications.map(({receivedAt}) => receivedAt))].sort();
  const [alert] = alertsOf(whole, loose);
  expect(alert!.firstKnowable).toBe(days.find(firesOn));
});

test('an alert keeps its id when later records add a family and an adult', () => {
  const world = sharedWorld();
  const [before] = alertsOf(world.records());
  for (const family of [3, 7, 17]) world.suspect('adult4', family, '2022-03-01');
  const [after] = alertsOf(world.records());
  expect(adultsIn(after!)).toContain('adult4');
  expect(after!.id).toBe(before!.id);
  expect(after!.name).toBe(before!.name);
});

test('one report that names several adults and several families is one meeting and no cluster', () => {
  const world = new World();
  const adults = [1, 2, 3].map((n) => [world.say(`adult${n}`, '2021-05-01'), 'suspect'] as const);
  const children = [3, 7, 11].map((n) => [world.say(`child${n}-1`, '2021-05-01'), 'subject'] as const);
  world.report('2021-05-01', [...adults, ...children]);
  expect(alertsOf(world.records())).toEqual([]);
});

test('two children with whom adults are named on the same days alone, by whatever agency, are one matter twice told', () => {
  const alertsWith = (days: readonly string[]): number => {
    const world = sharedWorld();
    for (const adult of ['late1', 'late2']) {
      for (const [at, family] of [15, 17].entries()) {
        const day = adult === 'late1' ? days[at]! : days[at + 2]!;
        world.suspect(adult, family, day, {agency: at === 0 ? 'education' : 'police', receivedAt: day});
      }
    }
    return alertsOf(world.records()).filter((alert) => adultsIn(alert).includes('late1')).length;
  };
  expect(alertsWith(['2022-01-05', '2022-02-05', '2022-03-05', '2022-04-05'])).toBe(1);
  expect(alertsWith(['2022-01-05', '2022-01-05', '2022-03-05', '2022-03-05'])).toBe(0);
});
