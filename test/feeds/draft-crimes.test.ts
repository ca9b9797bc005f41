import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** Crimes as the police list them, a row for each person of each: what they are called, and what a mark says of all of them. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const OFFENCES = ['COMMON ASSAULT', 'BURGLARY DWELLING', 'RAPE OF A FEMALE UNDER 16', 'THEFT FROM SHOP'];
const born = (at: number): string => `1${at % 9}/06/19${70 + (at % 25)}`;

async function drafted(header: string, row: (at: number) => readonly string[], count = 80) {
  const lines = Array.from({length: count}, (_, at) => row(at).join('|'));
  const path = write('crimes.txt', [header, ...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', agency: 'police'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-04-01'});
  return {rows, refused, yaml, questions: questions.join('\n')};
}

const crime = (at: number): string[] => [`C${1000 + (at >> 1)}`, `0${1 + ((at >> 1) % 9)}/03/2023`];
const person = (at: number): string[] => [
  at % 2 === 0 ? 'VICTIM' : 'SUSPECT',
  FAMILY[at % 10]!.toUpperCase(),
  GIVEN[at % 7]!,
  born(at),
];

describe('the title of an offence', () => {
  test.each(['Offence Title', 'Title'])('under “%s” says what happened, and is nobody’s title', async (header) => {
    const {rows, refused} = await drafted(`Crime Ref|Committed From|${header}|Role|Surname|Forenames|DOB`, (at) => [
      ...crime(at),
      OFFENCES[(at >> 1) % 4]!,
      ...person(at),
    ]);
    expect(refused).toEqual([]);
    expect(rows.flatMap(({notifications}) => notifications.map(({kind}) => kind)).slice(0, 4)).toEqual([
      'offence-violent',
      'offence-other',
      'offence-sexual',
      'offence-other',
    ]);
    expect(rows.every(({mentions}) => mentions[0]!.names[0]!.title === '')).toBe(true);
  });

  test('beside a person’s own, which stays theirs', async () => {
    const {rows} = await drafted('Crime Ref|Committed From|Offence Title|Role|Title|Surname|Forenames|DOB', (at) => {
      const [role, ...rest] = person(at);
      return [...crime(at), OFFENCES[at % 4]!, role!, at % 3 === 0 ? 'Mr' : 'Mrs', ...rest];
    });
    expect(rows.slice(0, 3).map(({mentions}) => mentions[0]!.names[0]!.title)).toEqual(['Mr', 'Mrs', 'Mrs']);
  });
});

describe('children in one cell', () => {
  test('parted by commas are read, though some are not born yet', async () => {
    const {rows, refused} = await drafted('Date of MARAC|Victim|Victim DOB|Perpetrator|Children (ages)', (at) => [
      `1${at % 9}/03/2023`,
      `${GIVEN[at % 7]!} ${FAMILY[at % 10]!}`,
      born(at),
      `Tom ${FAMILY[(at + 3) % 10]!}`,
      [`Lily ${FAMILY[at % 10]!} (${at % 9})`, `Max ${FAMILY[at % 10]!} (0)`, 'unborn', 'Unborn baby']
        .slice(0, 1 + (at % 4))
        .join(', '),
    ]);
    expect(refused).toEqual([]);
    const named = (at: number): string[] => rows[at]!.mentions.flatMap(({names}) => names[0]?.given ?? []);
    expect(named(3).filter((given) => given === 'Lily' || given === 'Max')).toEqual(['Lily', 'Max']);
    expect(named(0).filter((given) => given === 'Lily' || given === 'Max')).toEqual(['Lily']);
  });
});

describe('a mark of domestic abuse', () => {
  const HEADER = 'Crime Ref|Committed From|Offence Title|DA Flag|Role|Surname|Forenames|DOB';
  const row = (at: number): string[] => [
    ...crime(at),
    OFFENCES[(at >> 1) % 4]!,
    (at >> 1) % 8 < 4 ? 'Y' : (at >> 1) % 8 === 6 ? '' : 'N',
    ...person(at),
  ];
  const kindsOf = (rows: Awaited<ReturnType<typeof drafted>>['rows']): string[] =>
    rows.flatMap(({notifications}) => notifications.map(({kind}) => kind)).slice(0, 8);

  test('makes an assault that, but no sexual offence', async () => {
    const {rows, yaml} = await drafted(HEADER, row);
    expect(kindsOf(rows).slice(0, 4)).toEqual(['domestic-abuse', 'domestic-abuse', 'offence-sexual', 'domestic-abuse']);
    expect(kindsOf(rows).slice(4)).toEqual(['offence-violent', 'offence-other', 'offence-sexual', 'offence-other']);
    expect(yaml).not.toContain('Nothing is read from');
  });

  test('counts where no words say what the offence was', async () => {
    const {rows} = await drafted(HEADER, (at) => row(at).with(2, `HO ${at >> 1}/00`));
    expect(kindsOf(rows).map((kind) => kind === 'domestic-abuse')).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((at) => at < 4),
    );
  });

  test('is none where a column names whoever looked at it', async () => {
    const {rows} = await drafted(HEADER, (at) => row(at).with(3, at % 2 === 0 ? 'Y' : 'see DASH'));
    expect(kindsOf(rows)).not.toContain('domestic-abuse');
  });
});
