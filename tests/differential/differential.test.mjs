// The document's core in JavaScript and the program's in C++ must not tell two stories: what one reads, finds, counts
// and orders, the other does. Where they differ by design: without a selection "next" begins where the canvas looks.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { offsetAt } from '../../web/base/amsterdam-time.js';
import { useTable } from '../support/html-references.mjs';
import { PlainCore } from '../../web/core/plain-core.js';
import { fold } from '../../web/base/plain-text.js';
import { Comparison } from './compare.mjs';
import { generated, hurt } from './generate.mjs';
import { Probe } from './probe.mjs';
import { randomOf } from './random.mjs';

const kProgram = process.env.KRINGEN_PROBE ?? 'build/native/tests/kringen_core_probe';
/** What the fuzzer of the feed reader has found so far; a run of all tests fuzzes first. */
const kCorpus = process.env.KRINGEN_CORPUS ?? '';
const kGenerated = 2000;
const kHurt = 500;
const kEveryday = [
  'wegwerkzaamheden',
  'Overdinkel',
  'café',
  'straße',
  '30 km',
  'gemeente losser',
  'feest',
  '€',
  'zwembad?',
  'e',
];

/** @type {Probe} */
let probe;
before(() => {
  useTable();
  probe = new Probe(kProgram);
});
after(() => probe.end());

const filesIn = (folder, ending = /./) =>
  readdirSync(folder)
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`)]);
const fixtures = () => [
  ...filesIn('tests/fixtures/feeds'),
  ...filesIn('assets/demo', /\.json$/),
  ...filesIn('assets/demo-2026', /\.json$/),
  ...filesIn('assets/losser', /\.json$/),
];
const queries = () => [{}, ...kEveryday.map((text) => ({ text }))];

/** @param {Iterable<object>} cases @returns {Promise<string[]>} */
async function differences(cases) {
  const comparison = new Comparison(probe);
  const found = [];
  let count = 0;
  for (const each of cases) {
    const one = await comparison.run(each);
    if (one) found.push(one);
    count += 1;
    if (found.length > 5) break;
  }
  console.log(`# ${count} cases, ${comparison.compared} steps, ${found.length} differences`);
  return found;
}

test('every character is folded alike', async () => {
  const characters = Array.from({ length: 0x110000 }, (_, c) => c).filter((c) => c < 0xd800 || c > 0xdfff);
  const texts = Array.from({ length: Math.ceil(characters.length / 64) }, (_, i) =>
    characters
      .slice(64 * i, 64 * i + 64)
      .map((c) => `x${String.fromCodePoint(c)}y`)
      .join('|'),
  );
  for (const text of texts) probe.fold(text);
  const folded = (await probe.settle()).filter(({ type }) => type === 'folded');
  assert.equal(folded.length, texts.length);
  texts.forEach((text, i) => assert.equal(fold(text), folded[i].text));
});

test('the clock changes at the same moments', async () => {
  probe.zone();
  const [{ changes }] = (await probe.settle()).filter(({ type }) => type === 'zone');
  assert.ok(changes.length > 450, `${changes.length}`);
  changes.forEach(({ at, offset_s }, i) => {
    if (i > 0) assert.equal(offsetAt(at - 1), changes[i - 1].offset_s, `${at}`);
    for (const moment of [at, at + 1, Math.floor(((changes[i + 1]?.at ?? at + 2) + at) / 2)])
      assert.equal(offsetAt(moment), offset_s, `${moment}`);
  });
});

test('every fixture, as each kind of file, and one after the other', async () => {
  const all = fixtures();
  assert.ok(all.length > 15);
  const alone = all.flatMap(([name, bytes]) =>
    ['feed', 'population', 'withdrawn'].map((kind) => ({
      name: `${name} as ${kind}`,
      files: [[kind, bytes]],
      queries: queries(),
    })),
  );
  const demo = filesIn('assets/demo', /^feed.*\.json$/).map(([, bytes]) => ['feed', bytes]);
  const losser = filesIn('assets/losser', /population.*\.json$/).map(([, bytes]) => ['population', bytes]);
  const together = [
    { name: 'the demo', files: [...demo, ...losser, ...demo], queries: queries() },
    { name: 'all feeds', files: all.map(([, bytes]) => ['feed', bytes]), queries: queries() },
  ];
  assert.deepEqual(await differences([...alone, ...together]), []);
});

test(`${kGenerated} generated feeds with their queries`, async () => {
  assert.deepEqual(
    await differences(
      (function* () {
        for (let seed = 0; seed < kGenerated; ++seed) yield generated(seed);
      })(),
    ),
    [],
  );
});

test(`${kHurt} fixtures with bytes that are bent, cut or doubled`, async () => {
  const all = fixtures().filter(([, bytes]) => bytes.length < 300_000);
  const cases = Array.from({ length: kHurt }, (_, seed) => {
    const random = randomOf(seed);
    const [name, bytes] = random.pick(all);
    return {
      name: `${name} hurt ${seed}`,
      seed,
      files: [[random.pick(['feed', 'feed', 'feed', 'population', 'withdrawn']), hurt(bytes, random)]],
      queries: [{}, { text: 'e' }],
    };
  });
  assert.deepEqual(await differences(cases), []);
});

test('a page with every member, broken off at each place', async () => {
  const page = readFileSync('tests/fixtures/feeds/every-member.json');
  const cases = Array.from(page, (_, end) => ({
    name: `cut at ${end}`,
    files: [['feed', page.subarray(0, end)]],
    queries: [],
  }));
  assert.ok(cases.length > 1000);
  assert.deepEqual(await differences(cases), []);
});

test('what the fuzzer found', { skip: kCorpus === '' && 'no corpus: the fuzzer did not run before' }, async () => {
  assert.ok(existsSync(kCorpus), kCorpus);
  const corpus = filesIn(kCorpus);
  assert.ok(corpus.length > 100, `${corpus.length} files`);
  assert.deepEqual(
    await differences(
      corpus.map(([name, bytes]) => ({
        name,
        files: [
          ['feed', bytes],
          ['feed', bytes],
        ],
        queries: [{}, { text: 'e' }],
      })),
    ),
    [],
  );
});

test('a core that is wrong is found out', async () => {
  const { find } = PlainCore.prototype;
  PlainCore.prototype.find = function (query) {
    const found = find.call(this, query);
    return { ...found, matches: found.matches.filter(({ time }) => time >= (query.from ?? -Infinity)) };
  };
  try {
    const [found] = await differences([
      {
        name: 'an event of four days',
        files: [
          [
            'feed',
            new TextEncoder().encode(
              JSON.stringify({
                version: 'https://jsonfeed.org/version/1.1',
                items: [
                  {
                    id: 'a',
                    date_published: '2014-06-01',
                    content_text: 'Feest',
                    _kringen: { time: { end: '2014-06-05' } },
                  },
                ],
              }),
            ),
          ],
        ],
        queries: [{ from: Date.UTC(2014, 5, 2) / 1000, to: Date.UTC(2014, 5, 3) / 1000 }],
      },
    ]);
    assert.match(found, /JavaScript/);
  } finally {
    PlainCore.prototype.find = find;
  }
});
