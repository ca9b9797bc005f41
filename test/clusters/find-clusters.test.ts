import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {CLUSTERS, type ClusterConfig} from '../../src/clusters/config.ts';
import {groupAround, startAtPerson} from '../../src/clusters/around.ts';
import {askAround} from '../../src/clusters/asked.ts';
import {hubOf} from '../../src/clusters/chance/hub-chance.ts';
import {linksOf} from '../../src/clusters/links/links.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Involvement, Notification, Role, Stay, Tie} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import type {Agency} from '../../src/model/source.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';
import {setScene} from '../../src/clusters/set-scene.ts';

const CONFIG: ClusterConfig = {...CLUSTERS, draws: 199};
const FAMILIES = 40;

/** Families of a mother and two children, each known to the hub by one concern, and adults who belong to none. */
class World {
  readonly mentions: Mention[] = [];
  readonly notifications: Notification[] = [];
  readonly involvements: Involvement[] = [];
  readonly ties: Tie[] = [];
  readonly stays: Stay[] = [];
  #count = 0;

  constructor() {
    for (let family = 1; family <= FAMILIES; family++) {
      const day = `2020-01-${String((family % 28) + 1).padStart(2, '0')}`;
      const mother = this.say(`mother${family}`, day);
      const children = [1, 2].map((n) => this.say(`child${family}-${n}`, day));
      for (const child of children) this.ties.push(tie(mother, child, 'parent'));
      this.report(day, [[children[0]!, 'subject']]);
    }
  }

  /** A mention of a person on a day; persons called "child" are children. */
  say(person: string, day: string, given: Partial<Mention> = {}): Mention {
    const birth = born(person.startsWith('child') ? '2012-05-01' : '1980-05-01');
    const one = mention(`${person}.${++this.#count}`, {asAt: day, birth, ...given});
    this.mentions.push(one);
    return one;
  }

  report(day: string, parts: readonly (readonly [Mention, Role])[], given: Partial<Notification> = {}): Notification {
    const number = ++this.#count;
    const source = {feed: 'test', file: 'reports.csv', row: number, slot: 'report'};
    const one = notification(`n${number}.1`, {eventAt: day, kind: 'sexual-exploitation', source, ...given});
    this.notifications.push(one);
    for (const [who, role] of parts) this.involvements.push(involve(one, who, role));
    return one;
  }

  /** A report that names an adult as suspect towards the first child of a family. */
  suspect(adult: string, family: number, day: string, given: Partial<Notification> = {}): void {
    const parts = [
      [this.say(`child${family}-1`, day), 'subject'],
      [this.say(adult, day), 'suspect'],
    ] as const;
    this.report(day, parts, given);
  }

  records(): Records {
    return records(this);
  }
}

function alertsOf(of: Records, config = CONFIG): Alert[] {
  const resolved = resolve(of, {dwellingKind: (text) => (text.startsWith('Hostel') ? 'communal' : 'dwelling')});
  return findClusters(of, resolved, buildNetwork(of, resolved, {asOf: null}), config, QUIET);
}

/** Three adults who are each suspect in harm to children of the same three families. */
function sharedWorld(): World {
  const world = new World();
  let month = 1;
  for (const adult of ['adult1', 'adult2', 'adult3']) {
    for (const family of [3, 7, 11]) world.suspect(adult, family, `2021-${String(month++).padStart(2, '0')}-15`);
  }
  // What a hub is full of: adults named once beside one family.
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-11-01');
  return world;
}

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

/** Adults who are linked to children of families not theirs. */
function linksFrom(of: Records): string[] {
  const resolved = resolve(of);
  const scene = setScene(buildNetwork(of, resolved, {asOf: null}), CONFIG);
  return linksOf(scene).map(({adult}) => resolved.persons[adult]!.id);
}

const adultsIn = (alert: Alert): string[] =>
  alert.persons.filter(({role}) => role === 'adult').map(({person}) => person);

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

/** One man, whom records call partner of the mother in `families` and who is suspect in harm to a child of each. */
function partnerWorld(families: readonly number[]): World {
  const world = new World();
  for (const [at, family] of families.entries()) {
    const day = `2021-${String(at + 1).padStart(2, '0')}-15`;
    world.suspect('man', family, day);
    world.suspect('man', family, `2021-${String(at + 1).padStart(2, '0')}-25`);
    world.ties.push(tie(world.say('man', day), world.say(`mother${family}`, day), 'partner'));
    // A child's record writes of the mother's partner as "partner".
    world.ties.push(tie(world.say('man', day), world.say(`child${family}-1`, day), 'partner'));
  }
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-11-01');
  return world;
}

test('who goes from family to family as the partner of each mother is family of none, and their families are not related', () => {
  const [alert, ...others] = alertsOf(partnerWorld([3, 7, 11, 15]).records());
  expect(others).toEqual([]);
  expect(adultsIn(alert!)).toEqual(['man']);
  expect(alert!.families).toHaveLength(4);
});

test('two who are partners in the same two families, one after the other, are family of neither', () => {
  const world = partnerWorld([3, 7]);
  const follow = (family: number): void => {
    const day = `2021-0${family}-20`;
    const man = world.say('other', day);
    world.ties.push(tie(man, world.say(`mother${family}`, day), 'partner'));
    // A form that has one column for a father or a partner calls him a parent; the tie says which.
    world.report(day, [
      [world.say(`child${family}-1`, day), 'subject'],
      [man, 'parent'],
    ]);
    world.ties.push(tie(man, world.say(`child${family}-1`, day), 'step-parent'));
  };
  follow(3);
  expect(linksFrom(world.records())).not.toContain('man');
  follow(7);
  expect(linksFrom(world.records()).filter((adult) => adult === 'man')).toHaveLength(2);
  // A father in one of the two, as far as records tell.
  const father = partnerWorld([3, 7]);
  father.ties.push(tie(father.say('other', '2021-03-01'), father.say('child3-2', '2021-03-01'), 'parent'));
  for (const family of [3, 7])
    father.ties.push(tie(father.say('other', '2021-03-01'), father.say(`mother${family}`, '2021-03-01'), 'partner'));
  expect(linksFrom(father.records())).not.toContain('man');
});

test('three who follow one another round three families are family of none; two thirds of the way round they still are', () => {
  const round = (steps: readonly (readonly [string, number])[]): string[] => {
    const world = partnerWorld([3, 7]);
    for (const [man, family] of steps) {
      const day = `2021-0${(family % 8) + 1}-20`;
      world.ties.push(tie(world.say(man, day), world.say(`mother${family}`, day), 'partner'));
    }
    return linksFrom(world.records());
  };
  const part = [
    ['second', 7],
    ['second', 11],
    ['third', 11],
  ] as const;
  expect(round(part)).not.toContain('man');
  expect(round([...part, ['third', 3]]).filter((adult) => adult === 'man')).toHaveLength(2);
});

test('a partner in a second family, and a father of children in each, are family', () => {
  expect(linksFrom(partnerWorld([3, 7]).records())).not.toContain('man');
  const world = partnerWorld([3, 7, 11, 15]);
  for (const family of [3, 7, 11, 15])
    world.ties.push(tie(world.say('man', '2021-09-01'), world.say(`child${family}-2`, '2021-09-01'), 'parent'));
  expect(linksFrom(world.records())).not.toContain('man');
});

test('an alert says how many of its links would have to be between relatives whom nobody recorded for it to fall', () => {
  const [alert] = alertsOf(sharedWorld().records());
  const {result, text} = alert!.benign.find(({check}) => check === 'family that nobody recorded')!;
  expect(result).toBe('not-tested');
  const [stands, all, falls] = [...text.matchAll(/\d+/g)].map(([number]) => Number(number));
  expect({all, falls}).toEqual({all: 9, falls: stands! + 1});
  // Three adults of three families: with five links gone too little is left, with none it stands.
  expect(falls).toBeGreaterThan(1);
  expect(falls).toBeLessThan(9);
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
    return findClusters(whole, resolved, network, loose, QUIET).length > 0;
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

test('aunts in one another’s reports are family and no cluster', () => {
  const world = new World();
  const families = [3, 7, 11];
  const day = '2020-02-01';
  const grandmother = world.say('grandmother', day);
  for (const family of families) world.ties.push(tie(grandmother, world.say(`mother${family}`, day), 'parent'));
  for (const family of families) {
    for (const other of families)
      if (other !== family) world.suspect(`mother${other}`, family, `2021-0${family % 9}-01`);
  }
  expect(alertsOf(world.records())).toEqual([]);
});

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

test('one adult who is suspect in harm to children of several unrelated families makes an alert', () => {
  const world = new World();
  for (const [at, family] of [3, 7, 11, 15].entries()) world.suspect('adult1', family, `2021-0${at + 1}-10`);
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-03-01');
  const alerts = alertsOf(world.records());
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toMatchObject({motif: 'serial-adult', links: {length: 4}, firstKnowable: '2021-03-10'});
});

/** A hub in which many adults are each suspect beside one family, and a few more families are joined to some of them. */
function busyWorld(): World {
  const world = new World();
  for (let family = 1; family <= FAMILIES; family++) {
    for (const n of [1, 2]) world.suspect(`single${family}-${n}`, family, `2021-03-${String(n + 10)}`);
  }
  return world;
}

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

test('records of two authorities make a mover over borders', () => {
  const world = new World();
  for (const [at, family] of [3, 7, 11, 15].entries()) {
    world.suspect('adult1', family, `2021-0${at + 1}-10`, {area: at < 2 ? 'EAL' : 'BRE'});
  }
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-03-01');
  expect(alertsOf(world.records())).toMatchObject([{motif: 'cross-borough'}]);
});

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
  const oneNight = (tenants: readonly string[], kind: Notification['kind'] = 'missing'): Alert[] => {
    const world = placeWorld(place.text, night, kind);
    for (const tenant of tenants) {
      const names: Mention['names'] = [{use: 'recorded', given: 'Ros', family: 'Tenant', title: ''}];
      world.stays.push(stay(world.say(tenant, '2020-01-01', {names}), place, {start: '2020-01-01'}));
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
  for (let family = 20; family < 36; family++) {
    const tenant = `tenant${family >> 1}`;
    const place = address(`${family >> 1} Other Road`);
    if (family % 2 === 0) world.stays.push(stay(world.say(tenant, '2020-01-01'), place, {start: '2020-01-01'}));
    const child = world.say(`child${family}-1`, '2021-05-01');
    const parts: [Mention, Role][] = [[child, 'subject']];
    if (family % 2 === 0) parts.push([world.say(tenant, '2021-05-01'), 'found-with']);
    world.report('2021-05-01', parts, {kind: 'missing', place});
  }
  for (let family = 36; family <= FAMILIES; family++) {
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

test('children of unrelated families who are missing on the same nights make an alert', () => {
  const world = new World();
  for (const day of ['2021-02-03', '2021-04-05', '2021-09-09']) {
    for (const family of [3, 7, 11]) {
      world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {kind: 'missing'});
    }
  }
  for (let family = 20; family <= FAMILIES; family++) {
    const day = `2021-06-${String(family - 10).padStart(2, '0')}`;
    world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {kind: 'missing'});
  }
  expect(alertsOf(world.records())).toMatchObject([
    {
      motif: 'missing-together',
      firstKnowable: '2021-04-05',
      // Brothers and sisters who were at home are no part of it.
      persons: ['child11-1', 'child3-1', 'child7-1'].map((person) => ({person, role: 'child'})),
      evidence: {length: 9},
    },
  ]);
});

test('a night on which they were found at two homes of strangers is not shared: two groups stay two', () => {
  const world = new World();
  for (const [families, place] of [
    [[3, 7, 11], 'Flat 2, 8 Low Road'],
    [[5, 9, 13], '1 Far Lane'],
  ] as const) {
    for (const day of ['2021-02-03', '2021-04-05', '2021-09-09']) {
      for (const family of families)
        world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {kind: 'missing', place: address(place)});
    }
  }
  const found = alertsOf(world.records()).map(({persons}) => persons.map(({person}) => person).join(' '));
  expect(new Set(found)).toEqual(new Set(['child11-1 child3-1 child7-1', 'child13-1 child5-1 child9-1']));
});

test('around an adult come those who share families beyond chance, and not those whom any family has', () => {
  const world = sharedWorld();
  // Somebody beside one family of the three, as adults are who belong to no group.
  world.suspect('neighbour', 3, '2021-10-01');
  const whole = world.records();
  const resolved = resolve(whole);
  const scene = setScene(buildNetwork(whole, resolved, {asOf: null}), CONFIG);
  const adult1 = resolved.persons.findIndex(({id}) => id === 'adult1');
  const {background, exposure} = hubOf(scene, linksOf(scene))!;
  const options = {chanceShareMax: 0.2, stepsMax: 2};
  const came = groupAround(background.telling, exposure, startAtPerson(scene, adult1), options);
  expect(came.map(({adult}) => resolved.persons[adult]!.id)).toEqual(['adult2', 'adult3']);
  for (const {links, expected, seen} of came) {
    expect(links).toHaveLength(3);
    expect(expected).toBeLessThan(0.2 * seen);
  }
});

test('asked for around a person, a group comes with its p, links and evidence, and nobody comes where there is none', () => {
  const world = sharedWorld();
  world.suspect('neighbour', 3, '2021-10-01');
  const whole = world.records();
  const resolved = resolve(whole);
  const scene = setScene(buildNetwork(whole, resolved, {asOf: null}), CONFIG);
  const ask = (id: string): Alert | null => {
    const person = resolved.persons.findIndex((one) => one.id === id);
    return askAround(scene, startAtPerson(scene, person), [], {chanceShareMax: 0.2, stepsMax: 2}, QUIET);
  };
  const asked = ask('adult1');
  expect(asked).toMatchObject({families: {length: 3}, links: {length: 9}, chance: {draws: 199, hypotheses: 1}});
  expect(adultsIn(asked!)).toEqual(['adult1', 'adult2', 'adult3']);
  expect(asked!.chance.p).toBeLessThan(0.05);
  expect(asked!.evidence).toHaveLength(9);
  expect(ask('single30')).toBeNull();
});
