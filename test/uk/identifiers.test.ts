import {expect, test} from 'vitest';
import {cro, nhsNumber, pnc, upn, uprn} from '../../src/uk/identifiers.ts';

test('an NHS number is ten digits with a right check digit, however it is spaced', () => {
  expect(nhsNumber('943 476 5919')).toBe('9434765919');
  expect(nhsNumber('654-100-3238')).toBe('6541003238');
  expect(nhsNumber('9434765919.0')).toBe('9434765919');
  expect(nhsNumber('943 476 5918')).toBeNull();
  expect(nhsNumber('0000000000')).toBeNull();
  expect(nhsNumber('NK')).toBeNull();
});

test('a unique pupil number is checked by its letter', () => {
  expect(upn('A950000178301')).toBe('A950000178301');
  expect(upn('h243278544154')).toBe('H243278544154');
  expect(upn('R247962919251')).toBeNull();
  expect(upn('X428558133462')).toBeNull();
});

test('a PNC id is written with four digits of the year and seven of the serial', () => {
  expect(pnc('81/34U')).toBe('1981/0000034U');
  expect(pnc('02/73319Z')).toBe('2002/0073319Z');
  expect(pnc('81/34V')).toBeNull();
});

test('a CRO number is checked by its letter in both of its forms', () => {
  expect(cro('065656/91H')).toBe('065656/91H');
  expect(cro('SF05/482703J')).toBe('SF05/482703J');
  expect(cro('065656/91J')).toBeNull();
});

test('stand-ins for a UPRN are none', () => {
  expect(['-1', '1.0', '0', '', '1'].map(uprn)).toEqual([null, null, null, null, null]);
  expect(uprn('10090200342')).toBe('10090200342');
});
