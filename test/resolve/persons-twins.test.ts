import {describe, expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {Clusters} from '../../src/resolve/link/decide/clusters.ts';
import {weakRows} from '../../src/resolve/link/decide/decide.ts';
import {areNear} from '../../src/resolve/link/decide/entered-together.ts';
import {HOLD_REASONS} from '../../src/resolve/link/decide/hold-reasons.ts';
import {PairComparer} from '../../src/resolve/link/compare/pair-comparer.ts';
import {PairWeigher} from '../../src/resolve/link/weigh/pair-weigher.ts';
import {readColumns} from '../../src/resolve/link/columns/read-columns.ts';
import {weightTerms} from '../../src/resolve/weight-terms.ts';
import {decide, expectSameResolution} from '../support/decided.ts';
import {amongCrowd, CROWD, local, named, nhs, resolveMentions, TRAINED_LESS} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

const DAY = '2016-03-04';
const HOME = address('14 Acacia Road');

const child = (id: string, name: string, more: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), lifeStage: 'child', birth: born(DAY), sex: 'female', address: HOME, ...more});

const numbered = (...identifiers: Mention['identifiers'][number][]): Partial<Mention> => ({identifiers});
const tenant = (number: string): Partial<Mention> => numbered(local(number, 'housing:BRE'));

describe('two entries of a register at one door under numbers that were given out together', () => {
  test('are two people, whose names are those of twins wherever else they stand', () => {
    const mentions = [
      child('a1', 'Amy Shelton', tenant('9183')),
      child('b1', 'Amie Shelton', tenant('9184')),
      child('a2', 'Amy Shelton'),
      child('b2', 'Amie Shelton', numbered(nhs(0))),
    ];
    expect(amongCrowd(mentions).persons).toEqual(['a1 a2', 'b1 b2']);
  });

  test('are two by that alone, as is shown where the forename of one is not told', () => {
    const mentions = [child('a1', ' Appiah', tenant('13158')), child('b1', 'Kofi Appiah', tenant('13159'))];
    const {dwellings, dwellingOf} = resolveDwellings(mentions.map(({address: home}) => home));
    const columns = readColumns(mentions, dwellingOf, dwellings);
    const apart = new Clusters(columns, weakRows(columns), new Uint8Array(2)).reasonApart(0, 1);
    expect(HOLD_REASONS[apart]).toBe('ENTERED_TOGETHER');
    expect(amongCrowd(mentions).persons).toEqual(['a1', 'b1']);
  });

  test('are one where they call somebody by one name, be it shortened or turned about', () => {
    for (const other of ['Amy Grace Shelton', 'Shelton Amy']) {
      const mentions = [child('a1', 'Amy Shelton', tenant('9183')), child('a2', other, tenant('9184'))];
      expect(amongCrowd(mentions).persons).toEqual(['a1 a2']);
    }
  });
});

test('numbers are near by their last figures, all else equal, if they have enough of them', () => {
  expect(areNear('housing P-9183', 'housing P-9184')).toBe(true);
  expect(areNear('housing P-9199', 'housing P-9200')).toBe(true);
  expect(areNear('housing P-9183', 'housing P-9187')).toBe(false);
  expect(areNear('housing P-9183', 'housing P-9183')).toBe(false);
  expect(areNear('housing P-9183', 'housing Q-9184')).toBe(false);
  expect(areNear('housing P-83', 'housing P-84')).toBe(false);
  expect(areNear('housing 9183-1', 'housing 9184-1')).toBe(false);
});

test('one record that names two children side by side tells twins apart, though it has the birth date of one alone', () => {
  const beside = {group: 'row 1'};
  const mentions = [
    child('a1', 'Amy Shelton', beside),
    child('b1', 'Amie Shelton', {...beside, birth: null, address: null}),
    child('a2', 'Amy Shelton', numbered(nhs(0))),
    child('b2', 'Amie Shelton', numbered(local('512'))),
  ];
  const {persons} = amongCrowd(mentions);
  expect(persons.filter((one) => one.includes('a2'))).toEqual(['a1 a2']);
  expect(persons.filter((one) => one.includes('b2') && one.includes('a'))).toEqual([]);
});

describe('a record that tells no forename', () => {
  const phones = {phones: ['+447700900123']};
  const list = {register: 'roll 2023'};
  const untold = ['Unknown Shelton', 'ANON Shelton', ' Shelton', 'Baby Shelton'];

  test.each(untold)('is neither of two of one birth, the forename of one of whom a list does not know: %j', (name) => {
    const {persons, held} = amongCrowd([
      child('a1', 'Amy Shelton', {...list, ...phones}),
      child('a2', 'Amy Shelton', phones),
      child('b1', name, list),
      child('c1', ' Shelton', phones),
    ]);
    expect(persons).toEqual(['a1 a2', 'b1', 'c1']);
    expect(held).toContain('a1 a2 | c1: EITHER_TWIN');
  });

  test.each(untold)(
    'is neither of two children of their mother, though one of them shares more with it: %j',
    (name) => {
      const children = [
        child('a1', 'Amy Shelton', {...phones, ...numbered(nhs(0))}),
        child('b1', 'Grace Shelton', {address: null, ...numbered(nhs(1))}),
        child('c1', name, phones),
      ];
      const mothers = ['m1', 'm2', 'm3'].map((id) =>
        mention(id, {names: named('Ruth Shelton'), lifeStage: 'adult', birth: born('1988-02-03'), sex: 'female'}),
      );
      const ties = children.map((one, at) => tie(mothers[at]!, one, 'parent'));
      expect(amongCrowd([...children, ...mothers], ties).persons).toEqual(['a1', 'b1', 'c1', 'm1 m2 m3']);
    },
  );

  test.each(untold)('is whose number it has: %j', (name) => {
    const mentions = [
      child('a1', 'Amy Shelton', {...phones, ...numbered(nhs(0))}),
      child('b1', 'Grace Shelton', numbered(nhs(1))),
      child('c1', name, {...phones, ...numbered(nhs(1))}),
    ];
    expect(amongCrowd(mentions).persons).toEqual(['a1', 'b1 c1']);
  });

  test.each(untold)('is the only child of its birth date and home: %j', (name) => {
    const mentions = [child('a1', 'Amy Shelton', numbered(nhs(0))), child('c1', name)];
    expect(amongCrowd(mentions).persons).toEqual(['a1 c1']);
  });
});

test('"Anon" before a family name is the forename of a twin, not one that nobody told', () => {
  const mentions = [child('a1', 'Alexandru Ryan', {sex: 'male'}), child('b1', 'Anon Ryan', {sex: 'male'})];
  expect(amongCrowd(mentions).persons).toEqual(['a1', 'b1']);
});

test('a name that both of two twins bear is of neither where somebody slipped in the birth date', () => {
  const beside = {group: 'row 1'};
  const mentions = [
    child('a1', 'Adeyemi Emmanuel Obi', {...beside, ...numbered(nhs(0))}),
    child('b1', 'Ayoniyi Emmanuel Obi', {...beside, ...numbered(nhs(1))}),
    child('c1', 'Emmanuel Obi', {birth: born('2015-03-04')}),
    child('c2', 'Emmanuel Obi'),
  ];
  expect(amongCrowd(mentions).persons).toEqual(['a1', 'b1', 'c1', 'c2']);
});

test('a name without a birth date is that of the twin who bears it, not of the other', () => {
  const police = (number: string): Mention['identifiers'][number] => local(number, 'police:BRE');
  const mentions = [
    child('a1', 'Aisha Murugan', numbered(nhs(1), police('51193'))),
    child('b1', 'Aishah Murugan', numbered(nhs(2))),
    child('x1', 'Aisha Murugan', {birth: null, ...numbered(police('61546'))}),
  ];
  expect(amongCrowd(mentions).persons).toEqual(['a1', 'b1', 'x1']);
});

test('twins of a family name of two words are told apart where a record has another word of it', () => {
  const beside = {group: 'row 1'};
  const mentions = [
    child('a1', 'Katy Brown', {...beside, names: named('Katy Brown')}),
    child('b1', 'Katiie Brown', {
      ...beside,
      names: [{use: 'recorded', title: '', given: 'Katiie', family: 'Brown Harrison'}],
    }),
    child('a2', 'Katy', {names: [{use: 'recorded', title: '', given: 'Katy', family: 'Brown Harrison'}]}),
    child('b2', 'Katiie Harrison'),
  ];
  expect(amongCrowd(mentions).persons).toEqual(['a1 a2', 'b1 b2']);
});

describe('names of forenames that several bear', () => {
  test('tell nobody apart, nor do they hide who is told by a later one', () => {
    const twins = [
      child('a1', 'Mohammed Faruk Miah', {sex: 'male', ...numbered(nhs(0))}),
      child('b1', 'Mohammed Rafiq Miah', {sex: 'male', ...numbered(nhs(1))}),
    ];
    const list = [
      child('a2', 'Mohammad Faruk Miah', {sex: 'male', register: 'roll 2023'}),
      child('b2', 'Mohammed Rafiq Miah', {sex: 'male', register: 'roll 2023'}),
    ];
    const {persons} = amongCrowd([...twins, ...list]);
    expect(persons.filter((one) => one.includes('a') && one.includes('b'))).toEqual([]);
    expect(persons).toContain('b1 b2');
  });
});

describe('a name is of both twins', () => {
  const list = {register: 'roll 2023'};
  const twins = [
    child('a1', 'Ayolola Elizabeth Fashola', {...list, ...numbered(nhs(0))}),
    child('b1', 'Ayololah Fashola', list),
  ];

  test('where the other bears it in any of her records', () => {
    const mentions = [
      ...twins,
      child('b2', 'Ayololah Elizabeth Fashola', numbered(nhs(1))),
      child('c1', 'Elizabeth Fashola'),
    ];
    expect(amongCrowd(mentions).persons).toEqual(['a1', 'b1 b2', 'c1']);
  });

  test('where two national numbers have the one name, though a list calls them by two', () => {
    const mentions = [
      child('a1', 'Chantelle Randhawa', list),
      child('b1', 'Chantele Randhawa', list),
      child('c1', 'Chantele Randhawa', numbered(nhs(0))),
      child('d1', 'Chantele Randhawa', numbered(nhs(1))),
    ];
    expect(amongCrowd(mentions).persons).toEqual(['a1', 'b1', 'c1', 'd1']);
  });

  describe('whom a list tells apart by later forenames alone', () => {
    const [isla, olivia] = [
      child('a1', 'Ruby Isla Penley', {...list, ...numbered(nhs(0))}),
      child('b1', 'Ruby Olivia Penley', {...list, ...numbered(nhs(1))}),
    ];
    const alone = child('c1', 'Ruby Penley', numbered(local('W1', 'school:NEW')));

    test('so that the first name alone is put to neither, and a later one or a number tells whose record it is', () => {
      const mentions = [
        isla,
        olivia,
        alone,
        child('a2', 'Ruby Isla Penley'),
        child('b2', 'Ruby Penley', numbered(nhs(1))),
      ];
      expect(amongCrowd(mentions).persons).toEqual(['a1 a2', 'b1 b2', 'c1']);
    });

    test('as it is where the list knows no later forename, and has the two under two national numbers', () => {
      const [one, other] = [0, 1].map((at) => child(`${'ab'[at]}1`, 'Ruby Penley', {...list, ...numbered(nhs(at))}));
      expect(amongCrowd([one!, other!, alone]).persons).toEqual(['a1', 'b1', 'c1']);
    });

    test('but one child whom a list has twice, once with a later forename, is no twin', () => {
      const again = child('b1', 'Ruby Penley', list);
      expect(amongCrowd([isla, again, child('a2', 'Ruby Isla Penley')]).persons).toContain('a1 a2');
    });
  });
});

describe('an unborn child', () => {
  const mother = (at: number): Mention =>
    mention(`m${at}`, {
      names: named('Ama Boateng'),
      birth: born('1990-02-03'),
      sex: 'female',
      lifeStage: 'adult',
      group: `row ${at}`,
      identifiers: [nhs(9)],
    });
  const mothers = [mother(1), mother(2)];
  const unborn = mention('u1', {
    names: named('Unborn Boateng'),
    lifeStage: 'unborn',
    birth: {from: '2016-03-10', to: '2016-03-10', kind: 'expected'},
    asAt: '2015-12-01',
    group: 'row 1',
  });
  const named1 = child('a1', 'Kofi Mensah', {group: 'row 2', sex: 'male', ...numbered(nhs(0))});
  const ties = [tie(mothers[0]!, unborn, 'parent'), tie(mothers[1]!, named1, 'parent')];
  const other = child('b1', 'Yaw Mensah', {sex: 'male', ...numbered(nhs(1))});

  test('is the one child of the mother that was born then', () => {
    expect(amongCrowd([...mothers, unborn, named1], ties).persons).toContain('a1 u1');
  });

  test('may be either of two children of one birth at one door, though one alone stands beside the mother', () => {
    const {persons, held} = amongCrowd([...mothers, unborn, named1, other], ties);
    expect(persons).toContain('u1');
    expect(held).toContain('a1 | u1: EITHER_TWIN');
  });

  test('is the child with the number of another child, which is no twin while nobody calls it otherwise', () => {
    const again = child('b1', 'Kofi Mensah', {sex: 'male', ...numbered(nhs(1))});
    expect(amongCrowd([...mothers, unborn, named1, again], ties).persons).toContain('a1 u1');
  });

  test('is decided on anew by a run that follows where the other child came, went or moved', () => {
    const all = [...CROWD, ...mothers, unborn, named1];
    const states = [all, [...all, other], [...all, {...other, address: address('3 Elm Road', 'NW9 8AA')}]];
    const {model} = decide({mentions: all, ties}, TRAINED_LESS, null, null);
    for (const before of states)
      for (const now of states) {
        const {table} = decide({mentions: before, ties}, TRAINED_LESS, model, null);
        const followed = decide({mentions: now, ties}, TRAINED_LESS, model, table);
        expectSameResolution(followed.resolution, decide({mentions: now, ties}, TRAINED_LESS, model, null).resolution);
      }
  });
});

test('an explanation says in words that two forenames are told apart, and that a name is that of both', () => {
  const beside = {group: 'row 1'};
  const mentions = [
    ...CROWD,
    child('a1', 'Amy Evie Shelton', beside),
    child('b1', 'Amie Evie Shelton', beside),
    child('b2', 'Amie Shelton'),
    child('c1', 'Evie Shelton'),
  ];
  const {model, table} = resolveMentions(mentions);
  const comparer = new PairComparer(table.columns, table.terms);
  comparer.setTwins(table.twins);
  const textsOf = (left: string, right: string): string[] => {
    const ids = mentions.map(({id}) => id).sort();
    comparer.compare(ids.indexOf(left), ids.indexOf(right));
    return weightTerms(new PairWeigher(model), comparer).map(({text}) => text);
  };
  expect(textsOf('a1', 'b2')).toContain('records tell two children of one birth apart by these two forenames');
  expect(textsOf('a1', 'c1')).toContain(
    'this name is that of both of two children of one birth, and may stand for either',
  );
  expect(textsOf('b1', 'b2').join()).not.toContain('children of one birth');
});
