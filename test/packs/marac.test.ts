import {beforeAll, describe, expect, test} from 'vitest';
import {PACK} from '../../src/packs/marac/between.ts';
import {openCase, type MaracCase} from '../../src/packs/marac/case.ts';
import {casesAbout, casesReferred} from '../../src/packs/marac/cases-about.ts';
import {contactSheet, researchSheet} from '../../src/packs/marac/handling.ts';
import {maracPack} from '../../src/packs/marac/pack.ts';
import type {Part, Sheet} from '../../src/packs/sheet.ts';
import {maracPairs} from '../../src/questions/adults/serial.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {personId} from '../../src/questions/people.ts';
import {boroughToday} from '../support/borough-view.ts';
import {inquireInto} from '../support/inquiry.ts';
import {named} from '../support/persons.ts';
import {address, born, involve, mention, notification, records, stay, tie} from '../support/records.ts';

const sheet = (parts: readonly Part[], id: string): Sheet =>
  parts.flatMap(({sheets}) => sheets).find((one) => one.id === id)!;
const HOME = address('12 Mill Lane', 'NW10 4CC');
const SAFE = {...address('3 Elm Road', 'NW9 8AA'), protected: true};

const adult = (id: string, name: string, phones: string[] = []) =>
  mention(id, {names: named(name), birth: born('1985-05-05'), lifeStage: 'adult', phones});
const him = adult('him', 'Sam Osei', ['07700900001']);
const her = adult('her', 'Rosa Farah', ['07700900001', '07700900002']);
const next = adult('next', 'Mina Tran');
const son = mention('son', {names: named('Idris Farah'), birth: born('2015-03-03'), lifeStage: 'child'});
const girl = mention('girl', {names: named('Zofia Tran'), birth: born('2018-03-03'), lifeStage: 'child'});
const report = (id: string, eventAt: string, kind: 'domestic-abuse' | 'marac-referral') =>
  notification(id, {eventAt, kind, reasons: kind === 'marac-referral' ? ['Visible high risk'] : []});
const reports = [
  report('n1', '2022-03-01', 'domestic-abuse'),
  report('n2', '2022-04-01', 'marac-referral'),
  report('n3', '2022-09-01', 'domestic-abuse'),
  report('n4', '2022-11-01', 'domestic-abuse'),
];
const elsewhere = report('n5', '2022-12-01', 'domestic-abuse');

const inquiry = inquireInto(
  records({
    mentions: [him, her, next, son, girl],
    notifications: [...reports, elsewhere],
    involvements: [
      ...reports.flatMap((one) => [involve(one, him, 'suspect'), involve(one, her, 'victim')]),
      involve(elsewhere, him, 'suspect'),
      involve(elsewhere, next, 'victim'),
    ],
    ties: [
      tie(her, son, 'parent'),
      tie(him, next, 'partner'),
      tie(next, girl, 'parent'),
      tie(him, girl, 'step-parent'),
    ],
    stays: [
      stay(him, HOME, {start: '2021-01-01', end: '2022-05-01'}),
      stay(her, HOME, {start: '2021-01-01', end: '2022-05-01'}),
      stay(her, SAFE, {start: '2022-05-02'}),
    ],
  }),
);

describe('a pack for MARAC', () => {
  const maracCase = openCase(inquiry, 'him', undefined);
  const parts = maracPack(inquiry, maracCase);

  test('is of the victim of the latest referral, with the children of the case and not of other families', () => {
    expect(sheet(parts, 'parties').rows.map(([part, person]) => [part, person])).toEqual([
      ['victim', 'her'],
      ['perpetrator', 'him'],
    ]);
    expect(sheet(parts, 'children').rows.map(([person]) => person)).toEqual(['son']);
    expect(sheet(parts, 'other-families').rows.map(([children]) => children)).toEqual(['Zofia Tran (girl)']);
  });

  test('tells what records say of each ground, and by which rule', () => {
    const rows = Object.fromEntries(
      sheet(parts, 'criteria').rows.map(([ground, ...rest]) => [ground, rest.join(' | ')]),
    );
    expect(rows['potential escalation']).toContain('3 incidents');
    expect(rows['potential escalation']).toContain(`at least ${PACK.escalation.incidentsMin}`);
    expect(rows['repeat']).toContain('files stay flagged until 2023-04-01');
    expect(rows['repeat']).toContain('n3');
    const stricter = maracPack(inquiry, maracCase, {escalation: {incidentsMin: 5, months: 12}});
    expect(JSON.stringify(sheet(stricter, 'criteria').rows)).toContain('fewer than 5');
  });

  test('says what records hold the other way round, whichever of the two is called victim', () => {
    expect(sheet(parts, 'other-way').rows).toEqual([]);
    const against = notification('n9', {eventAt: '2022-10-01', kind: 'domestic-abuse', allegation: 'malicious'});
    const both = inquireInto(
      records({
        mentions: [him, her],
        notifications: [...reports, against],
        involvements: [
          ...reports.flatMap((one) => [involve(one, him, 'suspect'), involve(one, her, 'victim')]),
          involve(against, her, 'suspect'),
          involve(against, him, 'victim'),
        ],
      }),
    );
    const wayOf = (suspect: string, victim: string) =>
      sheet(maracPack(both, openCase(both, suspect, victim)), 'other-way').rows.map((row) => [row[0], row[3], row[7]]);
    expect(wayOf('him', 'her')).toEqual([
      ['2022-10-01', expect.stringContaining('marked unsubstantiated or malicious'), 'n9'],
    ]);
    expect(wayOf('her', 'him').map(([, , record]) => record)).toEqual(['n1', 'n2', 'n3', 'n4']);
  });

  test('names other victims and those close to the perpetrator', () => {
    expect(sheet(parts, 'other-victims').rows.map(([victims, incidents]) => [victims, incidents])).toEqual([
      ['Mina Tran (next)', 1],
    ]);
    expect(sheet(parts, 'must-not-receive').rows).toEqual([
      ['Sam Osei (him)', 'perpetrator'],
      ['Mina Tran (next)', 'partner; recorded as a victim too'],
    ]);
  });

  test('says of each number of the victim whether the perpetrator has it, and nothing of a protected home', () => {
    const contact = contactSheet(inquiry, maracCase);
    expect(contact.rows.map(([, value, , , known]) => [value, known])).toEqual([
      ['07700900001', 'YES: do not use'],
      ['07700900002', 'no record'],
      ['protected: only its owner may say it', ''],
    ]);
    expect(JSON.stringify([parts, contact])).not.toMatch(/Elm|NW9 8AA/);
  });

  test('gives no landline of a protected home, and no name of a refuge that refers', () => {
    const hiding = mention('her2', {
      names: named('Rosa Farah'),
      birth: born('1985-05-05'),
      lifeStage: 'adult',
      phones: ['02079460001', '07700900003'],
      address: SAFE,
    });
    const referral = notification('n9', {
      eventAt: '2022-12-01',
      kind: 'marac-referral',
      referralSource: 'Elm Refuge, Brent',
    });
    const hidden = inquireInto(
      records({
        mentions: [him, hiding],
        notifications: [referral],
        involvements: [involve(referral, him, 'suspect'), involve(referral, hiding, 'victim')],
      }),
    );
    const hers = openCase(hidden, 'him', undefined);
    expect(contactSheet(hidden, hers).rows.map(([, value]) => value)).not.toContain('02079460001');
    expect(contactSheet(hidden, hers).rows.map(([, value]) => value)).toContain('07700900003');
    expect(JSON.stringify(maracPack(hidden, hers))).not.toContain('Elm');
  });

  test('says nothing of a home of the perpetrator that is protected, not even that or when there was one', () => {
    const known = mention('him.2', {...him, asAt: '2021-05-01', address: address('8 Ash Grove', 'NW9 1AA')});
    const hiding = mention('him.3', {...him, asAt: '2022-05-01', address: SAFE});
    const addresses = (mentions: (typeof him)[]) => {
      const harm = notification('n9', {eventAt: '2022-12-01', kind: 'marac-referral'});
      const inside = inquireInto(
        records({
          mentions: [him, her, ...mentions],
          notifications: [harm],
          involvements: [involve(harm, him, 'suspect'), involve(harm, her, 'victim')],
        }),
      );
      const sheets = maracPack(inside, openCase(inside, 'him', undefined)).flatMap((part) => part.sheets);
      return sheets.find(({id}) => id === 'addresses')!.rows.map((row) => row[2]);
    };
    expect(addresses([known])).toEqual(['8 Ash Grove']);
    expect(addresses([known, hiding])).toEqual(['8 Ash Grove']);
  });

  test('does not tell who lives together at a protected home', () => {
    const sheetsWith = (home: typeof HOME) => {
      const one = inquireInto(
        records({
          mentions: [him, her, son],
          notifications: reports,
          involvements: reports.flatMap((each) => [involve(each, him, 'suspect'), involve(each, her, 'victim')]),
          ties: [tie(her, son, 'parent'), tie(him, her, 'partner')],
          stays: [her, son].map((each) => stay(each, home, {start: '2022-05-02'})),
        }),
      );
      return maracPack(one, openCase(one, 'him', 'her'));
    };
    const toHer = (parts: readonly Part[]) => sheet(parts, 'children').rows[0]!.at(-2);
    expect(toHer(sheetsWith(HOME))).toBe('one home at one time; parent');
    expect(toHer(sheetsWith(SAFE))).toBe('parent');
  });

  test('asks agencies by name and birth date only', () => {
    const {rows} = researchSheet(inquiry, maracCase);
    expect(rows).toEqual([
      ['victim', 'Rosa Farah', '1985-05-05', '', '', '', ''],
      ['perpetrator', 'Sam Osei', '1985-05-05', '', '', '', ''],
      ['child', 'Idris Farah', '2015-03-03', '', '', '', ''],
    ]);
  });

  test('is refused where nothing is recorded between two people, and where no victim is meant', () => {
    expect(() => openCase(inquiry, 'him', 'girl')).toThrow('No record names him as suspect of harm to girl');
    expect(() => openCase(inquiry, 'next', undefined)).toThrow('name the victim with --victim');
  });
});

describe('the cases of somebody', () => {
  const idsIn = (cases: readonly MaracCase[]) =>
    cases.map(({suspect, victim}) => `${personId(inquiry, suspect)} ${personId(inquiry, victim)}`);

  test('are those in which they stand on either side, referred ones first', () => {
    expect(idsIn(casesAbout(inquiry, inquiry.personAt('him')))).toEqual(['him her', 'him next']);
    expect(idsIn(casesAbout(inquiry, inquiry.personAt('her')))).toEqual(['him her']);
    expect(idsIn(casesAbout(inquiry, inquiry.personAt('girl')))).toEqual([]);
  });

  test('are none of a child under 16, who is a child of a case, and those of a victim of 16', () => {
    const casesOf = (birth: string) => {
      const young = mention('young', {birth: born(birth)});
      const harm = report('n9', '2022-12-01', 'marac-referral');
      const inside = inquireInto(
        records({
          mentions: [him, young],
          notifications: [harm],
          involvements: [involve(harm, him, 'suspect'), involve(harm, young, 'victim')],
        }),
      );
      return [casesAbout(inside, inside.personAt('young')).length, casesReferred(inside).length];
    };
    expect(casesOf('2006-12-02')).toEqual([0, 0]);
    expect(casesOf('2006-12-01')).toEqual([1, 1]);
  });

  test('name an unborn child among the children, however its name is written, and never as the victim', () => {
    const casesWith = (given: string, family: string, rest: object = {}): string[][] => {
      const unborn = mention('unborn', {names: [{use: 'recorded', given, family, title: ''}], ...rest});
      const harm = report('n9', '2022-12-01', 'marac-referral');
      const inside = inquireInto(
        records({
          mentions: [him, her, unborn],
          notifications: [harm],
          involvements: [involve(harm, him, 'suspect'), involve(harm, her, 'victim'), involve(harm, unborn, 'victim')],
        }),
      );
      return casesReferred(inside).map(({victim, children}) =>
        [victim, ...children].map((one) => personId(inside, one)),
      );
    };
    for (const [given, family] of [
      ['Unborn', 'Hill'],
      ['', 'Unborn Hill'],
      ['Baby', 'Hill'],
      ['', 'UBB HILL'],
    ])
      expect([given, family, casesWith(given!, family!)]).toEqual([given, family, [['her', 'unborn']]]);
    // That a form has them as a child leaves room for one of 16.
    expect(casesWith('Unborn', 'Hill', {lifeStage: 'child'})).toEqual([['her', 'unborn']]);
    expect(casesWith('Ann', 'Hill', {lifeStage: 'child'})).toEqual([['her', 'unborn'], ['unborn']]);
    // Some women are called Baby; and without a birth date, and with a name, somebody may be of any age.
    expect(casesWith('Baby', 'Hill', {birth: born('1990-05-01')})).toEqual([['her'], ['unborn']]);
    expect(casesWith('Ann', 'Hill')).toEqual([['her'], ['unborn']]);
    expect(casesWith('', 'Hill')).toEqual([['her'], ['unborn']]);
  });

  test('count as lately referred for as long as files stay flagged after a referral', () => {
    const referredOn = (days: readonly string[]) => {
      const all = days.flatMap((day, at) => [report(`n1${at}`, day, 'marac-referral')]);
      const last = {...report('n9', '2023-06-01', 'domestic-abuse'), receivedAt: '2023-06-01'};
      const inside = inquireInto(
        records({
          mentions: [him, her, next],
          notifications: [...all, last],
          involvements: [
            ...all.flatMap((one, at) => [involve(one, him, 'suspect'), involve(one, at === 0 ? her : next, 'victim')]),
            involve(last, him, 'suspect', {receivedAt: '2023-06-01'}),
            involve(last, next, 'victim', {receivedAt: '2023-06-01'}),
          ],
        }),
      );
      return casesReferred(inside).map(({victim}) => personId(inside, victim));
    };
    expect(referredOn(['2022-06-01', '2022-06-02'])).toEqual(['next']);
    expect(referredOn(['2022-08-01', '2022-07-01'])).toEqual(['her', 'next']);
    expect(referredOn(['2021-08-01', '2021-07-01'])).toEqual([]);
  });
});

describe('every case of the committed borough', () => {
  let whole: Inquiry;
  beforeAll(async () => {
    whole = new Inquiry(await boroughToday());
  });

  test('shows no protected address, nor any home of the victim where no record puts the perpetrator', () => {
    const pairs = maracPairs(whole);
    const {mentions, stays} = whole.records;
    const hidden = [...mentions, ...stays].flatMap(({address}) => (address?.protected === true ? [address.text] : []));
    expect(hidden.length).toBeGreaterThan(0);
    expect(pairs.length).toBeGreaterThan(10);
    for (const {suspect, victim} of pairs) {
      const maracCase = openCase(whole, personId(whole, suspect), personId(whole, victim));
      const parts = maracPack(whole, maracCase);
      const lived = new Set(whole.spellsOf(suspect).map(({dwelling}) => dwelling));
      const [pack, all] = [JSON.stringify(parts), JSON.stringify([parts, contactSheet(whole, maracCase)])];
      expect(hidden.filter((text) => all.includes(text))).toEqual([]);
      for (const {dwelling} of whole.spellsOf(victim)) {
        const {label} = whole.resolved.dwellings[dwelling]!;
        if (!lived.has(dwelling) && label !== '') expect(pack).not.toContain(label);
      }
    }
  });
});
