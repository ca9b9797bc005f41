import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {casesAbout} from '../../src/packs/marac/cases-about.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {personId} from '../../src/questions/people.ts';
import {CASES_MAX} from '../../src/web/meeting-list.ts';
import {DESK_POLICY, DESK_USERS, PASSWORD, signedIn, testDesk, Visitor, type TestDesk} from '../support/desk.ts';
import {idsIn, LIST, listIn, rowsOf} from '../support/meeting-list.ts';
import {keptUser} from '../support/server.ts';

const LATE = {name: 'nils', role: 'coordinator', agency: 'social-care', password: PASSWORD} as const;

let desk: TestDesk;
let mira: Visitor;
let nina: Visitor;
let all: string[];
/** Cases that nobody may see but mira, and some that nina may see too. */
let closed: string[];
let open: string[];

beforeAll(async () => {
  desk = await testDesk();
  const whole = new Inquiry(desk.reader.lease().view);
  const found = [...whole.persons()].flatMap((person) => casesAbout(whole, person));
  all = [...new Set(found.map(({suspect, victim}) => `${personId(whole, suspect)}-${personId(whole, victim)}`))];
  const [, ...victims] = all[0]!.split('-');
  closed = all.filter((id) => id.includes(victims[0]!)).slice(0, 1);
  open = all.filter((id) => !id.split('-').some((one) => one === victims[0])).slice(0, CASES_MAX);
  await desk.close();
  desk = await testDesk({policy: {...DESK_POLICY, restricted: [{ids: victims, allow: ['mira']}]}});
}, 120_000);
afterAll(() => desk.close());

beforeEach(async () => {
  [mira, nina] = await Promise.all([signIn('mira'), signIn('nina')]);
});

const signIn = (name: string): Promise<Visitor> => signedIn(desk, name, 'marac');
const urlOf = (list: string): string => `${LIST}?list=${list}`;
/** A page without what is new each time, and without whose list it is called by. */
const plain = (body: string, list: string): string =>
  body.replace(/nonce="[^"]+"|name="(?:token|seen)" value="[^"]+"/g, '').replaceAll(list, 'LIST');

/** A new list of mira with these cases. */
async function listOf(ids: readonly string[]): Promise<string> {
  const body = (await mira.get(LIST)).body;
  const another = /href="([^"]+)">Begin another list/.exec(body)?.[1];
  const page = another === undefined ? body : (await mira.get(another.replace('/marac/list', '/marac'))).body;
  const list = another === undefined ? undefined : listIn(page);
  const cases = Object.fromEntries(ids.map((id) => [`case-${id}`, 'yes']));
  await mira.post(LIST, {do: 'chosen', ...cases, ...(list === undefined ? {} : {list})});
  return list ?? listIn((await mira.get(LIST)).body);
}

const give = (list: string, deed: string) => mira.post(`${LIST}/share`, {list, do: deed, colleague: 'nina'});

/** What nina is shown and answered of a list that has the closed case, and of one that has not, is the same. */
async function areAlike(deed: string, asks: (list: string) => Promise<{statusCode: number; body: string}[]>) {
  const shown: string[][] = [];
  for (const ids of [[open[0]!], [open[0]!, ...closed]]) {
    const list = await listOf(ids);
    await give(list, deed);
    shown.push((await asks(list)).map(({statusCode, body}) => `${statusCode} ${plain(body, list)}`));
    // The next one begins from nothing.
    const holder = deed === 'share' ? mira : nina;
    await holder.get(urlOf(list));
    await holder.post(LIST, {do: 'empty', list});
  }
  expect(shown[1]).toEqual(shown[0]);
  return shown[0]!;
}

describe('a list on which cases are closed to a colleague', () => {
  test('tells nothing of them once it was handed on, and lets them be taken off unseen', async () => {
    const [page, shown, after] = await areAlike('hand-on', async (list) => [
      await nina.get(urlOf(list)),
      await nina.post(LIST, {do: 'shown', list}),
      await nina.get(urlOf(list)),
    ]);
    expect(page).toContain('ask mira how many cases are on this list');
    expect(page).toContain('Take off what cannot be shown');
    expect(page).not.toContain('cannot be shown: nothing');
    expect(shown).toMatch(/^303/);
    expect(after).not.toContain('Take off what cannot be shown');
    const kept = readFileSync(join(dirname(desk.workspace), 'meetings.ndjson'), 'utf8')
      .trim()
      .split('\n');
    expect(kept.at(-2)).not.toContain(closed[0]!);
  });

  test('stays as it is for them where they take off or empty all that they see', async () => {
    for (const deed of ['share', 'hand-on'])
      await areAlike(deed, async (list) => {
        const before = await nina.get(urlOf(list));
        const off = await nina.post(LIST, {do: 'order', list, [`off-${open[0]!}`]: 'yes'});
        return [before, off, await nina.get(urlOf(list)), await nina.get('/desk/marac')];
      });
    const pages = await areAlike('share', async (list) => {
      const before = await nina.get(urlOf(list));
      return [before, await nina.post(LIST, {do: 'empty', list}), await nina.get(urlOf(list))];
    });
    expect(pages.at(-1)).toMatch(/^200/);
  });

  test('does not say that somebody changed what they do not see', async () => {
    const list = await listOf([open[0]!]);
    await give(list, 'share');
    await nina.get(urlOf(list));
    await nina.post(LIST, {do: 'order', list, title: 'North'});
    const before = (await nina.get(urlOf(list))).body;
    await mira.post(LIST, {do: 'chosen', list, [`case-${closed[0]!}`]: 'yes'});
    expect(plain((await nina.get(urlOf(list))).body, list)).toBe(plain(before, list));
    expect((await mira.get(urlOf(list))).body).toContain('changed last by you');
  });

  test('says in its workbook that cases may be missing from it, whether or not any is', async () => {
    const rows: string[][][] = [];
    for (const ids of [[open[0]!], [open[0]!, ...closed]]) {
      const list = await listOf(ids);
      await give(list, 'share');
      await nina.get(urlOf(list));
      await nina.post(`${LIST}/open`, {list, reason: 'meeting'});
      const {rawPayload} = await nina.get(`${LIST}/cases.xlsx?list=${list}`);
      rows.push(await rowsOf(rawPayload));
      await mira.get(urlOf(list));
      await mira.post(LIST, {do: 'empty', list});
    }
    expect(rows[0]).toHaveLength(3);
    expect(rows[0]!.at(-1)![0]).toContain('ask mira how many cases are on this list');
    expect(rows[1]).toEqual(rows[0]);
  });

  test('tells its holder nothing of what a colleague put on it who sees more, be it shared still or no longer', async () => {
    for (const stops of [false, true]) {
      const shown: string[] = [];
      for (const ids of [[], closed]) {
        nina.seen = '';
        await nina.post(LIST, {do: 'chosen', [`case-${open[0]!}`]: 'yes'});
        const list = listIn((await nina.get(LIST)).body);
        await nina.post(`${LIST}/share`, {list, do: 'share', colleague: 'mira'});
        await mira.get(urlOf(list));
        await mira.post(LIST, {do: 'chosen', list, ...Object.fromEntries(ids.map((id) => [`case-${id}`, 'yes']))});
        expect(idsIn((await mira.get(urlOf(list))).body)).toHaveLength(1 + ids.length);
        await nina.get(urlOf(list));
        if (stops) await nina.post(`${LIST}/share`, {list, do: 'stop', colleague: 'mira'});
        const {body} = await nina.get(urlOf(list));
        shown.push(plain(body, list));
        await nina.post(LIST, {do: 'empty', list});
      }
      expect(shown[0]).toContain('ask mira how many cases');
      expect(shown[1]).toBe(shown[0]);
    }
  });

  test('is full for them by what they see: a refusal counts nobody else', async () => {
    const list = await listOf([...closed, ...open.slice(0, 1)]);
    await give(list, 'share');
    const more = Object.fromEntries(open.slice(1).map((id) => [`case-${id}`, 'yes']));
    await nina.get(urlOf(list));
    expect([open.length, (await nina.post(LIST, {do: 'chosen', list, ...more})).statusCode]).toEqual([CASES_MAX, 303]);
    expect(idsIn((await nina.get(urlOf(list))).body)).toHaveLength(CASES_MAX);
    // Whoever sees them all is refused one more, and loses none.
    const last = all.find((id) => !open.includes(id) && !closed.includes(id))!;
    expect((await mira.post(LIST, {do: 'chosen', list, [`case-${last}`]: 'yes'})).statusCode).toBe(400);
    expect(idsIn((await mira.get(urlOf(list))).body)).toHaveLength(CASES_MAX + 1);
  }, 60_000);
});

test('a list that was emptied or removed leads to one that is there', async () => {
  const first = await listOf([open[0]!]);
  await give(first, 'hand-on');
  await nina.get(urlOf(first));
  const gone = await nina.post(LIST, {do: 'empty', list: first});
  expect([gone.statusCode, (await nina.get(gone.headers.location!)).statusCode]).toEqual([303, 200]);
  // The last case taken off a shared list leaves it to its holder to remove.
  const list = await listOf([open[0]!]);
  await give(list, 'share');
  await mira.get(urlOf(list));
  await mira.post(LIST, {do: 'order', list, [`off-${open[0]!}`]: 'yes'});
  expect((await mira.get(urlOf(list))).body).toContain('Remove this list');
  expect((await nina.get(urlOf(list))).body).not.toContain('Remove this list');
  await mira.post(LIST, {do: 'empty', list});
  expect((await nina.get(urlOf(list))).statusCode).toBe(404);
});

test('what a meeting is called is one line, with no mark that is not seen or turns the words around it', async () => {
  const list = await listOf([open[0]!]);
  await mira.get(urlOf(list));
  await mira.post(LIST, {do: 'order', list, title: 'North\u202e\r\n\u0007\u200b  East\u2028'});
  const body = (await mira.get(urlOf(list))).body;
  expect(body).toContain('value="North East"');
});

test('of two who lead and hand one list on at once, the slower is told that nothing was done', async () => {
  const other = await testDesk({audit: {append: () => setTimeout(20)}, users: [...DESK_USERS, LATE]});
  try {
    const holder = await new Visitor(other).signIn('mira', 'marac');
    await holder.post(LIST, {do: 'chosen', [`case-${open[0]!}`]: 'yes'});
    const list = listIn((await holder.get(LIST)).body);
    const leads = [await new Visitor(other).signIn('lena', 'marac'), await new Visitor(other).signIn('lena', 'marac')];
    const answers = await Promise.all(
      ['nina', LATE.name].map((colleague, at) => leads[at]!.post('/desk/meeting-lists', {list, colleague})),
    );
    expect(answers.map(({statusCode}) => statusCode).sort((left, right) => left - right)).toEqual([303, 400]);
    expect(answers.find(({statusCode}) => statusCode === 400)!.body).toContain('nothing was done');
  } finally {
    await other.close();
  }
});

test('a list that is shared with somebody who left says so, until its holder closes it to that login', async () => {
  const other = await testDesk();
  try {
    const holder = await new Visitor(other).signIn('mira', 'marac');
    await holder.post(LIST, {do: 'chosen', [`case-${open[0]!}`]: 'yes'});
    const list = listIn((await holder.get(LIST)).body);
    await holder.post(`${LIST}/share`, {list, do: 'share', colleague: 'nina'});
    const users = DESK_USERS.map(keptUser);
    other.users.replace(users.filter(({name}) => name !== 'nina'));
    expect((await holder.get(LIST)).body).toContain('Stop sharing it with nina');
    await holder.post(`${LIST}/share`, {list, do: 'stop', colleague: 'nina'});
    other.users.replace(users);
    const anew = await new Visitor(other).signIn('nina', 'marac');
    expect((await anew.get(urlOf(list))).statusCode).toBe(404);
  } finally {
    await other.close();
  }
});

describe('the files of the desk', () => {
  test('are of one server: a second would open to somebody what the first closed to them', async () => {
    const second = testDesk({}, (workspace) => {
      writeFileSync(join(dirname(workspace), 'meetings.ndjson.lock'), String(process.ppid));
    });
    await expect(second).rejects.toThrow(/meetings\.ndjson: another server keeps/);
  });
});
