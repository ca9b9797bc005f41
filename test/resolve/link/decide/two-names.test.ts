import {expect, test} from 'vitest';
import type {Mention} from '../../../../src/model/mention.ts';
import {Clusters} from '../../../../src/resolve/link/decide/clusters.ts';
import {weakRows} from '../../../../src/resolve/link/decide/decide.ts';
import {findTwins} from '../../../../src/resolve/link/decide/find-twins.ts';
import {joinTwoNames} from '../../../../src/resolve/link/decide/two-names.ts';
import {readColumns} from '../../../../src/resolve/link/columns/read-columns.ts';
import {readRelations, tieRows} from '../../../../src/resolve/link/columns/relations.ts';
import {local, named} from '../../../support/persons.ts';
import {born, mention} from '../../../support/records.ts';

/** People of one community who go by two forenames, and of another who go by one: what records call each of them. */
const OF_TWO = ['Kevin Tsz', 'Amy Ka', 'Kevin Siu', 'Grace Tsz', 'Amy Siu'].map((names) => names.split(' '));
const OF_ONE = 'Oliver Felix Hugo Ivy Ruth Mabel Edgar Nora Cecil Doris Percy Hilda'.split(' ');

const described = (id: string, name: string, day: string, more: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), birth: born(day), ...more});

/** Two records each of three people so called of the one community, and of ten of the other. */
const CROWD = [
  ...OF_TWO.flatMap((names, at) =>
    [3, 4, 5].flatMap((month) =>
      names.map((given) => described(`~c${at} ${month} ${given}`, `${given} Chan`, `1980-0${month}-${10 + at}`)),
    ),
  ),
  ...OF_ONE.flatMap((given, at) =>
    Array.from({length: 20}, (_, of) => described(`~s${at} ${of}`, `${given} Smith`, `197${of % 10}-05-${10 + at}`)),
  ),
];

const TELEPHONE = {phones: ['07700 900123']};

/** Whether the first two of some people, of each of whom one record tells, are joined beside a crowd whose records are. */
function areJoined(...people: Mention[]): boolean {
  const mentions = [...people, ...CROWD];
  const columns = readColumns(mentions, new Int32Array(mentions.length).fill(-1), []);
  const clusters = new Clusters(columns, weakRows(columns), new Uint8Array(1));
  const bearers = new Map<string, number>();
  for (const [row, {birth}] of mentions.entries()) {
    if (row < people.length) continue;
    const other = bearers.get(birth!.from);
    if (other === undefined) bearers.set(birth!.from, row);
    else clusters.join(other, row);
  }
  const relations = readRelations(tieRows(mentions, []), columns);
  const joined = joinTwoNames(clusters, findTwins(columns), columns, relations);
  expect(joined).toBe(clusters.find(0) === clusters.find(1) ? 1 : 0);
  return joined === 1;
}

const grace = (more: Partial<Mention> = {}): Mention =>
  described('a1', 'Grace Chan', '2014-02-03', {...TELEPHONE, sex: 'female', ...more});
const siu = (more: Partial<Mention> = {}): Mention =>
  described('a2', 'Siu Chan', '2014-02-03', {...TELEPHONE, sex: 'female', ...more});

test('a Western forename here and one of the custom there are one person of a community that goes by both', () => {
  expect(areJoined(grace(), siu())).toBe(true);
});

test('but nothing in common beside name and birth date leaves two', () => {
  expect(areJoined(grace(), siu({phones: ['07700 900456']}))).toBe(false);
});

test('twins of two forenames of one kind stay two, and so do those of a community that goes by one', () => {
  expect(areJoined(described('a1', 'Tsz Chan', '2014-02-03', TELEPHONE), siu())).toBe(false);
  const [oliver, felix] = ['Oliver Smith', 'Felix Smith'].map((name, at) =>
    described(`a${at}`, name, '2014-02-03', TELEPHONE),
  );
  expect(areJoined(oliver!, felix!)).toBe(false);
});

test('where anything says that there are two, they stay two', () => {
  expect(areJoined(grace(), siu({sex: 'male'}))).toBe(false);
  expect(areJoined(grace({group: 'row 1'}), siu({group: 'row 1'}))).toBe(false);
  expect(areJoined(grace({register: 'roll'}), siu({register: 'roll'}))).toBe(false);
  expect(areJoined(grace({identifiers: [local('20114', 'roll')]}), siu({identifiers: [local('20977', 'roll')]}))).toBe(
    false,
  );
  expect(areJoined(grace(), siu(), described('a3', 'Ka Chan', '2014-02-03'))).toBe(false);
});
