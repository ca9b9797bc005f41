import {expect, describe, test} from 'vitest';
import {draftDelivery} from '../../src/feeds/draft/draft-delivery.ts';
import {load, scratch, workbook, write} from './support.ts';

/** Whose address a draft closes: by marks, notes, and lists on other sheets or in other files, however these say whom they mean. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys'];
const id = (at: number): string => `00${String(41_230 + at * 7)}`;
const born = (at: number): string => `0${String(1 + at)}/03/201${String(at)}`;
const HEADER = ['Client ID', 'Surname', 'Forename', 'DOB', 'Address'];
const client = (at: number): string[] => [
  id(at),
  FAMILY[at]!,
  GIVEN[at]!,
  born(at),
  `${String(at + 1)} Tanner Road, Brent, NW10 4AB`,
];
const CLIENTS = [HEADER, ...GIVEN.map((_, at) => client(at))];
const csv = (rows: string[][]): string => rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

/** The clients, by their place in the list, whose address is closed in each part, and all that is asked. */
async function closedIn(files: Record<string, string[][] | Record<string, string[][]>>) {
  const folder = scratch();
  const parts = Object.entries(files).flatMap(([name, content]) => {
    if (Array.isArray(content)) return [{path: write(name, csv(content), folder), label: name}];
    const book = workbook(Object.fromEntries(Object.entries(content).map(([sheet, rows]) => [sheet, {rows}])));
    const path = write(name, book, folder);
    return Object.keys(content).map((sheet) => ({path, sheet, label: sheet}));
  });
  const drafts = await draftDelivery(parts, {own: [], builtIn: [], area: 'BRE'});
  const yamls = new Map(drafts.flatMap((one) => (one.status === 'drafted' ? [[one.feed, one.draft] as const] : [])));
  const closed: Record<string, number[]> = {};
  for (const [at, one] of drafts.entries()) {
    const draft = 'feed' in one ? yamls.get(one.feed) : undefined;
    if (draft === undefined) continue;
    const {path, sheet} = parts[at]! as {path: string; sheet?: string};
    const {rows} = await load(path, {mapping: write('draft.yaml', draft.yaml), sheet, received: '2024-12-01'});
    closed[one.label] = rows.flatMap(({mentions}, row) => (mentions[0]?.address?.protected === true ? [row] : []));
  }
  return {closed, questions: [...yamls.values()].flatMap(({questions}) => questions).join('\n')};
}

test('a mark that is blank in all rows so far closes by the first text that comes below it', async () => {
  const folder = scratch();
  const rows = (marks: string[]): string[][] => [
    [...HEADER, 'Sensitive'],
    ...marks.map((mark, at) => [...client(at).with(0, `C${String(5000 + at)}`), mark]),
  ];
  const path = write('clients.csv', csv(rows(['', '', '', '', '', ''])), folder);
  const [one] = await draftDelivery([{path, label: 'clients'}], {own: [], builtIn: [], area: 'BRE'});
  if (one?.status !== 'drafted') throw new Error('no draft');
  const later = write('clients.csv', csv(rows(['', '', 'S', '', 'N', ''])), scratch());
  const {rows: read} = await load(later, {mapping: write('draft.yaml', one.draft.yaml), received: '2024-12-01'});
  expect(read.map(({mentions}) => mentions[0]!.address!.protected)).toEqual([false, false, true, false, false, false]);
});

test('a sign set before an address closes it, as a list kept by hand has its key where no row is', async () => {
  const rows = [HEADER, ...GIVEN.map((_, at) => client(at).with(4, `${at === 1 ? '# ' : ''}${client(at)[4]!}`))];
  expect((await closedIn({'clients.csv': rows})).closed['clients.csv']).toEqual([1]);
});

describe('a mark', () => {
  const marked = async (header: string, marks: readonly string[]) => {
    const rows = marks.map((mark, at) => [...client(at % 6).with(0, `C${String(5000 + at)}`), mark]);
    return (await closedIn({'clients.csv': [[...HEADER, header], ...rows]})).closed['clients.csv'];
  };

  test('that stands in one row alone closes, among as many plain noes as there are', async () => {
    const marks = ['N', 'N', 'N', 'Y', 'N', 's.115', 'N', 'TRUE', '1', 'See manager', 'N', 'yes', 'No'];
    expect(await marked('Restricted', marks)).toEqual([3, 5, 7, 8, 9, 11]);
  });

  test('in words closes beside others that are none of those words, and "Not disclosed" does', async () => {
    const marks = ['', 'Restricted', 'Restricted', 's.115', 'Not disclosed', 'Normal', '', 'Confidential'];
    expect(await marked('Address flag', marks)).toEqual([1, 2, 3, 4, 7]);
  });

  test('of whether to disclose closes where it says no, and "Disclosure" where it says anything', async () => {
    expect(await marked('Disclose address', ['Y', 'N', 'Y', 'N', ''])).toEqual([1, 3, 4]);
    expect(await marked('Disclosure', ['Y', 'N', 'Y', 'N', ''])).toEqual([0, 1, 2, 3]);
  });

  test('of something else closes by its words alone', async () => {
    const marks = ['VIOLENT', 'ADDRESS CONFIDENTIAL', '', 'ADDRESS CONFIDENTIAL', ''];
    expect(await marked('Warning', marks)).toEqual([1, 3]);
  });

  test('in notes that say outright not to tell the address closes that one', async () => {
    const notes = [
      'Called 1',
      'ADDRESS RESTRICTED - fled',
      'Seen 2',
      'Mum asked us not to give out her new address',
      '',
    ];
    expect(await marked('Notes', notes)).toEqual([1, 3]);
  });
});

describe('a list on another sheet', () => {
  const listed = async (rows: string[][], name = 'Restricted') => {
    const {closed, questions} = await closedIn({'clients.xlsx': {Clients: CLIENTS, [name]: rows}});
    return {closed: closed['Clients'], questions};
  };

  test('closes by numbers of which a spreadsheet dropped the zeros or made decimals', async () => {
    expect(
      (
        await listed([
          ['Client ID', 'Reason'],
          ['41237', 'x'],
          ['41258.0', 'x'],
        ])
      ).closed,
    ).toEqual([1, 4]);
  });

  test('closes by names where it has no numbers, in one column or two and in any order', async () => {
    expect(
      (
        await listed([
          ['Name', 'Reason'],
          ['BELL, Tom', 'x'],
          ['Piotr Nowak', 'x'],
        ])
      ).closed,
    ).toEqual([1, 3]);
    expect(
      (
        await listed(
          [
            ['Surname', 'Forename'],
            ['Bell', 'Tom'],
          ],
          'Withheld addresses',
        )
      ).closed,
    ).toEqual([1]);
  });

  test('closes by names as well where some of its rows lack their number', async () => {
    const rows = [
      ['Client ID', 'Name'],
      [id(1), 'Tom Bell'],
      ['', 'Piotr NOWAK'],
      [id(4), ''],
    ];
    expect((await listed(rows)).closed).toEqual([1, 3, 4]);
  });

  test('closes all where nobody can tell whom it means, and asks', async () => {
    const {closed, questions} = await listed([
      ['Initials', 'Reason'],
      ['T.B.', 'x'],
      ['PN', 'x'],
    ]);
    expect(closed).toEqual([0, 1, 2, 3, 4, 5]);
    expect(questions).toContain('whom does the sheet “Restricted” mean');
  });

  test('of children with a protection plan closes nothing', async () => {
    const plans = [
      ['Client ID', 'Plan start', 'Category'],
      [id(0), '01/02/2024', 'Neglect'],
      [id(1), '01/02/2024', 'Neglect'],
    ];
    expect((await listed(plans, 'Child Protection Plans')).closed).toEqual([]);
  });
});

test('a list of a whole agency closes the few of it that a file names, and one under another header does', async () => {
  const others = Array.from({length: 20}, (_, at) => [`00${String(90_000 + at)}`, 'x']);
  const whole = await closedIn({
    'clients.csv': CLIENTS,
    'restricted_list.csv': [['Client ID', 'Why'], [id(3), 'x'], ...others],
  });
  expect(whole.closed['clients.csv']).toEqual([3]);
  const other = await closedIn({
    'clients.csv': CLIENTS,
    'restricted_list.csv': [
      ['Person No', 'Why'],
      [id(2), 'x'],
      [id(5), 'x'],
    ],
  });
  expect(other.closed['clients.csv']).toEqual([2, 5]);
});

test('restricted people with their addresses on a sheet or in a file of their own are closed, and others are not', async () => {
  const apart = [HEADER, client(4), client(5)];
  const sheets = await closedIn({'clients.xlsx': {Clients: CLIENTS.slice(0, 5), 'Restricted clients': apart}});
  expect(sheets.closed).toEqual({Clients: [], 'Restricted clients': [0, 1]});
  const files = await closedIn({'clients.csv': CLIENTS.slice(0, 5), 'clients_restricted.csv': apart});
  expect(files.closed).toEqual({'clients.csv': [], 'clients_restricted.csv': [0, 1]});
});

test('a lookup by several columns together finds nobody by one of them', async () => {
  const folder = scratch();
  write('names.csv', 'Last,First\nBell,Tom\nNowak,\n', folder);
  const path = write(
    'people.csv',
    'Last,First,Home\nBell,Tom,1 Tanner Road\nBell,Ann,2 Tanner Road\nNowak,,3 Tanner Road\n',
    folder,
  );
  const mapping = write(
    'test.yaml',
    `version: 1
feed: test
agency: police
received: {constant: '2021-03-04'}
lookups: {closed: {file: names.csv, key: [Last, First], partial: true}}
people:
  one:
    name: {family: Last, given: First}
    address: {text: Home, protected: {value: {lookup: {table: closed, by: {join: [Last, First]}, take: Last}}, filled: true}}
`,
  );
  const {rows} = await load(path, {mapping, area: 'BRE'});
  expect(rows.map(({mentions: [one]}) => one!.address!.protected)).toEqual([true, false, false]);
});

test('the place of an event is closed by a mark and by a list as the home is', async () => {
  const header = ['Crime Ref', 'Date of incident', 'Offence', 'Victim Name', 'Victim DOB', 'Incident Location'];
  const row = (at: number): string[] => [
    `CR${String(8000 + at)}`,
    `0${String(1 + at)}/03/2024`,
    'Assault',
    `Ana ${FAMILY[at]!}`,
    `0${String(1 + at)}/02/1985`,
    `${String(at + 1)} Tanner Road, Brent, NW10 4AB`,
  ];
  const closedPlaces = async (content: string | Uint8Array, name: string, sheet?: string) => {
    const path = write(name, content, scratch());
    const [one] = await draftDelivery(
      sheet === undefined ? [{path, label: name}] : [sheet, 'Restricted'].map((of) => ({path, sheet: of, label: of})),
      {own: [], builtIn: [], area: 'BRE'},
    );
    if (one?.status !== 'drafted') throw new Error('no draft');
    const mapping = write('draft.yaml', one.draft.yaml);
    const {rows} = await load(path, {mapping, sheet, received: '2024-12-01'});
    return rows.flatMap(({notifications: [event]}, at) => (event!.place!.protected ? [at] : []));
  };
  const marked = [[...header, 'Address Confidential'], ...GIVEN.map((_, at) => [...row(at), at === 2 ? 'Y' : 'N'])];
  expect(await closedPlaces(csv(marked), 'police DA.csv')).toEqual([2]);
  const listed = workbook({
    DA: {rows: [header, ...GIVEN.map((_, at) => row(at))]},
    Restricted: {
      rows: [
        ['Crime Ref', 'Why'],
        ['CR8003', 'x'],
      ],
    },
  });
  expect(await closedPlaces(listed, 'da.xlsx', 'DA')).toEqual([3]);
});
