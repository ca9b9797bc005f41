import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {PERSON_DEFAULTS, resolvePersons} from '../../src/resolve/persons.ts';
import {mention, records} from '../support/records.ts';

/** Rows of an export that name a person by its key and nothing else, so that most pairs that share a key are one person. */
test('rows that share nothing but the key of one register are one person each, and names are not needed', () => {
  const keys = Array.from({length: 60}, (_, key) => key);
  const mentions = keys.flatMap((key) =>
    Array.from({length: 8}, (_, at) =>
      mention(`k${key}.${at}`, {
        names: at === 0 ? [{use: 'recorded', given: `Given${key}`, family: `Family${key}`, title: ''}] : [],
        identifiers: [{kind: 'local', value: String(key), scope: 'register'}],
      }),
    ),
  );
  const given = records({mentions}).mentions;
  const {persons} = resolvePersons(
    {mentions: given, ties: [], dwellingOf: new Int32Array(given.length).fill(-1), dwellings: []},
    PERSON_DEFAULTS,
    QUIET,
  );
  const keysOf = ({mentions: own}: {mentions: string[]}): string[] => [...new Set(own.map((id) => id.split('.')[0]!))];
  expect(persons).toHaveLength(keys.length);
  expect(persons.every((person) => keysOf(person).length === 1 && person.mentions.length === 8)).toBe(true);
});
