// A large feed starts from its index: the texts come when somebody looks at them or searches, nothing is missing, and whatever
// is wrong with the index costs no message.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { stage, stats, whenIdle } from './support/browser.mjs';
import { articles, detailOf, openProblems, problemsOf, resultsOf, searchOf, texts } from './support/parts.mjs';
import { feedOf, itemOf, kSite } from './support/site.mjs';
import { word } from './support/words.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const kItems = 6500;
const scene = stage();
/** The files of the export by name. @type {Map<string, string>} */
const files = new Map();
const subjects = ['de nieuwe school', 'het dorpsfeest', 'de riolering', 'de begroting', 'het fietspad langs de vaart'];

const messages = Array.from({ length: kItems }, (_, i) =>
  itemOf(
    `bericht-${i}`,
    `Nummer ${i} gaat over ${subjects[i % 5]}. ${`Wij vertellen u er graag meer over, want ${subjects[(i * 7) % 5]} hoort er ook bij. `.repeat(3)}` +
      (i % 1000 === 999 ? 'Let op de zilverreiger.' : ''),
    {
      date_published: new Date(Date.UTC(2026, 5, 28, 12) - i * 7 * 3600_000).toISOString(),
      _kringen: { channel: i % 3 === 0 ? 'krant' : 'website', kind: 'post' },
    },
  ),
);

before(() => {
  const folder = mkdtempSync(join(tmpdir(), 'kringen-index-'));
  const source = join(folder, 'export');
  mkdirSync(source);
  writeFileSync(
    join(source, 'feed.json'),
    JSON.stringify(feedOf(messages, { home_page_url: 'https://voorbeeld.nl/' })),
  );
  writeFileSync(join(source, 'withdrawn.json'), '{"schema":1,"withdrawn":[]}');
  const out = join(folder, 'site');
  execFileSync(kProgram, [
    '--quiet',
    'publish',
    source,
    '-o',
    out,
    '--app',
    kSite,
    '--base-url',
    'https://voorbeeld.nl/',
  ]);
  for (const name of readdirSync(out)) {
    if (/^(feed|index|words|withdrawn).*json$/.test(name)) files.set(name, readFileSync(join(out, name), 'utf8'));
  }
  rmSync(folder, { recursive: true });
});

let folders = 0;
/** Puts the export at an address of its own. @param {(name: string, body: string) => unknown} [change] undefined: not there */
function make(change = (_name, body) => body) {
  const folder = `index-${++folders}`;
  for (const [name, body] of files) {
    const made = change(name, body);
    if (made !== undefined) scene.site.make(`${folder}/${name}`, made);
  }
  return `/made/${folder}/feed.json`;
}

const first = () => JSON.parse(/** @type {string} */ (files.get('feed.json')));
const isPart = (/** @type {string} */ name) => name.startsWith('index-');
const isOfWords = (/** @type {string} */ name) => name.startsWith('words');
/** As import writes it. @param {string} name @param {string} body */
const withoutWords = (name, body) => (isOfWords(name) ? undefined : body);
const isOlderPage = (/** @type {string} */ name) => /^feed-.+/.test(name);
/** @param {import('playwright-core').Page} page */
const asked = (page) =>
  scene
    .record(page)
    .requests.map((url) => new URL(url).pathname.split('/').pop() ?? '')
    .filter((name) => files.has(name) && name !== 'withdrawn.json');

/** @param {string} feed @param {string} [more] @param {import('playwright-core').BrowserContextOptions} [options] */
const open = (feed, more = '', options) => scene.open(`/?feed=${encodeURIComponent(feed)}${more}`, options);

test('the page starts with every message, and reads the texts of one period', async () => {
  const page = await open(make());
  const found = await stats(page);
  assert.equal(found.items, kItems);
  const names = asked(page);
  const older = first()._kringen.pages.length - 1;
  assert.ok(older > 10, `${older} older pages`);
  assert.ok(names.filter(isOlderPage).length <= 3, names.join(' '));
  assert.equal(names.filter(isPart).length, first()._kringen.index.length);
  const shown = await texts(page);
  assert.ok(shown.length > 10);
  for (const text of shown) assert.match(text, /Wij vertellen u er graag meer over/);
  assert.equal(await openProblems(page), null);
  scene.assertClean(page);
});

test('an old message opens by its address, with its own page and no other', async () => {
  const page = await open(make(), '&item=bericht-5999');
  await detailOf(page).getByText('Let op de zilverreiger.').waitFor();
  assert.ok(asked(page).filter(isOlderPage).length <= 4, asked(page).join(' '));
});

/** @param {import('playwright-core').Page} page @param {string} text */
async function search(page, text) {
  await searchOf(page).fill(text);
  await searchOf(page).press('Enter');
  await whenIdle(page);
}

/** @param {import('playwright-core').Page} page */
async function findsTheHeron(page) {
  await search(page, 'zilverreiger');
  assert.equal((await stats(page)).matches, 6);
  await resultsOf(page).waitFor();
  assert.equal(await articles(page).count(), 6);
  for (const text of await texts(page)) assert.match(text, /zilverreiger/);
}

test('a search finds what the texts hold by their words, and reads the texts of what it found', async () => {
  const page = await open(make());
  await findsTheHeron(page);
  const names = asked(page);
  assert.ok(names.filter(isOfWords).length <= 10, names.join(' '));
  assert.ok(new Set(names.filter(isOlderPage)).size <= 8, names.join(' '));
  assert.equal(await openProblems(page), null);
  scene.assertClean(page);
});

test('who types letter by letter fetches no texts that only the first two letters would need', async () => {
  const page = await open(make());
  await searchOf(page).pressSequentially('zilverreiger', { delay: 250 });
  await whenIdle(page);
  assert.equal((await stats(page)).matches, 6);
  assert.ok(new Set(asked(page).filter(isOlderPage)).size <= 8, asked(page).join(' '));
});

test('a piece of a word, the begin of one, and words that are far apart', async () => {
  const page = await open(make());
  for (const [text, holds] of /** @type {[string, (text: string) => boolean][]} */ ([
    ['reiger', (body) => body.includes('zilverreiger')],
    ['dorpsfeest', (body) => body.includes('dorpsfeest')],
    ['riolering vaart', (body) => body.includes('riolering') && body.includes('vaart')],
    ['vaart 3999', (body) => body.includes('vaart') && body.includes(' 3999')],
  ])) {
    await search(page, text);
    const expected = messages.filter(({ content_text }) => holds(content_text)).length;
    assert.ok(expected > 0);
    assert.equal((await stats(page)).matches, expected, text);
  }
});

test('where the words cannot tell, the texts are all read', async () => {
  const page = await open(make());
  await search(page, 'op.');
  assert.equal(asked(page).filter(isOfWords).length, 0);
  await search(page, 'graag, want');
  assert.equal((await stats(page)).matches, kItems);
});

test('nothing found is nothing found in all texts, and what comes near is counted in all of them', async () => {
  const page = await open(make());
  await search(page, 'zilverreiger dorpsfeest xyzzy');
  await resultsOf(page)
    .getByText(/zilverreiger/)
    .first()
    .waitFor();
  assert.equal((await stats(page)).matches > 0, true);
  const by_pages = await open(make(withoutWords));
  await search(by_pages, 'zilverreiger dorpsfeest xyzzy');
  assert.equal((await stats(page)).matches, (await stats(by_pages)).matches);
});

test('words that are missing, cut, of another feed, of a later version or changed cost no message', async () => {
  const list = (/** @type {string} */ name) => name.startsWith('words-');
  const cases = {
    'all missing': withoutWords,
    'the files missing': (/** @type {string} */ name, /** @type {string} */ body) => (list(name) ? undefined : body),
    cut: (/** @type {string} */ name, /** @type {string} */ body) =>
      isOfWords(name) ? body.slice(0, body.length / 2) : body,
    other: (/** @type {string} */ name, /** @type {string} */ body) =>
      name === 'words.json' ? body.replace(/"index":\["./, '"index":["-') : body,
    later: (/** @type {string} */ name, /** @type {string} */ body) =>
      isOfWords(name) ? body.replace('"kringen_words":1', '"kringen_words":2') : body,
    changed: (/** @type {string} */ name, /** @type {string} */ body) =>
      list(name) ? body.replace('"counts":[', '"counts":[1,') : body,
    'one for all': (/** @type {string} */ name, /** @type {string} */ body) =>
      list(name) ? files.get([...files.keys()].filter(list).at(-1) ?? '') : body,
    'names changed places': (/** @type {string} */ name, /** @type {string} */ body) => {
      if (name !== 'words.json') return body;
      const words = JSON.parse(body);
      return JSON.stringify({ ...words, files: words.files.reverse() });
    },
  };
  for (const [name, change] of Object.entries(cases)) {
    const page = await open(make(change));
    await findsTheHeron(page);
    const told = await problemsOf(page).count();
    // Those of another feed are of the site as it was published since: no fault, and nothing to mend.
    assert.equal(told > 0, !name.includes('missing') && name !== 'other', `${name}: ${told} told`);
    await page.context().close();
  }
});

test('without words a search looks into all texts, each once', async () => {
  const page = await open(make(withoutWords));
  await findsTheHeron(page);
  const older = new Set(asked(page).filter(isOlderPage));
  assert.equal(older.size, first()._kringen.pages.length - 1);
  assert.equal(asked(page).filter(isOlderPage).length, older.size, 'each once');
});

for (const [what, pattern, change] of /** @type {const} */ ([
  ['texts', '**/feed-*.json', withoutWords],
  ['words', '**/words*.json', undefined],
])) {
  test(`while ${what} come nothing is said to be absent, and the end is heard by who listens`, async () => {
    const page = await open(make(change));
    /** @type {() => void} */
    let release = () => {};
    const gate = new Promise((resolve) => (release = () => resolve(undefined)));
    await page.route(pattern, (route) => gate.then(() => route.continue()));
    await searchOf(page).fill('zilverreiger');
    await searchOf(page).press('Enter');
    const heading = resultsOf(page).getByRole('heading').first();
    await heading.filter({ hasText: word('results.looking') }).waitFor();
    assert.equal(await page.getByText(word('list.no_match')).count(), 0);
    await heading.and(page.locator(':focus')).waitFor(); // who comes there after the end reads it there
    release();
    await heading.filter({ hasText: '6' }).waitFor();
    await page.getByRole('status').filter({ hasText: '6' }).first().waitFor();
  });
}

test('a filter needs no text to know how many there are', async () => {
  const page = await scene.newPage();
  const feed = make((name, body) => (isOlderPage(name) ? { hang: true, body } : body));
  await page.goto(`/?feed=${encodeURIComponent(feed)}&channel=krant`);
  await page.waitForFunction(
    async (wanted) => (await document['kringen']?.stats())?.matches === wanted,
    Math.ceil(kItems / 3),
  );
});

test('without the program the pages are read as they always were', async () => {
  const page = await scene.newPage();
  await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
  await page.goto(`/?feed=${encodeURIComponent(make())}`);
  await whenIdle(page);
  assert.equal((await stats(page)).items, kItems);
  assert.equal((await openProblems(page)) === null, true, 'that is no fault of the feed');
});

test('an index that is missing, cut, of another feed or of a later version costs no message, and is told', async () => {
  const other = JSON.stringify({
    kringen_index: 1,
    id: ['x'],
    heading: ['x'],
    time: [1],
    channel: [0],
    channels: ['x'],
  });
  const cases = {
    missing: () => undefined,
    cut: (/** @type {string} */ body) => body.slice(0, body.length / 2),
    other: () => other,
    later: (/** @type {string} */ body) => body.replace('"kringen_index":1', '"kringen_index":2'),
    html: () => ({ body: '<!doctype html><title>Niet gevonden</title>', type: 'text/html' }),
  };
  for (const [name, change] of Object.entries(cases)) {
    const page = await open(make((file, body) => (isPart(file) ? change(body) : body)));
    assert.equal((await stats(page)).items, kItems, name);
    assert.equal(await problemsOf(page).count(), 1, name);
    await page.context().close();
  }
});

test('a page that cannot be had leaves the headings, says so, and comes when it is asked for again', async () => {
  const gone = first()._kringen.pages.at(-1).url;
  const feed = make((name, body) => (name === gone ? { status: 404, body: 'weg' } : body));
  const page = await open(feed, `&item=bericht-${kItems - 1}`);
  const detail = detailOf(page);
  await detail.getByRole('heading', { name: new RegExp(`Nummer ${kItems - 1}`) }).waitFor();
  assert.equal((await stats(page)).items, kItems);
  assert.equal(await detail.getByText('Wij vertellen u er graag meer over').count(), 0);
  scene.site.make(`index-${folders}/${gone}`, files.get(gone));
  await problemsOf(page)
    .getByRole('button', { name: word('problem.retry') })
    .click();
  await detail.getByText('Wij vertellen u er graag meer over').first().waitFor();
  assert.equal(await openProblems(page), null);
});

test('pages that are gone are told once, and nobody is told that a search in their texts found nothing', async () => {
  const older = first()
    ._kringen.pages.slice(-3)
    .map((/** @type {{ url: string }} */ { url }) => url);
  const feed = make((name, body) => (isOfWords(name) || older.includes(name) ? undefined : body));
  const page = await open(feed);
  await search(page, 'nergenstevinden');
  await resultsOf(page)
    .getByRole('heading', { name: word('results.none_of_part') })
    .waitFor();
  await resultsOf(page).getByText(word('results.partial')).waitFor();
  assert.equal(await page.getByText(word('list.no_match')).filter({ visible: true }).count(), 0);
  assert.equal(await problemsOf(page).getByText(word('problem.load.gone')).count(), 1);
  await search(page, 'dorpsfeest');
  await resultsOf(page).getByText(word('results.partial')).waitFor();
});

test('what was withdrawn after the index was made is in no list', async () => {
  const gone = ['bericht-0', 'bericht-3000', `bericht-${kItems - 1}`];
  const feed = make((name, body) =>
    name === 'withdrawn.json' ? JSON.stringify({ schema: 1, withdrawn: gone }) : body,
  );
  for (const id of gone) {
    const page = await open(feed, `&item=${id}`);
    assert.equal((await stats(page)).matches, kItems - gone.length);
    assert.equal(
      await detailOf(page)
        .getByText(`Nummer ${id.split('-')[1]} `)
        .count(),
      0,
    );
    await page.context().close();
  }
});

test('back from a search to the list, quickly, nothing hangs', async () => {
  const page = await open(make());
  for (const text of ['riolering', '', 'zilver', 'begroting', '']) await searchOf(page).fill(text);
  await whenIdle(page);
  assert.equal((await stats(page)).matches, kItems);
  assert.ok((await articles(page).count()) > 10);
});
