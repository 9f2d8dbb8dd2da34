// The fuzzers: what each of them breaks, what it starts from, and one run of it.
// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { membersOf, tarGz, zip } from '../../tests/browser/support/archives.mjs';
import { filesUnder, run } from './programs.mjs';

export const kFuzzerTelling = /ERROR|SUMMARY|runtime error|Test unit/;

/** @typedef {{ program: string, what: string, seeds: string[] }} Fuzzer */

/** @returns {Promise<Fuzzer[]>} */
export async function fuzzersWithSeeds() {
  const fixtures = (/** @type {string[]} */ ...folders) => folders.map((folder) => join('tests/fixtures', folder));
  return [
    { program: 'feed_fuzz', what: 'the feed reader', seeds: [...fixtures('feeds'), 'assets/demo'] },
    { program: 'index_fuzz', what: 'the reader of an index', seeds: fixtures('index') },
    { program: 'words_fuzz', what: 'the reader of words', seeds: fixtures('words') },
    { program: 'import_fuzz', what: 'the importer', seeds: [importSeeds()] },
    { program: 'csv_fuzz', what: 'the tables', seeds: fixtures('import/meta', 'import/x_analytics') },
    { program: 'census_fuzz', what: 'population files', seeds: [censusSeeds()] },
    { program: 'rss_fuzz', what: 'the reader of news feeds', seeds: fixtures('import/rss') },
    { program: 'html_fuzz', what: 'HTML as text', seeds: fixtures('html') },
    { program: 'people_fuzz', what: 'the detector of people', seeds: fixtures('people') },
    { program: 'archive_fuzz', what: 'the reader of archives', seeds: [await archiveSeeds()] },
    { program: 'calendar_fuzz', what: 'the reader of agendas', seeds: fixtures('import/calendar') },
  ];
}

/** The importer's fuzzer chooses by the first byte what the rest is; the fixtures with theirs before them. */
function importSeeds() {
  const folder = 'build/fuzz/import_seeds';
  mkdirSync(folder, { recursive: true });
  const kinds = ['facebook', 'x', 'mastodon', 'meta', 'instagram'];
  kinds.forEach((kind, index) => {
    filesUnder(join('tests/fixtures/import', kind), /./).forEach((file, n) => {
      writeFileSync(join(folder, `${kind}-${n}`), Buffer.concat([Buffer.from([index]), readFileSync(file)]));
    });
  });
  return folder;
}

/** The fuzzer of population files takes a table and a map with a byte 1 between them. */
function censusSeeds() {
  const folder = 'build/fuzz/census_seeds';
  mkdirSync(folder, { recursive: true });
  const [table, map] = ['kwb-2024.csv', 'wijken-2024.geojson'].map((file) =>
    readFileSync(join('tests/fixtures/census', file)),
  );
  writeFileSync(join(folder, 'both'), Buffer.concat([table, Buffer.from([1]), map]));
  return folder;
}

/** A zip and a tar of each archive. */
async function archiveSeeds() {
  const folder = 'build/fuzz/archive_seeds';
  mkdirSync(folder, { recursive: true });
  for (const kind of ['facebook', 'x', 'mastodon', 'instagram']) {
    writeFileSync(join(folder, `${kind}.zip`), await zip(membersOf(kind)));
    writeFileSync(join(folder, `${kind}.tar.gz`), await tarGz(membersOf(kind)));
  }
  return folder;
}

/** What it finds stays in build/fuzz/. @param {Fuzzer} fuzzer @param {number} seconds */
export function runFuzzer({ program, seeds }, seconds) {
  const corpus = `build/fuzz/${program}`;
  mkdirSync(corpus, { recursive: true });
  return run(
    program,
    `build/checked/tests/${program}`,
    [
      `-max_total_time=${seconds}`,
      '-timeout=10',
      '-rss_limit_mb=2048',
      '-max_len=65536',
      '-print_final_stats=1',
      '-artifact_prefix=build/fuzz/',
      corpus,
      ...seeds,
    ],
    { timeout: (seconds + 300) * 1000 },
  );
}
