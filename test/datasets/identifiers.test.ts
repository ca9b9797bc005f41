import {assert, integer, nat, property} from 'fast-check';
import {expect, test} from 'vitest';
import {cro, dramaPhone, nhsCheck, nhsNumbers, pnc, upn, upnLetter} from '../../datasets/world/identifiers.ts';

test('NHS numbers have a valid check digit, lie in the range 999 and do not repeat', () => {
  const numbers = nhsNumbers();
  const seen = new Set<string>();
  for (let i = 0; i < 20_000; i++) {
    const number = numbers.next().value;
    seen.add(number);
    if (nhsCheck(number.slice(0, 9)) !== Number(number[9])) expect.fail(number);
  }
  expect(seen.size).toBe(20_000);
  expect([...seen].filter((number) => !number.startsWith('999'))).toEqual([]);
});

test('check letters agree with published numbers', () => {
  expect(nhsCheck('943476591')).toBe(9);
  expect(nhsCheck('654100323')).toBe(8);
  expect(upnLetter('950000178301')).toBe('A');
  expect(upnLetter('243278544154')).toBe('H');
  expect(pnc(1981, 34)).toBe('1981/0000034U');
  expect(pnc(2002, 73_319)).toBe('2002/0073319Z');
  expect(cro(1991, 65_656)).toBe('065656/91H');
});

test('a UPN is a letter and twelve digits', () => {
  assert(
    property(nat(2_000_000), integer({min: 2000, max: 2030}), (serial, year) =>
      /^[A-Z]\d{12}$/.test(upn('304', year, serial)),
    ),
  );
});

test('telephone numbers lie in the ranges kept for drama', () => {
  const drama =
    /^(07700900|02079460|011[345678]4960|01214960|01314960|01414960|01514960|01614960|01914980|01632960|02896496|02920180)\d{3}$/;
  assert(property(nat(10_000_000), (serial) => drama.test(dramaPhone(serial))));
  expect(new Set(Array.from({length: 17_000}, (_, serial) => dramaPhone(serial))).size).toBe(17_000);
});
