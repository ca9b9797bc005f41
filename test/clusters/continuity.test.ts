import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {keepIdentity, queueOf} from '../../src/clusters/continuity.ts';
import type {Alert} from '../../src/model/finding.ts';

const alert = (id: string, people: readonly string[], evidence: readonly string[] = []): Alert => ({
  id,
  motif: 'shared-adults',
  version: '1',
  title: '',
  name: `name of ${id}`,
  persons: people.map((person) => ({person, role: 'adult', family: null})),
  families: [],
  links: [],
  dwellings: [],
  chance: {model: '', statistic: '', observed: 0, expected: 0, p: 0, q: 0, byChance: 0, draws: 0, hypotheses: 0},
  benign: [],
  agencies: [],
  addedByJoining: 0,
  fragility: [],
  identities: [],
  nearest: [],
  firstKnowable: '2023-01-01',
  score: 0,
  terms: [],
  evidence: [...evidence],
});

test('an alert that shares half of its people with a former one keeps its id and name', () => {
  const former = [alert('a1', ['x', 'y', 'z']), alert('a2', ['p', 'q'])];
  const [first, second, third] = keepIdentity(former, [
    alert('b1', ['p', 'q', 'r']),
    alert('b2', ['x', 'y', 'z', 'v']),
    alert('b3', ['x', 'k', 'l', 'm']),
  ]);
  expect([first!.id, first!.name]).toEqual(['a2', 'name of a2']);
  expect(second!.id).toBe('a1');
  expect([third!.id, third!.name]).toEqual(['b3', 'name of b3']);
});

const groups = fc.array(fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't', 'u', 'v', 'w'), {minLength: 1}), {
  maxLength: 5,
});
const alerts = groups.map((lists) => lists.map((people, at) => alert(`a${at}`, people)));

test('no two alerts of a run have one id, and a run over the same alerts changes none', () => {
  fc.assert(
    fc.property(alerts, alerts, (former, now) => {
      const kept = keepIdentity(former, now);
      expect(new Set(kept.map(({id}) => id)).size).toBe(kept.length);
      expect(kept.map(({persons}) => persons)).toEqual(now.map(({persons}) => persons));
      const same = keepIdentity(kept, kept);
      expect(same.map(({persons}) => persons)).toEqual(kept.map(({persons}) => persons));
    }),
  );
});

test('a dismissed alert comes back with new evidence only, and says which', () => {
  const one = alert('a1', ['x'], ['n1', 'n2']);
  const dismissed = {alert: 'a1', dismissed: true, evidence: ['n1', 'n2']};
  expect(queueOf([one], [])).toEqual([{alert: one, newEvidence: []}]);
  expect(queueOf([one], [dismissed])).toEqual([]);
  const grown = alert('a1', ['x'], ['n1', 'n2', 'n3']);
  expect(queueOf([grown], [dismissed])).toEqual([{alert: grown, newEvidence: ['n3']}]);
  expect(queueOf([one], [dismissed, {...dismissed, dismissed: false}])).toEqual([{alert: one, newEvidence: []}]);
});
