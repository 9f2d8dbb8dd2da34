// A dozen scripts on the canvas: no empty boxes where the page's own text shows none, and what is one picture to the
// reader is one glyph.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { stage, stats } from './support/browser.mjs';

const scene = stage();
const feed = JSON.parse(await readFile('tests/fixtures/feeds/scripts.json', 'utf8'));
const texts = feed.items.flatMap((item) => [item.title, item.content_text]);

/** In the page: draws every text with the page's glyph source and with the plain 2D canvas, and tells what differs. */
async function drawAll(all) {
  const { createGlyphs } = await import('/modules/core/glyphs.js');
  const size = 32;
  const family = getComputedStyle(document.body).fontFamily;
  const glyphs = createGlyphs();
  glyphs.setFamily(family);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 96;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const picture = (text) => {
    context.clearRect(0, 0, 96, 96);
    context.font = `400 ${size}px ${family}`;
    context.fillStyle = '#fff';
    context.fillText(text, 24, 64);
    return context.getImageData(0, 0, 96, 96).data.join();
  };
  const box = (glyph) => `${glyph.width}x${glyph.height}:${glyph.pixels?.join()}`;
  const boxes = [0xe123, 0xf8f0].map((code) => box(glyphs.draw(code, size, 400, true)));
  const page_boxes = ['\ue123', '\uf8f0'].map(picture);
  const page_shows_boxes = [];
  const empty = [];
  for (const text of all) {
    for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
      if (page_boxes.includes(picture(segment))) page_shows_boxes.push(segment);
    }
    for (const character of glyphs.shape(text)) {
      const glyph = glyphs.draw(character.codePointAt(0), size, 400, true);
      const inked = glyph.pixels !== null && glyph.pixels.some((value) => value > 0);
      const blank = /^[\s\u200b-\u200f\u2060\ufe0e\ufe0f]$/u.test(character);
      if (!blank && (boxes.includes(box(glyph)) || !inked)) empty.push([text, character.codePointAt(0).toString(16)]);
    }
  }
  return { page_shows_boxes, empty };
}

test('no empty boxes in any script', async () => {
  const page = await scene.open('/?feed=/fixtures/feeds/scripts.json');
  const { page_shows_boxes, empty } = await page.evaluate(drawAll, texts);
  const excused = empty.filter(([text]) => page_shows_boxes.some((segment) => text.includes(segment)));
  assert.deepEqual(
    empty.filter((entry) => !excused.includes(entry)),
    [],
  );
  assert.deepEqual(page_shows_boxes, [], 'this machine has the fonts (fonts-noto-core, -cjk, -color-emoji)');
  scene.assertClean(page);
});

test('a flag, a family, an accented letter and an Arabic phrase are one glyph each', async () => {
  const page = await scene.open('/?feed=/fixtures/feeds/scripts.json');
  const clusters = [
    '\u{1F1F3}\u{1F1F1}',
    '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '\u{1F44D}\u{1F3FD}',
    '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u200d\u{1F466}',
    '\u{1F3F3}\ufe0f\u200d\u{1F308}',
    '1\ufe0f\u20e3',
    'e\u0301',
    '\u0627\u0644\u0639\u0631\u0628\u064a\u0629',
    '\u05e2\u05d1\u05e8\u05d9\u05ea',
    '\u0928\u092e\u0938\u094d\u0924\u0947',
    '\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f',
  ];
  const drawn = await page.evaluate(async (list) => {
    const { createGlyphs } = await import('/modules/core/glyphs.js');
    const glyphs = createGlyphs();
    return list.map((cluster) => {
      const shaped = [...glyphs.shape(cluster)];
      const glyph = glyphs.draw(shaped[0].codePointAt(0), 32, 400, true);
      return { cluster, count: shaped.length, coloured: glyph.coloured, advance: glyph.advance };
    });
  }, clusters);
  for (const { cluster, count, advance } of drawn) {
    assert.equal(count, 1, cluster);
    assert.ok(advance > 5, `${cluster} takes room`);
  }
  assert.deepEqual(
    drawn.slice(0, 5).map((entry) => entry.coloured),
    [true, true, true, true, true],
    'emoji keep their colours',
  );
  // One picture must not be wider than its parts: a family that falls apart is four heads wide.
  assert.ok(drawn[3].advance < 64, `the family is one picture: ${drawn[3].advance} px`);
});

test('the document and the canvas hold the same texts, letter for letter', async () => {
  const page = await scene.open('/?feed=/fixtures/feeds/scripts.json');
  assert.equal((await stats(page)).items, feed.items.length);
  const shown = await page
    .getByRole('article')
    .evaluateAll((articles) => articles.map((article) => article.textContent));
  for (const item of feed.items) {
    const article = shown.find((text) => text.includes(item.title));
    assert.ok(article?.includes(item.content_text), item.title);
  }
  const directions = await page.getByRole('article').evaluateAll((articles) =>
    articles.map((article) => {
      const heading = article.querySelector('h3');
      return [heading.textContent, getComputedStyle(heading).direction];
    }),
  );
  assert.equal(directions.find(([title]) => title === '\u0627\u0644\u0639\u0631\u0628\u064a\u0629')[1], 'rtl');
  assert.equal(directions.find(([title]) => title === 'Nederlands')[1], 'ltr');
});

test('search finds across scripts, without accents and in either case', async () => {
  for (const [asked, id] of [
    ['REUNIE', 's-01'],
    ['facade', 's-01'],
    ['dinkel', 's-03'],
    ['ntinkel', null],
    ['\u041a\u0410\u0412\u0410', 's-06'],
    ['\u03bf\u03bb\u03bf\u03c3', 's-07'],
    ['\u5927\u5bb6', 's-08'],
    ['coordinatie', 's-01'],
  ]) {
    const page = await scene.open(`/?feed=/fixtures/feeds/scripts.json&q=${encodeURIComponent(asked)}`);
    const { matches } = await stats(page);
    if (id === null) assert.equal(matches, 0, asked);
    else assert.ok(matches >= 1, `${asked} finds ${id}`);
    await page.context().close();
  }
});
