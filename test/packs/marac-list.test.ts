import {describe, expect, test} from 'vitest';
import type {RawRow} from '../../src/feeds/readers/table.ts';
import {askedCase} from '../../src/packs/marac/list/asked-case.ts';
import {listColumns} from '../../src/packs/marac/list/columns.ts';
import {settler} from '../../src/packs/marac/list/settle.ts';
import type {LookupAnswer} from '../../src/resolve/lookup/lookup-answer.ts';
import {inquireInto} from '../support/inquiry.ts';
import {named} from '../support/persons.ts';
import {born, involve, mention, notification, records} from '../support/records.ts';

const columnsOf = (...headings: string[]) => listColumns('cases.csv', headings);

describe('the columns of a list of cases', () => {
  test.each([
    ['Victim', 'victim', 'name'],
    ["Victim's Name", 'victim', 'name'],
    ['Name of victim', 'victim', 'name'],
    ['Survivor DOB', 'victim', 'born'],
    ['victim_id', 'victim', 'name'],
    ['Perp DOB', 'perpetrator', 'born'],
    ['Alleged Perpetrator Surname', 'perpetrator', 'family'],
    ['Suspect First Name', 'perpetrator', 'given'],
    ['Perpetrator PNC ID', 'perpetrator', 'pnc'],
    ['Victim NHS Number', 'victim', 'nhs'],
  ] as const)('%s is of the %s, the %s', (heading, part, field) => {
    expect(columnsOf(heading).parts[part]).toEqual({[field]: 0});
  });

  test('a reference is kept, and what says nothing of who is meant is told', () => {
    const {reference, unread} = columnsOf('MARAC Case No', 'Victim', 'Referring agency', 'Victim occupation');
    expect(reference).toBe(0);
    expect(unread).toEqual(['Referring agency', 'Victim occupation']);
  });

  test('a list that names nobody, or one thing twice, is refused by its headings', () => {
    expect(() => columnsOf('Name', 'DOB')).toThrow(/no column tells who is meant.*it has: Name, DOB/s);
    expect(() => columnsOf('Victim DOB', 'Date of birth of victim', 'Victim born')).toThrow(
      /Victim DOB and Date of birth of victim both hold the born of the victim/,
    );
    // A file without a header has people where its headings should be: they are not repeated.
    expect(() => columnsOf('Amina Khan', '09/03/1985')).toThrow(/no header/);
  });
});

const adult = (id: string, name: string, day: string) =>
  mention(id, {names: named(name), birth: born(day), lifeStage: 'adult'});
const him = adult('him', 'Sam Osei', '1985-05-05');
const her = adult('her', 'Rosa Farah', '1987-07-07');
const namesake = adult('namesake', 'Rosa Farah', '1999-09-09');
const referral = notification('n1', {eventAt: '2022-04-01', kind: 'marac-referral'});
const inquiry = inquireInto(
  records({
    mentions: [him, her, namesake],
    notifications: [referral],
    involvements: [involve(referral, him, 'suspect'), involve(referral, her, 'victim')],
  }),
);

describe('a row of a list', () => {
  const headings = ['Case', 'Victim', 'Victim DOB', 'Perpetrator', 'Perp DOB'];
  const rowOf = (...cells: string[]): RawRow => ({row: 1, cells, raw: '', fault: null});
  const NOBODY: LookupAnswer = {
    decision: 'new',
    person: null,
    reason: null,
    alsoJoins: [],
    candidates: [],
    compared: 0,
  };
  /** Joins whoever is named with their birth date, as a lookup does. */
  const settle = settler({
    inquiry,
    lookup: ({names, birth}) => {
      const found = [him, her, namesake].find(
        (one) => one.names[0]!.family === names[0]?.family.replace('FARAH', 'Farah') && one.birth!.from === birth?.from,
      );
      return found === undefined ? NOBODY : {...NOBODY, decision: 'join', person: found.id};
    },
    successors: () => [],
  });
  const ask = (...cells: string[]) => settle(askedCase(rowOf(...cells), columnsOf(...headings), headings)!);
  const CASE = {found: {suspect: inquiry.personAt('him'), victim: inquiry.personAt('her')}};
  const whyOf = (...cells: string[]): string => (ask(...cells) as {why: string}).why;

  test('is its case where both are known by name and birth date, or one of them is', () => {
    expect(ask('1', 'FARAH, Rosa', '07/07/1987', 'Sam Osei', '1985-05-05')).toMatchObject(CASE);
    expect(ask('1', 'Rosa Farah', '7 Jul 1987', '', '')).toMatchObject(CASE);
    expect(ask('1', '', '', 'Sam Osei', '05/05/1985')).toMatchObject(CASE);
  });

  test('takes nobody for somebody on a name alone, and says whom records name beside the other', () => {
    expect(whyOf('1', 'Rosa Farah', '', 'Sam Osei', '05/05/1985')).toBe(
      'The victim: the name is known, and what stands beside it does not suffice. It may be Rosa Farah (her) born 1987-07-07, whom records name beside the other of this row; or Rosa Farah (namesake) born 1999-09-09. Write the id.',
    );
  });

  test('has no case where nothing is recorded between the two, or both are one person', () => {
    expect(whyOf('1', 'Rosa Farah', '09/09/1999', 'Sam Osei', '05/05/1985')).toContain(
      'No record names Sam Osei (him) as suspect of harm to Rosa Farah (namesake).',
    );
    expect(whyOf('1', 'Sam Osei', '05/05/1985', 'Sam Osei', '05/05/1985')).toContain('one person of the records');
    expect(whyOf('1', 'Rosa Farah', '09/09/1999', '', '')).toContain('No MARAC referral names Rosa Farah (namesake)');
  });

  test('is told by column and without its contents where it cannot be read', () => {
    expect(whyOf('1', 'Rosa Farah', '31/02/1987', 'Sam Osei', '05/05/1985')).toMatch(/^Victim DOB: no date/);
    expect(whyOf('1', 'Rosa Farah', '31/02/1987', 'Sam Osei', '05/05/1985')).not.toContain('31/02');
    expect(whyOf('1', '', '', '', '')).toContain('The row names nobody');
    expect(whyOf('1', 'Ada Test', '01/02/1990', 'Sam Osei', '05/05/1985')).toContain('nobody known comes near');
  });

  test('of blank cells is none', () => {
    expect(askedCase(rowOf('', ' ', '', '', ''), columnsOf(...headings), headings)).toBeNull();
  });
});
