import {cpus} from 'node:os';
import {performance} from 'node:perf_hooks';
import {parseArgs} from 'node:util';
import {addressSeen} from '../datasets/dirt/address.ts';
import type {Dwelling} from '../datasets/world/model.ts';
import {createPlaces} from '../datasets/world/places.ts';
import {createRng} from '../src/base/rng.ts';
import type {Address} from '../src/model/address.ts';
import {resolveDwellings} from '../src/resolve/dwellings/dwellings.ts';
import {evaluatePartition} from '../src/resolve/evaluate.ts';
import {parseAddress} from '../src/uk/address/address.ts';
import type {Bench} from './main.ts';

/** About so many addresses of a borough's records are about one person; so many persons share a front door. */
const ADDRESSES_PER_PERSON = 3;
const PERSONS_PER_DWELLING = 2.5;
const PASSES = 5;

/** Addresses as agencies write them, read into parts and put together as front doors, with the agreement with the truth. */
export const bench: Bench = {
  name: 'places',
  summary: 'addresses to front doors (--persons N --seed N --scale ERRORS)',
  async run(args) {
    const {values} = parseArgs({
      args,
      options: {
        persons: {type: 'string', default: '100000'},
        seed: {type: 'string', default: '7'},
        scale: {type: 'string', default: '1'},
      },
    });
    const {addresses, truth} = writtenAddresses(Number(values.persons), Number(values.seed), Number(values.scale));
    const distinct = [...new Set(addresses.map(({text, postcode}) => `${text}\t${postcode ?? ''}`))];
    const parse = timed(() => {
      for (const written of distinct) parseAddress(...(written.split('\t') as [string, string]));
    });
    print({stage: 'parse', rows: distinct.length, ...parse});
    const resolve = timed(() => resolveDwellings(addresses));
    const {dwellings, dwellingOf} = resolveDwellings(addresses);
    const {pairwise, bCubed} = evaluatePartition(
      Array.from(dwellingOf, (dwelling) => dwellings[dwelling]!.id),
      truth,
    );
    print({stage: 'resolve', rows: addresses.length, ...resolve, dwellings: dwellings.length, pairwise, bCubed});
  },
};

function writtenAddresses(persons: number, seed: number, scale: number): {addresses: Address[]; truth: string[]} {
  const rng = createRng(seed);
  const places = createPlaces(rng);
  const homes: Dwelling[] = [];
  for (let i = 0; i < persons / PERSONS_PER_DWELLING; i++) {
    homes.push(rng.int(25) === 0 ? places.roomIn('BRE') : places.home('BRE'));
  }
  const addresses: Address[] = [];
  const truth: string[] = [];
  for (let i = 0; i < persons * ADDRESSES_PER_PERSON; i++) {
    const home = homes[rng.int(homes.length)]!;
    const {line, full, postcode, uprn} = addressSeen(rng, home, scale);
    const isOneCell = rng.int(3) === 0;
    addresses.push({
      text: isOneCell ? full : line,
      postcode: isOneCell ? null : postcode,
      uprn: isOneCell || rng.int(2) === 0 ? null : uprn,
      protected: false,
    });
    truth.push(String(home.id));
  }
  return {addresses, truth};
}

/** Wall time, and the processor time of all threads, which a busy machine does not lengthen. */
function timed(work: () => void): {msMin: number; msMedian: number; cpuMsMin: number} {
  const times: number[] = [];
  let cpuMsMin = Infinity;
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now();
    const used = process.cpuUsage();
    work();
    const {user, system} = process.cpuUsage(used);
    times.push(performance.now() - start);
    cpuMsMin = Math.min(cpuMsMin, Math.round((user + system) / 1000));
  }
  times.sort((left, right) => left - right);
  return {msMin: Math.round(times[0]!), msMedian: Math.round(times[PASSES >> 1]!), cpuMsMin};
}

function print(line: object): void {
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({bench: 'places', ...line, peakRssMb, cpu: cpus()[0]?.model, node: process.version}));
}
