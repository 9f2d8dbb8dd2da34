// One palette: web/base/tokens.css is where colours are decided; what cannot read it repeats it, and is compared here.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kLaneColours } from '../../web/base/platforms.js';

const read = (path) => readFileSync(path, 'utf8');
const whole = (colour) => (colour.length === 4 ? colour.replace(/[\da-f]/g, '$&$&') : colour).toLowerCase();

const [plain, older] = read('web/base/tokens.css').split('@supports not (color: light-dark(#000, #fff))');
/** @type {Record<string, { light: string, dark: string }>} */
const tokens = Object.fromEntries(
  [...plain.matchAll(/--([\w-]+): light-dark\((#[\da-f]+), (#[\da-f]+)\);/g)].map(([, name, light, dark]) => [
    name,
    { light: whole(light), dark: whole(dark) },
  ]),
);

const theme = read('web/base/theme.js');
/** Role of the canvas -> token; the lanes' are made of the platforms there, and C++ has theirs from tokens.css itself. */
const roles = Object.fromEntries(
  [...theme.slice(theme.indexOf('const kTokens = {'), theme.indexOf('};')).matchAll(/(\w+): '([\w-]+)'/g)].map(
    ([, role, token]) => [role, token],
  ),
);

test('every role of the canvas is a token, and the canvas alone has the same colours', () => {
  const rows = [
    ...read('src/ui/theme.cpp').matchAll(/\{Role::k\w+, "(\w+)", Rgb\(0x([\dA-F]{6})\), Rgb\(0x([\dA-F]{6})\)\}/g),
  ];
  const [, listed] = /enum class Role[^{]*\{([\s\S]*?)kCount/.exec(read('src/ui/theme.h')) ?? [];
  assert.equal(
    rows.length,
    listed.match(/\bk\w+,/g)?.length,
    'src/ui/theme.cpp: kRoles has one row {Role::kNAME, "name", Rgb(0x...), Rgb(0x...)} for each Role of src/ui/theme.h',
  );
  assert.deepEqual(
    Object.keys(roles).sort(),
    rows.map(([, role]) => role).sort(),
    'kTokens of web/base/theme.js has the roles of src/ui/theme.cpp',
  );
  for (const [, role, light, dark] of rows) {
    assert.deepEqual(
      { light: whole(`#${light}`), dark: whole(`#${dark}`) },
      tokens[roles[role]],
      `src/ui/theme.cpp has another ${role} than --${roles[role]} of web/base/tokens.css`,
    );
  }
});

const kText = 4.5;
const partsOf = (/** @type {string} */ colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
/** @param {number[]} parts */
const luminance = (parts) => {
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** WCAG 2.2. @param {number[]} a @param {number[]} b */
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((first, second) => first - second);
  return (high + 0.05) / (low + 0.05);
};

test('the name of a channel can be read on the tint of its own lane, light and dark', () => {
  const [, share] = /var\(--chip\) (\d+)%, var\(--kringen-panel\)/.exec(read('web/list/list.css')) ?? [];
  assert.ok(Number(share) > 0, 'web/list/list.css: the ground of .chip is mixed in another way');
  for (const colour of kLaneColours) {
    assert.ok(tokens[`lane-${colour}`], `web/base/tokens.css has no --lane-${colour}: light-dark(#rrggbb, #rrggbb)`);
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const [lane, panel] = [`lane-${colour}`, 'kringen-panel'].map((token) => partsOf(tokens[token][scheme]));
      const tint = lane.map((part, i) => part * (Number(share) / 100) + panel[i] * (1 - Number(share) / 100));
      const has = contrast(lane, tint);
      assert.ok(has >= kText, `--lane-${colour}, ${scheme}: ${has.toFixed(2)} on its tint, ${kText} is needed`);
    }
  }
});

test('browsers without light-dark() get the light colour of each role', () => {
  const given = Object.fromEntries(
    [...older.split('@media')[0].matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, name, colour]) => [
      name,
      whole(colour),
    ]),
  );
  assert.deepEqual(
    [...Object.values(roles), ...kLaneColours.map((colour) => `lane-${colour}`)].filter((token) => !(token in given)),
    [],
    'web/base/tokens.css: these are not under "@supports not (color: light-dark(...))"',
  );
  for (const [name, colour] of Object.entries(given)) assert.equal(colour, tokens[name].light, name);
});

test('the published lists have the same colours', () => {
  const names = {
    ink: 'kringen-ink',
    'ink-2': 'kringen-ink-2',
    paper: 'kringen-paper',
    panel: 'kringen-panel',
    line: 'kringen-line-faint',
    accent: 'kringen-accent',
    'warm-wash': 'kringen-warm-wash',
  };
  const [light, dark] = read('assets/publish/publish.css').split('@media (prefers-color-scheme: dark)');
  const given = (text) =>
    Object.fromEntries(
      [...text.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, name, colour]) => [name, whole(colour)]),
    );
  for (const [scheme, text] of [
    ['light', light],
    ['dark', dark],
  ]) {
    const expected = Object.entries(names).map(([name, token]) => [name, tokens[token][scheme]]);
    assert.deepEqual(given(text), Object.fromEntries(expected), scheme);
  }
});

test('the report repeats the light tokens that it uses', () => {
  const style = read('assets/report/report.css');
  const given = [...style.matchAll(/--([\w-]+): (#[\da-f]+);/g)];
  assert.ok(given.length >= 7);
  for (const [, name, colour] of given) {
    const token = tokens[name === 'line' ? 'kringen-line-faint' : `kringen-${name}`];
    assert.equal(whole(colour), token.light, name);
  }
});

test('the picture for sharing has the light colours', () => {
  const parts = (token) =>
    [1, 3, 5].map((at) => (parseInt(tokens[token].light.slice(at, at + 2), 16) / 255).toFixed(3)).join(', ');
  const picture = read('src/cli/share_image.cpp');
  assert.ok(picture.includes(`kPaper{${parts('kringen-paper')}}, kInk{${parts('kringen-ink')}};`));
  assert.ok(picture.includes(`kInk2{${parts('kringen-ink-2')}};`));
  const rings = ['reach-direct', 'reach-both', 'reach-shared', 'kringen-accent']
    .map((token) => `{${parts(token)}}`)
    .join(', ');
  assert.ok(picture.replace(/\s+/g, ' ').includes(`kRings{ {${rings}}};`), rings);
});

test('no other style names a colour', () => {
  const styles = readdirSync('web', { recursive: true }).filter(
    (name) => name.endsWith('.css') && name !== 'base/tokens.css',
  );
  assert.ok(styles.length > 20, `only ${styles.length} styles`);
  // What lies behind a dialog inherits no tokens in older browsers.
  const named = styles.flatMap((name) =>
    [
      ...read(`web/${name}`)
        .replace(/::backdrop \{[^}]*\}/g, '')
        .matchAll(/#[\da-f]{3,8}\b(?=[^{}]*;)|\b(?:rgb|hsl|oklch)a?\(/g),
    ].map(([colour]) => `${name}: ${colour}`),
  );
  assert.deepEqual(named, []);
});
