import {expect, test} from 'vitest';
import type {Address} from '../../../src/model/address.ts';
import {placeDoorsByPersons} from '../../../src/resolve/dwellings/persons.ts';
import {resolveDwellings} from '../../../src/resolve/dwellings/dwellings.ts';
import {involve, mention, notification, records, stay} from '../../support/records.ts';

const at = (text: string): Address => ({
  text: `${text}, 12 High Road`,
  postcode: 'NW10 1AA',
  uprn: null,
  protected: false,
});
const HOUSE = {...at(''), text: '12 High Road'};
const FLATS = ['Flat 1', 'Flat 2', 'Flat 3'].map(at);

/** Labels of the dwellings of mentions, stays and notifications; persons by mention, in order of mention. */
function labels(of: ReturnType<typeof records>, persons: number[]): string[] {
  const {dwellings, dwellingOf, isDoorless} = resolveDwellings([
    ...of.mentions.map(({address}) => address),
    ...of.stays.map(({address}) => address),
    ...of.notifications.map(({place}) => place),
  ]);
  const doors = placeDoorsByPersons(of, Int32Array.from(persons), dwellings, isDoorless, dwellingOf);
  return Array.from(doors, (dwelling) => dwellings[dwelling]?.label.replace(', NW10 1AA', '') ?? '');
}

/** Mentions of strangers, one in each flat, so that the house is known to have several. */
const strangers = FLATS.map((address, index) => mention(`z${index}`, {address}));
const STRANGERS = [90, 91, 92];

test('an address that leaves out the flat is the flat where its person is otherwise known', () => {
  const who = [mention('a', {address: FLATS[1]!}), mention('b', {address: HOUSE}), mention('c', {address: HOUSE})];
  const found = labels(records({mentions: [...who, ...strangers]}), [1, 1, 2, ...STRANGERS]);
  expect(found.slice(0, 3)).toEqual(['Flat 2, 12 High Road', 'Flat 2, 12 High Road', '12 High Road']);
});

test('a person known at two flats of the house says nothing, nor does an unresolved one', () => {
  const who = ['a', 'b', 'c'].map((id, index) => mention(id, {address: [FLATS[0]!, FLATS[1]!, HOUSE][index]!}));
  const of = records({mentions: [...who, ...strangers]});
  expect(labels(of, [1, 1, 1, ...STRANGERS])[2]).toBe('12 High Road');
  expect(labels(of, [1, -1, -1, ...STRANGERS])[2]).toBe('12 High Road');
});

test('stays and the place of a notification follow the persons in them', () => {
  const who = mention('a', {address: FLATS[2]!});
  const event = notification('n', {place: HOUSE});
  const found = labels(
    records({
      mentions: [who, ...strangers],
      stays: [stay(who, HOUSE)],
      notifications: [event],
      involvements: [involve(event, who, 'subject')],
    }),
    [1, ...STRANGERS],
  );
  expect(found.slice(-2)).toEqual(['Flat 3, 12 High Road', 'Flat 3, 12 High Road']);
});

test('where somebody was found says nothing of their door, nor is it taken for their own', () => {
  const [known, found] = [mention('a', {address: FLATS[0]!}), mention('b', {address: HOUSE})];
  const of = records({
    mentions: [known, found, ...strangers],
    stays: [stay(known, HOUSE, {kind: 'found-at'}), stay(found, FLATS[1]!, {kind: 'visited'})],
  });
  const shown = new Map(
    of.stays.map(({kind}, index) => [kind, labels(of, [1, 2, ...STRANGERS])[of.mentions.length + index]]),
  );
  expect(shown.get('found-at')).toBe('12 High Road');
  expect(labels(of, [1, 2, ...STRANGERS])[1]).toBe('12 High Road');
});
