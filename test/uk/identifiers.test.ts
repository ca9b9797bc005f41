import {assert as check, integer, nat, property} from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cro} from '../../src/uk/numbers/cro.ts';
import {email} from '../../src/uk/numbers/email.ts';
import {nhsCheckDigit, nhsNumber} from '../../src/uk/numbers/nhs-number.ts';
import {niNumber} from '../../src/uk/numbers/ni-number.ts';
import {pnc} from '../../src/uk/numbers/pnc.ts';
import {telephone, telephoneTexts} from '../../src/uk/numbers/telephone.ts';
import {upn, upnCheckLetter} from '../../src/uk/numbers/upn.ts';
import {uprn} from '../../src/uk/numbers/uprn.ts';
import {vehicle} from '../../src/uk/numbers/vehicle.ts';

describe('NHS number', () => {
  test.each([
    ['943 476 5919', '9434765919'],
    ['654-100-3238', '6541003238'],
    ['9990000018.0', nhsCheckDigit('999000001') === 8 ? '9990000018' : null],
    ['943 476 5918', null],
    ['9999999999', null],
    ['0000000000', null],
    ['n/a', null],
    ['', null],
    ['94347659190', null],
  ])('%j reads as %j', (raw, expected) => {
    expect(nhsNumber(raw)).toBe(expected);
  });

  test('a change of any one digit, or two neighbours swapped, is refused', () => {
    const number = integer({min: 999000000, max: 999999998})
      .map(String)
      .filter((nine) => nhsCheckDigit(nine) < 10)
      .map((nine) => nine + String(nhsCheckDigit(nine)));
    check(
      property(number, nat(9), integer({min: 1, max: 9}), (valid, at, by) => {
        expect(nhsNumber(valid)).toBe(valid);
        const digit = String((Number(valid[at]) + by) % 10);
        expect(nhsNumber(valid.slice(0, at) + digit + valid.slice(at + 1))).toBe(null);
        const swapped = valid.slice(0, 8) + valid[9]! + valid[8]!;
        if (swapped !== valid) expect(nhsNumber(swapped)).toBe(null);
      }),
    );
  });
});

describe('UPN', () => {
  test.each([
    ['A950000178301', 'A950000178301'],
    ['h2432 7854 4154', 'H243278544154'],
    ['R247962919251', null],
    ['X428558133462', null],
    ['UN1', null],
  ])('%j reads as %j', (raw, expected) => {
    expect(upn(raw)).toBe(expected);
  });

  test('a temporary number ends in a letter', () => {
    const body = '30412345678A';
    expect(upn(upnCheckLetter(body) + body)).toBe(upnCheckLetter(body) + body);
  });
});

describe('police numbers', () => {
  test.each([
    ['81/34U', '1981/0000034U'],
    ['02/73319Z', '2002/0073319Z'],
    ['2002/0073319z', '2002/0073319Z'],
    ['20020073319Z', '2002/0073319Z'],
    ['02/73319A', null],
    ['', null],
  ])('PNC %j reads as %j', (raw, expected) => {
    expect(pnc(raw)).toBe(expected);
  });

  test.each([
    ['065656/91H', '065656/91H'],
    ['65656/91H', '065656/91H'],
    ['SF05/482703J', 'SF05/482703J'],
    ['065656/91J', null],
  ])('CRO %j reads as %j', (raw, expected) => {
    expect(cro(raw)).toBe(expected);
  });
});

test.each([
  ['10090200342', '10090200342'],
  ['200000469056.0', '200000469056'],
  ['000010090200342', '10090200342'],
  ['-1', null],
  ['1.0', null],
  ['0', null],
  ['', null],
  ['1234567890123', null],
])('UPRN %j reads as %j', (raw, expected) => {
  expect(uprn(raw)).toBe(expected);
});

test.each([
  ['AB 12 34 56 C', 'AB123456C'],
  ['ab123456', 'AB123456'],
  ['GB123456A', null],
  ['DA123456A', null],
  ['AO123456A', null],
  ['AB000000A', null],
])('National Insurance number %j reads as %j', (raw, expected) => {
  expect(niNumber(raw)).toBe(expected);
});

test.each([
  ['H: 020 7946 0123 M: 07700 900123', ['020 7946 0123', '07700 900123']],
  ['07700900123 020 7946 0123', ['07700900123', '020 7946 0123']],
  ['07700 900123 (mum) or 0044 7700 900456; N/K', ['07700 900123 (mum)', '0044 7700 900456']],
  ['07700 900123 do not leave messages', ['07700 900123 do not leave messages']],
  ['(020) 7946 0123 ext 12', ['(020) 7946 0123 ext 12']],
  ['n/a', ['n/a']],
])('a cell of telephones %j holds %j', (raw, expected) => {
  expect(telephoneTexts(raw)).toEqual(expected);
});

test.each([
  ['07700 900123', '+447700900123'],
  ['7700900123.0', '+447700900123'],
  ['+44 (0)7700 900123', '+447700900123'],
  ['0044 7700 900123', '+447700900123'],
  ['447700900123', '+447700900123'],
  ['(020) 7946 0123 ext 12', '+442079460123'],
  ['unknown / 020 7946 0123', '+442079460123'],
  ['+353 1 496 0123', '+35314960123'],
  ["mum's mobile 07700 900123 (after 6pm)", '+447700900123'],
  ['07700 900123 2pm-6pm, text only', '+447700900123'],
  ['00000', null],
  ['07000000000', null],
  ['07123456789', null],
  ['01234567890', null],
  ['00000000000', null],
  ['n/a', null],
  ['12', null],
  ['27/10/2022 06:45:00 PM', null],
  ['2022-10-27 18:45', null],
  ['13-Oct-2021 10:00', null],
  ['07700 900123 (27/10/2022 06:45)', '+447700900123'],
])('telephone %j reads as %j', (raw, expected) => {
  expect(telephone(raw)).toBe(expected);
});

test.each([
  ['Ada.Test@Example.org ', 'ada.test@example.org'],
  ['Ada <ada@example.org>', 'ada@example.org'],
  ['none@none.com', null],
  ['no email', null],
])('e-mail %j reads as %j', (raw, expected) => {
  expect(email(raw)).toBe(expected);
});

test.each([
  ['ab12 cde', 'AB12CDE'],
  ['ABI2 CDE', 'AB12CDE'],
  ['AB1O CDE', 'AB10CDE'],
  ['A123 BCD', 'A123BCD'],
  ['unknown', null],
])('vehicle mark %j reads as %j', (raw, expected) => {
  expect(vehicle(raw)).toBe(expected);
});
