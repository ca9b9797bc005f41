import {expect, test} from 'vitest';
import {createRng} from '../../../src/base/rng.ts';
import {chanceOfLinks} from '../../../src/clusters/groups/attachment.ts';

test('as many adults as drawn ones have so many links to some families, by the chance that is told', () => {
  const [rate, falls, adults] = [0.3, 0.2, 200_000];
  const rng = createRng(7);
  const counts = [0, 0, 0, 0];
  for (let adult = 0; adult < adults; adult++) {
    let there = 0;
    do if (rng.next() < falls) there++;
    while (rng.next() < rate);
    for (let count = 1; count <= 3; count++) if (there >= count) counts[count]!++;
  }
  for (const count of [1, 2, 3]) {
    const expected = adults * chanceOfLinks(count, falls, rate);
    expect(Math.abs(counts[count]! - expected) / Math.sqrt(expected)).toBeLessThan(4);
  }
});
