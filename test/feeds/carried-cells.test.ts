import {describe, expect, test} from 'vitest';
import {carryDown} from '../../src/feeds/readers/carried-cells.ts';
import type {RawRow, Table} from '../../src/feeds/readers/table.ts';
import {loadText} from './support.ts';

const COLUMNS = ['Tenancy', 'Address', 'Confidential', 'Occupant'];

/** The cells of each row as they are read; a row `null` is one that cannot be. */
async function carried(rows: readonly (readonly string[] | null)[]): Promise<string[]> {
  const raw = rows.map((cells, at) => ({
    row: at + 1,
    cells: cells ?? [],
    raw: '',
    fault: cells === null ? {reason: 'MALFORMED', message: 'x', column: ''} : null,
  })) as unknown as RawRow[];
  async function* batches(): AsyncGenerator<RawRow[]> {
    // One row a batch: what is carried is carried from batch to batch.
    for (const row of raw) yield [row];
  }
  const table = {columns: COLUMNS, rows: batches} as unknown as Table;
  const read: string[] = [];
  for await (const batch of carryDown(table, {by: 'Tenancy', columns: ['Address', 'Confidential']}).rows())
    read.push(...batch.map(({cells}) => cells.join('|')));
  return read;
}

test('the first row of a group tells those below of their home, and of its mark', async () => {
  const rows = [
    ['T1', '1 Acacia Road', 'Y', 'Amina'],
    ['', '', '', 'Ben'],
    ['T2', '2 Acacia Road', '', 'Cara'],
    ['', '', '', 'Dan'],
  ];
  expect(await carried(rows)).toEqual([
    'T1|1 Acacia Road|Y|Amina',
    'T1|1 Acacia Road|Y|Ben',
    'T2|2 Acacia Road||Cara',
    'T2|2 Acacia Road||Dan',
  ]);
});

test('behind a row that cannot be read nobody gets the home of the family before it', async () => {
  const rows = [
    ['T1', '1 Acacia Road', '', 'Amina'],
    null,
    ['', '', '', 'Ben'],
    ['T1', '', '', 'Cara'],
    ['', '', '', 'Dan'],
  ];
  expect((await carried(rows)).slice(2)).toEqual(['|||Ben', 'T1|1 Acacia Road||Cara', 'T1|1 Acacia Road||Dan']);
});

test('rows before the first group go on with none', async () => {
  const rows = [
    ['', '9 Elm Grove', '', 'Amina'],
    ['', '', '', 'Ben'],
    ['T1', '1 Acacia Road', '', 'Cara'],
  ];
  expect(await carried(rows)).toEqual(['|9 Elm Grove||Amina', '|||Ben', 'T1|1 Acacia Road||Cara']);
});

describe('rows without a group', () => {
  const row = (group: string, home: string, who: string): string[] => [group, home, '', who];
  const groups = (count: number): string[][] =>
    Array.from({length: count}, (_, at) => row(`T${at}`, `${at} Acacia Road`, `Amina ${at}`));
  const stray = [row('', '', 'Ben'), row('', '', 'Cara')];

  test('that sorting has brought to the end have not the home of the group that happens to stand above', async () => {
    expect((await carried([...groups(5), ...stray])).slice(5)).toEqual(['|||Ben', '|||Cara']);
    const numbered = groups(2).flatMap((first, at) => [first, row(`T${at}`, '', `Dan ${at}`)]);
    expect((await carried([...numbered, ...stray])).slice(3)).toEqual(['T1|1 Acacia Road||Dan 1', '|||Ben', '|||Cara']);
  });

  test('have it no more where a line of totals stands below them', async () => {
    expect((await carried([...groups(5), ...stray, row('Total', '', '7')])).slice(5, 7)).toEqual(['|||Ben', '|||Cara']);
  });

  test('and without anything else are lines left free: they take nothing, and tell nothing of how the file goes on', async () => {
    const free = row('', '', '');
    const spaced = groups(5).flatMap((first) => [first, free]);
    expect((await carried([...spaced, ...stray])).slice(8)).toEqual([
      'T4|4 Acacia Road||Amina 4',
      '|||',
      '|||Ben',
      '|||Cara',
    ]);
    const [first, ...rest] = groups(5);
    expect((await carried([first!, free, row('', '', 'Dan'), ...rest])).slice(1, 3)).toEqual([
      '|||',
      'T0|0 Acacia Road||Dan',
    ]);
  });

  test('go on with it where others between the groups do, and where there are too few to tell', async () => {
    const last = ['T4|4 Acacia Road||Ben', 'T4|4 Acacia Road||Cara'];
    const [first, ...rest] = groups(5);
    expect((await carried([first!, row('', '', 'Dan'), ...rest, ...stray])).slice(6)).toEqual(last);
    expect((await carried([...groups(2), ...stray])).slice(2)).toEqual([
      'T1|1 Acacia Road||Ben',
      'T1|1 Acacia Road||Cara',
    ]);
  });
});

describe('a home taken from the row above', () => {
  const mapping = (carried: string, home = '{text: Address, protected: {column: Confidential, is: Y}}'): string => `
source: {carry: {by: Tenancy, columns: ${carried}}}
key: [Tenancy, Occupant]
people: {occupant: {name: Occupant, address: ${home}, stay: home}}
`;
  /** Of each row who it is of, its home, and whether it is closed there. */
  const homes = async (lines: readonly string[], text: string): Promise<string[]> => {
    const {rows} = await loadText(['Tenancy,Address,Confidential,Occupant', ...lines, ''].join('\n'), text);
    return rows.flatMap(({mentions, stays}) =>
      mentions.map(({address}, at) => {
        expect(stays[at]?.address).toEqual(address ?? undefined);
        return `${address?.text} ${address?.protected === true ? 'closed' : 'open'}`;
      }),
    );
  };

  test('is closed as it is there, whatever mark the row itself has', async () => {
    const lines = ['T1,1 Acacia Road,Y,Amina Khan', ',,N,Ben Khan', ',,-,Cara Khan'];
    const closed = Array.from({length: 3}, () => '1 Acacia Road closed');
    expect(await homes(lines, mapping('[Address, Confidential]'))).toEqual(closed);
    // A mapping that forgets to carry the mark opens nothing either.
    expect(await homes(lines, mapping('[Address]'))).toEqual(closed);
  });

  test('is closed where only a yes would open it, and where the text above it closes it', async () => {
    const lines = ['T1,1 Acacia Road,,Amina Khan', 'T1,,Y,Ben Khan', 'T2,2 Acacia Road,Y,Cara Bell', 'T2,,,Dan Bell'];
    const consent = '{text: Address, protected: {not: {column: Confidential, is: Y}}}';
    expect(await homes(lines, mapping('[Address, Confidential]', consent))).toEqual([
      '1 Acacia Road closed',
      '1 Acacia Road closed',
      '2 Acacia Road open',
      '2 Acacia Road open',
    ]);
    const code = '{text: Address, postcode: Confidential}';
    expect(
      await homes(
        ['T1,Safe address - 8 High Rd,NW10 4AB,Amina Khan', 'T1,Flat 2,,Ben Khan'],
        mapping('[Confidential]', code),
      ),
    ).toEqual(['Safe address - 8 High Rd closed', 'Flat 2 closed']);
  });

  test('is closed by the mark of its own row, and a home of its own is not by that of the row above', async () => {
    const lines = [
      'T1,1 Acacia Road,N,Amina Khan',
      'T1,,Y,Ben Khan',
      'T2,2 Acacia Road,Y,Cara Bell',
      'T2,9 Elm Grove,N,Dan Bell',
    ];
    expect(await homes(lines, mapping('[Address, Confidential]'))).toEqual([
      '1 Acacia Road open',
      '1 Acacia Road closed',
      '2 Acacia Road closed',
      '9 Elm Grove open',
    ]);
  });

  test('is read anew in a row of the same words when the first row is marked later', async () => {
    const hash = async (mark: string): Promise<string> => {
      const lines = [`T1,1 Acacia Road,${mark},Amina Khan`, 'T1,,N,Ben Khan'];
      const csv = ['Tenancy,Address,Confidential,Occupant', ...lines, ''].join('\n');
      return (await loadText(csv, mapping('[Address, Confidential]'))).rows[1]!.contentHash;
    };
    expect(await hash('N')).not.toBe(await hash('Y'));
  });
});

test('in a file that was sorted by its people blanks go on with none, whoever stands above', async () => {
  const first = ['Amina', 'Cara', 'Eve', 'Gwen', 'Iris', 'Kate'].map((name, at) => [
    `T${at}`,
    `${at + 1} Acacia Road`,
    '',
    name,
  ]);
  const others = ['Ben', 'Dan', 'Finn', 'Hugo', 'Jack', 'Liam'].map((name) => ['', '', '', name]);
  const grouped = first.flatMap((row, at) => [row, others[(at + 2) % 6]!]);
  expect((await carried(grouped)).filter((row) => row.startsWith('|'))).toEqual([]);
  const sorted = [...first, ...others].sort((one, other) => (one[3]! < other[3]! ? -1 : 1));
  expect((await carried(sorted)).filter((row) => row.startsWith('|'))).toEqual(
    others.map(([, , , name]) => `|||${name}`),
  );
});

describe('a file of tenancies', () => {
  const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara', 'Bea', 'Carl', 'Dora', 'Ewan'];
  const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
  /** The home of who lives there, and the row: tenancy, address, number, name, birth date and sex. */
  const people = Array.from({length: 30}, (_, home) =>
    Array.from({length: 1 + ((home * 7) % 4)}, (_person, at) => ({
      home: `${home + 1} Acacia Road`,
      cells: [
        at === 0 ? `T${500 + ((home * 11) % 30)}` : '',
        at === 0 ? `${home + 1} Acacia Road` : '',
        `P${1000 + home * 4 + at}`,
        `${GIVEN[(home * 5 + at * 3) % 11]!} ${FAMILY[(home * 3 + (at > 1 ? 4 : 0)) % 10]!}${['', 'son', 'ton'][home % 3]!}`,
        `${10 + ((home * 13 + at * 7) % 18)}/0${1 + ((home * 5 + at) % 9)}/${at < 2 ? 1965 + ((home * 17 + at * 3) % 30) : 2006 + ((home * 7 + at) % 14)}`,
        (home * 3 + at * 5) % 4 < 2 ? 'F' : 'M',
      ],
    })),
  ).flat();
  const mapping = `source: {carry: {by: Tenancy, columns: [Address]}}
people: {occupant: {name: Name, address: {text: Address}}}
`;

  /** How many get a home that is none of theirs, and how many one. */
  async function homesOf(rows: typeof people) {
    const csv = ['Tenancy,Address,Number,Name,Born,Sex', ...rows.map(({cells}) => cells.join(',')), ''].join('\n');
    const read = (await loadText(csv, mapping)).rows.flatMap(({mentions}) => mentions);
    const texts = read.map(({address}, at) => [address?.text, rows[at]!.home]);
    return {
      strange: texts.filter(([text, own]) => text !== undefined && text !== own).length,
      housed: texts.filter(([text]) => text !== undefined).length,
    };
  }
  const cell = (at: number) => (one: (typeof people)[number]) => one.cells[at]!;
  const lastWord = (one: (typeof people)[number]): string => cell(3)(one).split(' ')[1]!;
  const day = (one: (typeof people)[number]): string => cell(4)(one).split('/').toReversed().join('');

  test('as it was made gives everybody a home', async () => {
    expect(await homesOf(people)).toEqual({strange: 0, housed: people.length});
  });

  test.each<[string, (one: (typeof people)[number]) => string, boolean]>([
    ['by name from Z to A', cell(3), true],
    ['by family name', lastWord, false],
    ['by birth date', day, false],
    ['the youngest first', day, true],
    ['by birth dates as texts', cell(4), false],
    ['by sex', cell(5), false],
    ['the newest number first', cell(2), true],
  ])('sorted %s gives nobody the home of others', async (_, by, isDown) => {
    const sorted = people.toSorted((one, other) => {
      const order = by(one) < by(other) ? -1 : by(one) > by(other) ? 1 : 0;
      return isDown ? -order : order;
    });
    expect((await homesOf(sorted)).strange).toBe(0);
  });
});
