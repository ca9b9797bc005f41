import {expect, test} from 'vitest';
import type {Alert} from '../../src/model/finding.ts';
import type {Notification, Tie} from '../../src/model/notification.ts';
import type {Agency} from '../../src/model/source.ts';
import {CONFIG, FAMILIES, World, alertsOf, busyWorld, sharedWorld} from '../support/cluster-world.ts';
import {address, stay, tie} from '../support/records.ts';

// People whom work, school or help brings to many families.

test('mothers who are one another’s emergency contacts are no cluster', () => {
  const world = new World();
  for (const family of [3, 7, 11, 15]) {
    for (const other of [3, 7, 11, 15]) {
      if (other === family) continue;
      const contact = world.say(`mother${other}`, '2020-03-01');
      const child = world.say(`child${family}-1`, '2020-03-01');
      world.ties.push(tie(contact, child, 'associate', {agency: 'education'}));
      world.ties.push(tie(contact, child, 'emergency-contact'));
    }
  }
  expect(alertsOf(world.records())).toEqual([]);
});

test('mothers of one school gate whom the school names in its log, and the police once, are no cluster', () => {
  const gateOf = (isListed: boolean): World => {
    const world = new World();
    const mothers = [3, 7, 11];
    for (const [at, family] of mothers.entries()) {
      const [friend, other] = [mothers[(at + 1) % 3]!, mothers[(at + 2) % 3]!].map((of) => `mother${of}`);
      const name = (who: string, agency: Agency, day: string): void => {
        const parts = [
          [world.say(`child${family}-1`, day), 'subject'],
          [world.say(who, day), 'associate'],
        ] as const;
        world.report(day, parts, {agency, kind: 'child-concern'});
      };
      name(friend!, 'education', `2021-03-0${at + 1}`);
      name(other!, 'police', `2021-05-0${at + 1}`);
      const [listed, child] = [world.say(friend!, '2020-10-01'), world.say(`child${family}-2`, '2020-10-01')];
      if (isListed) world.ties.push(tie(listed, child, 'associate', {agency: 'education'}));
    }
    // What a hub is full of: adults named once beside one family.
    for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-11-01');
    return world;
  };
  expect(alertsOf(gateOf(true).records())).toEqual([]);
  expect(alertsOf(gateOf(false).records())).toHaveLength(1);
});

test('whom a school may ring is counted at the school gate, whatever the school calls them', () => {
  const world = sharedWorld();
  for (const family of [3, 7]) {
    const friend = world.say('adult1', '2020-03-01');
    const child = world.say(`child${family}-1`, '2020-03-01');
    world.ties.push(tie(friend, child, 'associate', {agency: 'education'}));
  }
  const gateOf = (of: World) => alertsOf(of.records())[0]!.benign.find(({check}) => check === 'school gate')!;
  expect(gateOf(world).text).toMatch(/^2 of \d+ links/);
  expect(gateOf(sharedWorld())).toMatchObject({result: 'ruled-out', text: expect.stringMatching(/^0 of/)});
  // A log of the school that names them, and ties them as whatever, is no list of whom it may ring.
  const logged = sharedWorld();
  const child = logged.say('child3-1', '2020-03-01');
  const friend = logged.say('adult1', '2020-03-01');
  const parts = [
    [child, 'subject'],
    [friend, 'associate'],
  ] as const;
  const {source} = logged.report('2020-03-01', parts, {agency: 'education', kind: 'child-concern'});
  logged.ties.push({...tie(friend, child, 'associate', {agency: 'education'}), source});
  expect(gateOf(logged).text).toMatch(/^0 of \d+ links/);
});

test('a foster carer with whom children of many families lived is no cluster', () => {
  const world = new World();
  const home = address('9 Carer Close');
  world.stays.push(stay(world.say('carer', '2019-01-01'), home, {start: '2019-01-01'}));
  for (const family of [3, 7, 11, 15, 19]) {
    const start = `2021-0${family % 9}-01`;
    const carer = world.say('carer', start);
    const child = world.say(`child${family}-1`, start);
    world.ties.push(tie(carer, child, 'foster-carer', {start}));
    world.stays.push(stay(child, home, {kind: 'placement', start}));
    world.report(start, [
      [child, 'subject'],
      [carer, 'carer'],
    ]);
  }
  expect(alertsOf(world.records())).toEqual([]);
});

test('who brings a child to hospital is its carer, unless a record calls that person a friend', () => {
  const brought = (isFriend: boolean): Alert[] => {
    const world = new World();
    for (const [at, family] of [3, 7, 11, 15].entries()) {
      const day = `2021-0${at + 1}-10`;
      const child = world.say(`child${family}-1`, day);
      const adult = world.say('adult1', day);
      const visit = [
        [child, 'subject'],
        [adult, 'carer'],
      ] as const;
      const harm = [
        [world.say(`child${family}-1`, day), 'subject'],
        [world.say('adult1', day), 'associate'],
      ] as const;
      world.report(day, visit, {kind: 'injury-attendance'});
      world.report(`2021-0${at + 1}-20`, harm);
      if (isFriend) world.ties.push(tie(adult, child, 'associate'));
    }
    for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-03-01');
    return alertsOf(world.records());
  };
  expect(brought(false)).toEqual([]);
  expect(brought(true)).toHaveLength(1);
});

test('a coach who brings hurt children of many families to hospital makes no alert; one who brings children who took an overdose does', () => {
  const brought = (kind: Notification['kind'], config = CONFIG): Alert[] => {
    const world = busyWorld();
    for (const [at, family] of [3, 7, 11, 15, 19, 23].entries()) {
      const day = `2021-0${at + 1}-10`;
      const coach = world.say('adult1', day);
      const child = world.say(`child${family}-1`, day);
      const parts = [
        [child, 'subject'],
        [coach, 'other'],
      ] as const;
      const {source} = world.report(day, parts, {kind, agency: 'health'});
      world.ties.push(tie(coach, child, 'associate', {source: {...source, slot: 'friend'}}));
    }
    return alertsOf(world.records(), config).filter(({persons}) => persons.some(({person}) => person === 'adult1'));
  };
  expect(brought('injury-attendance')).toEqual([]);
  expect(brought('injury-attendance', {...CONFIG, escortKinds: []})).toHaveLength(1);
  expect(brought('self-harm')).toMatchObject([{links: {length: 6}}]);
});

test('staff are in no link', () => {
  const world = new World();
  for (const family of [3, 7, 11, 15, 19]) {
    const day = `2021-0${family % 9}-01`;
    const worker = world.say('worker', day, {staff: true});
    world.report(day, [
      [world.say(`child${family}-1`, day), 'subject'],
      [worker, 'associate'],
    ]);
  }
  expect(alertsOf(world.records())).toEqual([]);
});

test('a childminder whom one system calls the suspect of every contact is no cluster, and one who is accused is', () => {
  const kinds = (kind: Notification['kind']): Alert[] => {
    const world = busyWorld();
    for (const [at, family] of [3, 7, 11, 15, 19].entries()) {
      const day = `2021-0${at + 1}-10`;
      world.ties.push(tie(world.say('adult1', day), world.say(`child${family}-1`, day), 'professional'));
      world.suspect('adult1', family, day, {kind});
    }
    return alertsOf(world.records());
  };
  expect(kinds('child-concern')).toEqual([]);
  expect(kinds('sexual-abuse')).toMatchObject([{motif: 'professional', links: {length: 5}}]);
});

test('a key worker of two families whom concerns about five others name is at work, and a friend of two families is not', () => {
  const whom = (relation: Tie['kind']): Alert[] => {
    const world = busyWorld();
    for (const family of [30, 35]) {
      world.ties.push(tie(world.say('adult1', '2021-01-01'), world.say(`child${family}-1`, '2021-01-01'), relation));
    }
    for (const [at, family] of [3, 7, 11, 15, 19].entries()) {
      world.suspect('adult1', family, `2021-0${at + 1}-10`, {kind: 'child-concern'});
    }
    return alertsOf(world.records());
  };
  expect(whom('professional')).toEqual([]);
  expect(whom('associate')).toHaveLength(1);
});
