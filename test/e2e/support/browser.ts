import { describe } from '@jest/globals';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { slapdAvailable } from '../../support/slapd/start-slapd.js';

const CHROMIUM = '/usr/bin/chromium';

/** The browser asks nobody but us. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Skips aloud where a real browser or directory is missing; where the tests count (CI=true), that is a failure. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (existsSync(CHROMIUM) && slapdAvailable()) {
    describe(name, tests);
    return;
  }
  if (process.env['CI'] === 'true') throw new Error('Chromium and slapd are needed.');
  console.warn(`SKIPPED, Chromium or slapd is not installed: ${name}`);
  describe.skip(name, tests);
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained about: refused styles and scripts, uncaught errors. */
  readonly complaints: string[];
  /** Requests to anywhere but our own origin. */
  readonly foreign: string[];
}

/** A person with a browser of his own. */
export async function visit(
  browser: Browser,
  origin: string,
  options: { dark?: boolean; width?: number } = {},
): Promise<Visitor> {
  const { dark = false, width = 1280 } = options;
  const context = await browser.newContext({
    locale: 'fr-FR',
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 800 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The first look at the session is answered 401: the browser reports it as an error of loading.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  await page.goto(origin);
  return { context, page, complaints, foreign };
}

export async function signIn(page: Page, username: string, password = 'ruche-demo'): Promise<void> {
  await page.fill('input[autocomplete=username]', username);
  await page.fill('input[type=password]', password);
  await page.click('button[type=submit]');
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it is now, in words. Runs past the page's policy, as an extension would. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  await session.send('Runtime.evaluate', { expression: axeSource, contextId: executionContextId });
  const { result } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`,
  });
  await session.detach();
  return result.value as string[];
}
