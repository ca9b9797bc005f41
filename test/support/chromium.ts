import {existsSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type BrowserContext} from 'playwright-core';

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

/** A browser with a folder of its own. `bypassCSP` lets a test put its checker of pages in; scripts are on unless told otherwise. */
export const openBrowser = (path: string, isScripted = true): Promise<BrowserContext> =>
  chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'chromium-')), {
    executablePath: path,
    headless: true,
    args: FLAGS,
    viewport: {width: 1280, height: 900},
    bypassCSP: isScripted,
    javaScriptEnabled: isScripted,
  });
