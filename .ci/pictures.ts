/**
 * Makes the pictures of src/web/README.md anew, as screens of the desk over the committed borough: `node .ci/pictures.ts`. Look at them
 * before they are committed.
 */
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type Browser, type Page} from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'src/cli/launch.mjs');
const POLICY = join(ROOT, 'src/access/policies/example.yaml');
const PICTURES = join(ROOT, 'src/web/pictures');
const PASSWORD = 'correct horse battery';
const PORT = 8317;
const BASE = `http://127.0.0.1:${PORT}`;

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const inFolder = (name: string): string => join(folder, name);

function ringfence(args: readonly string[], input = ''): void {
  const {status, stderr} = spawnSync(process.execPath, [CLI, ...args], {input, encoding: 'utf8', cwd: ROOT});
  if (status !== 0) throw new Error(stderr);
}

async function serving(): Promise<ChildProcess> {
  const workspace = inFolder('demo.sqlite');
  const users = ['--users', inFolder('users.json')];
  ringfence(['demo', '--workspace', workspace]);
  for (const [name, role] of [
    ['rita', 'analyst'],
    ['sam', 'analyst'],
    ['mira', 'marac-coordinator'],
  ] as const) {
    const who = [name, '--role', role, '--agency', 'social-care', '--policy', POLICY, ...users, '--password'];
    ringfence(['users', 'add', ...who], `${PASSWORD}\n`);
  }
  const kept = ['--policy', POLICY, ...users, '--audit', inFolder('audit.ndjson')];
  const server = spawn(process.execPath, [CLI, 'serve', '-w', workspace, ...kept, '--port', String(PORT)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const text of server.stderr) if (String(text).includes('Listening')) return server;
  throw new Error('The server did not start.');
}

/** A window of 1,200 pixels, drawn at four fifths. */
async function signedIn(browser: Browser, name: string, purpose: string, work: string): Promise<Page> {
  const window = await browser.newContext({viewport: {width: 1200, height: 900}, deviceScaleFactor: 0.8});
  const page = await window.newPage();
  await page.goto(`${BASE}/desk`);
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(PASSWORD);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.waitForURL('**/purpose');
  await page.locator(`input[name=purpose][value=${purpose}]`).check();
  await page.locator(`input[name=work][value=${work}]`).check();
  await page.getByRole('button', {name: 'Go on'}).click();
  await page.waitForLoadState();
  return page;
}

/** A page from its top to the end of the first thing that a selector finds, or so many pixels. */
async function take(page: Page, name: string, to: string | number): Promise<void> {
  const box = typeof to === 'number' ? null : await page.locator(to).first().boundingBox();
  const height = box === null ? Number(to) : box.y + box.height + 12;
  const clip = {x: 0, y: 0, width: 1200, height};
  await page.screenshot({path: join(PICTURES, `${name}.png`), clip, fullPage: true});
}

/** Follows a link within the first thing that a selector finds, and says why where that is asked. */
async function open(page: Page, selector: string, reason: string): Promise<void> {
  await page.locator(selector).first().click();
  await page.waitForLoadState();
  const why = page.locator(`main input[name=reason][value=${reason}]`);
  if ((await why.count()) === 0 || !(await why.isVisible())) return;
  await why.check();
  await page.locator('main form button').first().click();
  await page.waitForLoadState();
}

async function intelligence(browser: Browser): Promise<void> {
  const rita = await signedIn(browser, 'rita', 'intelligence', 'daily-review');
  const sam = await signedIn(browser, 'sam', 'intelligence', 'daily-review');
  for (const [page, at] of [
    [rita, 0],
    [sam, 1],
  ] as const) {
    await page.locator('.desk-queue tbody th a').nth(at).click();
    await page.getByRole('button', {name: 'Take it in hand'}).click();
    await page.getByRole('button', {name: 'Put it down'}).waitFor();
  }
  await take(rita, 'alert', '.desk-picture');
  await rita.goto(`${BASE}/desk?since=2022-01-01`);
  await take(rita, 'queue', 1000);
  await rita.goto(`${BASE}/desk/identities`);
  await open(rita, '.desk-queue tbody th a', 'identity');
  await take(rita, 'identity', '.desk-picture');
  await rita.goto(`${BASE}/desk`);
  await rita.locator('.desk-queue tbody th a').first().click();
  await open(rita, '#people + .desk-scroll a', 'decision');
  await rita.getByRole('link', {name: 'Who is around them'}).click();
  await rita.waitForLoadState();
  await take(rita, 'circle', '.desk-picture');
}

async function marac(browser: Browser): Promise<void> {
  const mira = await signedIn(browser, 'mira', 'marac', 'meeting');
  await open(mira, '.desk-queue tbody th a', 'meeting');
  await take(mira, 'marac', 1150);
}

const server = await serving();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await intelligence(browser);
  await marac(browser);
} finally {
  await browser.close();
  server.kill();
  await once(server, 'exit');
  rmSync(folder, {recursive: true});
}
