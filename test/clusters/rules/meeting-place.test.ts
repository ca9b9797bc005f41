import {describe, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {findClusters} from '../../../src/clusters/find-clusters.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Involvement, Notification, Stay, Tie} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../../support/records.ts';

// One night at one home, three children of three families, each of whom its own home missed: what is innocent of it, and what is not.

const NIGHT = '2021-01-10';
const PLACE = address('Flat 2, 8 Low Road');
/** Neither number nor postcode. */
const STATION = address('Bus station', null);
const FAMILIES = 24;

/** Three children found at one home on one night, and a hub of other families whose children are each found somewhere once. */
class Night {
  readonly mentions: Mention[] = [];
  readonly notifications: Notification[] = [];
  readonly involvements: Involvement[] = [];
  readonly ties: Tie[] = [];
  readonly stays: Stay[] = [];
  readonly found: Notification[];
  readonly tenant = this.say('tenant', 'Ros', 'Tenant', '1971-03-04');

  constructor(isLivedIn = true) {
    for (let family = 1; family <= FAMILIES; family++) {
      const mother = this.say(`mother${family}`, 'Ann', `House${family}`, '1985-05-01');
      this.ties.push(tie(mother, this.child(family), 'parent'));
      if (family > 3) this.missed(family, address(`${family} Other Road`), '2021-05-01');
    }
    this.found = [1, 2, 3].map((family) => this.missed(family, PLACE, NIGHT));
    if (isLivedIn) this.lives(this.tenant);
  }

  say(id: string, given: string, family: string, birth: string): Mention {
    const names: Mention['names'] = [{use: 'recorded', given, family, title: ''}];
    const one = mention(`${id}.${this.mentions.length}`, {asAt: '2020-01-01', birth: born(birth), names});
    this.mentions.push(one);
    return one;
  }

  child(family: number): Mention {
    return this.say(`child${family}`, 'Kit', `House${family}`, '2007-05-01');
  }

  missed(family: number, place: typeof PLACE, day: string): Notification {
    const one = notification(`n${family}.${day}`, {eventAt: day, kind: 'missing', place});
    this.notifications.push(one);
    this.involvements.push(involve(one, this.child(family), 'subject'));
    return one;
  }

  lives(who: Mention, at = PLACE): void {
    this.stays.push(stay(who, at, {start: '2020-01-01'}));
  }

  titles(): string[] {
    const all = records(this);
    const resolved = resolve(all);
    // The tenant is not also looked at as an adult with many families.
    const config = {...CLUSTERS, draws: 199, linkedAdults: {...CLUSTERS.linkedAdults, familiesMin: 9}};
    return findClusters(buildNetwork(all, resolved, {asOf: null}), config, QUIET).map(({title}) => title);
  }
}

const ALERT = ['Children of 3 families that are not connected were seen at one home that is not theirs'];

test('three missed children at the home of a stranger on one night are an alert', () => {
  expect(new Night().titles()).toEqual(ALERT);
  expect(new Night(false).titles()).toEqual([]);
});

describe('no alert for one night', () => {
  test('of a party: a child of their age lives there', () => {
    const night = new Night();
    night.lives(night.say('friend', 'Jo', 'Tenant', '2006-09-01'));
    expect(night.titles()).toEqual([]);
  });

  test("at a friend's mother's, whose child no register has there", () => {
    for (const at of [null, address('9 High Road')]) {
      const night = new Night();
      const friend = night.say('friend', 'Jo', 'Other', '2006-09-01');
      night.ties.push(tie(night.tenant, friend, 'parent'));
      if (at !== null) night.lives(friend, at);
      expect(night.titles()).toEqual([]);
    }
  });

  test('at a friend of eighteen who has a home of their own', () => {
    const night = new Night(false);
    night.lives(night.say('friend', 'Jo', 'Tenant', '2002-12-01'));
    // Thirteen years old, they are no friends of somebody of eighteen; at sixteen they may be.
    expect(night.titles()).toEqual(ALERT);
    const older = new Night(false);
    older.lives(older.say('friend', 'Jo', 'Tenant', '2004-12-01'));
    older.lives(older.tenant);
    expect(older.titles()).toEqual([]);
  });

  test('where a report names a child who was not missed beside them: it may be whose home it is', () => {
    const night = new Night();
    night.involvements.push(involve(night.found[0]!, night.say('friend', 'Jo', 'Tenant', '2006-09-01'), 'found-with'));
    expect(night.titles()).toEqual([]);
    const missed = new Night();
    missed.involvements.push(involve(missed.found[0]!, missed.child(2), 'found-with'));
    expect(missed.titles()).toEqual(ALERT);
  });

  test('at a grandmother of cousins, of whom records tie but one child to her', () => {
    const night = new Night();
    night.missed(4, PLACE, NIGHT);
    expect(night.titles()).toHaveLength(1);
    night.ties.push(tie(night.tenant, night.child(4), 'relative'));
    expect(night.titles()).toEqual([]);
  });

  test('at somebody who bears the family name of one of them or of its parents', () => {
    const night = new Night(false);
    night.lives(night.say('aunt', 'Joan', 'House2', '1971-03-04'));
    expect(night.titles()).toEqual([]);
  });

  test("at a foster carer's or childminder's, or in a home of several where somebody works", () => {
    for (const kind of ['foster-carer', 'carer', 'professional'] as const) {
      const night = new Night();
      night.ties.push(tie(night.tenant, night.child(1), kind));
      expect(night.titles()).toEqual([]);
    }
  });

  test("in a children's home that no register calls one: another child of like age is placed there", () => {
    const night = new Night();
    const placed = night.say('placed', 'Al', 'Placed', '2005-01-01');
    night.stays.push(stay(placed, PLACE, {start: '2020-06-01', end: '2020-11-01', kind: 'placement'}));
    expect(night.titles()).toEqual([]);
  });
});

test('at a place without number or postcode where nobody lives it tells nothing that children of many families were found, unless they were there together', () => {
  const foundAt = (place: typeof PLACE, dayOf: (family: number) => string): string[] => {
    const night = new Night(false);
    for (let family = 4; family <= 11; family++) night.missed(family, place, dayOf(family));
    return night.titles();
  };
  const apart = (family: number): string => `2020-${String(family).padStart(2, '0')}-20`;
  const together = (family: number): string => apart(family - (family % 4));
  const title = 'Children of 8 families that are not connected were seen at one place where nobody is recorded to live';
  expect(foundAt(STATION, apart)).toEqual([]);
  expect(foundAt(STATION, together)).toContain(title);
  expect(foundAt(address('8 Far Lane'), apart)).toContain(title);
});
