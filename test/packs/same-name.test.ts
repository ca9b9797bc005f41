import {expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import {sameName} from '../../src/packs/same-name.ts';
import type {PersonIndex} from '../../src/resolve/lookup/person-index.ts';

test('neither a list of namesakes nor its count tells of somebody whom an adoption parts from who was found', () => {
  const ids = Array.from({length: 30}, (_, at) => `P${at}`);
  const index = {
    namesakes: () => ids.map((person) => ({person, birth: 'open'})),
  } as unknown as PersonIndex;
  const isSealed = (parted: string) => (left: string, right: string) => left === parted && right === 'found';
  for (const parted of ['P3', 'P27']) {
    const {count, people} = sameName(index, {} as Mention, ['found'], isSealed(parted));
    expect([parted, count]).toEqual([parted, 29]);
    expect(people.map(({person}) => person)).toEqual(ids.filter((id) => id !== parted).slice(0, 20));
  }
});
