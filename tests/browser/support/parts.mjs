// The parts of the page, found by role and name as people find them.
// @ts-check
import { whenIdle } from './browser.mjs';
import { word } from './words.mjs';

/** @typedef {import('playwright-core').Page | import('playwright-core').Frame} Place */

/** @param {Place} page */
export const canvasOf = (page) => page.getByRole('application', { name: word('canvas.label'), includeHidden: true });
/** @param {Place} page */
export const listOf = (page) => page.getByRole('region', { name: word('list.label'), exact: true });
/** What stands above what a search or a filter found. @param {Place} page */
export const resultsOf = (page) => page.getByRole('region', { name: word('results.label'), exact: true });
/** The items that are shown: a filter hides the others. @param {Place} page */
export const articles = (page) => listOf(page).getByRole('article');
/** @param {Place} page */
export const detailOf = (page) => page.getByRole('region', { name: word('detail.label') });
/** @param {Place} page */
export const searchOf = (page) => page.getByRole('searchbox', { name: word('search.label') });
/** A button by the key of its name. @param {Place} page @param {string} key */
export const button = (page, key) => page.getByRole('button', { name: word(key), exact: true });
/** Of the toolbar: signs that nobody hears are not part of its name. @param {Place} page @param {string} key */
export const tool = (page, key) =>
  page.getByRole('group', { name: word('toolbar.label') }).getByRole('button', { name: word(key) });
/** @param {Place} page */
export const viewSwitch = (page) => page.getByRole('group', { name: word('view.label') });
/** @param {Place} page */
export const problemsOf = (page) => page.getByRole('region', { name: word('problems.label') });

/** The text of every item in the document, also of those that are far below. @param {Place} page */
export const texts = (page) => articles(page).evaluateAll((all) => all.map((article) => article.textContent ?? ''));

/** What the page says is wrong, its technical lines unfolded; null when it says nothing. @param {Place} page */
export async function openProblems(page) {
  const region = problemsOf(page);
  if ((await region.count()) === 0) return null;
  for (const details of await region.getByText(word('problems.technical')).all()) await details.click();
  const technical = (await region.getByRole('listitem').allInnerTexts()).join('\n');
  const sentence = (await region.getByRole('paragraph').allInnerTexts()).join('\n');
  return { sentence, technical };
}

/** Every `<kringen-tijdlijn>` of a host page has nothing left to do. @param {import('playwright-core').Page} page */
export async function hostIdle(page) {
  await page.evaluate(async () => {
    await customElements.whenDefined('kringen-tijdlijn');
    await Promise.all([...document.querySelectorAll('kringen-tijdlijn')].map((element) => element['whenIdle']()));
  });
}

/** The frame of an element. @param {import('playwright-core').Page} page @param {string} id */
export async function frameOf(page, id) {
  const handle = await page.locator(`#${id} iframe`).elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error(`#${id} has no frame`);
  return frame;
}

/** The visible part of time in the address of a page or frame, in seconds; null when it is not there yet.
 * @param {Place} page @returns {Promise<{ from: number, to: number, length: number } | null>} */
export async function windowOf(page) {
  const text = await page.evaluate(() => new URLSearchParams(location.search).get('t'));
  if (text === null) return null;
  const [from, to] = text.split('..').map((part) => Date.parse(part) / 1000);
  return { from, to, length: to - from };
}

/** The visible part of time after something that moves it; the address follows a moment after the hand.
 * @param {Place} page @param {() => Promise<unknown>} act */
export async function windowAfter(page, act) {
  const before = await page.evaluate(() => new URLSearchParams(location.search).get('t'));
  await act();
  await page.waitForFunction((old) => new URLSearchParams(location.search).get('t') !== old, before, { timeout: 5000 });
  await whenIdle(page);
  const window = await windowOf(page);
  if (!window) throw new Error('the address lost its window');
  return window;
}

/** The id of the selected item, as the address says. @param {Place} page */
export const selectedOf = (page) => page.evaluate(() => new URLSearchParams(location.search).get('item'));
