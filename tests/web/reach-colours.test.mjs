// The colours of the reach views, light and dark: what carries meaning stands out from what it lies on, and the patterns
// from their own colour, so that a way can be told without seeing colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** Every `--name: light-dark(#light, #dark)`. */
const palette = readFileSync('web/base/tokens.css', 'utf8').matchAll(
  /--([\w-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\);/g,
);
const schemes = { light: {}, dark: {} };
for (const [, name, light, dark] of palette) {
  schemes.light[name] = light;
  schemes.dark[name] = dark;
}

/** Relative luminance of WCAG 2. @param {string} colour */
function luminance(colour) {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g);
  const [r, g, b] = digits
    .map((pair) => parseInt(pair, 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} a @param {string} b */
function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test('contrast is measured as the guidelines say', () => {
  assert.ok(Math.abs(contrast('#000', '#fff') - 21) < 1e-9);
  assert.ok(Math.abs(contrast('#767676', '#ffffff') - 4.54) < 0.01);
});

for (const [name, colour] of Object.entries(schemes)) {
  test(`graphics reach 3, words 4.5: ${name}`, () => {
    const on = ['kringen-panel', 'kringen-wash'];
    for (const mark of ['reach-direct', 'reach-both', 'reach-shared', 'reach-bar', 'kringen-line', 'kringen-ink']) {
      for (const ground of on)
        assert.ok(
          contrast(colour[mark], colour[ground]) >= 3,
          `${mark} on ${ground}: ${contrast(colour[mark], colour[ground])}`,
        );
    }
    for (const filled of ['reach-both', 'reach-shared'])
      assert.ok(contrast(colour['reach-on'], colour[filled]) >= 3, `pattern on ${filled}`);
    for (const words of ['reach-good', 'reach-bad', 'kringen-ink-2'])
      assert.ok(contrast(colour[words], colour['kringen-panel']) >= 4.5, words);
  });
}
