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
