import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {agencyWords} from '../../src/model/words.ts';
import type {QueuedAlert} from '../../src/clusters/alerts/continuity.ts';
import type {Alert, AlertLink} from '../../src/model/finding.ts';
import {render} from '../../src/web/render.ts';
import {BRIEF, briefingView} from '../../src/web/views/briefing-view.ts';
import {CHROMIUM, openBrowser, openWindow} from '../support/chromium.ts';
import {PASSWORD, testDesk, Visitor, type TestDesk} from '../support/desk.ts';

let desk: TestDesk;
let alerts: readonly QueuedAlert[];
beforeAll(async () => {
  desk = await testDesk();
  alerts = desk.reader.lease().view.queue();
}, 120_000);
afterAll(() => desk.close());

/** The first alert of the borough made as large as they come: 26 adults, each beside children of several of 12 families. */
function largest(): QueuedAlert {
  const [{alert}] = alerts as [QueuedAlert];
  const ids = desk.reader
    .lease()
    .view.few()
    .resolved.persons.map(({id}) => id);
  const adults = ids.slice(0, 26);
  const families = Array.from({length: 12}, (_, at) => ({
    id: `F${String(at).padStart(12, '0')}`,
    children: ids.slice(30 + 4 * at, 34 + 4 * at),
    adults: [],
  }));
  const links = adults.flatMap((adult, at): AlertLink[] =>
    families.slice(at % 5, (at % 5) + 2 + (at % 7)).map((family) => ({
      ...alert.links[0]!,
      adult,
      family: family.id,
      children: family.children,
      kinds: ['associate', 'found-with', 'friend', 'lodger', 'suspect'],
      agencies: ['education', 'health', 'police', 'social-care'],
    })),
  );
  const member = (person: string, role: 'adult' | 'child', family: string | null): Alert['persons'][number] => ({
    person,
    role,
    family,
    standing: 'core',
    because: '',
  });
  const [left, right] = [adults[0]!, ids[100]!];
  return {
    state: 'open',
    newEvidence: [],
    alert: {
      ...alert,
      title: '26 adults are each linked to children of several of 12 families that are not theirs',
      persons: [
        ...adults.map((one) => member(one, 'adult', null)),
        ...families.flatMap(({id, children}) => children.map((one) => member(one, 'child', id))),
      ],
      families,
      links,
      identities: Array.from({length: 9}, () => ({left, right, weight: 3})),
      fragility: [
        {kind: 'record', id: 'n1', text: ''},
        {kind: 'identity', id: adults[1]!, text: ''},
      ],
    },
  };
}

const viewOf = (queued: QueuedAlert) =>
  briefingView({
    queued,
    network: desk.reader.lease().view.shown(),
    showing: 'names',
    decisions: [],
    today: '2024-12-31',
    by: 'rita',
    on: '2026-11-30',
  }) as {
    adults: {name: string; families: number; linked: string}[];
    adultsLeft: number;
    familiesLeft: number;
    agencies: {agency: string; adults: number; children: number}[];
    questions: string[];
    questionsLeft: number;
    why: {key: string; value: string}[];
  };

describe('a briefing', () => {
  test('has who is linked to most families first, and counts whom it leaves to the page of the alert', () => {
    const queued = largest();
    const view = viewOf(queued);
    const {links} = queued.alert;
    const linkedTo = (adult: string): number => links.filter((link) => link.adult === adult).length;
    const counts = [...new Set(links.map(({adult}) => adult))].map(linkedTo).sort((left, right) => right - left);
    expect(view.adults.map(({families}) => families)).toEqual(counts.slice(0, BRIEF.adults));
    expect(view.adults[0]!.linked).toMatch(/^Family \d+(?:, \d+)+$/);
    expect([view.adultsLeft, view.familiesLeft]).toEqual([26 - BRIEF.adults, 12 - BRIEF.families]);
    expect(view.questions.filter((one) => one.includes('one person? Taken for one here'))).toHaveLength(3);
    expect(view.questions.join()).toContain('Are all records of Adult');
    expect(view.questionsLeft).toBeGreaterThanOrEqual(6);
  });

  test('says why an alert stands where it does, and which agencies hold records of its people', () => {
    const [queued] = alerts as [QueuedAlert];
    const view = viewOf(queued);
    const {terms, persons} = queued.alert;
    const top = terms.toSorted((left, right) => right.value - left.value)[0]!;
    expect(view.why[1]!.value).toMatch(new RegExp(`^\\d+ points: ${Math.round(top.value)} for `));
    const {network} = {network: desk.reader.lease().view.shown()};
    for (const {agency, adults} of view.agencies) {
      const known = persons.filter(({person, role}) => {
        const own = network.resolved.persons.find(({id}) => id === person)!.mentions;
        return (
          role === 'adult' &&
          network.records.mentions.some((one) => agencyWords(one.agency) === agency && own.includes(one.id))
        );
      });
      expect([agency, adults]).toEqual([agency, known.length]);
    }
    expect(view.agencies.length).toBeGreaterThan(1);
  });

  test('shows initials until names are revealed, is logged, and is led to from its alert', async () => {
    const [{alert}] = alerts as [QueuedAlert];
    const rita = await new Visitor(desk).signIn('rita');
    const url = `/desk/alerts/${alert.id}/briefing`;
    expect((await rita.get(`/desk/alerts/${alert.id}`)).body).toContain(`href="${url}"`);
    const {body} = await rita.get(url);
    expect(body).toMatch(/Adult \d+ \((?:\p{L}\.)+\)/u);
    expect(body).not.toContain(', born ');
    expect(desk.events.at(-1)).toMatchObject({outcome: 'given: on one sheet, with initials'});
    await rita.post(`/desk/alerts/${alert.id}/names`, {reason: 'decision'});
    expect((await rita.get(url)).body).toContain(', born ');
    expect(desk.events.at(-1)).toMatchObject({outcome: 'given: on one sheet, with names, decision'});
    const otto = await new Visitor(desk).signIn('otto', 'audit');
    expect((await otto.get(url)).statusCode).not.toBe(200);
  });
});

test('the records of each link follow as an annex where that is asked for, and are logged so', async () => {
  const rita = await new Visitor(desk).signIn('rita');
  let records = 0;
  for (const {alert} of alerts) {
    const url = `/desk/alerts/${alert.id}/briefing`;
    const [sheet, long] = [(await rita.get(url)).body, (await rita.get(`${url}?annex=yes`)).body];
    expect(desk.events.at(-1)).toMatchObject({outcome: 'given: on one sheet and its annex, with initials'});
    const behind = new Set(alert.links.length > 0 ? alert.links.flatMap((link) => link.records) : alert.evidence);
    records += behind.size;
    for (const id of behind) expect([id, sheet.includes(id), long.includes(id)]).toEqual([id, false, true]);
  }
  expect(records).toBeGreaterThan(20);
});

describe.skipIf(CHROMIUM === null)('a briefing in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(CHROMIUM!);
  }, 60_000);
  afterAll(() => browser.close());

  test('is one sheet of A4 when printed, with names and with as many people as there may be', async () => {
    const base = await desk.app.listen({host: '127.0.0.1', port: 0});
    const page = await (await openWindow(browser, true)).newPage();
    desk.clock.ms += 60_000;
    await page.goto(`${base}/desk`);
    await page.locator('#name').fill('sam');
    await page.locator('#password').fill(PASSWORD);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await page.locator('input[name=purpose][value=intelligence]').check();
    await page.locator('input[name=work][value=daily-review]').check();
    await page.getByRole('button', {name: 'Go on'}).click();
    await page.waitForURL('**/desk');
    const sheets = async (): Promise<number> => {
      const bytes = await page.pdf({preferCSSPageSize: true});
      return bytes.toString('latin1').match(/\/Type \/Page\b/g)!.length;
    };
    for (const {alert} of alerts) {
      await page.goto(`${base}/desk/alerts/${alert.id}/briefing`);
      expect([alert.id, await sheets()]).toEqual([alert.id, 1]);
    }
    for (const {alert} of alerts.slice(0, 3)) {
      await page.goto(`${base}/desk/alerts/${alert.id}/briefing?annex=yes`);
      const long = await sheets();
      expect(long).toBeGreaterThan(1);
      // The page of the alert leaves them out of its print, and says so.
      await page.goto(`${base}/desk/alerts/${alert.id}`);
      await page.emulateMedia({media: 'print'});
      expect(await page.locator('.desk-annex').isVisible()).toBe(false);
      expect(await page.locator('.desk-printed').isVisible()).toBe(true);
      await page.emulateMedia({media: null});
    }
    // The same page with what a larger alert would put there.
    const inner = /<main[^]*<\/main>/.exec(render('briefing', {...viewOf(largest()), urls: {}}))![0];
    await page.evaluate(`document.querySelector('main').outerHTML = ${JSON.stringify(inner)}`);
    expect(await page.locator('.desk-brief tbody tr').count()).toBeGreaterThan(BRIEF.adults + BRIEF.families);
    expect(await sheets()).toBe(1);
  }, 120_000);
});
