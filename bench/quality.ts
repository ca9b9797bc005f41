import {parseArgs} from 'node:util';
import type {Bench} from './main.ts';
import {benchRings} from './quality/rings.ts';

/** How well clusters are told from chance, on hubs made for the question; each part takes a minute or two. */
export const bench: Bench = {
  name: 'quality',
  summary: 'clusters found and false alerts: rings [--adults 26,10,6] [--seeds 8]',
  async run([part = 'rings', ...args]) {
    const {values} = parseArgs({
      args,
      options: {seeds: {type: 'string', default: '8'}, adults: {type: 'string', default: '26,10,6'}},
    });
    if (part === 'rings') benchRings(Number(values.seeds), values.adults.split(',').map(Number));
    else throw new Error(`there is no part "${part}": use rings, null or borough`);
    return Promise.resolve();
  },
};
