// The closed lists of the format stand in C++ (src/model/item_names.h), which its own test compares with
// tests/fixtures/closed-lists.json. Here every list that is written in JavaScript, in the contract, in the schema or in the
// style is compared with the same file, so that none can differ. Platforms are rows of which the others are made: rows.test.mjs.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const kLists = JSON.parse(readFileSync('tests/fixtures/closed-lists.json', 'utf8'));
const kScanned = ['channel_kinds', 'kinds', 'instruments', 'directions', 'units', 'precisions', 'definitions'];

const sources = readdirSync('web', { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.js'));
const read = (name) => readFileSync(join('web', name), 'utf8');
const wordsIn = (text) => [...text.matchAll(/["']([a-z0-9_-]+)["']/g)].map((match) => match[1]);

/** Every array of words in a source that could be one of the lists: at least two words, hardly one of them another. */
function arraysOf(text) {
  return [...text.matchAll(/\[((?:\s*["'][a-z0-9_-]+["']\s*,?)+)\s*\]/g)]
    .map((match) => wordsIn(match[1]))
    .filter((words) => words.length >= 2);
}

/** The list it is, or the one it was meant to be. @param {string[]} words */
function nearest(words) {
  const share = (/** @type {string} */ name) => words.filter((word) => kLists[name].includes(word)).length;
  const [best] = [...kScanned].sort(
    (a, b) =>
      share(b) - share(a) || Math.abs(kLists[a].length - words.length) - Math.abs(kLists[b].length - words.length),
  );
  return share(best) >= Math.max(2, words.length - 1) ? best : null;
}

test('an array of JavaScript that is one of the lists is all of it, in its order', () => {
  const found = new Map(kScanned.map((name) => [name, 0]));
  for (const name of sources) {
    for (const words of arraysOf(read(name))) {
      const list = nearest(words);
      if (list === null) continue;
      found.set(list, Number(found.get(list)) + 1);
      assert.deepEqual(
        words.filter((word) => word !== 'unknown'),
        kLists[list],
        `web/${name}: ${list}; tests/fixtures/closed-lists.json is what counts`,
      );
    }
  }
  // The reader of the document has each of them; what is not found is not compared.
  for (const list of kScanned.filter((name) => name !== 'units')) assert.ok(Number(found.get(list)) > 0, list);
});

test('the unions of the contract are the lists', () => {
  const contract = readFileSync(
    join('web', String(readdirSync('web', { recursive: true }).find((name) => String(name).endsWith('messages.d.ts')))),
    'utf8',
  );
  const body = (/** @type {string} */ name) =>
    new RegExp(`export (?:interface|type) ${name}\\b[\\s\\S]*?\\n(?=export|//|\\})`).exec(contract)?.[0] ?? '';
  const union = (/** @type {string} */ of, /** @type {string} */ member) =>
    wordsIn(
      new RegExp(`\\b${member}\\??:(?:[^;]|;(?=[^\\n]*"))*?;`).exec(body(of).replace(/\/\/.*$/gm, ''))?.[0] ?? '',
    );
  const keys = (/** @type {string} */ member) =>
    [...(new RegExp(`\\b${member}: \\{([^}]*)\\}`).exec(body('InstrumentPeriod'))?.[1] ?? '').matchAll(/(\w+):/g)].map(
      (match) => match[1],
    );
  assert.deepEqual(union('Channel', 'kind'), kLists.channel_kinds, 'web/messages.d.ts');
  assert.deepEqual(union('Row', 'kind'), kLists.kinds, 'web/messages.d.ts');
  assert.deepEqual(union('Row', 'precision'), kLists.precisions, 'web/messages.d.ts');
  assert.deepEqual(union('Query', 'instruments'), kLists.instruments, 'web/messages.d.ts');
  assert.deepEqual(union('Query', 'directions'), kLists.directions, 'web/messages.d.ts');
  assert.deepEqual(keys('instruments'), ['unknown', ...kLists.instruments], 'web/messages.d.ts');
  assert.deepEqual(keys('directions'), ['unknown', ...kLists.directions], 'web/messages.d.ts');
  assert.deepEqual(union('Metrics', 'definition'), kLists.definitions, 'web/messages.d.ts');
  assert.deepEqual(
    wordsIn(/export type TimeUnit =([^;]*);/.exec(contract)?.[1] ?? ''),
    kLists.units,
    'web/messages.d.ts',
  );
});

test('the enums of the schema are the lists', () => {
  const kSchema = 'assets/schema/kringen-1.schema.json';
  const { $defs } = JSON.parse(readFileSync(kSchema, 'utf8'));
  const words = (/** @type {{ enum: (string | null)[] }} */ member) => member.enum.filter((word) => word !== null);
  assert.deepEqual(words($defs.channel.properties.kind), kLists.channel_kinds, kSchema);
  const item = $defs.kringenItem.properties;
  assert.deepEqual(words(item.kind), kLists.kinds, kSchema);
  assert.deepEqual(words(item.instrument), kLists.instruments, kSchema);
  assert.deepEqual(words(item.direction), kLists.directions, kSchema);
  assert.deepEqual(words($defs.metrics.properties.definition), kLists.definitions, kSchema);
  assert.deepEqual(words($defs.time.properties.precision), kLists.precisions, kSchema);
});
