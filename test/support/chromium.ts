import {existsSync} from 'node:fs';
import {chromium, type Browser, type BrowserContext} from 'playwright-core';

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
