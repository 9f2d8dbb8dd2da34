// A population file from two downloads, as docs/bevolking.md tells it; the program itself.
// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { demoPopulation, kTarget } from '../../tools/make-demo.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const [kTable, kMap] = ['kwb-2024.csv', 'wijken-2024.geojson'].map((name) => join('tests/fixtures/census', name));
const folder = mkdtempSync(join(tmpdir(), 'kringen-population-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} words */
function run(...words) {
  const { status, stdout, stderr } = spawnSync(kProgram, ['--language', 'nl', ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** @param {string} name @param {string[]} more */
function make(name, ...more) {
  const file = join(folder, name);
  const files = ['--kwb', kTable, '--map', kMap, '--municipality', 'GM9991'];
  return { file, ...run('population', ...files, '-o', file, ...more) };
}

test('the program says what the manual shows, and what it writes it finds sound', () => {
  const made = make('population.json');
  assert.equal(made.status, 0);
  const shown = readFileSync('docs/bevolking.md', 'utf8').split('```\n')[2];
  assert.equal(made.stderr.replace(made.file, 'population.json'), shown);
  const checked = run('check', made.file);
  assert.equal(checked.status, 0);
  assert.match(checked.stdout, /facebook, instagram, linkedin/);
  assert.match(checked.stdout, /circles, ties/);
});

test('the same files give the same bytes, and no file is overwritten unasked', () => {
  const first = make('een.json');
  assert.equal(make('een.json').status, 2);
  assert.equal(make('een.json', '--force').status, 0);
  assert.deepEqual(readFileSync(make('twee.json').file), readFileSync(first.file));
});

test('a file that is not sound is told by its line, and only a missing one is missing', () => {
  const { file } = make('drie.json');
  const text = readFileSync(file, 'utf8');
  const bad = join(folder, 'fout.json');
  writeFileSync(bad, text.replace('"value": 7850', '"value": -1'));
  const line = text.split('\n').findIndex((row) => row.includes('"value": 7850')) + 1;
  const told = run('check', bad);
  assert.equal(told.status, 1);
  assert.ok(told.stdout.startsWith(`${bad}:${line}: #/villages/1/residents/value: `), told.stdout);
  const missing = run('check', join(folder, 'weg.json'));
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /is er niet/);
});

test('nothing is written where the municipality, the year or the plane of the map is wrong', () => {
  const out = join(folder, 'niets.json');
  const asked = (/** @type {string[]} */ ...words) => run('population', '-o', out, ...words);
  const grid = join(folder, 'rd.geojson');
  writeFileSync(grid, readFileSync(kMap, 'utf8').replaceAll(/\[5\.\d+, 52\.\d+\]/g, '[180000, 480000]'));
  for (const [words, said] of [
    [['--kwb', kTable, '--map', kMap, '--municipality', 'GM0168'], /GM9991 Waterlanden, GM9992 Eenzaam/],
    [['--kwb', kMap, '--map', kTable, '--municipality', 'GM9991', '--year', '2024'], /verwisseld/],
    [['--kwb', kTable, '--map', grid, '--municipality', 'GM9991'], /ogr2ogr/],
    [['--kwb', kTable, '--map', kMap, '--municipality', 'GM9991', '--year', '24'], /Van 24 zijn er geen cijfers/],
    [['--kwb', kTable, '--map', kMap, '--municipality', 'GM9991', '--year', '2099'], /Van 2099 zijn er geen cijfers/],
  ]) {
    const { status, stderr } = asked(.../** @type {string[]} */ (words));
    assert.equal(status, 2);
    assert.match(stderr, /** @type {RegExp} */ (said));
    assert.ok(!existsSync(out));
  }
});

test("the second demo's population is what the program makes of its table and map", () => {
  assert.ok(readFileSync(join(kTarget, 'population.json'), 'utf8') === demoPopulation(kProgram));
  assert.equal(run('check', kTarget).status, 0);
});
