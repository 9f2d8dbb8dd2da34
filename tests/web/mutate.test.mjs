// The faults that tools/mutate.mjs puts into C++: each is one changed token of code, never of a text, a comment or a template.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutated, mutationsOf } from '../../tools/mutate/operators.mjs';

const after = (/** @type {string} */ source) => mutationsOf(source).map((mutation) => mutation.after.trim());

test('comparisons, connectives, negations, steps, signs, truths and limits are turned', () => {
  assert.deepEqual(after('  if (a < b && !c) return true;'), [
    'if (a <= b && !c) return true;',
    'if (a < b || !c) return true;',
    'if (a < b && c) return true;',
    'if (a < b && !c) return false;',
  ]);
  assert.deepEqual(after('  x = y + 1;'), ['x = y;']);
  assert.deepEqual(after('  x = y + z;'), ['x = y - z;']);
  assert.deepEqual(after('constexpr int kMost = 8;'), ['constexpr int kMost = 81;']);
  assert.deepEqual(after('  return a == b;'), ['return a != b;']);
});

test('texts, comments, preprocessor lines, templates and moves stay', () => {
  const source = [
    '#if A < B',
    'template <typename T>',
    'const char* text = "a < b && !c";  // x == y',
    "const char less = ' < ';",
    'std::vector<std::vector<int>> rows;',
    'Item& operator=(Item&& other) noexcept {',
    'const char* raw = R"(a == b)";',
  ].join('\n');
  assert.deepEqual(mutationsOf(source), []);
});

test('a fault changes one line of the source and nothing else', () => {
  const source = 'int A() {\n  return b + 1;\n}\n';
  const [mutation] = mutationsOf(source);
  assert.equal(mutation.line, 2);
  assert.equal(mutated(source, mutation), 'int A() {\n  return b;\n}\n');
});
