import {array, assert as check, constantFrom, option, property, record, subarray, tuple} from 'fast-check';
import {expect, test} from 'vitest';
import {createRng} from '../../../src/base/rng.ts';
import type {Mention, PersonName} from '../../../src/model/mention.ts';
import {resolveDwellings} from '../../../src/resolve/dwellings/dwellings.ts';
import {PairComparer} from '../../../src/resolve/link/compare/pair-comparer.ts';
import {readColumns} from '../../../src/resolve/link/columns/read-columns.ts';
import {termFrequencies} from '../../../src/resolve/link/weigh/term-frequency.ts';
import {findTwins} from '../../../src/resolve/link/decide/find-twins.ts';
import {address, born, mention} from '../../support/records.ts';
import {boroughRecords} from '../../support/borough.ts';
import {local, nhs} from '../../support/persons.ts';

function comparerOf(mentions: readonly Mention[]): PairComparer {
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map((item) => item.address));
  const columns = readColumns(mentions, dwellingOf, dwellings);
  const comparer = new PairComparer(columns, termFrequencies(columns, dwellings.length));
  comparer.setTwins(findTwins(columns));
  return comparer;
}

/** All that weighing reads of a pair, as one text: ten thousand are compared. */
function seen(comparer: PairComparer, left: number, right: number): string {
  comparer.compare(left, right);
  const {levels, shares, twinRate, isEitherTwin, communityBits, standInRows, isNearDateOnly} = comparer;
  return [levels.join(), shares.join(), twinRate, isEitherTwin, communityBits, standInRows, isNearDateOnly].join(' ');
}

function expectAlike(comparer: PairComparer, left: number, right: number): void {
  const [one, other] = [seen(comparer, left, right), seen(comparer, right, left)];
  // Asked only of those that differ: an "expect" costs more than the comparing.
  if (one !== other) expect(one).toBe(other);
}

const GIVEN =
  'Mohammed Muhammad Mohamed Khan Kahn Aisha Ayesha Aishah Maryam Marium Begum Sam Samuel Samantha M A Ann Anne'.split(
    ' ',
  );
const given = array(constantFrom(...GIVEN), {maxLength: 3}).map((words) => words.join(' '));
const family = array(constantFrom(...GIVEN, 'al', 'Baby', 'Hussain', 'Hussein'), {maxLength: 2}).map((words) =>
  words.join(' '),
);
const names = tuple(
  given,
  family,
  option(tuple(constantFrom<'former' | 'known-as'>('former', 'known-as'), given, family)),
).map(([first, last, other]): PersonName[] => [
  {use: 'recorded', given: first, family: last, title: ''},
  ...(other === null ? [] : [{use: other[0], given: other[1], family: other[2], title: ''}]),
]);
const PLACES = [
  null,
  ...[
    'Flat 2, 44 Rutland Close, London',
    '44 Rutland Close, London',
    'Flat 3, 44 Rutland Cl',
    'Rutland House, 44 Rutland Close',
    'Rutland House',
  ].flatMap((text) => [address(text, 'E7 8AJ'), address(text, null), address(text, '90210')]),
  address('Wren Hostel, 3 Low Road', 'E15 3QL'),
  address('London', null),
];
const described = record({
  names,
  birth: constantFrom<Mention['birth']>(
    null,
    born('2015-03-04'),
    born('2015-04-03'),
    born('2015-01-01'),
    {from: '2015-01-01', to: '2015-12-31', kind: 'partial'},
    {from: '2015-03-10', to: '2015-03-10', kind: 'expected'},
  ),
  sex: constantFrom<Mention['sex']>('female', 'male', 'unknown'),
  address: constantFrom(...PLACES),
  emails: subarray(['ann.example@example.org', 'an.example@example.org', 'khan@example.org']),
  phones: subarray(['07700 900001', '07700 900002']),
  identifiers: subarray([nhs(0), nhs(1), local('304117'), local('30417'), local('3041179'), local('P-101', 'police')]),
  lifeStage: constantFrom<Mention['lifeStage']>('unknown', 'child', 'adult', 'unborn'),
});

test('a pair compares alike from either side, whatever its rows say', () => {
  check(
    property(array(described, {minLength: 4, maxLength: 12}), (list) => {
      const mentions = list.map((item, index) => mention(`m${index}`, item));
      const comparer = comparerOf(mentions);
      for (let left = 0; left < mentions.length; left++)
        for (let right = 0; right < left; right++) expectAlike(comparer, left, right);
    }),
    {seed: 7, numRuns: 150},
  );
});

test('so do pairs of the committed borough', async () => {
  const {mentions} = await boroughRecords();
  const comparer = comparerOf(mentions);
  const byName = Map.groupBy(mentions.keys(), (row) => mentions[row]!.names[0]?.family.slice(0, 3).toUpperCase());
  const rng = createRng(5);
  let compared = 0;
  for (const rows of byName.values()) {
    for (let draw = 0; draw < Math.min(200, rows.length * rows.length); draw++) {
      const [left, right] = [rows[rng.int(rows.length)]!, rows[rng.int(rows.length)]!];
      if (left === right) continue;
      expectAlike(comparer, left, right);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(5000);
});
