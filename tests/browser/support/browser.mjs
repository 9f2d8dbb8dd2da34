// One browser per test file, a fresh context per test, and everything that went wrong in the page remembered:
// errors, requests, breaches of the policy.
// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { chromium } from 'playwright-core';
import { openSite } from './site.mjs';

const kFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu', // pages are put together without a graphics card; the canvas still is WebGL
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const kWait_ms = 20_000;
const kIdle_ms = 60_000; // what never ends is caught; hundreds of results are estimated for long on a slow machine

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */
/**
 * @typedef {object} Record what a page did
 * @property {string[]} errors uncaught
 * @property {string[]} console_errors
 * @property {string[]} requests
 * @property {string[]} violations of the Content-Security-Policy
 * @property {string[]} dialogs
 */

/** @param {string[]} [more] flags */
export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.KRINGEN_CHROMIUM || '/usr/bin/chromium',
    args: [...kFlags, ...more],
  });
}

/**
 * The stage of a test file: call it once at the top of the file.
 * @param {{ site?: object, flags?: string[] }} [options]
 */
export function stage(options = {}) {
  const self = {
    site: /** @type {Site} */ (/** @type {unknown} */ (null)),
    browser: /** @type {import('playwright-core').Browser} */ (/** @type {unknown} */ (null)),
    /** @type {Map<Page, Record>} */
    records: new Map(),

    /** @param {Page} page @returns {Record} */
    record: (page) => /** @type {Record} */ (self.records.get(page)),

    /** A page in a context of its own. @param {import('playwright-core').BrowserContextOptions} [context_options] */
    async newPage(context_options = {}) {
      const context = await self.browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        baseURL: self.site.origin,
        ...context_options,
      });
      context.setDefaultTimeout(kWait_ms);
      return self.watch(await context.newPage());
    },

    /** @param {Page} page */
    async watch(page) {
      /** @type {Record} */
      const record = { errors: [], console_errors: [], requests: [], violations: [], dialogs: [] };
      self.records.set(page, record);
      page.on('pageerror', (error) => record.errors.push(String(error.stack ?? error)));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        record.console_errors.push(message.text());
        if (/Content.Security.Policy|Trusted ?Type/i.test(message.text())) record.violations.push(message.text());
      });
      page.on('request', (request) => record.requests.push(request.url()));
      page.on('dialog', (dialog) => {
        record.dialogs.push(dialog.message());
        dialog.dismiss().catch(() => {});
      });
      return page;
    },

    /** Opens an address of the site and waits until the timeline has nothing left to do.
     * @param {string} path @param {import('playwright-core').BrowserContextOptions} [context_options] */
    async open(path, context_options = {}) {
      const page = await self.newPage(context_options);
      await page.goto(path);
      await whenIdle(page);
      return page;
    },

    /** Nothing was thrown and nothing broke the policy. @param {Page} page */
    assertClean(page) {
      const { errors, violations, dialogs } = self.record(page);
      assert.deepEqual({ errors, violations, dialogs }, { errors: [], violations: [], dialogs: [] });
    },
  };
  before(async () => {
    [self.site, self.browser] = await Promise.all([openSite(options.site), launch(options.flags)]);
  });
  afterEach(async () => {
    const errors = [...self.records.values()].flatMap((record) => record.errors);
    self.records.clear();
    await Promise.all(self.browser.contexts().map((context) => context.close()));
    assert.deepEqual(errors, [], 'no page may throw, whatever the test was about');
  });
  after(async () => {
    await self.browser?.close();
    await self.site?.close();
  });
  return self;
}

/** Waits for `document.kringen.whenIdle()`, in a page or a frame.
 * @param {Page | import('playwright-core').Frame} page @param {number} [limit_ms] */
export async function whenIdle(page, limit_ms = kIdle_ms) {
  // By a timer: a frame of another site that is not in view gets no animation frames.
  await page.waitForFunction(() => typeof document['kringen']?.whenIdle === 'function', undefined, {
    timeout: limit_ms,
    polling: 50,
  });
  const done = await page.evaluate(
    (limit) =>
      Promise.race([
        document['kringen'].whenIdle().then(() => true),
        new Promise((resolve) => setTimeout(resolve, limit, false)),
      ]),
    limit_ms,
  );
  assert.ok(done, `not idle within ${limit_ms} ms`);
}

/** As whenIdle, and nothing is computed in the background either: no mark will change its size. @param {Page} page */
export async function whenQuiet(page) {
  await whenIdle(page);
  await page.evaluate(() => document['kringen'].whenIdle({ background: true }));
  await whenIdle(page);
}

/** @param {Page | import('playwright-core').Frame} page @returns {Promise<import('../../../web/messages').Stats>} */
export function stats(page) {
  return page.evaluate(() => document['kringen'].stats());
}

/** What the address says. @param {Page} page */
export const params = (page) => new URL(page.url()).searchParams;
