// Batches of C++ sources: each source in exactly one, and none beside one that uses a name it keeps to itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchesOf, ownNames } from '../../tools/batches.mjs';

const sources = {
  'a/one.cpp':
    'namespace kringen {\nnamespace {\nconstexpr int kDay = 1, kHour = 2;\nint Read(int at) {\n  return at;\n}\n}  // namespace\nint One() {\n}\n}\n',
  'a/two.cpp': 'namespace kringen {\nint Two() {\n  return Three();\n}\n}\n',
  'a/uses.cpp': 'int Uses() {\n  return Read(3);\n}\n',
  'b/other.cpp': 'int Other() {\n}\n',
};
const read = (file) => sources[file];

test("names of an anonymous namespace, several constants in a line and macros are a source's own", () => {
  assert.deepEqual([...ownNames(`${sources['a/one.cpp']}#define PLENTY 3\n`)].sort(), [
    'PLENTY',
    'Read',
    'kDay',
    'kHour',
  ]);
});

test('each source is in one batch; a folder, an own name and the most of a batch keep sources apart', () => {
  assert.deepEqual(batchesOf(Object.keys(sources), { read }), [
    ['a/one.cpp', 'a/two.cpp'],
    ['a/uses.cpp'],
    ['b/other.cpp'],
  ]);
  assert.deepEqual(batchesOf(['a/one.cpp', 'a/two.cpp'], { read, most: 1 }), [['a/one.cpp'], ['a/two.cpp']]);
});
