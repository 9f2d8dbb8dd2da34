// An installation: where the files of the program go, and that it finds its own page from wherever it was put.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const kBuild = 'build/release';
const folder = mkdtempSync(join(tmpdir(), 'kringen-install-'));
const prefix = join(folder, 'usr');
const page = join(prefix, 'share/kringen/site');
after(() => rmSync(folder, { recursive: true }));

execFileSync('cmake', ['--install', kBuild, '--prefix', '/usr'], { env: { ...process.env, DESTDIR: folder } });

/** @param {string} program @param {string} site */
function publish(program, site) {
  const given = ['--population', 'assets/losser/population.json', '--base-url', 'https://voorbeeld.nl/'];
  const args = ['--language', 'en', 'publish', 'assets/demo', '-o', site, ...given];
  return spawnSync(program, args, { encoding: 'utf8' });
}

test('program, manual page, page and words about them are where a system has such files', () => {
  for (const name of [
    'share/man/man1/kringen.1',
    'share/kringen/kringen-1.schema.json',
    'share/kringen/site/index.html',
    'share/kringen/site/kringen.wasm',
    'share/kringen/site/assets/i18n/nl.json',
    'share/doc/kringen/copyright',
    'share/doc/kringen/export-maken.md',
  ])
    assert.ok(existsSync(join(prefix, name)), name);
  assert.ok(statSync(join(prefix, 'bin/kringen')).mode & 0o111);
});

test('the installed program publishes with the page that was installed with it', () => {
  const site = join(folder, 'site');
  const { status, stderr } = publish(join(prefix, 'bin/kringen'), site);
  assert.equal(status, 0, stderr);
  const app = readdirSync(site).find((name) => name.startsWith('app-')) ?? '';
  assert.deepEqual(readFileSync(join(site, app, 'main.js')), readFileSync(join(page, 'main.js')));
});

test('a program without a page beside it says that it has none, and how to give it one', () => {
  const alone = join(folder, 'kringen');
  copyFileSync(join(prefix, 'bin/kringen'), alone);
  const { status, stderr } = publish(alone, join(folder, 'no-site'));
  assert.equal(status, 2);
  assert.match(stderr, /share\/kringen\/site.*--app/);
  assert.ok(!existsSync(join(folder, 'no-site')));
});

test('the Debian package has the same files and names the libraries that the program needs', () => {
  execFileSync('cpack', ['-G', 'DEB', '--config', join(kBuild, 'CPackConfig.cmake'), '-B', folder]);
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '');
  const about = execFileSync('dpkg-deb', ['--field', file, 'Package', 'Depends'], { encoding: 'utf8' });
  assert.match(about, /^Package: kringen\nDepends: .*\blibarchive13.*\blibpango-1.*\blibzip/);
  const files = execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8' });
  for (const name of ['bin/kringen', 'share/man/man1/kringen.1', 'share/kringen/site/index.html'])
    assert.ok(files.includes(` ./usr/${name}\n`), name);
});
