import {describe, expect, test} from 'vitest';
import {draftDelivery} from '../../src/feeds/draft/draft-delivery.ts';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {failure, load, loadText, workbook, write} from './support.ts';

/** Codes whose words stand on another sheet, or in another file, of the delivery. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const REASONS = ['N1', 'N2', 'N3'];

const contacts = [
  ['Contact No', 'Client Name', 'DOB', 'Contact Date', 'Reason', 'Outcome', 'Worker', 'Source'],
  ...Array.from({length: 40}, (_, at) => [
    `9${1000 + at}`,
    `Amina ${FAMILY[at % 10]!}`,
    '12/03/2012',
    '05/03/2024',
    REASONS[at % 3]!,
    // A spreadsheet made numbers of them.
    String((at % 2) + 1),
    `W${at % 3}`,
    at % 2 === 0 ? '1A' : '2B',
  ]),
];
const lookups = [
  ['Code Set', 'Code', 'Description'],
  ['Reason', 'N1', 'Neglect'],
  ['Reason', 'N2', 'Domestic abuse'],
  ['Reason', 'N3', 'Missing from home'],
  ['Outcome', '01', 'No further action'],
  ['Outcome', '02', 'Progress to assessment'],
  ['Worker', 'W0', 'Mary Sutton'],
  ['Worker', 'W1', 'Nadia Iqbal'],
  ['Worker', 'W2', 'Tom Lees'],
  ['Source', '1A', 'Individual'],
  ['Source', '2B', 'Education services'],
];

async function read(sheets: Record<string, {rows: string[][]}>) {
  const path = write('contacts.xlsx', workbook(sheets));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', sheet: 'Contacts'});
  const {rows} = await load(path, {mapping: write('draft.yaml', yaml)});
  return {yaml, questions, notifications: rows.flatMap(({notifications}) => notifications)};
}

test('a draft reads codes as the words that another sheet of the workbook has for them, and asks', async () => {
  const sheets = {Contacts: {rows: contacts}, Lookups: {rows: lookups.filter(([set]) => set !== 'Worker')}};
  const {notifications, questions, yaml} = await read(sheets);
  expect(notifications.slice(0, 3).map(({kind}) => kind)).toEqual(['neglect', 'domestic-abuse', 'missing']);
  expect(notifications.slice(0, 2).map(({outcomes}) => outcomes[0])).toEqual(['nfa', 'assessment']);
  expect(questions.filter((one) => one.startsWith('codes:'))).toHaveLength(2);
  // Codes of the Department for Education are known as they are.
  expect(notifications[0]!.referralSource).toBe('1A');
  expect(yaml).not.toContain('Individual');
});

test('a list of people is none, and a list of another name says nothing of a column', async () => {
  const named = (title: string) => ({
    Contacts: {rows: contacts},
    [title]: {rows: [['Code', 'Description'], ...lookups.slice(1, 4).map(([, ...cells]) => cells)]},
    Workers: {rows: [['Code', 'Worker'], ...lookups.filter(([set]) => set === 'Worker').map(([, ...cells]) => cells)]},
  });
  const told = await read(named('Reason codes'));
  expect(told.notifications[1]!.kind).toBe('domestic-abuse');
  expect(told.yaml).not.toContain('Sutton');
  expect((await read(named('Tenure codes'))).notifications[1]!.kind).toBe('child-concern');
});

test('in a folder the list may be a file of its own', async () => {
  const csv = (rows: string[][]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`;
  const path = write('contacts.csv', csv(contacts));
  const codes = write(
    'reason_codes.csv',
    csv([['Code', 'Description'], ...lookups.slice(1, 4).map(([, ...cells]) => cells)]),
  );
  const parts = [path, codes].map((one) => ({path: one, label: one}));
  const [draft] = await draftDelivery(parts, {own: [], builtIn: [], area: 'BRE'});
  expect(draft?.status === 'drafted' ? draft.draft.yaml : '').toContain('Domestic abuse: domestic-abuse');
});

describe('of one column', () => {
  const csv = (rows: readonly (readonly string[])[]): string => `${rows.map((row) => row.join(';')).join('\n')}\n`;

  /** Codes that a draft writes of a column whose cells are `texts` in turn, of lists that were sent as files of their own. */
  async function codesOf(column: string, texts: readonly string[], lists: Record<string, readonly string[][]>) {
    const rows = contacts.slice(1).map((row, at) => [...row.slice(0, 4), texts[at % texts.length]!]);
    const path = write('contacts.csv', csv([[...contacts[0]!.slice(0, 4), column], ...rows]));
    const files = Object.entries(lists).map(([name, codes]) => write(name, csv([['Code', 'Description'], ...codes])));
    const parts = [path, ...files].map((one) => ({path: one, label: one}));
    const [draft] = await draftDelivery(parts, {own: [], builtIn: [], area: 'BRE'});
    const yaml = draft?.status === 'drafted' ? draft.draft.yaml : '';
    return (
      /^ {2}codes:\n((?: {4}.*\n)+)/m
        .exec(yaml)?.[1]
        ?.split('\n')
        .map((line) => line.trim()) ?? null
    );
  }
  const REASON = [
    ['1', 'Neglect'],
    ['2', 'Domestic abuse'],
  ];

  test('a list is known by the words that its name has in common with the header, and no other is taken', async () => {
    const of = (column: string, file: string) => codesOf(column, ['1', '2'], {[file]: REASON});
    for (const [column, file] of [
      ['Contact Reason', '2024_contacts_reason_codes.csv'],
      ['Reason for Contact', 'reason.csv'],
      ['Reasons', 'contact_reason.csv'],
    ] as const)
      expect(await of(column, file)).toContain("'1': Neglect");
    expect(await of('Contact Type', 'contact_reason.csv')).toBe(null);
    expect(await of('Reason Outcome', 'reason.csv')).toBe(null);
  });

  test('a code with two meanings, in one list or in two that fit as well, is left as it is', async () => {
    const turned = [
      ['1', 'Domestic abuse'],
      ['2', 'Neglect'],
    ];
    const both = (codes: readonly string[][]) =>
      codesOf('Reason', ['1', '2'], {'contact_reason.csv': REASON, 'referral_reason.csv': codes});
    expect(await both(turned)).toBe(null);
    expect(await both(REASON)).toContain("'2': Domestic abuse");
    // Of two the one that is named like the column.
    expect(await codesOf('Reason', ['1', '2'], {'contact_reason.csv': turned, 'reason.csv': REASON})).toContain(
      "'1': Neglect",
    );
    expect(await codesOf('Reason', ['1', '2'], {'reason.csv': [...REASON, ['01', 'Sexual abuse']]})).toBe(null);
    const letters = [
      ['m', 'Neglect'],
      ['M', 'Sexual abuse'],
    ];
    expect(await codesOf('Reason', ['m', 'M'], {'reason.csv': letters})).toBe(null);
  });

  test('a list of where people live, or of who works with them, is copied into no mapping', async () => {
    const lists = {
      placement: ['Refuge, 12 Moor Crescent', 'Own home'],
      'placement ': ['Refuge QX1 4QD', 'Own home'],
      worker: ['Sutton', 'Iqbal'],
      contact: ['m.sutton@hub.example', 'n.iqbal@hub.example'],
    };
    for (const [name, [first, second]] of Object.entries(lists)) {
      const codes = [
        ['R1', first!],
        ['R2', second!],
      ];
      expect([name, await codesOf(name, ['R1', 'R2'], {[`${name}.csv`]: codes})]).toEqual([name, null]);
    }
  });
});

test('a mapping reads codes by the words for them; one that is not told stays, and a column that is not there is named', async () => {
  const mapping = `source: {codes: {Why: {N2: Domestic abuse}}}
notifications: {n: {kind: {column: Why, map: {Domestic abuse: domestic-abuse}, otherwise: other}, at: {constant: '2021-01-01'}, reasons: Why}}
people: {p: {name: Name, role: subject}}
`;
  const {rows} = await loadText('Name,Why\nAnn Bell,n2\nBob Bell,N9\n', mapping);
  expect(rows.map(({notifications: [one]}) => [one!.kind, one!.reasons[0]])).toEqual([
    ['domestic-abuse', 'Domestic abuse'],
    ['other', 'N9'],
  ]);
  const wrong = mapping.replace('codes: {Why', 'codes: {Wherefore');
  expect((await failure(() => loadText('Name,Why\nAnn Bell,n2\n', wrong))).message).toContain('Wherefore');
});
