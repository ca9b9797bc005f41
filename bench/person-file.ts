import {parseArgs} from 'node:util';
import {writePersonFile} from './person-file/write.ts';
import type {Bench} from './main.ts';

export const bench: Bench = {
  name: 'person-file',
  summary: 'write a synthetic person file with its truth (--rows N --seed N --out FILE)',
  run(args) {
    const {values} = parseArgs({
      args,
      options: {
        rows: {type: 'string', default: '1000000'},
        seed: {type: 'string', default: '7'},
        out: {type: 'string', default: 'persons.csv'},
      },
    });
    const start = performance.now();
    const {bytes, people} = writePersonFile(values.out, Number(values.rows), Number(values.seed));
    const seconds = Math.round(performance.now() - start) / 1000;
    console.log(JSON.stringify({bench: 'person-file', rows: Number(values.rows), people, bytes, seconds}));
  },
};
