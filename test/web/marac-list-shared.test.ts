import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {casesAbout} from '../../src/packs/marac/cases-about.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {nameOf, personId} from '../../src/questions/people.ts';
import {DESK_POLICY, signedIn, testDesk, type TestDesk, type Visitor} from '../support/desk.ts';
import {idsIn, LIST, listIn} from '../support/meeting-list.ts';

const PAPERS = ['packs', 'cases.xlsx', 'research.xlsx'];

let desk: TestDesk;
/** Cases between two, each with the name of its victim. */
let cases: {id: string; victim: string; name: string}[];

beforeAll(async () => {
  desk = await testDesk();
  const whole = new Inquiry(desk.reader.lease().view);
  const found = new Map<string, (typeof cases)[0]>();
  for (const person of whole.persons())
    for (const {suspect, victim} of casesAbout(whole, person)) {
      const id = `${personId(whole, suspect)}-${personId(whole, victim)}`;
      found.set(id, {id, victim: personId(whole, victim), name: nameOf(whole, victim)});
    }
  cases = [...found.values()].filter(({name}) => name !== '').slice(0, 6);
}, 120_000);
afterAll(() => desk.close());

const signIn = (name: string, at: TestDesk = desk): Promise<Visitor> => signedIn(at, name, 'marac');

const chosen = (ids: readonly string[]): Record<string, string> => ({
  do: 'chosen',
  ...Object.fromEntries(ids.map((id) => [`case-${id}`, 'yes'])),
});

/** A coordinator whose one list has these cases; every list that was there before is empty. */
async function holding(ids: readonly string[], at: TestDesk = desk): Promise<{mira: Visitor; list: string}> {
  for (const name of ['mira', 'nina']) {
    const visitor = await signIn(name, at);
    for (;;) {
      const {body} = await visitor.get(LIST);
      if (idsIn(body).length === 0) break;
      await visitor.post(LIST, {do: 'empty', list: listIn(body)});
    }
  }
  const mira = await signIn('mira', at);
  await mira.post(LIST, chosen(ids));
  return {mira, list: listIn((await mira.get(LIST)).body)};
}

const share = (visitor: Visitor, list: string, fields: Record<string, string>) =>
  visitor.post(`${LIST}/share`, {list, do: 'share', colleague: 'nina', ...fields});
const urlOf = (list: string, paper = ''): string => `${LIST}${paper === '' ? '' : `/${paper}`}?list=${list}`;
const outcomes = (from: number): string[] => desk.events.slice(from).map(({outcome}) => outcome);

describe('a list that is shared', () => {
  test('is worked on by both, each by their own reasons, until the holder stops it; the log says whose it is', async () => {
    const [first, second, third] = cases.map(({id}) => id) as [string, string, string];
    const {mira, list} = await holding([first, second]);
    const nina = await signIn('nina');
    expect((await nina.get(urlOf(list))).statusCode).toBe(404);
    expect((await share(mira, list, {})).statusCode).toBe(303);
    expect(desk.events.at(-1)).toMatchObject({who: 'mira', outcome: 'asked: list shared with nina'});
    expect([...desk.events.at(-1)!.objects].sort()).toEqual(
      [...new Set([list, ...[first, second].join('-').split('-')])].sort(),
    );

    // Her own is the first that she sees; the shared one is named on it.
    const own = (await nina.get(LIST)).body;
    expect(idsIn(own)).toEqual([]);
    expect(own).toContain(urlOf(list));
    const shared = (await nina.get(urlOf(list))).body;
    expect(idsIn(shared)).toEqual([first, second]);
    expect(shared).toContain('mira holds this list');
    expect(desk.events.at(-1)).toMatchObject({who: 'nina', outcome: 'given: list, list of mira'});
    for (const {name} of cases.slice(0, 2)) expect(shared).not.toContain(name);

    // What one has opened is not opened for the other.
    await mira.post(`${LIST}/open`, {list, reason: 'meeting'});
    for (const paper of PAPERS)
      expect((await nina.get(urlOf(list, paper))).body).toContain('Why do you open these packs?');
    await nina.post(`${LIST}/open`, {list, reason: 'actions'});
    const before = desk.events.length;
    for (const paper of PAPERS) expect((await nina.get(urlOf(list, paper))).statusCode).toBe(200);
    expect(outcomes(before).filter((text) => text.includes('list of mira'))).toHaveLength(3);

    await nina.post(LIST, {...chosen([third]), list});
    expect(desk.events.at(-1)).toMatchObject({who: 'nina', outcome: 'given: put on list, list of mira'});
    const back = (await mira.get(urlOf(list))).body;
    expect(idsIn(back)).toEqual([first, second, third]);
    expect(back).toContain('changed last by nina on 2 Apr 2026');
    // Where cases go is what the page says: her own list, until she chooses the other.
    const choice = (body: string): unknown => /<option value="(L[^"]+)" selected>([^<]+)</.exec(body)?.slice(1);
    const forHer = (await nina.get('/desk/marac')).body;
    expect(choice(forHer)).toEqual([listIn(forHer), 'a new list of your own']);
    const forMira = await nina.get(`/desk/marac?list=${list}`);
    expect(choice(forMira.body)).toEqual([list, 'list without a day or name, held by mira']);
    expect(listIn(forMira.body)).toBe(list);

    await share(mira, list, {do: 'stop'});
    for (const url of [urlOf(list), ...PAPERS.map((paper) => urlOf(list, paper)), `/desk/marac?list=${list}`])
      expect([url, (await nina.get(url)).statusCode]).toEqual([url, 404]);
    expect((await nina.post(LIST, {...chosen([third]), list})).statusCode).toBe(404);
    expect((await nina.get(LIST)).body).not.toContain(list);
  });

  test('is shared, stopped and handed on by its holder alone, and with nobody of another role or agency', async () => {
    const {mira, list} = await holding([cases[0]!.id]);
    const offered = (await mira.get(LIST)).body;
    expect([...offered.matchAll(/<option value="([^"]+)"/g)].map(([, name]) => name)).toEqual(['nina']);
    for (const colleague of ['paul', 'pete', 'rita', 'lena', 'nobody', 'mira', ''])
      expect([colleague, (await share(mira, list, {colleague})).statusCode]).toEqual([colleague, 400]);
    expect((await share(mira, list, {do: 'give'})).statusCode).toBe(400);
    await share(mira, list, {});
    const nina = await signIn('nina');
    for (const deed of ['share', 'stop', 'hand-on'])
      for (const colleague of ['nina', 'mira'])
        expect((await share(nina, list, {do: deed, colleague})).statusCode).toBe(404);
    for (const name of ['paul', 'pete']) {
      const other = await signIn(name);
      for (const url of [urlOf(list), ...PAPERS.map((paper) => urlOf(list, paper))])
        expect([name, (await other.get(url)).statusCode]).toEqual([name, 404]);
      expect((await share(other, list, {colleague: name})).statusCode).toBe(404);
    }
  });

  test('is the colleague’s alone once it is handed on, and the next one is another', async () => {
    const [first, second] = cases.map(({id}) => id) as [string, string];
    const {mira, list} = await holding([first]);
    await share(mira, list, {do: 'hand-on'});
    expect(desk.events.at(-1)!.outcome).toBe('asked: list handed on to nina');
    expect((await mira.get(urlOf(list))).statusCode).toBe(404);
    const nina = await signIn('nina');
    expect(idsIn((await nina.get(LIST)).body)).toEqual([first]);
    await mira.post(LIST, chosen([second]));
    const own = (await mira.get(LIST)).body;
    expect(idsIn(own)).toEqual([second]);
    expect(listIn(own)).not.toBe(list);
    expect(idsIn((await nina.get(urlOf(list))).body)).toEqual([first]);
    await share(nina, list, {colleague: 'mira', do: 'hand-on'});
    expect(idsIn((await mira.get(urlOf(list))).body)).toEqual([first]);
  });

  test('may be one of several of the same holder, and each page says which cases go on', async () => {
    const [first, second] = cases.map(({id}) => id) as [string, string];
    const {mira, list} = await holding([first]);
    expect((await mira.get('/desk/marac')).body).not.toContain('Put cases on');
    const another = /href="([^"]+)">Begin another list/.exec((await mira.get(LIST)).body)![1]!;
    const empty = (await mira.get(another)).body;
    expect(idsIn(empty)).toEqual([]);
    expect(empty).toContain(urlOf(list));
    const forIt = await mira.get(another.replace('/marac/list', '/marac'));
    expect(/<option value="(L[^"]+)" selected>([^<]+)</.exec(forIt.body)?.slice(1)).toEqual([
      listIn(forIt.body),
      'a new list of your own',
    ]);
    await mira.post(LIST, {...chosen([second]), list: listIn(forIt.body)});
    expect(idsIn((await mira.get(another)).body)).toEqual([second]);
    expect(idsIn((await mira.get(urlOf(list))).body)).toEqual([first]);
    // Emptied, it is gone from the choice.
    await mira.get(another);
    await mira.post(LIST, {do: 'empty', list: listIn(forIt.body)});
    expect((await mira.get('/desk/marac')).body).not.toContain('Put cases on');
  });

  test('tells a colleague for whom somebody is closed of nobody, neither by a case nor by a count', async () => {
    const [open, closed] = [cases[0]!, cases.find(({id}) => !id.includes(cases[0]!.victim))!];
    const policy = {...DESK_POLICY, restricted: [{ids: [closed.victim], allow: ['mira']}]};
    const other = await testDesk({policy});
    try {
      const {mira, list} = await holding([open.id, closed.id], other);
      await share(mira, list, {});
      expect((await mira.get(LIST)).body).toContain('closed to nina than to you');
      const nina = await signIn('nina', other);
      const withBoth = (await nina.get(urlOf(list))).body;
      expect(idsIn(withBoth)).toEqual([open.id]);
      expect(withBoth).toContain('ask mira how many cases are on this list');
      expect((await nina.post(LIST, {do: 'shown', list})).statusCode).toBe(404);
      await mira.get(LIST);
      await mira.post(LIST, {do: 'order', [`off-${closed.id}`]: 'yes'});
      const withOne = (await nina.get(urlOf(list))).body;
      const plain = (body: string): string => body.replace(/nonce="[^"]+"|name="token" value="[^"]+"/g, '');
      expect(plain(withOne)).toBe(plain(withBoth));
      // What she empties is what she sees.
      await mira.post(LIST, chosen([closed.id]));
      await nina.get(urlOf(list));
      await nina.post(LIST, {do: 'empty', list});
      expect(idsIn((await mira.get(LIST)).body)).toEqual([closed.id]);
    } finally {
      await other.close();
    }
  });
});

describe('an old page of a list', () => {
  test('neither empties it nor sets it in order anew: it says who changed it, and keeps what was written', async () => {
    const [first, second] = cases.map(({id}) => id) as [string, string];
    const {mira, list} = await holding([first]);
    await share(mira, list, {});
    const nina = await signIn('nina');
    await nina.get(urlOf(list));
    await mira.post(LIST, chosen([second]));
    for (const deed of ['empty', 'order']) {
      const old = nina.seen;
      const refused = await nina.post(LIST, {do: deed, list, title: 'North', [`place-${first}`]: '2'});
      expect(refused.statusCode).toBe(400);
      expect(refused.body).toContain('mira changed this list after you opened the page');
      expect(refused.body).toContain('value="North"');
      expect(idsIn((await mira.get(urlOf(list))).body)).toEqual([first, second]);
      nina.seen = old;
    }
    // Seen as it is now, it is done.
    await nina.get(urlOf(list));
    await nina.post(LIST, {do: 'order', list, title: 'North', [`place-${first}`]: '2'});
    expect(idsIn((await mira.get(urlOf(list))).body)).toEqual([second, first]);
  });

  test('leads nowhere once its list was handed on', async () => {
    const {mira, list} = await holding([cases[0]!.id]);
    await share(mira, list, {do: 'hand-on'});
    expect((await mira.post(LIST, {do: 'empty', list})).statusCode).toBe(404);
    expect(idsIn((await (await signIn('nina')).get(LIST)).body)).toEqual([cases[0]!.id]);
  });
});

test('a day that no calendar has narrows nothing, and the page says so by leaving it out', async () => {
  const mira = await signIn('mira');
  const body = async (query: string): Promise<string> => (await mira.get(query)).body;
  expect(await body('/desk/marac?from=2024-02-31')).not.toContain('2024-02-31');
  expect(await body('/desk/marac?from=2024-02-29')).toContain('value="2024-02-29"');
});

describe('whose list is whose, for who leads', () => {
  test('is shown without its cases, and changed where the holder is away', async () => {
    const {mira, list} = await holding([cases[0]!.id]);
    await mira.get(LIST);
    await mira.post(LIST, {do: 'order', list, title: 'North', day: '2024-03-01'});
    const lena = await signIn('lena');
    const {body} = await lena.get('/desk/meeting-lists');
    expect(body).toContain('North, 1 Mar 2024');
    expect(body).toMatch(/Held by <strong>mira<\/strong>/);
    for (const id of cases[0]!.id.split('-')) expect(body).not.toContain(id);
    expect([...body.matchAll(/<option value="([a-z]+)"/g)].map(([, name]) => name)).toEqual(['nina']);
    for (const url of [urlOf(list), ...PAPERS.map((paper) => urlOf(list, paper))])
      expect((await lena.get(url)).statusCode).toBe(403);
    for (const colleague of ['', 'mira', 'paul', 'lena', 'nobody'])
      expect((await lena.post('/desk/meeting-lists', {list, colleague})).statusCode).toBe(400);
    expect((await lena.post('/desk/meeting-lists', {list: 'L000000000000', colleague: 'nina'})).statusCode).toBe(404);
    expect((await lena.post('/desk/meeting-lists', {list, colleague: 'nina'})).statusCode).toBe(303);
    const {action, outcome, objects} = desk.events.at(-1)!;
    // Of whom it is says the log, as she is not told.
    expect([...objects].sort()).toEqual([list, ...cases[0]!.id.split('-')].sort());
    expect([action, outcome]).toEqual(['marac:hand-on', 'asked: list of mira handed on to nina']);
    expect((await mira.get(urlOf(list))).statusCode).toBe(404);
    const nina = await signIn('nina');
    expect(idsIn((await nina.get(LIST)).body)).toEqual([cases[0]!.id]);
    expect((await nina.get(LIST)).body).toContain('changed last by lena');
  });

  test('is shown to nobody else, and of the own agency alone', async () => {
    await holding([cases[0]!.id]);
    for (const name of ['mira', 'pete']) {
      const visitor = await signIn(name);
      expect((await visitor.get('/desk/meeting-lists')).statusCode).toBe(403);
      expect((await visitor.get('/desk/marac')).body).not.toContain('/desk/meeting-lists');
    }
    const lee = await signIn('lee');
    expect((await lee.get('/desk/meeting-lists')).body).toContain('No list at your agency');
  });
});
