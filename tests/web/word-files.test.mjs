// Which files of words a search needs, and what becomes of it when they are not to be had.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LoadProblem } from '../../web/base/fetch-bytes.js';
import { WordFiles } from '../../web/feed/word-files.js';

const kFirst = [' aan', ' water', 'aak', 'dorp', 'water', 'waterhoogte', 'waterweg'];
const bytesOf = (value) => new TextEncoder().encode(JSON.stringify(value));
const kWords = { kringen_words: 1, first: kFirst, files: kFirst.map((_, i) => `words-${i}.json`) };

/** @param {{ words?: unknown, answer?: (name: string, time: number) => void, failure?: (kind: string) => boolean | string }} [world] */
function words({ words: listed = kWords, answer = () => {}, failure = () => false } = {}) {
  const asked = [];
  const failed = [];
  const made = new WordFiles({
    base: 'https://voorbeeld.nl/feed/feed.json',
    fetch: async (url) => {
      const name = url.replace('https://voorbeeld.nl/feed/', '');
      asked.push(name);
      answer(name, asked.filter((other) => other === name).length);
      return bytesOf(name === 'words.json' ? listed : {});
    },
    import: async (name) => {
      const code = failure(name) === true ? 'words.damaged' : failure(name);
      return /** @type {any} */ ({ failure: code ? { code, detail: '', place: '' } : null });
    },
    fail: (problem, url) => failed.push([problem.code, url]),
  });
  return { made, asked, failed };
}

for (const [part, needed] of /** @type {const} */ ([
  ['water', [4, 5, 6]],
  ['waterhoogtes', [5]],
  ['wat', [3, 4, 5, 6]],
  ['aaaa', [1]],
  ['zzz', [6]],
  [' aa', [0]],
  [' wa', [0, 1]],
  [' zz', [1]],
  ['dorpsfeest', [3]],
])) {
  test(`for "${part}" the files ${needed.join(', ')} are fetched, once`, async () => {
    const { made, asked } = words();
    assert.equal(made.cover([part]), false);
    assert.deepEqual(await Promise.all([made.find([part]), made.find([part])]), [true, true]);
    assert.deepEqual(asked, ['words.json', ...needed.map((i) => `words-${i}.json`)]);
    assert.equal(made.cover([part]), true);
  });
}

test('what is no whole word or piece of one only the texts can tell, and nothing is fetched for it', async () => {
  const { made, asked } = words();
  for (const part of [
    'wa',
    ' w',
    'w'.repeat(25),
    ` ${'w'.repeat(25)}`,
    "foto's",
    'e-mail',
    ' juni 2013',
    '\u{1f600}',
  ]) {
    assert.equal(made.cover(['water', part]), false);
    assert.equal(await made.find(['water', part]), false);
  }
  assert.deepEqual(asked, []);
});

test('where nobody wrote words it is asked once, and nobody hears of it', async () => {
  const { made, asked, failed } = words({
    answer: () => {
      throw new LoadProblem('load.missing', '404');
    },
  });
  assert.equal(await made.find(['water']), false);
  assert.equal(await made.find(['dorp']), false);
  assert.deepEqual([asked, failed], [['words.json'], []]);
});

test('a file that cannot be had leaves it to the texts, and the next search tries again', async () => {
  const { made, asked } = words({
    answer: (name, time) => {
      if (name === 'words-3.json' && time === 1) throw new LoadProblem('load.network', '');
    },
  });
  assert.equal(await made.find(['dorp']), false);
  assert.equal(made.cover(['dorp']), false);
  assert.equal(await made.find(['dorp']), true);
  assert.deepEqual(asked, ['words.json', 'words-3.json', 'words-3.json']);
});

test('words that cannot be read are told', async () => {
  for (const is_meant of [
    (/** @type {string} */ name) => name === 'words',
    (/** @type {string} */ name) => name.startsWith('words-'),
  ]) {
    const { made, failed } = words({ failure: is_meant });
    assert.equal(await made.find(['dorp']), false);
    assert.deepEqual(
      failed.map(([code]) => code),
      ['words.unreadable'],
    );
  }
  const { made } = words({ words: { first: ['a'], files: [] } });
  assert.equal(await made.find(['dorp']), false);
});

test('what was on its way to a core that is gone is not taken for the next', async () => {
  const { made, asked } = words();
  const finding = made.find(['dorp']);
  made.clear();
  assert.equal(await finding, false);
  assert.equal(made.cover(['dorp']), false);
  assert.equal(await made.find(['dorp']), true);
  assert.equal(asked.filter((name) => name === 'words.json').length, 2);
});

test('no more than four files at once', async () => {
  let open = 0;
  let most = 0;
  const first = Array.from({ length: 20 }, (_, i) => `wa${String.fromCharCode(97 + i)}`);
  const made = new WordFiles({
    base: 'https://voorbeeld.nl/feed/feed.json',
    fetch: async (url) => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      open -= 1;
      return bytesOf(url.endsWith('/words.json') ? { first, files: first.map((_, i) => `words-${i}.json`) } : {});
    },
    import: async () => /** @type {any} */ ({ failure: null }),
    fail: () => assert.fail(),
  });
  assert.equal(await made.find(['wat', ...first]), true);
  assert.equal(most, 4);
});

test('words of a later feed than the one that is shown are no fault that anybody can mend', async () => {
  const { made, failed } = words({ failure: (name) => name === 'words' && 'words.other' });
  assert.equal(await made.find(['dorp']), false);
  assert.deepEqual(failed, []);
});

test('whatever words.json is, a search comes to its end', async () => {
  for (const listed of [{ first: ['a'] }, { files: ['b'] }, {}, 7, { first: 'a', files: 'b' }, null]) {
    const { made } = words({ words: listed });
    assert.equal(await made.find(['dorp']), false);
  }
});
