import {expect, test} from 'vitest';
import {LONDON_AUTHORITIES, londonAuthority} from '../../src/uk/authorities.ts';
import {
  ASSESSMENT_FACTORS,
  assessmentFactors,
  codeIn,
  PRIMARY_NEEDS,
  referralSource,
  withoutListLetter,
} from '../../src/uk/cin-codes.ts';

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
  expect(referralSource(raw)).toBe(code);
});

test('other lists read the same way', () => {
  expect(codeIn('b) N1: Abuse', PRIMARY_NEEDS)).toBe('N1');
  expect(withoutListLetter('b) Female')).toBe('Female');
  expect(ASSESSMENT_FACTORS['3B']).toBe('Domestic abuse: parent or carer');
});

test('several factors in one cell are told apart and unknown ones left out', () => {
  expect(assessmentFactors('3B,2b; 18C|99Z 3B')).toEqual(['3B', '2B', '18C']);
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
