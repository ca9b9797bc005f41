import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {accessFaults, CHROMIUM, openBrowser, openWindow, withAxe} from '../support/chromium.ts';
import {putLead} from '../support/one-lead.ts';
import {PASSWORD, testDesk, type TestDesk} from '../support/desk.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

if (CHROMIUM === null)
  process.stderr.write('The desk was not tried in a browser: there is no Chromium (set CHROMIUM).\n');

describe.skipIf(CHROMIUM === null)('the desk in a browser', () => {
  let desk: TestDesk;
  let base: string;
  let browser: Browser;
  beforeAll(async () => {
    desk = await testDesk({}, putLead);
    base = await desk.app.listen({host: '127.0.0.1', port: 0});
    browser = await openBrowser(CHROMIUM!);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  test('is signed in to, opens an alert, reveals, dismisses and is left, and no page on the way has a fault of access', async () => {
    const page = await (await openWindow(browser, true)).newPage();
    const faults = await watch(page, base);
    await signIn(page, base, faults);
    const alerts = await page.locator('.desk-queue tbody tr').count();
    // The first rests on many more records than the next, which is a page of the same parts.
    await page.locator('.desk-queue tbody a').nth(1).click();
    await faults.check('alert');
    const id = page.url().split('/').at(-1)!;
    expect(await page.title()).toBe(`Alert ${id} - Ringfence`);

    // A cell of the matrix leads to the records of its link.
    await page.locator('.desk-matrix td a').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#link-\d+$/);
    expect(await page.locator(new URL(page.url()).hash).isVisible()).toBe(true);

    await page.getByText('Reveal names', {exact: true}).first().click();
    await page.getByRole('button', {name: 'Reveal names'}).click();
    await faults.check('names without a reason');
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#reason');
    await page.locator('input[name=reason][value=decision]').check();
    await page.getByRole('button', {name: 'Reveal names'}).click();
    await faults.check('alert with names');
    expect(await page.getByText('Names are shown').isVisible()).toBe(true);

    await page.locator('#people + .desk-scroll a').first().click();
    await faults.check('person');
    await page.getByText('of the whole family').click();
    await faults.check('chronology');
    await page.goBack();
    await page.getByRole('link', {name: 'Who is around them'}).click();
    await faults.check('who is around them');
    await page.goBack();
    await page.getByRole('link', {name: 'Genogram'}).click();
    await faults.check('genogram');
    await page.goto(`${base}/desk/leads`);
    await faults.check('leads');
    await page.locator('.desk-queue tbody a').first().click();
    await faults.check('lead');
    await page.goto(`${base}/desk/flags`);
    await faults.check('flags');
    await page.locator('tbody a').first().click();
    await faults.check('flag');
    await page.goto(`${base}/desk/alerts/a0123456789ab`);
    await faults.check('nothing there');
    await page.getByRole('link', {name: 'Find a person'}).click();
    await page.getByRole('button', {name: 'Find'}).click();
    await faults.check('search with mistakes');
    await page.locator('.govuk-error-summary a[href="#given"]').click();
    await page.keyboard.type('Amina');
    await page.locator('#family').fill('Khan');
    await page.locator('input[name=reason][value=enquiry]').check();
    await page.getByRole('button', {name: 'Find'}).click();
    await faults.check('people found');
    expect(await page.locator('#found').textContent()).toMatch(
      /^(?:\d+ (?:person|people) that you may see may fit|Nobody that you may see fits(?: by more than the name)?)$/,
    );
    expect(page.url()).toBe(`${base}/desk/search`);

    await page.goto(`${base}/desk/alerts/${id}`);
    await page.getByRole('button', {name: 'Take it in hand'}).click();
    await page.getByRole('button', {name: 'Put it down'}).waitFor();
    await faults.check('alert in hand');
    await page.getByRole('button', {name: 'Decide on this alert'}).click();
    await faults.check('form');
    expect(await page.locator('.desk-when-dismissed').isVisible()).toBe(false);
    await page.locator('input[value=dismissed]').check();
    await page.getByRole('button', {name: 'Keep this decision'}).click();
    await faults.check('form with mistakes');
    await page.locator('.govuk-error-summary a[href="#because"]').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('because');
    await page.keyboard.type('seen the register of the club');
    await page.locator('input[name=reason][value=work]').check();
    await page.getByRole('button', {name: 'Keep this decision'}).click();
    await page.waitForURL(`**/alerts/${id}`);
    await faults.check('dismissed alert');
    await page.goto(`${base}/desk`);
    expect(await page.locator('.desk-queue tbody tr').count()).toBe(alerts - 1);

    await page.getByRole('button', {name: 'Sign out'}).click();
    await page.waitForURL('**/sign-in');
    await page.goto(`${base}/desk/alerts/${id}`);
    expect(page.url()).toBe(`${base}/desk/sign-in`);

    desk.clock.ms += 60_000;
    await signIn(page, base, null, {name: 'lena', purpose: 'intelligence', home: '/desk'});
    await page.getByRole('link', {name: 'Work on alerts'}).click();
    await faults.check('work on alerts');
    await page.locator('#from').fill('2026-05-01');
    await page.locator('#to').fill('2026-04-01');
    await page.getByRole('button', {name: 'Show'}).click();
    await faults.check('work in days that are none');
    await page.locator('.govuk-error-summary a[href="#to"]').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('to');
    await page.getByRole('button', {name: 'Sign out'}).click();

    desk.clock.ms += 60_000;
    await signIn(page, base, null, {name: 'otto', purpose: 'audit', home: '/desk/audit'});
    await faults.check('audit log');
    await page.locator('#object').fill('no id');
    await page.getByRole('button', {name: 'Show'}).click();
    await faults.check('audit log with mistakes');
    await page.locator('#object').fill(id);
    await page.getByRole('button', {name: 'Show'}).click();
    await faults.check('entries of an alert');
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(5);
    expect(faults.found).toEqual([]);
  }, 180_000);

  test('leads by the keyboard from the queue of identities to a word and the next pair, and no page has a fault of access, in the dark', async () => {
    desk.clock.ms += 60_000;
    const page = await (await openWindow(browser, true, 'dark')).newPage();
    const faults = await watch(page, base);
    await signIn(page, base, null);
    await page.getByRole('link', {name: 'Identities', exact: true}).click();
    await faults.check('identities');
    // The question, which comes after the filter, is the first link of the table.
    await page.locator('#hand').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/identities/P*');
    await faults.check('why the records of both are opened');
    await page.getByRole('button', {name: 'Open the records'}).click();
    await faults.check('no reason');
    await page.locator('input[name=reason][value=identity]').check();
    await page.getByRole('button', {name: 'Open the records'}).click();
    await faults.check('comparison');
    const url = page.url();
    await page.getByRole('button', {name: 'Take it in hand'}).click();
    await page.getByText('Hand it over', {exact: true}).first().click();
    await page.getByRole('button', {name: 'Hand it over'}).click();
    await faults.check('handed over to nobody');
    await page.locator('.govuk-error-summary a[href="#colleague"]').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('colleague');
    expect(await page.title()).toMatch(/^(?:Error: )?Compare P\w+ and P\w+ - Ringfence$/);
    await page.getByRole('button', {name: 'Keep what I read'}).click();
    await faults.check('comparison with mistakes');
    await page.locator('.govuk-error-summary a[href="#because"]').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('because');
    await page.keyboard.type('no birth date in any record');
    await page.locator('input[name=reading][value=unsure]').check();
    await page.getByRole('button', {name: 'Keep what I read'}).click();
    await page.waitForURL('**/identities/P*#say');
    await faults.check('comparison that somebody could not tell');
    expect(await page.getByText('could not tell: no birth date in any record').isVisible()).toBe(true);
    await page.locator('input[name=reading][value=same]').check();
    const against = page.locator('input[name=override]');
    if ((await against.count()) > 0) await against.check();
    await page.locator('#because').fill('one telephone and one forename');
    await page.getByRole('button', {name: 'Keep what I read'}).click();
    await page.waitForURL('**/identities/P*#say');
    await faults.check('comparison that waits for a second reader');
    await page.getByRole('link', {name: 'Go on with the next pair'}).click();
    expect(page.url()).not.toBe(url);
    await page.goto(`${base}/desk/judgements`);
    await faults.check('what was said');
    expect(await page.getByText('Waits for a second reader').isVisible()).toBe(true);
    expect(faults.found).toEqual([]);
  }, 120_000);

  // 320 pixels: what is left of 1280 for who reads at four times the size (WCAG 1.4.10).
  test.each(['light', 'dark'] as const)(
    'fits 320 pixels on every page, %s',
    async (scheme) => {
      desk.clock.ms += 60_000;
      const page = await (await openWindow(browser, true, scheme)).newPage();
      await signIn(page, base, null);
      await page.setViewportSize({width: 320, height: 800});
      const faults = await watch(page, base);
      const alert = (await page.locator('.desk-queue tbody a').first().getAttribute('href'))!;
      await page.goto(`${base}/desk/identities`);
      // Of the second there are others who may be one of the two.
      const identity = (await page.locator('.desk-queue tbody th a').nth(1).getAttribute('href'))!;
      await page.goto(base + identity);
      await page.locator('input[name=reason][value=identity]').check();
      await page.getByRole('button', {name: 'Open the records'}).click();
      const person = (await page.locator('.desk-facts a').first().getAttribute('href'))!;
      for (const url of [
        '/desk',
        alert,
        `${alert}/briefing`,
        `${alert}/decide`,
        '/desk/flags',
        '/desk/identities',
        identity,
        person,
        ...['circle', 'genogram', 'chronology'].map((part) => `${person}/${part}`),
        '/desk/judgements',
        '/desk/leads',
        '/desk/search',
      ]) {
        await page.goto(base + url);
        await faults.check(url);
        expect([url, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([url, 320]);
      }
      expect(faults.found).toEqual([]);
    },
    120_000,
  );

  test('works without scripts', async () => {
    desk.clock.ms += 60_000;
    const page = await (await openWindow(browser, false)).newPage();
    await signIn(page, base, null);
    const link = page.locator('.desk-queue tbody a').first();
    const url = (await link.getAttribute('href'))!;
    await page.goto(`${base}${url}/decide`);
    await page.locator('input[value=dismissed]').check();
    await page.locator('input[name=reason][value=kin]').check();
    await page.locator('#because').fill('a step-family, seen the register');
    await page.getByRole('button', {name: 'Keep this decision'}).click();
    expect(await page.locator('.govuk-tag').first().textContent()).toBe('Dismissed');
  }, 120_000);
});

type Faults = {found: string[]; check(name: string): Promise<void>};

/** Gathers what axe finds on pages, errors of scripts, and whatever a page asks of another place than the desk. */
async function watch(page: Page, base: string): Promise<Faults> {
  await withAxe(page);
  const found: string[] = [];
  page.on('pageerror', ({message}) => found.push(`script: ${message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) found.push(`asks elsewhere: ${request.url()}`);
  });
  return {
    found,
    check: async (name) => {
      await page.waitForLoadState();
      found.push(...(await accessFaults(page, 'html', TAGS)).map((violation) => `${name}: ${violation}`));
    },
  };
}

const RITA = {name: 'rita', purpose: 'intelligence', home: '/desk'};

async function signIn(page: Page, base: string, faults: Faults | null, as = RITA): Promise<void> {
  await page.goto(`${base}/desk`);
  await faults?.check('sign in');
  await page.locator('#name').fill(as.name);
  await page.locator('#password').fill(PASSWORD);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.waitForURL('**/purpose');
  await faults?.check('purpose');
  await page.locator(`input[name=purpose][value=${as.purpose}]`).check();
  await page.locator('input[name=work][value=daily-review]').check();
  await page.getByRole('button', {name: 'Go on'}).click();
  await page.waitForURL(`**${as.home}`);
  await faults?.check('first page');
}
