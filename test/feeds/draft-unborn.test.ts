import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** An expected date of delivery is of a child, and stands beside the woman who expects it. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman'];
const GIVEN = ['Amina', 'Sara', 'Zainab', 'Ewa', 'Efua', 'Rhian'];
const name = (at: number): string => `${GIVEN[at % GIVEN.length]!} ${FAMILY[at % FAMILY.length]!}`;
const born = (at: number): string => `1${at % 9}/03/19${80 + (at % 15)}`;

async function drafted(header: string, row: (at: number) => readonly string[]) {
  const lines = Array.from({length: 40}, (_, at) => row(at).join(','));
  const {yaml, questions} = await draftMapping(write('extract.csv', [header, ...lines, ''].join('\n')), {area: 'BRE'});
  const path = write('extract.csv', [header, ...lines, ''].join('\n'));
  const {rows} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-01-01'});
  return {
    yaml,
    questions: questions.join('\n'),
    people: rows[0]!.mentions.map(({names, lifeStage, birth}) => [
      names.map(({given, family}) => `${given} ${family}`.trim()).join(),
      lifeStage,
      birth?.from ?? null,
    ]),
    ties: rows[0]!.ties.map(({from, to, kind, detail}) => {
      const slotOf = (id: string): string => {
        const {names} = rows[0]!.mentions.find((mention) => mention.id === id)!;
        return `${names[0]!.given} ${names[0]!.family}`.trim();
      };
      return `${slotOf(from)} ${kind} ${slotOf(to)}${detail === '' ? '' : ` (${detail})`}`;
    }),
  };
}

describe('a child who is expected', () => {
  test('is a person apart from the mother, and both parents are the child’s', async () => {
    const {people, ties, questions} = await drafted(
      'Clinic Ref,Clinic Date,Mum Name,Mum DOB,Due Date,Father of baby',
      (at) => [`C${1000 + at}`, '05/03/2024', name(at), born(at), '12/08/2024', `Tom ${FAMILY[(at + 1) % 8]!}`],
    );
    expect(people).toEqual([
      ['Amina Khan', 'adult', '1980-03-10'],
      ['Unborn', 'unborn', '2024-08-12'],
      ['Tom Bell', 'adult', null],
    ]);
    expect(ties.sort()).toEqual(['Amina Khan parent Unborn (mother)', 'Tom Bell parent Unborn (father)']);
    expect(questions).toContain('of twins'.replace('of', 'Of'));
  });

  test('is no person of a row without an expected date', async () => {
    const {people} = await drafted('Ref,Seen,Patient,DOB,Sex,EDD', (at) => [
      `C${1000 + at}`,
      '05/03/2024',
      name(at),
      born(at),
      'F',
      at === 0 ? '' : '12/08/2024',
    ]);
    expect(people).toEqual([['Amina Khan', 'unknown', '1980-03-10']]);
  });

  test('is the one grown woman’s of the row', async () => {
    const {ties, people} = await drafted('Ref,Seen,Patient,DOB,Sex,EDD', (at) => [
      `C${1000 + at}`,
      '05/03/2024',
      name(at),
      born(at),
      'F',
      '12/08/2024',
    ]);
    expect(people[1]).toEqual(['Unborn', 'unborn', '2024-08-12']);
    expect(ties).toEqual(['Amina Khan parent Unborn (mother)']);
  });

  test('is nobody’s, and asked about, where the row names two who may expect it', async () => {
    const {people, ties, questions} = await drafted(
      'Ref,Reported,Victim Name,Victim DOB,Suspect Name,Suspect DOB,EDD',
      (at) => [`C${1000 + at}`, '05/03/2024', name(at), born(at), name(at + 3), born(at + 4), '12/08/2024'],
    );
    expect(people.map(([, stage]) => stage)).not.toContain('unborn');
    expect(people.map(([who]) => who)).not.toContain('Unborn');
    expect(ties.join()).not.toContain('parent');
    expect(questions).toContain('who expects the child of “EDD”?');
  });

  test('is not made of a review that is due', async () => {
    for (const header of ['Ref,Seen,Client,DOB,Sex,Review due', 'Ref,Seen,Client,DOB,Sex,Due date']) {
      const {people} = await drafted(header, (at) => [
        `C${1000 + at}`,
        '05/03/2024',
        name(at),
        born(at),
        'F',
        '12/08/2024',
      ]);
      expect(people).toEqual([['Amina Khan', 'unknown', '1980-03-10']]);
    }
    const {people} = await drafted('Ref,Seen,Child,DOB,Mother Name,Due Date', (at) => [
      `C${1000 + at}`,
      '05/03/2024',
      name(at),
      '04/02/2016',
      name(at + 1),
      '12/08/2024',
    ]);
    expect(people.map(([, stage]) => stage)).toEqual(['child', 'adult']);
  });

  test('is the row’s own person where that one has no other birth date', async () => {
    const {people} = await drafted('Ref,Referred,Child Name,DOB,EDD,Mother Name', (at) => [
      `C${1000 + at}`,
      '05/03/2024',
      at % 4 === 0 ? `Unborn ${FAMILY[at % 8]!}` : name(at),
      at % 4 === 0 ? '' : '04/02/2016',
      at % 4 === 0 ? '12/08/2024' : '',
      name(at + 1),
    ]);
    expect(people).toEqual([
      ['Unborn Khan', 'unborn', '2024-08-12'],
      ['Sara Bell', 'adult', null],
    ]);
  });
});

test('the father of a baby who stands in no column is not made his partner’s parent', async () => {
  const {ties, questions} = await drafted('Ref,Seen,Mother Name,Mother DOB,Father of baby', (at) => [
    `C${1000 + at}`,
    '05/03/2024',
    name(at),
    born(at),
    `Tom ${FAMILY[(at + 1) % 8]!}`,
  ]);
  expect(ties).toEqual([]);
  expect(questions).toContain('whose father is father (“Father of baby”)?');
});
