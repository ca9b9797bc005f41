import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import type {Inquiry} from '../../src/questions/inquiry.ts';
import {ask, inquire, workOut} from '../support/inquiry.ts';
import {QUICK_CONFIG} from '../support/judging.ts';

/** The folder of public data sets of other makers; without it these tests are skipped. */
const POLE = join(process.env['RINGFENCE_DATA'] ?? '', 'pole');

describe.skipIf(!existsSync(POLE))('the published answers of POLE (set RINGFENCE_DATA to the folder of data)', () => {
  let inquiry: Inquiry;
  const personNamed = (name: string): unknown => ask(inquiry, 'people-named', {name})[0]!['person'];

  beforeAll(async () => {
    inquiry = inquire(await workOut(POLE, QUICK_CONFIG));
  });

  test('the persons of the export are the persons of the workspace', () => {
    expect(inquiry.resolved.persons).toHaveLength(369);
  });

  test('people without a crime who know many with one', () => {
    const rows = ask(inquiry, 'knows-involved');
    expect(rows.slice(0, 4).map(({name, known}) => [name, known])).toEqual([
      ['Anne Freeman', 8],
      ['Bonnie Gilbert', 7],
      ['Ashley Robertson', 5],
      ['Kathy Wheeler', 3],
    ]);
    expect(rows.filter(({known}) => known === 2).length).toBeGreaterThan(1);
    expect(rows[4]!['known']).toBe(2);
  });

  test('the same through a member of the family', () => {
    const rows = ask(inquiry, 'knows-involved', {through: 'parent,sibling'});
    expect(rows.slice(0, 6).map(({known}) => known)).toEqual([7, 2, 2, 2, 2, 1]);
    expect([rows[0]!['name'], rows[0]!['age']]).toEqual(['Kimberly Alexander', '12-13']);
  });

  test('the shortest path over acquaintance and family', () => {
    const rows = ask(inquiry, 'shortest-paths', {
      from: personNamed('Jack Powell'),
      to: personNamed('Raymond Walker'),
      roles: '',
      stays: '',
    });
    expect(rows.filter(({path}) => path === 1)).toHaveLength(3);
    for (const {path, step, from} of rows) {
      const before = rows.find((row) => row['path'] === path && row['step'] === Number(step) - 1);
      if (before !== undefined) expect(from).toBe(before['to']);
    }
  });

  test('368 people live at 298 addresses, 51 of them shared', () => {
    const rows = ask(inquiry, 'homes');
    expect(rows).toHaveLength(298);
    expect(rows.reduce((sum, {people}) => sum + Number(people), 0)).toBe(368);
    expect(ask(inquiry, 'homes', {min: 2})).toHaveLength(51);
  });

  test('two full names are borne by two people', () => {
    expect(ask(inquiry, 'namesakes').map(({name, people}) => [name, people])).toEqual([
      ['Andrea George', 2],
      ['Anne Rice', 2],
    ]);
  });
});
