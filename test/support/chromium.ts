import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';

/** The browser of the end-to-end test; null where there is none, as on a machine without a screen or the right to install. */
export const CHROMIUM =
  [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium'].find((path) => path !== '' && existsSync(path)) ?? null;

/** Nothing of it reaches out to a network but what a test asks for. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a folder of its own. */
export const openBrowser = (path: string): Promise<Browser> =>
  chromium.launch({executablePath: path, headless: true, args: FLAGS});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A window that shares nothing with others. `bypassCSP` lets a test put its checker of pages in. */
export const openWindow = (
  browser: Browser,
  isScripted: boolean,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: {width: 1280, height: 900},
    bypassCSP: isScripted,
    javaScriptEnabled: isScripted,
    colorScheme,
  });

/** Puts axe into every page that is opened from now on: handed over once, not with every page. */
export const withAxe = async (page: Page): Promise<Page> => {
  await page.addInitScript({content: AXE});
  return page;
};

/** The rules that what stands in `within`, a selector, breaks, each with the first place where it does; of all rules or those of `tags`. */
export const accessFaults = (page: Page, within: string, tags?: readonly string[]): Promise<string[]> => {
  const options = {runOnly: tags, resultTypes: ['violations']};
  return page.evaluate(`axe.run('${within}', ${JSON.stringify(options)})
    .then(({violations}) => violations.map(({id, nodes}) => id + ' at ' + nodes[0].target.join(' ')))`);
};
