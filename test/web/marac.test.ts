import {mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {AuditEvent} from '../../src/access/audit/entry.ts';
import {AuditLog} from '../../src/access/audit/log.ts';
import {RELEASES} from '../../src/access/policy.ts';
import type {SightClass} from '../../src/access/sight.ts';
import {addMonths} from '../../src/base/day.ts';
import type {View} from '../../src/engine/view/view.ts';
import {caseBetween} from '../../src/packs/marac/case.ts';
import {casesAbout} from '../../src/packs/marac/cases-about.ts';
import {contactSheet} from '../../src/packs/marac/handling.ts';
import {maracPack} from '../../src/packs/marac/pack.ts';
import {personsIn, type Cell} from '../../src/packs/sheet.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import {nameOf, personId} from '../../src/questions/people.ts';
import {caseOf} from '../../src/web/marac.ts';
import {dayWords} from '../../src/web/render.ts';
import {accessFaults, CHROMIUM, openBrowser, openWindow, withAxe} from '../support/chromium.ts';
import {signedIn, testDesk, Visitor, withoutTokens, type TestDesk} from '../support/desk.ts';
import {everybodyNear, keptAddresses, leaksOf, type KeptAddresses} from '../support/kept-addresses.ts';
import {partedCase} from '../support/parted-case.ts';

type Pair = {id: string; suspect: number; victim: number};

let desk: TestDesk;
let view: View;
let whole: Inquiry;
let kept: KeptAddresses;
/** Every case of the borough, as the command line would make it. */
let pairs: Pair[];

beforeAll(async () => {
  desk = await testDesk();
  view = desk.reader.lease().view;
  whole = new Inquiry(view);
  kept = keptAddresses(view);
  const found = new Map<string, Pair>();
  for (const person of whole.persons())
    for (const {suspect, victim} of casesAbout(whole, person)) {
      const id = `${personId(whole, suspect)}-${personId(whole, victim)}`;
      found.set(id, {id, suspect, victim});
    }
  pairs = [...found.values()];
}, 120_000);
afterAll(() => desk.close());

const signIn = (name: string, purpose = 'marac'): Promise<Visitor> => signedIn(desk, name, purpose);

const packOf = async (visitor: Visitor, id: string) => {
  await visitor.post(`/desk/marac/${id}/open`, {reason: 'meeting'});
  return visitor.get(`/desk/marac/${id}`);
};

const contactOf = (visitor: Visitor, id: string) => visitor.post(`/desk/marac/${id}/contact`, {reason: 'before'});

const UNESCAPED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"};

/** What stands in the cells of tables of a page. */
const cellsIn = (body: string): string[] =>
  [...body.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell]) =>
    cell!.replace(/<[^>]+>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => UNESCAPED[name]!),
  );
const inWords = (rows: readonly (readonly Cell[])[]): string[] =>
  rows.flat().map((cell) => dayWords(cell === null ? '' : String(cell)));

describe('who may prepare a case', () => {
  test('comes to it from the page of a person, says why, and sees what the command line writes', async () => {
    const mira = await signIn('mira');
    const [{id, suspect, victim}] = pairs as [Pair];
    const person = personId(whole, victim);
    await mira.post(`/desk/persons/${person}/open`, {reason: 'meeting'});
    const cases = `/desk/persons/${person}/marac`;
    expect((await mira.get(`/desk/persons/${person}`)).body).toContain(`href="${cases}"`);
    const list = (await mira.get(cases)).body;
    expect(list).toContain(`href="/desk/marac/${id}"`);
    // The other one was not opened, and has initials.
    expect(list).not.toContain(nameOf(whole, suspect));
    const asked = (await mira.get(`/desk/marac/${id}`)).body;
    expect(asked).toContain('Why do you open this pack?');
    expect(asked).not.toContain(nameOf(whole, suspect));
    expect(desk.events.at(-1)).toMatchObject({action: 'marac:prepare', outcome: 'reason asked for'});
    expect((await mira.post(`/desk/marac/${id}/open`, {reason: 'curious'})).statusCode).toBe(400);
    const {body} = await packOf(mira, id);
    expect(body).toContain(nameOf(whole, suspect));
    expect(body).toContain('<title id="genogram-title">Genogram of the victim, ');
  });

  test('begins with the cases that were referred of late, people with initials, as the question of repeats has them', async () => {
    const mira = await signIn('mira');
    expect((await mira.get('/desk/marac')).statusCode).toBe(200);
    const bodies: string[] = [];
    for (let page = 1; page <= 3; page++) bodies.push((await mira.get(`/desk/marac?page=${page}`)).body);
    const since = addMonths(whole.today, -12);
    const expected = pairs.filter(({suspect, victim}) =>
      caseBetween(whole, suspect, victim)!.referrals.some(({day}) => day > since),
    );
    const found = bodies.flatMap((body) => [...body.matchAll(/href="\/desk\/marac\/(P[^"]+)"/g)].map(([, id]) => id!));
    expect([...new Set(found)].sort()).toEqual(expected.map(({id}) => id).sort());
    expect(expected.length).toBeGreaterThan(0);
    for (const {suspect, victim} of expected)
      for (const person of [suspect, victim]) expect(bodies.join('')).not.toContain(nameOf(whole, person));
    expect(desk.events.at(-1)).toMatchObject({action: 'marac:prepare', outcome: 'given: cases'});
  });

  test('is asked why about a person first, and led on', async () => {
    const mira = await signIn('mira');
    const person = personId(whole, pairs[0]!.suspect);
    expect((await mira.get(`/desk/persons/${person}/marac`)).body).toContain('Why do you open these records?');
    const {headers} = await mira.post(`/desk/persons/${person}/open`, {reason: 'meeting', next: 'marac'});
    expect(headers.location).toBe(`/desk/persons/${person}/marac`);
  });

  test('sees of every case cell by cell what stands in the pack of the command line, and whom it names is logged', async () => {
    const mira = await signIn('mira');
    expect(pairs.length).toBeGreaterThan(30);
    for (const {id, suspect, victim} of pairs) {
      const parts = maracPack(whole, caseBetween(whole, suspect, victim)!);
      const {body} = await packOf(mira, id);
      expect([id, cellsIn(body)]).toEqual([id, parts.flatMap(({sheets}) => sheets.flatMap(({rows}) => inWords(rows)))]);
      const {action, outcome, objects} = desk.events.at(-1)!;
      expect([action, outcome]).toEqual(['marac:prepare', 'given: pack, with names, meeting']);
      expect(objects).toEqual(expect.arrayContaining(personsIn(parts)));
    }
  });

  test('sees how the victim may be reached apart from it, and says why each time', async () => {
    const mira = await signIn('mira');
    let numbers = 0;
    for (const {id, suspect, victim} of pairs) {
      const form = await mira.get(`/desk/marac/${id}/contact`);
      expect(form.body).toContain('Why do you look at this?');
      expect(form.body).not.toContain('07700');
      const {statusCode, body} = await contactOf(mira, id);
      expect(statusCode).toBe(200);
      const {rows} = contactSheet(whole, caseBetween(whole, suspect, victim)!);
      const shown = rows.filter(([, value]) => !String(value).startsWith('protected'));
      expect([id, cellsIn(body)]).toEqual([id, inWords(shown)]);
      expect(body).not.toContain(nameOf(whole, victim));
      expect(desk.events.at(-1)).toMatchObject({action: 'marac:contact', outcome: 'given: safe contact, before'});
      numbers += shown.length;
      // A number that no other sheet has stands in no pack.
      const pack = (await packOf(mira, id)).body;
      for (const [how, value] of shown) if (how === 'telephone') expect(pack).not.toContain(String(value));
    }
    expect(numbers).toBeGreaterThan(20);
  });
});

describe('who may not', () => {
  const urls = (id: string): string[] => {
    const [suspect] = id.split('-');
    return ['/desk/marac', `/desk/persons/${suspect}/marac`, `/desk/marac/${id}`, `/desk/marac/${id}/contact`];
  };

  test.each([
    ['rita', 'intelligence', 'action-not-of-purpose'],
    ['mira', 'intelligence', 'action-not-of-purpose'],
    ['pete', 'intelligence', 'names-not-of-purpose'],
    ['otto', 'audit', 'action-not-of-purpose'],
  ])('%s for the purpose %s is refused, and that is logged', async (name, purpose, why) => {
    const visitor = await signIn(name, purpose);
    const [{id, suspect}] = pairs as [Pair];
    for (const url of urls(id)) {
      const answer = await visitor.get(url);
      expect([url, answer.statusCode]).toEqual([url, 403]);
      expect(desk.events.at(-1)!.outcome).toBe(`refused: ${why}`);
    }
    for (const url of [`/desk/marac/${id}/open`, `/desk/marac/${id}/contact`]) {
      const answer = await visitor.post(url, {reason: 'meeting'});
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
    const person = personId(whole, suspect);
    await visitor.post(`/desk/persons/${person}/open`, {reason: 'meeting'});
    expect((await visitor.get(`/desk/persons/${person}`)).body).not.toContain('MARAC');
  });

  test('who prepares and may not see how a victim is reached is not led there, and refused', async () => {
    const pete = await signIn('pete');
    const answers = await Promise.all(pairs.map(({id}) => pete.get(`/desk/marac/${id}/contact`)));
    expect(new Set(answers.map(({statusCode}) => statusCode))).toEqual(new Set([403]));
    for (const {id} of pairs) expect((await packOf(pete, id)).body).not.toContain('/contact"');
  });
});

test('who sees one agency alone reads its records alone, and of another case what is said of none', async () => {
  const pete = await signIn('pete');
  const {records, resolved} = view.known();
  const ownerOf = new Map(
    [records.mentions, records.notifications, records.involvements, records.ties, records.stays]
      .flat()
      .map(({id, agency}) => [id, agency]),
  );
  const known = new Set(
    resolved.persons.filter(({mentions}) => mentions.some((id) => ownerOf.get(id) === 'police')).map(({id}) => id),
  );
  const none = withoutTokens((await pete.get('/desk/marac/P0000000000aa-P0000000000ab')).body);
  let [given, less] = [0, 0];
  for (const {id, suspect, victim} of pairs) {
    const {statusCode, body} = await packOf(pete, id);
    if (statusCode === 404) {
      expect(withoutTokens(body)).toBe(none);
      continue;
    }
    given++;
    const main = body.slice(body.indexOf('<main'), body.indexOf('desk-footer'));
    const ids = [...new Set(main.match(/\b[a-zA-Z][0-9a-hjkmnp-tv-z]{12}\b/g) ?? [])];
    const owners = ids.flatMap((one) => ownerOf.get(one) ?? []);
    expect([id, new Set(owners)]).toEqual([id, new Set(['police'])]);
    const people = ids.filter((one) => view.person(one) >= 0);
    expect([id, people.filter((one) => !known.has(one))]).toEqual([id, []]);
    const all = maracPack(whole, caseBetween(whole, suspect, victim)!).flatMap(({sheets}) =>
      sheets.flatMap(({rows}) => rows),
    );
    if (cellsIn(body).length < all.flat().length) less++;
  }
  expect(given).toBeGreaterThan(5);
  expect(less).toBeGreaterThan(5);
  expect(pairs.length - given).toBeGreaterThan(2);
});

test('no pack, list of cases or contact sheet tells a protected address, one that leads to it, or that the victim has one', async () => {
  const mira = await signIn('mira');
  const near = new Set(everybodyNear(view, kept));
  const guarded = pairs.filter(({suspect, victim}) =>
    [suspect, victim].some((person) => near.has(personId(whole, person))),
  );
  expect(guarded.length).toBeGreaterThan(3);
  let told = 0;
  for (const {id, suspect, victim} of pairs) {
    const person = personId(whole, victim);
    await mira.post(`/desk/persons/${person}/open`, {reason: 'meeting'});
    const list = await mira.get(`/desk/persons/${person}/marac`);
    const [pack, contact] = [await packOf(mira, id), await contactOf(mira, id)];
    for (const {statusCode, body} of [list, pack, contact]) {
      expect([id, statusCode, leaksOf(kept, body)]).toEqual([id, 200, []]);
      expect([id, cellsIn(body).filter((cell) => /protected|refuge/i.test(cell))]).toEqual([id, []]);
    }
    const {rows} = contactSheet(whole, caseBetween(whole, suspect, victim)!);
    if (rows.some(([, value]) => String(value).startsWith('protected'))) told++;
  }
  // There are victims whose home is kept: the command line says so to who has the whole workspace.
  expect(told).toBeGreaterThan(0);
});

test('no address has a name in it, and no title of a window', async () => {
  const mira = await signIn('mira');
  for (const {id, suspect, victim} of pairs.slice(0, 10)) {
    const {body} = await packOf(mira, id);
    const title = /<title>([^<]*)<\/title>/.exec(body)![1];
    expect(title).toBe(`MARAC case ${id.replace('-', ' and ')} - Ringfence`);
    const links = [...body.matchAll(/href="(\/desk[^"]*)"/g)].map(([, url]) => url!.toLowerCase()).join(' ');
    for (const person of [suspect, victim])
      for (const word of nameOf(whole, person).toLowerCase().split(' '))
        if (word.length > 3) expect(links).not.toContain(word);
  }
});

describe('an adoption', () => {
  const sight = {release: [...RELEASES], days: null, names: true};

  test.each([
    ['who sees everything', {agencies: 'all' as const}],
    ['who does not see the record that tells of it', {agencies: []}],
  ])('parts two people in no case of %s, be one suspected of harm to the other', (_, own) => {
    const seen: SightClass = {agency: 'police', sight: {...sight, ...own}, restricted: []};
    expect(caseOf(partedCase(view, 'adoptive-parent', seen))).toBeNull();
    expect(caseOf(partedCase(view, 'parent', seen))).toMatchObject({suspect: 'ann', victim: 'old'});
  });
});

describe.skipIf(CHROMIUM === null)('a pack in a browser', () => {
  test('passes the checks of accessibility, is printed on A4 on its side, and has no table wider than the sheet', async () => {
    const mira = await signIn('mira');
    const bodies = await Promise.all(pairs.map(async ({id}) => (await packOf(mira, id)).body));
    // The longest pack, and the one with the longest row.
    const longest = (of: (body: string) => number): string =>
      bodies.reduce((best, body) => (of(body) > of(best) ? body : best));
    const chosen = [
      longest(({length}) => length),
      longest((body) => Math.max(...cellsIn(body).map(({length}) => length))),
      (await contactOf(mira, pairs[0]!.id)).body,
    ];
    const browser = await openBrowser(CHROMIUM!);
    try {
      const base = await desk.app.listen({host: '127.0.0.1', port: 0});
      const page = await withAxe(await (await openWindow(browser, true)).newPage());
      await page.goto(`${base}/desk/sign-in`);
      for (const body of chosen) {
        const inner = /<main[^]*<\/main>/.exec(body)![0];
        await page.evaluate(`document.querySelector('main').outerHTML = ${JSON.stringify(inner)}`);
        expect(await accessFaults(page, 'main')).toEqual([]);
        const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
        const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
        expect(boxes.length).toBeGreaterThan(0);
        for (const [, width, height] of boxes)
          expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
        // As wide as what is left of the sheet between its margins: (297 - 24) mm at 96 dots an inch.
        await page.setViewportSize({width: 1031, height: 700});
        await page.emulateMedia({media: 'print'});
        const wide = await page.evaluate(
          `[...document.querySelectorAll('.desk-pack table, .desk-pack svg')].filter((one) => one.getBoundingClientRect().right > 1032).length`,
        );
        expect(wide).toBe(0);
        await page.emulateMedia({media: 'screen'});
      }
    } finally {
      await browser.close();
    }
  }, 120_000);
});

describe('the audit log', () => {
  test('has a pack and a contact sheet on the disk before the answer goes out', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'marac-audit-')), 'audit.ndjson');
    const log = await AuditLog.open(path);
    const order: string[] = [];
    const other = await testDesk({
      audit: {
        append: async (event: AuditEvent) => {
          await log.append(event);
          order.push(`on disk: ${readFileSync(path, 'utf8').includes(event.outcome)} ${event.outcome}`);
        },
      },
    });
    const mira = await new Visitor(other).signIn('mira', 'marac');
    const [{id}] = pairs as [Pair];
    const answered = async (answer: Promise<{statusCode: number}>) =>
      order.push(`answered ${(await answer).statusCode}`);
    await mira.post(`/desk/marac/${id}/open`, {reason: 'meeting'});
    order.length = 0;
    await answered(mira.get(`/desk/marac/${id}`));
    await answered(contactOf(mira, id));
    expect(order).toEqual([
      'on disk: true given: pack, with names, meeting',
      'answered 200',
      'on disk: true given: safe contact, before',
      'answered 200',
    ]);
    await other.close();
    await log.close();
  });

  test('that cannot be written lets nothing out', async () => {
    let isBroken = false;
    const audit: Pick<AuditLog, 'append'> = {
      append: () => (isBroken ? Promise.reject(new Error('no room')) : Promise.resolve()),
    };
    const other = await testDesk({audit});
    const mira = await new Visitor(other).signIn('mira', 'marac');
    const [{id, suspect}] = pairs as [Pair];
    await mira.post(`/desk/marac/${id}/open`, {reason: 'meeting'});
    isBroken = true;
    for (const answer of [await mira.get(`/desk/marac/${id}`), await contactOf(mira, id)]) {
      expect(answer.statusCode).toBe(503);
      expect(answer.body).not.toMatch(/07700|Incidents between/);
      expect(answer.body).not.toContain(nameOf(whole, suspect));
    }
    await other.close();
  });
});
