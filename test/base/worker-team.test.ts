import {expect, test} from 'vitest';
import {WorkerTeam} from '../../src/base/worker-team.ts';

const MODULE = new URL('./range-of.ts', import.meta.url);

test.each([1, 3])(
  'calls of a team of %i that are made at once have each their own results, in order',
  async (threads) => {
    const team = new WorkerTeam(threads);
    try {
      const names = ['a', 'b', 'c', 'd'];
      const found = await Promise.all(names.map((name) => team.run<string>(MODULE, name, 50, 7)));
      for (const [at, name] of names.entries())
        expect(found[at]).toEqual(
          [0, 7, 14, 21, 28, 35, 42, 49].map((from) => `${name} ${from}-${Math.min(50, from + 7)}`),
        );
    } finally {
      await team.close();
    }
  },
);
