import {expect, test} from 'vitest';
import {LONDON_AUTHORITIES, londonAuthority} from '../../src/uk/authorities.ts';
import {referralSourceIn} from '../../src/uk/numbers/cin-codes.ts';

test.each([
  ['q) 6: Police', '6'],
  ['6', '6'],
  ['6.0', '6'],
  ['k) 3E: A&E', '3E'],
  ['1a - family', '1A'],
  ['10', '10'],
  ['Police', '6'],
  ['Nobody', null],
  ['', null],
])('referral source %j is %j', (raw, code) => {
  expect(referralSourceIn(raw)).toBe(code);
});

test('London has 33 authorities, known by letters, number and name', () => {
  expect(Object.keys(LONDON_AUTHORITIES)).toHaveLength(33);
  expect(londonAuthority('bre')).toBe('BRE');
  expect(londonAuthority('304')).toBe('BRE');
  expect(londonAuthority('London Borough of Hammersmith & Fulham')).toBe('HAF');
  expect(londonAuthority('City of Westminster')).toBe('WES');
  expect(londonAuthority('City of London')).toBe('CIT');
  expect(londonAuthority('Leeds')).toBe(null);
});
