import {expect, test} from 'vitest';
import {withheldDwellings} from '../../src/network/protection.ts';
import {address, mention, records, resolve, stay} from '../support/records.ts';

test('a protected address is withheld, and so is what would lead to it', () => {
  const [a, b] = [mention('a'), mention('b')];
  const at = (text: string, postcode: string | null) => address(text, postcode);
  const given = records({
    mentions: [a, b, mention('c', {address: {...at('9 Secret Row, NW1 7ZZ', null), protected: true}})],
    stays: [
      stay(a, {...at('5 Quiet Court', 'NW1 2AA'), protected: true}, {start: '2020-01-01'}),
      stay(b, at('Quiet Court', 'NW1 2AA'), {start: '2020-01-01'}),
      stay(b, at('6 Quiet Court', null), {start: '2020-02-01'}),
      stay(b, at('37 Gladstone Road', 'NW10 9GZ'), {start: '2020-03-01', kind: 'refuge'}),
      stay(b, at('Haven Refuge', null), {start: '2020-04-01'}),
      stay(b, at('1 High Street', 'E1 6AN'), {start: '2020-05-01'}),
      stay(b, at('8 Secret Row', 'NW1 7ZZ'), {start: '2020-06-01'}),
    ],
  });
  const resolved = resolve(given);
  const dwellings = resolved.dwellings.map((dwelling) => ({
    ...dwelling,
    protected: dwelling.id.startsWith('5 Quiet'),
    building: / Quiet Court/.test(dwelling.id) ? 'B1' : null,
    postcode: {'Quiet Court': 'NW1 2AA', '1 High Street': 'E1 6AN', '8 Secret Row': 'NW1 7ZZ'}[dwelling.id] ?? null,
  }));
  const withheld = withheldDwellings(given, {...resolved, dwellings});
  const shown = dwellings.map(({id}) => id).filter((id) => !withheld.has(id));
  expect(shown).toEqual(['1 High Street']);
});
