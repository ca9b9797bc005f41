import {mkdirSync, mkdtempSync, readFileSync, rmdirSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {AuditEvent} from '../../src/access/audit/entry.ts';
import {RELEASES} from '../../src/access/policy.ts';
import type {SightClass} from '../../src/access/sight.ts';
import {addMonths, dayToIso} from '../../src/base/day.ts';
import type {View} from '../../src/engine/view/view.ts';
import {casesAbout, casesReferred} from '../../src/packs/marac/cases-about.ts';
import {reasonsOf} from '../../src/packs/marac/between.ts';
import {meetingSheet} from '../../src/packs/marac/meeting.ts';
import {maracPack} from '../../src/packs/marac/pack.ts';
import type {MaracCase} from '../../src/packs/marac/case.ts';
import {personsIn} from '../../src/packs/sheet.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {nameOf, personId} from '../../src/questions/people.ts';
import {CASES_MAX, inPlaces, inPlacesShown, listId, openMeetings} from '../../src/web/meeting-list.ts';
import type {Answered, Asked} from '../../src/web/page.ts';
import {LIST_CHANGED_PAGE} from '../../src/web/pages/marac-list-change.ts';
import {accessFaults, CHROMIUM, openBrowser, openWindow, withAxe} from '../support/chromium.ts';
import {signedIn, testDesk, type TestDesk, type Visitor} from '../support/desk.ts';
import {everybodyNear, keptAddresses, leaksOf, type KeptAddresses} from '../support/kept-addresses.ts';
import {idsIn, LIST, rowsOf} from '../support/meeting-list.ts';
import {partedCase} from '../support/parted-case.ts';
import {TODAY} from '../support/server.ts';

const PAPERS = [`${LIST}/packs`, `${LIST}/cases.xlsx`, `${LIST}/research.xlsx`];

let desk: TestDesk;
let view: View;
let whole: Inquiry;
let kept: KeptAddresses;
/** Every case that was ever referred, and some that were not. */
let cases: {id: string; one: MaracCase}[];

beforeAll(async () => {
  desk = await testDesk();
  view = desk.reader.lease().view;
  whole = new Inquiry(view);
  kept = keptAddresses(view);
  const found = new Map<string, MaracCase>();
  for (const person of whole.persons()) for (const one of casesAbout(whole, person)) found.set(idOf(one), one);
  const all = [...found].map(([id, one]) => ({id, one}));
  const isReferred = ({one}: {one: MaracCase}): boolean => one.referrals.length > 0;
  cases = [...all.filter(isReferred), ...all.filter((one) => !isReferred(one)).slice(0, 5)].slice(0, CASES_MAX);
}, 120_000);
afterAll(() => desk.close());

const idOf = ({suspect, victim}: MaracCase): string => `${personId(whole, suspect)}-${personId(whole, victim)}`;

const signIn = (name: string, purpose = 'marac', at: TestDesk = desk): Promise<Visitor> => signedIn(at, name, purpose);

/** A coordinator with nothing but these cases on the list. */
async function gathered(ids: readonly string[], at: TestDesk = desk): Promise<Visitor> {
  const mira = await signIn('mira', 'marac', at);
  await again(mira, {do: 'empty'});
  await mira.post(LIST, {do: 'chosen', ...Object.fromEntries(ids.map((id) => [`case-${id}`, 'yes']))});
  return mira;
}

/** Looks at the list, then sends a form of its page. */
async function again(visitor: Visitor, fields: Record<string, string>): ReturnType<Visitor['post']> {
  await visitor.get(LIST);
  return visitor.post(LIST, fields);
}

const opened = (visitor: Visitor) => visitor.post(`${LIST}/open`, {reason: 'meeting'});

describe('a list for a meeting', () => {
  test('takes the cases that are chosen, or all of some days, and keeps them in order for whoever gathered them', async () => {
    const [first, second, third] = cases.map(({id}) => id) as [string, string, string];
    const mira = await gathered([second, third]);
    expect(idsIn((await mira.get(LIST)).body)).toEqual([second, third]);
    await mira.post(LIST, {do: 'chosen', [`case-${first}`]: 'yes', [`case-${second}`]: 'yes'});
    expect(idsIn((await mira.get(LIST)).body)).toEqual([second, third, first]);
    await again(mira, {do: 'order', [`place-${second}`]: '1', [`place-${third}`]: '2', [`place-${first}`]: '1'});
    expect(idsIn((await mira.get(LIST)).body)).toEqual([first, second, third]);
    await again(mira, {do: 'order', [`off-${second}`]: 'yes'});
    // Another session has it still; somebody else has none.
    expect(idsIn((await (await signIn('mira')).get(LIST)).body)).toEqual([first, third]);
    expect(idsIn((await (await signIn('pete')).get(LIST)).body)).toEqual([]);

    const recent = casesReferred(whole);
    const last = recent[0]!.referrals.at(-1)!.day;
    for (const [from, to] of [
      [last, last],
      [last + 1, last + 9],
    ].map((days) => days.map(dayToIso))) {
      const within = recent.filter(({referrals}) => {
        const day = dayToIso(referrals.at(-1)!.day);
        return day >= from! && day <= to!;
      });
      expect((await mira.get(`/desk/marac?from=${from}&to=${to}`)).body).toContain(`>${within.length} case`);
      await again(mira, {do: 'empty'});
      await mira.post(LIST, {do: 'all', from: from!, to: to!});
      expect(idsIn((await mira.get(LIST)).body)).toEqual(within.map(idOf));
    }
  });

  test('shows initials until somebody says why, then names; the papers are asked why as well', async () => {
    const chosen = cases.slice(0, 3);
    const mira = await gathered(chosen.map(({id}) => id));
    const names = chosen.flatMap(({one}) => [nameOf(whole, one.suspect), nameOf(whole, one.victim)]);
    for (const url of [LIST, ...PAPERS]) {
      const {body} = await mira.get(url);
      expect(body).toContain('Why do you open these packs?');
      for (const name of names) expect(body).not.toContain(name);
      expect(desk.events.at(-1)).toMatchObject({action: 'marac:prepare', outcome: 'given: list'});
    }
    expect((await mira.post(`${LIST}/open`, {reason: 'curious'})).statusCode).toBe(400);
    await opened(mira);
    const {body} = await mira.get(LIST);
    for (const name of names) expect(body).toContain(name.replaceAll("'", '&#39;'));
    // A case that comes onto the list later closes it again.
    await mira.post(LIST, {do: 'chosen', [`case-${cases[3]!.id}`]: 'yes'});
    expect((await mira.get(LIST)).body).toContain('Why do you open these packs?');
  });

  test('counts grounds until somebody says why: agencies may have written names into them', async () => {
    const found = cases.find(({one}) => reasonsOf(whole, one.referrals.slice(-1)).length > 0)!;
    const [ground] = reasonsOf(whole, found.one.referrals.slice(-1)) as [string];
    const mira = await gathered([found.id]);
    const {body} = await mira.get(LIST);
    expect(body).toMatch(/Grounds on record">\d+, shown once you say why/);
    expect(body).not.toContain(ground);
    await opened(mira);
    expect((await mira.get(LIST)).body).toContain(ground);
  });

  test('prints each pack as it is printed alone, and logs each so', async () => {
    const chosen = cases.slice(0, 4);
    const mira = await gathered(chosen.map(({id}) => id));
    await opened(mira);
    const alone: {objects: readonly string[]; cells: string[]}[] = [];
    const cellsOf = (body: string): string[] => [...body.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell]) => cell!);
    for (const {id} of chosen) {
      const {body} = await mira.get(`/desk/marac/${id}`);
      alone.push({objects: desk.events.at(-1)!.objects, cells: cellsOf(body)});
    }
    const before = desk.events.length;
    const {body} = await mira.get(PAPERS[0]!);
    const [, ...packs] = body.split('<div class="desk-pack" id="pack-');
    expect(packs.map(cellsOf)).toEqual(alone.map(({cells}) => cells));
    const [list, ...entries] = desk.events.slice(before);
    expect(list).toMatchObject({action: 'marac:prepare', outcome: 'given: list, with names, meeting'});
    expect(entries.map(({outcome, objects}) => ({outcome, objects}))).toEqual(
      alone.map(({objects}) => ({outcome: 'given: pack, with names, meeting', objects})),
    );
    for (const [at, {one}] of chosen.entries())
      expect(entries[at]!.objects).toEqual(expect.arrayContaining(personsIn(maracPack(whole, one))));
  });

  test('is a workbook of what stands on it, and a form for agencies with names and birth dates only', async () => {
    const chosen = cases.slice(0, 5);
    const mira = await gathered(chosen.map(({id}) => id));
    await opened(mira);
    const book = await mira.get(PAPERS[1]!);
    expect(book.headers['content-disposition']).toMatch(/^attachment; filename="marac-cases-[\d-]+\.xlsx"$/);
    const {head, rows} = meetingSheet(
      whole,
      chosen.map(({one}) => one),
    );
    const [found, ...cells] = await rowsOf(book.rawPayload);
    expect(found).toEqual([...head, 'meeting', 'handling']);
    expect(cells.map((row) => row.slice(0, -2))).toEqual(rows.map((row) => row.map((cell) => String(cell ?? ''))));
    expect(desk.events.at(-1)!.outcome).toBe('given: workbook of the list, meeting');

    const form = await rowsOf((await mira.get(PAPERS[2]!)).rawPayload);
    const people = chosen.reduce((sum, {one}) => sum + 2 + one.children.length, 0);
    expect(form).toHaveLength(1 + people);
    // What others hold is for the agency to say: its columns are empty.
    expect(new Set(form.slice(1).flatMap((row) => row.slice(4)))).toEqual(new Set(['']));
    expect(desk.events.at(-1)!.objects).toHaveLength(
      new Set(chosen.flatMap(({one}) => [one.suspect, one.victim, ...one.children])).size,
    );
  });

  test('tells no protected address, nor one that leads to it, in any of its papers', async () => {
    const guarded = everybodyNear(view, kept).flatMap((id) => casesAbout(whole, whole.personAt(id)).map(idOf));
    const ids = [...new Set(guarded)].slice(0, CASES_MAX);
    expect(ids.length).toBeGreaterThan(3);
    const mira = await gathered(ids);
    expect(idsIn((await mira.get(LIST)).body)).toEqual(ids);
    await opened(mira);
    for (const url of [LIST, PAPERS[0]!]) expect(leaksOf(kept, (await mira.get(url)).body)).toEqual([]);
    for (const url of PAPERS.slice(1))
      expect(leaksOf(kept, JSON.stringify(await rowsOf((await mira.get(url)).rawPayload)))).toEqual([]);
  });

  test('has no name in an address or a title of a window, and stays within its length', async () => {
    const mira = await gathered(cases.slice(0, 3).map(({id}) => id));
    await opened(mira);
    for (const url of [LIST, PAPERS[0]!]) {
      const {body} = await mira.get(url);
      expect(/<title>([^<]*)<\/title>/.exec(body)![1]).toMatch(/^(Meeting list|Packs of the meeting) - Ringfence$/);
      const links = [...body.matchAll(/(?:href|action)="(\/desk[^"]*)"/g)].map(([, link]) => link!);
      for (const link of links) expect(link).not.toMatch(/[?&](?!from|to|page|list=L[0-9a-z]{12}$)/);
    }
    const far = Array.from({length: CASES_MAX + 1}, (_, at) => `P${String(at).padStart(12, '0')}`);
    const many = await mira.post(
      LIST,
      Object.fromEntries([['do', 'chosen'], ...far.map((id) => [`case-${id}-${id}`, 'yes'])]),
    );
    // Nobody of them is there: nothing is put on the list, and nothing said of them.
    expect(many.statusCode).toBe(303);
    expect(idsIn((await mira.get(LIST)).body)).toHaveLength(3);
  });
});

describe('a list that does not stay as it was', () => {
  test('logs whom somebody takes off it, and whom they put on it, by what each was', async () => {
    const [first, second] = cases as [(typeof cases)[0], (typeof cases)[0]];
    const mira = await gathered([first.id]);
    const entryOf = async (fields: Record<string, string>): Promise<unknown> => {
      await again(mira, fields);
      const {outcome, objects} = desk.events.at(-1)!;
      return {outcome, objects};
    };
    const parties = ({id}: {id: string}): string[] => id.split('-');
    expect(await entryOf({do: 'chosen', [`case-${second.id}`]: 'yes'})).toEqual({
      outcome: 'given: put on list',
      objects: parties(second),
    });
    expect(await entryOf({do: 'order', [`off-${first.id}`]: 'yes'})).toEqual({
      outcome: 'given: taken off list',
      objects: parties(first),
    });
    expect(await entryOf({do: 'order', [`place-${second.id}`]: '1'})).toMatchObject({outcome: 'given: list in order'});
    expect(await entryOf({do: 'empty'})).toEqual({outcome: 'given: taken off list', objects: parties(second)});
  });

  test('has what two tabs put on it at once', async () => {
    const [first, second] = cases.map(({id}) => id) as [string, string];
    // A log on a slow disk: the second comes in while the entry of the first is written.
    const other = await testDesk({audit: {append: () => setTimeout(50)}});
    try {
      const mira = await gathered([], other);
      await Promise.all([first, second].map((id) => mira.post(LIST, {do: 'chosen', [`case-${id}`]: 'yes'})));
      expect(idsIn((await mira.get(LIST)).body).sort()).toEqual([first, second].sort());
    } finally {
      await other.close();
    }
  });

  test('logs each pack with why that one was opened', async () => {
    const chosen = cases.slice(0, 2).map(({id}) => id) as [string, string];
    const mira = await gathered(chosen);
    await mira.post(`/desk/marac/${chosen[0]}/open`, {reason: 'protect'});
    await mira.post(`/desk/marac/${chosen[1]}/open`, {reason: 'actions'});
    const before = desk.events.length;
    await mira.get(PAPERS[0]!);
    expect(desk.events.slice(before).map(({outcome}) => outcome)).toEqual([
      'given: list, with names, protect, actions',
      'given: pack, with names, protect',
      'given: pack, with names, actions',
    ]);
  });

  test('says on the page and on the print that cases of it cannot be shown, keeps the others in order, and lets them be taken off', async () => {
    const gone = ['P000000000000-P000000000001', 'P000000000002-P000000000003'];
    const [first, second] = cases.map(({id}) => id) as [string, string];
    const line = {who: 'mira', cases: [gone[0], first, gone[1], second]};
    const other = await testDesk({}, (workspace) =>
      writeFileSync(join(dirname(workspace), 'meetings.ndjson'), `${JSON.stringify(line)}\n`),
    );
    try {
      const mira = await signIn('mira', 'marac', other);
      // The last is given the place of the first, as the page numbers them.
      await again(mira, {do: 'order', [`place-${first}`]: '1', [`place-${second}`]: '1'});
      expect(idsIn((await mira.get(LIST)).body)).toEqual([second, first]);
      await opened(mira);
      for (const url of [LIST, PAPERS[0]!]) {
        const {body} = await mira.get(url);
        expect(body).toContain('2 cases of this list cannot be shown');
        for (const id of gone) expect(body).not.toContain(id.slice(0, 13));
      }
      await again(mira, {do: 'shown'});
      const {body} = await mira.get(LIST);
      expect(idsIn(body)).toEqual([second, first]);
      expect(body).not.toContain('cannot be shown');
    } finally {
      await other.close();
    }
  });

  test('has the day and the name of its meeting on its print and in its workbook, until it is emptied', async () => {
    const mira = await gathered([cases[0]!.id]);
    for (const wrong of [{day: '2024-02-31'}, {title: 'x'.repeat(81)}])
      expect((await again(mira, {do: 'order', ...wrong})).statusCode).toBe(400);
    await again(mira, {do: 'order', day: '2024-02-29', title: ' North & "West" '});
    await opened(mira);
    const said = 'North &amp; &quot;West&quot;';
    expect((await mira.get(LIST)).body).toContain(`value="${said}"`);
    expect((await mira.get(PAPERS[0]!)).body).toContain(`<strong>${said}, 29 Feb 2024</strong>`);
    expect((await rowsOf((await mira.get(PAPERS[1]!)).rawPayload))[1]!.at(-2)).toBe('North & "West", 2024-02-29');
    await again(mira, {do: 'order', [`place-${cases[0]!.id}`]: '1'});
    expect((await mira.get(LIST)).body).toContain(said);
    await again(mira, {do: 'empty'});
    await mira.post(LIST, {do: 'chosen', [`case-${cases[0]!.id}`]: 'yes'});
    expect((await mira.get(LIST)).body).not.toContain(said);
  });
});

describe('the file of lists', () => {
  const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'meetings-')), 'meetings.ndjson');
  const listed = {
    who: 'mira',
    id: listId('mira', 1),
    cases: ['a-b'],
    day: '',
    title: '',
    role: 'coordinator',
    agency: 'social-care',
    shared: [],
    from: [],
    changedBy: 'mira',
    changedOn: TODAY,
  };

  test('is never taken for what holds something else: nothing of that is lost', () => {
    for (const text of [
      'SQLite format 3\0\0\n\0',
      '{"seq":1,"hash":"x"}\n{"seq":2,"hash":"y"}\n',
      '{\n  "users": []\n}\n',
      'hub: Test\n',
      '{"who":"mira","cases":["a-b"]}\n{"who":"rita","alert":"A1","on":"2024-01-01","evidence":[],"decisions":0}\n',
      '{"who":"mira","cases":[5]}\n',
    ]) {
      const path = newPath();
      writeFileSync(path, text);
      expect(() => openMeetings(path)).toThrow(/line \d: the file holds something else/);
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
  });

  test('is read where a crash cut its first line short, or a disk left blocks of nothing', () => {
    for (const text of ['', '{"w', '{"who":"mira","cas', `${JSON.stringify(listed)}\n\0\0\0`]) {
      const path = newPath();
      writeFileSync(path, text, {mode: 0o644});
      openMeetings(path).keep({...listed, who: 'pete', id: listId('pete', 1)});
      expect(openMeetings(path).last(listId('pete', 1))?.cases).toEqual(['a-b']);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  test('keeps nothing that could not be written, and loses nothing that is written after it', () => {
    const path = newPath();
    const lists = openMeetings(path);
    mkdirSync(path);
    expect(() => lists.keep(listed)).toThrow();
    expect(lists.last(listed.id)).toBeNull();
    rmdirSync(path);
    // What the disk had room for.
    writeFileSync(path, '{"who":"mira","cas');
    lists.keep(listed);
    expect(openMeetings(path).last(listed.id)).toEqual(listed);
  });
});

describe('who may not', () => {
  test.each([
    ['rita', 'intelligence', 'action-not-of-purpose'],
    ['mira', 'intelligence', 'action-not-of-purpose'],
    ['pete', 'intelligence', 'names-not-of-purpose'],
    ['otto', 'audit', 'action-not-of-purpose'],
  ])('%s for the purpose %s is refused, and that is logged', async (name, purpose, why) => {
    const visitor = await signIn(name, purpose);
    for (const url of [LIST, ...PAPERS]) {
      expect([url, (await visitor.get(url)).statusCode]).toEqual([url, 403]);
      expect(desk.events.at(-1)!.outcome).toBe(`refused: ${why}`);
    }
    for (const url of [LIST, `${LIST}/open`])
      expect([url, (await visitor.post(url, {do: 'empty', reason: 'meeting'})).statusCode]).toEqual([url, 403]);
  });

  test('a form without its token changes nothing', async () => {
    const mira = await gathered([cases[0]!.id]);
    expect((await mira.post(LIST, {do: 'empty'}, 'x'.repeat(43))).statusCode).toBe(403);
    expect(idsIn((await mira.get(LIST)).body)).toEqual([cases[0]!.id]);
  });

  test('who sees one agency alone can put no other case on it, nor learns that there is one', async () => {
    const pete = await signIn('pete');
    const hidden: string[] = [];
    for (const {id} of cases) if ((await pete.get(`/desk/marac/${id}`)).statusCode === 404) hidden.push(id);
    await pete.post(LIST, {do: 'chosen', ...Object.fromEntries(cases.map(({id}) => [`case-${id}`, 'yes']))});
    const {body} = await pete.get(LIST);
    expect(idsIn(body)).toEqual(cases.map(({id}) => id).filter((id) => !hidden.includes(id)));
    for (const id of hidden) expect(body).not.toContain(id);
    expect(body).not.toContain('cannot be shown');
  });
});

test.each([
  ['who sees everything', {agencies: 'all' as const}],
  ['who does not see the record that tells of it', {agencies: []}],
])(
  'two whom an adoption parts are put on no list of %s, were they referred in the days that are asked for',
  (_, own) => {
    const seen: SightClass = {
      agency: 'police',
      sight: {release: [...RELEASES], days: null, names: true, ...own},
      restricted: [],
    };
    const listed = (kind: 'adoptive-parent' | 'parent'): unknown[] => {
      const kept: unknown[] = [];
      const meetings = {all: () => [], keep: (list: {cases: unknown}) => kept.push(list.cases)};
      const asked = {
        ...partedCase(view, kind, seen),
        form: {do: 'all'},
        query: {},
        session: {user: {name: 'mira'}},
        desk: {meetings, options: {today: () => TODAY}},
      } as unknown as Asked;
      const answered = LIST_CHANGED_PAGE.handle(asked) as Answered;
      (answered.answer as () => unknown)();
      return [...kept, answered.objects];
    };
    expect(listed('adoptive-parent')).toEqual([[], []]);
    expect(listed('parent')).toEqual([['ann-old'], ['ann', 'old']]);
  },
);

describe('the audit log', () => {
  test('has a list, its packs and its workbooks on the disk before they go out; what cannot be written lets nothing out', async () => {
    const order: string[] = [];
    let isBroken = false;
    const other = await testDesk({
      audit: {
        append: async (event: AuditEvent) => {
          if (isBroken) throw new Error('no room');
          order.push(event.outcome);
        },
      },
    });
    const chosen = cases.slice(0, 2).map(({id}) => id);
    const mira = await gathered(chosen, other);
    await opened(mira);
    order.length = 0;
    for (const url of [LIST, ...PAPERS]) order.push(`answered ${(await mira.get(url)).statusCode}`);
    const [list, pack] = ['given: list, with names, meeting', 'given: pack, with names, meeting'];
    const books = ['given: workbook of the list, meeting', 'given: research form, meeting'];
    const done = 'answered 200';
    expect(order).toEqual([list, done, list, pack, pack, done, books[0], done, books[1], done]);
    isBroken = true;
    for (const url of [LIST, ...PAPERS]) expect((await mira.get(url)).statusCode).toBe(503);
    expect((await mira.post(LIST, {do: 'empty'})).statusCode).toBe(503);
    isBroken = false;
    expect(idsIn((await mira.get(LIST)).body)).toEqual(chosen);
    await other.close();
  });
});

test('a repeat is an incident within twelve months of a referral, of the months before the last one', () => {
  const {head, rows} = meetingSheet(
    whole,
    cases.map(({one}) => one),
  );
  const [isRepeat, because] = [head.indexOf('repeat'), head.indexOf('repeat because')];
  const answers = cases.map(({one}, at) => {
    const {referrals, events} = one;
    if (referrals.length === 0) return false;
    const fresh = addMonths(referrals.at(-1)!.day, -12);
    const again = events.some(
      ({day, disputed, gravity}) =>
        !disputed &&
        gravity >= 1 &&
        day > fresh &&
        referrals.some((before) => !before.disputed && before.day < day && day <= addMonths(before.day, 12)),
    );
    expect([rows[at]![isRepeat], rows[at]![because] !== '']).toEqual([again ? 'yes' : 'no', again]);
    return again;
  });
  expect(new Set(answers)).toEqual(new Set([true, false]));
});

test('a case that is given the place of another goes before it where it moves up, and behind it where it moves down', () => {
  const moved = (id: string, place: number): string[] =>
    inPlaces(['a', 'b', 'c', 'd'], (one) => (one === id ? place : null));
  expect(moved('d', 1)).toEqual(['d', 'a', 'b', 'c']);
  expect(moved('a', 3)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved('b', 9)).toEqual(['a', 'c', 'd', 'b']);
  // Those that cannot be shown have no number on the page.
  expect(
    inPlacesShown(
      ['x', 'a', 'y', 'b'],
      (id) => 'ab'.includes(id),
      () => 1,
    ),
  ).toEqual(['x', 'b', 'y', 'a']);
});

describe.skipIf(CHROMIUM === null)('in a browser', () => {
  test('the list and its packs pass the checks of accessibility, and begin each pack on a sheet of its own', async () => {
    const mira = await gathered(cases.slice(0, 3).map(({id}) => id));
    await opened(mira);
    const {body} = await mira.get(LIST);
    const list = /name="list" value="(L[^"]+)"/.exec(body)![1]!;
    await mira.post(`${LIST}/share`, {list, do: 'share', colleague: 'nina'});
    const bodies = [
      (await mira.get('/desk/marac')).body,
      (await (await signIn('nina')).get(`/desk/marac?list=${list}`)).body,
      (await (await signIn('nina')).get(`${LIST}?list=${list}`)).body,
      (await (await signIn('lena')).get('/desk/meeting-lists')).body,
      (await mira.get(LIST)).body,
      (await mira.get(PAPERS[0]!)).body,
    ];
    const browser = await openBrowser(CHROMIUM!);
    try {
      const base = await desk.app.listen({host: '127.0.0.1', port: 0});
      const page = await withAxe(await (await openWindow(browser, true)).newPage());
      await page.goto(`${base}/desk/sign-in`);
      for (const body of bodies) {
        await page.setViewportSize({width: 360, height: 800});
        await page.evaluate(
          `document.querySelector('main').outerHTML = ${JSON.stringify(/<main[^]*<\/main>/.exec(body)![0])}`,
        );
        expect(await accessFaults(page, 'main')).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      }
      await page.emulateMedia({media: 'print'});
      expect(
        await page.evaluate(
          `[...document.querySelectorAll('.desk-pack')].map((one) => getComputedStyle(one).breakBefore)`,
        ),
      ).toEqual(['auto', 'page', 'page', 'page']);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
