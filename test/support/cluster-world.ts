import {QUIET} from '../../src/base/context.ts';
import {CLUSTERS, type ClusterConfig} from '../../src/clusters/config.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import {linksOf} from '../../src/clusters/links/links.ts';
import {setScene} from '../../src/clusters/set-scene.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Involvement, Notification, Role, Stay, Tie} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {born, involve, mention, notification, records, resolve, tie} from './records.ts';

export const CONFIG: ClusterConfig = {...CLUSTERS, draws: 199};
export const FAMILIES = 40;

/** Families of a mother and two children, each known to the hub by one concern, and adults who belong to none. */
export class World {
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

export function alertsOf(of: Records, config = CONFIG): Alert[] {
  const resolved = resolve(of, {dwellingKind: (text) => (text.startsWith('Hostel') ? 'communal' : 'dwelling')});
  return findClusters(buildNetwork(of, resolved, {asOf: null}), config, QUIET);
}

/** Three adults who are each suspect in harm to children of the same three families. */
export function sharedWorld(): World {
  const world = new World();
  let month = 1;
  for (const adult of ['adult1', 'adult2', 'adult3']) {
    for (const family of [3, 7, 11]) world.suspect(adult, family, `2021-${String(month++).padStart(2, '0')}-15`);
  }
  // What a hub is full of: adults named once beside one family.
  for (let family = 20; family <= FAMILIES; family++) world.suspect(`single${family}`, family, '2021-11-01');
  return world;
}

/** Adults who are linked to children of families not theirs. */
export function linksFrom(of: Records): string[] {
  const resolved = resolve(of);
  const scene = setScene(buildNetwork(of, resolved, {asOf: null}), CONFIG);
  return linksOf(scene).map(({adult}) => resolved.persons[adult]!.id);
}

export const adultsIn = (alert: Alert): string[] =>
  alert.persons.filter(({role}) => role === 'adult').map(({person}) => person);

/** A hub in which many adults are each suspect beside one family, and a few more families are joined to some of them. */
export function busyWorld(): World {
  const world = new World();
  for (let family = 1; family <= FAMILIES; family++) {
    for (const n of [1, 2]) world.suspect(`single${family}-${n}`, family, `2021-03-${String(n + 10)}`);
  }
  return world;
}
