import {expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** Both parents in one cell, each way in which schools write it. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes', 'Ahmed'];
const MUMS = ['Amina', 'Sara', 'Ewa', 'Zainab'];
const DADS = ['Tom', 'Kofi', 'Rhys', 'Mo'];
const family = (at: number): string => FAMILY[at % FAMILY.length]!;
const mum = (at: number): string => MUMS[at % 4]!;
const dad = (at: number): string => DADS[at % 4]!;

/** Parents of the rows of a log, "Sara Bell parent", by what the column above them and its cells say. */
async function parents(header: string, cell: (at: number) => string): Promise<string[][]> {
  const lines = Array.from({length: 48}, (_, at) => {
    const day = String(1 + (at % 28)).padStart(2, '0');
    return `C${1000 + at},${day}/03/2022,"${family(at).toUpperCase()}, Leon",${day}/0${1 + (at % 9)}/2012,"${cell(at)}",Neglect`;
  });
  const path = write('concerns.csv', [`Log No,Date,Pupil,DOB,${header},Category`, ...lines, ''].join('\n'));
  const {yaml} = await draftMapping(path, {area: 'BRE'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml)});
  expect(refused).toEqual([]);
  return rows.map(({mentions, ties}) =>
    ties.map(({from, kind}) => {
      const [name] = mentions.find(({id}) => id === from)!.names;
      return `${name!.given} ${name!.family} ${kind}`;
    }),
  );
}

const both = Array.from({length: 48}, (_, at) => [
  `${mum(at)} ${family(at)} parent`,
  `${dad(at)} ${family(at)} parent`,
]);

test.each<[string, string, (at: number) => string]>([
  [
    'with a dash behind a short word',
    'Parents',
    (at) => `Mo - ${mum(at)} ${family(at)}, Fa - ${dad(at)} ${family(at)}`,
  ],
  ['with one surname for two', 'Parents / Carers', (at) => `${mum(at)} & ${dad(at)} ${family(at)}`],
  ['with colons', 'Parents/Carers', (at) => `Mother: ${mum(at)} ${family(at)}; Father: ${dad(at)} ${family(at)}`],
  [
    'now so, now so',
    'Parents / Carers',
    (at) =>
      [
        `Mo - ${mum(at)} ${family(at)}, Fa - ${dad(at)} ${family(at)}`,
        `${mum(at)} & ${dad(at)} ${family(at)}`,
        `Mother: ${mum(at)} ${family(at)} & Father: ${dad(at)} ${family(at)}`,
      ][at % 3]!,
  ],
])('both are parents of the child, written %s', async (_, header, cell) => {
  expect(await parents(header, cell)).toEqual(both);
});

test('a short word that is a forename stays one', async () => {
  const names = await parents('Father', (at) => `${dad(at)} ${family(at)}`);
  expect(names[3]).toEqual(['Mo Nowak parent']);
});
