import {expect, test} from 'vitest';
import {createRng} from '../../src/base/rng.ts';
import {UnionFind} from '../../src/columns/union-find.ts';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {KinWalk} from '../../src/clusters/kinship/kin-walk.ts';
import {setScene} from '../../src/clusters/set-scene.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {PLAIN_HUB, makeHub} from '../../bench/quality/hub.ts';

const SMALL = {...PLAIN_HUB, households: 60, extendedFamilies: 20, institutions: 0, professionals: 0};

test('whom a way still joins is one, and nobody else, whoever of their relatives is not asked about', () => {
  const {records, resolved} = makeHub({...SMALL, linkChance: 0.05});
  const scene = setScene(buildNetwork(records, resolved, {asOf: null}), CLUSTERS);
  const walk = new KinWalk(scene);
  const rng = createRng(5);
  let [joins, alone] = [0, 0];
  for (const share of [0, 0.3, 0.6, 1]) {
    walk.forget(share, rng);
    const asked = Array.from({length: 90}, () => rng.int(scene.network.persons.length));
    const group = (person: number): number => person % 40;
    const sets = new UnionFind(asked.length);
    for (const [at, one] of asked.entries())
      for (const [beside, other] of asked.entries())
        if (one === other || group(one) === group(other) || walk.reaches(one, other)) sets.union(at, beside);
    const joined = walk.joined(asked, group);
    for (const at of asked.keys())
      for (const beside of asked.keys())
        expect(joined[at] === joined[beside]).toBe(sets.find(at) === sets.find(beside));
    for (const one of asked) {
      if (asked.some((other) => one !== other && walk.reaches(one, other))) joins++;
      else alone++;
    }
  }
  expect([joins > 20, alone > 20]).toEqual([true, true]);
});
