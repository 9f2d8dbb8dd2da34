// Three golden pictures, and no more by tests/check_rules.py: the page as a whole, in blocks of eight pixels, so that another
// edge of a letter is no change and a part that moved, went or lost its colour is one. When a look changes on purpose:
//   KRINGEN_GOLDEN=write node --test tests/browser/golden.spec.mjs
// Then open the three files, judge them, and commit them with the change.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { stage, whenIdle, whenQuiet } from './support/browser.mjs';
import { blocksOf } from './support/picture.mjs';

const scene = stage();
const kFolder = 'tests/golden';
const kBlock_px = 8;
const kLevels = 20; // of 255: less is the smoothing of an edge
const kMostShare = 0.01; // of the blocks
const kItem = 'fb-20140605-1'; // of 2014: the day of today is out of sight
/** @type {[name: string, path: string, width: number, height: number][]} */
const kPictures = [
  ['desktop', `/?item=${kItem}`, 1440, 900],
  ['phone', `/?view=map&item=${kItem}`, 390, 844],
  ['kiosk', `/kiosk.html?item=${kItem}`, 1080, 1920],
];

async function open(path, width, height) {
  const page = await scene.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  await page.goto(path);
  await whenIdle(page);
  await whenQuiet(page);
  return page;
}

const blocksShown = async (page) => blocksOf(page, await page.screenshot({ animations: 'disabled' }), kBlock_px);

/** The share of blocks that are another colour; 1 for another size. */
function share(one, other) {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const count = one.width * one.height;
  let changed = 0;
  for (let i = 0; i < count; ++i) {
    const most = Math.max(...[0, 1, 2].map((k) => Math.abs(one.levels[3 * i + k] - other.levels[3 * i + k])));
    if (most > kLevels) ++changed;
  }
  return changed / count;
}

for (const [name, path, width, height] of kPictures) {
  test(`${name} looks as its golden picture`, { timeout: 120_000 }, async () => {
    const page = await open(path, width, height);
    const shown = await blocksShown(page);
    const file = `${kFolder}/${name}.png`;
    if (process.env.KRINGEN_GOLDEN === 'write') {
      await mkdir(kFolder, { recursive: true });
      await writeFile(file, shown.png);
    }
    const golden = await blocksOf(page, await readFile(file), 1);
    const changed = share(golden, shown);
    if (changed > kMostShare) await writeFile(`build/golden-${name}.png`, shown.png);
    assert.ok(
      changed <= kMostShare,
      `${(100 * changed).toFixed(1)} % of ${file} changed: see build/golden-${name}.png`,
    );
    // A title that moved by half a line, and a map that is gone, are other pictures.
    for (const [selector, property, value] of [
      ['#detail', 'translate', '0 12px'],
      ['canvas', 'visibility', 'hidden'],
    ]) {
      await page.evaluate(
        ([at, style, other]) => document.querySelectorAll(at).forEach((each) => each.style.setProperty(style, other)),
        [selector, property, value],
      );
      const other = share(golden, await blocksShown(page));
      await page.evaluate(
        ([at, style]) => document.querySelectorAll(at).forEach((each) => each.style.removeProperty(style)),
        [selector, property],
      );
      assert.ok(other > 2 * kMostShare, `${selector} ${property} is seen: ${other}`);
    }
    scene.assertClean(page);
  });
}
