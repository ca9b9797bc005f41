import {describe, expect, test} from 'vitest';
import {checkFeed} from '../../src/feeds/check.ts';
import {profileText} from '../../src/cli/views/feed-profile.ts';
import {loadText, write} from './support.ts';

const HEADER = 'Contact,Child,Born,Sex,Father,Changed\n';
const MAPPING = `key: Contact
people:
  child: {name: Child, birth: Born, sex: Sex, lifeStage: child}
  father: {name: Father}
`;
const FIRST = 'C1,Amelia Harding,03/02/2014,F,Tom Harding,01/02/2022';

/** Reasons of refusal of two rows of one key, in either order of the file: which of them counts is no matter here. */
async function reasons(other: string, mapping = MAPPING): Promise<string[]> {
  const refused = [];
  for (const lines of [
    [FIRST, other],
    [other, FIRST],
  ])
    refused.push(...(await loadText(`${HEADER}${lines.join('\n')}\n`, mapping)).refused);
  return refused.map(({reason}) => reason);
}

describe('two rows of one key', () => {
  test('about different people say that the key is too short, with file, row, column and the other row, and name nobody', async () => {
    const lines = [FIRST, 'C2,Ann Bell,,,,', 'C1,Joshua Harding,21/09/2016,M,Tom Harding,01/02/2022'];
    const {rows, refused, feed} = await loadText(`${HEADER}${lines.join('\n')}\n`, MAPPING);
    expect(rows).toHaveLength(2);
    expect(refused).toHaveLength(1);
    const {row, column, reason, message} = refused[0]!;
    const other = row === 1 ? 3 : 1;
    expect([1, 3]).toContain(row);
    expect({column, reason}).toEqual({column: 'Contact', reason: 'KEY_SHARED'});
    expect(message).toMatch(new RegExp(`^${feed.file}, row ${row}: 'Contact' names row ${other} as well`));
    expect(message).toContain('the key in the mapping is too short; add a column to "key"');
    expect(message).not.toMatch(/Harding|Amelia|Joshua/);
  });

  test.each([
    ['a forename and a sex', 'C1,Joshua Harding,,M,Tom Harding,'],
    ['a forename and a birth date', 'C1,Ella Harding,21/09/2016,F,Tom Harding,'],
    ['a whole name', 'C1,Joshua Whitcombe,,,Tom Harding,'],
    ['another person of the row', 'C1,Amelia Harding,03/02/2014,F,Piotr Nowak,'],
  ])('are about different people by %s', async (_, other) => {
    expect(await reasons(other)).toEqual(['KEY_SHARED', 'KEY_SHARED']);
  });

  test.each([
    ['a misspelt name', 'C1,Amelea Hardin,03/02/2014,F,Tom Harding,'],
    ['a short name', 'C1,Amy Harding,03/02/2014,F,T Harding,'],
    ['another family name', 'C1,Amelia Whitcombe,03/02/2014,F,Tom Harding,'],
    ['a digit of the birth date', 'C1,Amelia Harding,03/02/2015,F,Tom Harding,'],
    ['day and month swapped', 'C1,Amelia Whitcombe,02/03/2014,F,Tom Harding,'],
    ['a sex', 'C1,Amelia Harding,03/02/2014,M,Tom Harding,'],
    ['a child named since its birth', 'C1,Baby Harding,21/09/2016,F,Tom Harding,'],
    ['names in another order', 'C1,Harding Amelia,21/09/2016,F,Tom Harding,'],
    ['who is nobody else', 'C1,,,,Tom Harding,'],
  ])('are one corrected: %s', async (_, other) => {
    expect(await reasons(other)).toEqual(['DUPLICATE_KEY', 'DUPLICATE_KEY']);
  });

  test('of which one is corrected are told apart by revision, and the words say where there is none', async () => {
    const text = `${HEADER}${FIRST}\nC1,Amelia Hardin,03/02/2014,F,Tom Harding,01/03/2022\n`;
    const revised = await loadText(text, `revision: Changed\n${MAPPING}`);
    expect(revised.refused[0]).toMatchObject({row: 1, reason: 'DUPLICATE_KEY', column: 'Contact'});
    expect(revised.refused[0]!.message).toContain(
      'names row 2 as well, which counts in its place, as its revision is not older',
    );
    expect((await loadText(text, MAPPING)).refused[0]!.message).toContain('though no "revision" in the mapping says');
  });

  test('leave what is odd in the one that counts counted once', async () => {
    const odd = 'C1,Joshua Harding,21/09/2016,alien,Tom Harding,';
    const alone = (await loadText(`${HEADER}${odd}\n`, MAPPING)).feed.counts.warnings;
    const {feed} = await loadText(
      `${HEADER}${odd}\n${odd.replace('Joshua', 'Kate').replace('2016', '2011')}\n`,
      MAPPING,
    );
    expect(alone).not.toEqual({});
    expect(feed.counts.warnings).toEqual(alone);
  });
});

test('"feeds check" counts rows that would go unread for it, and says what to do', async () => {
  const file = write('shared.csv', `${HEADER}${FIRST}\nC1,Joshua Harding,21/09/2016,M,Tom Harding,\n`);
  const mapping = write('shared.yaml', `version: 1\nfeed: contacts\nagency: social-care\n${MAPPING}`);
  const profile = await checkFeed(file, {mapping, area: 'BRE', received: '2022-03-01'});
  expect(profile.counts.reasons).toEqual({KEY_SHARED: 1});
  expect(profileText(profile)).toContain(
    '1 row would go unread for having the key of another that is about different people',
  );
});
