import {expect, test} from 'vitest';
import type {Address} from '../../src/model/address.ts';
import type {Records} from '../../src/model/records.ts';
import type {Dwelling} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {shortestPath} from '../../src/network/around/paths.ts';
import {originWords, withheldDwellings} from '../../src/network/guard/protection.ts';
import {shownNetwork} from '../../src/network/guard/shown.ts';
import {address, mention, notification, records, resolve, stay} from '../support/records.ts';

const [ada, bo] = [mention('ada'), mention('bo')];
const at = (text: string, given: Partial<Address> = {}): Address => ({...address(text, null), ...given});
const lives = (who: typeof ada, where: Address, given: Parameters<typeof stay>[2] = {}) =>
  stay(who, where, {start: '2020-01-01', ...given});

/** Ids of what is withheld of these records; `about` says what their dwellings are known to be. */
function withheld(given: Partial<Records>, about: Record<string, Partial<Dwelling>> = {}): string[] {
  const all = records({mentions: [ada, bo], ...given});
  const resolved = resolve(all);
  const dwellings = resolved.dwellings.map((dwelling) => ({...dwelling, ...about[dwelling.id]}));
  return [...withheldDwellings(all, {...resolved, dwellings})].sort();
}

const HOME = '5 Quiet Court';
const SECRET = at(HOME, {protected: true});

test('an address that no record protects is withheld from nobody', () => {
  expect(withheld({mentions: [mention('ada', {address: at(HOME)})], stays: [lives(ada, at(HOME))]})).toEqual([]);
});

test.each<[string, Partial<Records>, Record<string, Partial<Dwelling>>?]>([
  ['a stay that is protected', {stays: [lives(ada, SECRET)]}],
  ['a mention whose address is protected', {mentions: [mention('ada', {address: SECRET})]}],
  ['a stay at a refuge', {stays: [lives(ada, at(HOME), {kind: 'refuge'})]}],
  ['a door known to be protected', {stays: [lives(ada, at(HOME))]}, {[HOME]: {protected: true}}],
  ['words that say refuge', {stays: [lives(ada, at(HOME))]}, {[HOME]: {label: 'Haven Refuge'}}],
])('%s is enough to withhold a dwelling', (_, given, about) => {
  expect(withheld(given, about)).toEqual([HOME]);
});

const NEAR = '6 Quiet Court';
const UNIT = 'NW1 2AA';
const beside = (secret: Partial<Records>): Partial<Records> => ({
  ...secret,
  stays: [...(secret.stays ?? []), lives(bo, at(NEAR)), lives(bo, at('1 High Street'))],
});
const others = {[NEAR]: {postcode: UNIT}, '1 High Street': {postcode: 'E1 6AN', building: 'B2'}};

test.each<[string, Partial<Records>, Record<string, Partial<Dwelling>>]>([
  ['its building', {stays: [lives(ada, SECRET)]}, {[HOME]: {building: 'B1'}, [NEAR]: {building: 'B1'}}],
  ['the postcode of its door', {stays: [lives(ada, SECRET)]}, {[HOME]: {postcode: UNIT}}],
  ['a postcode that a stay gives', {stays: [lives(ada, at(HOME, {protected: true, postcode: UNIT}))]}, {}],
  [
    'a postcode in the words of a mention',
    {mentions: [mention('ada', {address: at(`${HOME}, ${UNIT}`, {protected: true})}), bo]},
    {},
  ],
  [
    'a postcode that an incident gives, known to be there',
    {
      stays: [lives(ada, SECRET)],
      notifications: [notification('n', {place: at(HOME, {postcode: UNIT})})],
    },
    {},
  ],
  [
    'a postcode of an incident whose place is protected',
    {notifications: [notification('n', {place: at(HOME, {protected: true, postcode: UNIT})})]},
    {},
  ],
])('what %s leads to is withheld too, and nothing else', (_, secret, about) => {
  const found = withheld(beside(secret), {...others, ...about});
  expect(found).toContain(NEAR);
  expect(found).not.toContain('1 High Street');
});

test('an address that nobody protects takes nothing with it, nor does a code that stands for no place', () => {
  const [open, unknown] = [at('9 Open Road', {postcode: UNIT}), at(HOME, {protected: true, postcode: 'ZZ99 3VZ'})];
  const known = {[NEAR]: {postcode: UNIT}, '9 Open Road': {postcode: 'ZZ99 3VZ'}};
  expect(withheld(beside({stays: [lives(ada, open), lives(ada, unknown)]}), known)).toEqual([HOME]);
});

test('nobody is joined to anybody at an address that is withheld, and both are still known to have lived somewhere', () => {
  const all = records({mentions: [ada, bo], stays: [lives(ada, at(HOME)), lives(bo, at(HOME))]});
  const network = buildNetwork(all, resolve(all), {asOf: null});
  const shown = shownNetwork(network, new Set([HOME]));
  expect(shortestPath(network, 0, 1)).not.toBeNull();
  expect(shortestPath(shown, 0, 1)).toBeNull();
  expect(shown.stays.length).toBe(2);
});

test('neither who refers nor a file of theirs is told where its name says refuge', () => {
  for (const name of ['Rosewood Refuge', 'rosewood_refuge_BRE.csv', 'the-safe-house.xlsx', 'Safehouse North'])
    expect(originWords(name)).toBe('a specialist service');
  for (const name of ['police-child_BRE.csv', 'refugees_BRE.csv', 'School']) expect(originWords(name)).toBe(name);
});
