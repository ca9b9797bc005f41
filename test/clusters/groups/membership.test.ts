import {expect, test} from 'vitest';
import {backgroundOf} from '../../../src/clusters/chance/background.ts';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import type {FactKind} from '../../../src/clusters/links/fact.ts';
import {linksBeside, membersOf} from '../../../src/clusters/groups/membership.ts';
import type {Fact} from '../../../src/clusters/links/fact.ts';
import type {Link} from '../../../src/clusters/links/link.ts';

function link(adult: number, family: number, kind: FactKind, strength = 0.9): Link {
  const fact: Fact = {
    adult,
    guise: adult,
    child: family,
    kind,
    day: 0,
    received: 0,
    gravity: 4,
    accuses: false,
    incident: adult * 1000 + family,
    agency: 'police',
    area: '',
    records: [],
  };
  return {adult, family, strength, share: 1, isNear: false, facts: [fact]};
}

/** Three adults who share two families, one adult beside one of the two, and a hub of strangers with a family each. */
function adultsWith(beside: FactKind): number[] {
  const group = [1, 2, 3].flatMap((adult) => [101, 102].map((family) => link(adult, family, 'suspect')));
  const strangers = Array.from({length: 200}, (_, at) => link(300 + at, 600 + at, 'suspect', 0.5));
  const strong = [...group, link(4, 101, beside), ...strangers];
  const background = backgroundOf(strong, CLUSTERS.weighing, 'weakest');
  const exposure = new Map([...new Set(strong.map(({family}) => family))].sort((a, b) => a - b).map((one) => [one, 1]));
  const members = membersOf(group, {strong, background, exposure}, CLUSTERS);
  return [...new Set(members.map(({adult}) => adult))];
}

test('an adult named beside a family that a group shares is likelier one of the group than a stranger', () => {
  expect(adultsWith('suspect')).toEqual([1, 2, 3, 4]);
});

test('nobody enters a group for a home alone', () => {
  expect(adultsWith('found-at-home')).toEqual([1, 2, 3]);
  expect(adultsWith('visited')).toEqual([1, 2, 3]);
});

/** Families beside the group that are listed with it, where one of its adults has `count` links of its own like those of strangers. */
function familiesBeside(count: number, strength: number): number {
  const group = [1, 2, 3].flatMap((adult) => [101, 102].map((family) => link(adult, family, 'suspect')));
  const alone = Array.from({length: count}, (_, at) => link(1, 900 + at, 'suspect', strength));
  const strangers = Array.from({length: 200}, (_, at) => link(300 + at, 600 + at, 'suspect', 0.5));
  const strong = [...group, ...alone, ...strangers];
  const background = backgroundOf(strong, CLUSTERS.weighing, 'weakest');
  return linksBeside(group, {strong, background, exposure: new Map()}, CLUSTERS).length;
}

test('one more family of an adult is listed with the group, twelve like those that anybody has are not, and strong ones are', () => {
  expect(familiesBeside(1, 0.5)).toBe(1);
  expect(familiesBeside(12, 0.5)).toBe(0);
  expect(familiesBeside(12, 0.95)).toBe(12);
});
