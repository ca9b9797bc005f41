import {parseArgs} from 'node:util';
import type {Bench} from './main.ts';
import {benchBlocks} from './quality/blocks.ts';
import {benchBorough} from './quality/borough.ts';
import {benchNull} from './quality/null.ts';
import {benchRings} from './quality/rings.ts';

/** How well clusters are told from chance, on hubs made for the question; each part takes a minute or two. */
export const bench: Bench = {
  name: 'quality',
  summary:
    'clusters found and false alerts: rings, or blocks (the weighted densest block beside alerts), [--adults 26,10,6] [--seeds 8] [--camouflage 0: innocent links of each member] | null [--seeds 40] [--kin 1: share of kin recorded, 1 or 0.7] | borough DIR...',
  async run([part = 'rings', ...args]) {
    const {values, positionals} = parseArgs({
      args,
      allowPositionals: true,
      options: {
        seeds: {type: 'string', default: '8'},
        adults: {type: 'string', default: '26,10,6'},
        camouflage: {type: 'string', default: '0'},
        kin: {type: 'string'},
      },
    });
    if (part === 'rings')
      benchRings(Number(values.seeds), values.adults.split(',').map(Number), Number(values.camouflage));
    else if (part === 'blocks')
      benchBlocks(Number(values.seeds), values.adults.split(',').map(Number), Number(values.camouflage));
    else if (part === 'null') benchNull(Number(values.seeds), values.kin === undefined ? null : Number(values.kin));
    else if (part === 'borough') for (const dir of positionals) await benchBorough(dir);
    else throw new Error(`there is no part "${part}": use rings, blocks, null or borough`);
  },
};
