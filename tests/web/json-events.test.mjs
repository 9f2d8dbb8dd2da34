// JSON as events: the fast way and the slow one tell the same, and what is broken is told as far as it goes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { jsonText, readJson, readJsonSlowly } from '../../web/base/json-events.js';

function told(text, read = readJson) {
  const events = [];
  const outcome = read(text, {
    key: (name) => events.push(`key ${name}`),
    scalar: (value) => events.push(`${typeof value} ${String(value)}`),
    start: (is_array) => events.push(is_array ? '[' : '{') < 10_000_000,
    end: () => events.push('end'),
  });
  return { events, complete: outcome.complete, at_end: outcome.at_end, bad_numbers: outcome.bad_numbers };
}

test('what is whole is told alike, fast and slowly', () => {
  const files = [
    ...readdirSync('tests/fixtures/feeds').map((name) => `tests/fixtures/feeds/${name}`),
    'assets/demo/feed.json',
    'assets/losser/population.json',
  ];
  const texts = [
    'null',
    ' [1, -0.5e3, true] ',
    '{"a":{"__proto__":{"b":[]},"":"\\":\\n"}}',
    '"\\ud83d\\ude00"',
    '[1e400,{"n":-1e999}]',
    '{"a":"zei: \\":\\""}',
    ...files.map((file) => jsonText(readFileSync(file)).text),
  ];
  for (const text of texts) assert.deepEqual(told(text), told(text, readJsonSlowly), text.slice(0, 60));
  assert.equal(told('[1e400,{"n":-1e999}]').bad_numbers, 2);
});

test('a member that stands twice comes twice', () => {
  assert.deepEqual(told('{"a":1,"a":[2]}').events, ['{', 'key a', 'number 1', 'key a', '[', 'number 2', 'end', 'end']);
});

test('a text that breaks off is told up to there, and whether more could have come', () => {
  const text = '{"a":[1,"\\u00e9\\n",{"b":false}],"c":-1.5e+2,"d":null}';
  const { events } = told(text);
  for (let cut = 0; cut < text.length; ++cut) {
    const part = told(text.slice(0, cut));
    assert.ok(!part.complete && part.at_end, text.slice(0, cut));
    part.events.forEach((event, i) =>
      assert.ok(
        event === events[i] || (event.startsWith('number') && i === part.events.length - 1),
        `${cut}: ${event}`,
      ),
    );
    const bent = told(`${text.slice(0, cut)}\u0001`);
    assert.ok(!bent.complete && !bent.at_end, `${cut}`);
  }
});

test('what fills a file up behind its value is not looked at', () => {
  assert.equal(told('{"a":1}\0\0x').complete, true);
  assert.equal(told('{"a":\0 1}').complete, false);
});

test('what is no JSON is none', () => {
  for (const text of [
    '',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    '[01]',
    '[1.]',
    '[.5]',
    '[+1]',
    "['a']",
    '[NaN]',
    '["\t"]',
    '["\\x"]',
    '[] []',
    '\ufeff[]',
    '[1//\n]',
    'nul',
    '{"a" 1}',
    '{1:2}',
  ]) {
    assert.equal(told(text).complete, false, text);
  }
});

test('bytes that are no UTF-8 and halves of pairs become U+FFFD, what is escaped stays', () => {
  const repaired = (bytes) => {
    const { text, repaired: mended } = jsonText(bytes);
    return [text, mended];
  };
  assert.deepEqual(repaired(Buffer.from([0x22, 0xe2, 0x82, 0x22])), ['"\ufffd"', true]);
  assert.deepEqual(repaired(Buffer.from('"\\ud83d \\\\ud83d \\ud83d\\ude00 \\ude00"')), [
    '"\ufffd \\\\ud83d \\ud83d\\ude00 \ufffd"',
    true,
  ]);
  assert.deepEqual(repaired(Buffer.from('\ufeff"\ufffd é 😀"')), ['"\ufffd é 😀"', false]);
});
