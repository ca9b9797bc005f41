import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {findClusters} from '../../../src/clusters/find-clusters.ts';
import type {Alert} from '../../../src/model/finding.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Involvement, Notification, TieKind, Tie} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {born, involve, mention, notification, records, resolve, tie} from '../../support/records.ts';

/** A hub of families of a mother and two children, most of whose mothers have a partner. */
class Hub {
  readonly mentions: Mention[] = [];
  readonly notifications: Notification[] = [];
  readonly involvements: Involvement[] = [];
  readonly ties: Tie[] = [];

  constructor() {
    for (let family = 1; family <= 60; family++) {
      for (const child of [1, 2]) this.tie(`mother${family}`, `child${family}-${child}`, 'parent');
      if (family > 10) this.tie(`partner${family}`, `mother${family}`, 'partner');
      if (family > 45) this.accuse(`partner${family}`, family);
    }
  }

  say(person: string): Mention {
    const birth = born(person.startsWith('child') ? '2014-05-01' : '1985-05-01');
    const one = mention(`${person}.${this.mentions.length + 1}`, {asAt: '2021-03-01', birth});
    this.mentions.push(one);
    return one;
  }

  tie(from: string, to: string, kind: TieKind): void {
    this.ties.push(tie(this.say(from), this.say(to), kind));
  }

  accuse(adult: string, family: number, given: Partial<Notification> = {}): void {
    const row = this.mentions.length;
    const source = {feed: 'test', file: 'reports.csv', row, slot: 'report'};
    const one = notification(`n${row}.1`, {eventAt: '2021-05-01', kind: 'domestic-abuse', source, ...given});
    this.notifications.push(one);
    this.involvements.push(
      involve(one, this.say(`child${family}-1`), 'subject'),
      involve(one, this.say(adult), 'suspect'),
    );
  }

  alerts(): Alert[] {
    const of = records(this);
    const resolved = resolve(of);
    return findClusters(buildNetwork(of, resolved, {asOf: null}), {...CLUSTERS, draws: 199}, QUIET);
  }
}

/** A man who comes into families 1, 2 and 3 by such ties, and is accused in those given. */
function withMan(ways: readonly TieKind[], harmed: readonly number[]): Hub {
  const hub = new Hub();
  for (const [at, kind] of ways.entries())
    hub.tie('man', kind === 'step-parent' ? `child${at + 1}-1` : `mother${at + 1}`, kind);
  for (const family of harmed) hub.accuse('man', family);
  return hub;
}

test('who was partner in three families, with harm recorded in two, links the three', () => {
  for (const ways of [
    ['partner', 'partner', 'partner'],
    ['step-parent', 'ex-partner', 'partner'],
  ] as const) {
    const [alert, ...others] = withMan(ways, [1, 3]).alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({motif: 'serial-adult', families: {length: 3}, links: {length: 3}});
    expect(alert!.title).toMatch(/partner into 3 families .* harm recorded in 2 of them/);
    expect(alert!.persons.filter(({role}) => role === 'adult').map(({person}) => person)).toEqual(['man']);
    expect(alert!.links.map(({kinds}) => kinds)).toEqual([['suspect', 'partner'], ['partner'], ['suspect', 'partner']]);
    expect(alert!.benign.find(({check}) => check.startsWith('a new partner'))).toMatchObject({
      result: 'possible',
      text: expect.stringContaining('in 1 of them'),
    });
  }
});

test('families whose children are kin count as one in what is said to be unconnected', () => {
  const hub = withMan(['partner', 'partner', 'partner', 'partner'], [1, 3]);
  hub.tie('mother3', 'mother4', 'sibling');
  const [alert] = hub.alerts();
  expect(alert!.title).toMatch(/partner into 3 families that are not connected/);
});

test('three partnerships with harm in one, two with harm in both, or with a child of the adult’s own, link nothing', () => {
  const three = ['partner', 'partner', 'partner'] as const;
  expect(withMan(three, [1]).alerts()).toEqual([]);
  expect(withMan(three.slice(1), [1, 2]).alerts()).toEqual([]);
  const father = withMan(three, [1, 3]);
  father.tie('man', 'child2-2', 'parent');
  expect(father.alerts()).toEqual([]);
  const malicious = withMan(three, [1]);
  malicious.accuse('man', 3, {allegation: 'malicious'});
  expect(malicious.alerts()).toEqual([]);
});

test('where most go on to another family with harm, nobody stands out', () => {
  const hub = withMan(['partner', 'partner', 'partner'], [1, 3]);
  for (let family = 11; family < 60; family++) hub.tie(`partner${family}`, `mother${family + 1}`, 'partner');
  for (let family = 11; family < 45; family++) hub.accuse(`partner${family}`, family);
  expect(hub.alerts().filter(({persons}) => persons.some(({person}) => person === 'man'))).toEqual([]);
});

test('without a partnership, or a report of harm, that it rests on the rule would not fire', () => {
  const [alert] = withMan(['partner', 'partner', 'partner'], [1, 3]).alerts();
  expect(alert!.fragility.filter(({kind}) => kind === 'record').map(({id}) => id)).toEqual([...alert!.evidence].sort());
});
