// What happens to folders: a run that is killed at any moment leaves the old or the new version, whole; two runs wait for each
// other; files of others stay; the same input gives the same bytes wherever it is made.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/index-native.js';

const kProgram = resolve(process.env.KRINGEN_CLI ?? 'build/release/kringen');
const kKills = 50;
const folder = mkdtempSync(join(tmpdir(), 'kringen-folders-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A random generator with a seed, so that a failure can be had again. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every file below a folder with its digest; a link with where it leads. */
function treeOf(root) {
  const tree = new Map();
  const walk = (inner) => {
    for (const name of readdirSync(join(root, inner)).sort()) {
      const path = join(inner, name);
      const about = lstatSync(join(root, path));
      if (about.isDirectory()) walk(path);
      else
        tree.set(
          path,
          about.isSymbolicLink()
            ? `-> ${readlinkSync(join(root, path))}`
            : createHash('sha256')
                .update(readFileSync(join(root, path)))
                .digest('hex'),
        );
    }
  };
  walk('');
  return tree;
}
const same = (a, b) => a.size === b.size && [...a].every(([path, digest]) => b.get(path) === digest);

/** A table of the municipality's own with as many messages. */
function table(name, from, count) {
  const rows = ['datum,tijd,kanaal,titel,tekst,link,zichtbaar'];
  for (let i = 0; i < count; ++i) {
    const day = `2014-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    rows.push(
      `${day},${String(8 + (i % 10)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')},krant,Bericht ${from + i},De brug gaat open nummer ${from + i}.,,ja`,
    );
  }
  const path = join(folder, name);
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

const app = join(folder, 'app');
mkdirSync(app);
writeFileSync(
  join(app, 'index.html'),
  '<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><script src="main.js"></script></body></html>',
);
writeFileSync(join(app, 'main.js'), 'start();');

const run = (words, options = {}) =>
  spawnSync(kProgram, ['--language', 'nl', ...words], { encoding: 'utf8', ...options });
const done = (words, options) => {
  const { status, stderr } = run(words, options);
  assert.equal(status, 0, stderr);
};
const importing = (archive, output) => [
  'import',
  archive,
  '-o',
  output,
  '--title',
  'Berichten',
  '--today',
  '2014-12-31',
];
const publishing = (from, output, ...more) => [
  'publish',
  from,
  '-o',
  output,
  '--app',
  app,
  '--base-url',
  'https://voorbeeld.nl/',
  '--today',
  '2014-12-31',
  ...more,
];

const first = join(folder, 'first');
const second = join(folder, 'second');
done(importing(table('first.csv', 0, 120), first));
done(importing(table('second.csv', 60, 150), second));

/** Kills a run after so many milliseconds. False: it had ended. */
async function kill(words, after_ms) {
  const child = spawn(kProgram, words, { stdio: 'ignore' });
  const ended = new Promise((resolve_) => child.on('exit', (code, signal) => resolve_(signal === 'SIGKILL')));
  await pause(after_ms);
  child.kill('SIGKILL');
  return ended;
}

/** Kills runs anywhere between their begin and their end. How long one takes is found out on the way, for a machine has fast
 * and slow moments: about four of five are killed before they end. @param {() => number} random @param {number} whole_ms */
function killerOf(random, whole_ms) {
  let span_ms = whole_ms;
  return async (words) => {
    const killed = await kill(words, random() * span_ms);
    span_ms *= killed ? 1.05 : 0.8;
    return killed;
  };
}

function milliseconds(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

for (const [name, prepare] of /** @type {const} */ ([
  ['a folder', (site) => mkdirSync(site)],
  [
    'a link to a release',
    (site) => {
      mkdirSync(join(site, '../releases/0'), { recursive: true });
      symlinkSync('releases/0', site);
    },
  ],
])) {
  test(`publish into ${name}: ${kKills} kills, each leaves the old or the new site, whole`, async () => {
    const random = randomOf(20141231);
    const names = ['first', 'second'].map((each) => join(folder, `wanted-${each}`));
    done(publishing(first, names[0]));
    done(publishing(second, names[1]));
    const room = mkdtempSync(join(folder, 'room-'));
    const site = join(room, 'site');
    prepare(site);
    const own = join(site, 'eigen.txt');
    done(publishing(first, site));
    writeFileSync(own, 'van de gemeente');
    const whole_ms = Math.max(...[second, first].map((from) => milliseconds(() => done(publishing(from, site)))));
    const killOne = killerOf(random, whole_ms);
    const wanted = names.map((each) =>
      treeOf(each).set('eigen.txt', createHash('sha256').update('van de gemeente').digest('hex')),
    );
    let killed = 0,
      news = 0,
      before = 0;
    for (let i = 0; i < kKills; ++i) {
      const from = i % 2 === 0 ? 1 : 0;
      killed += (await killOne(publishing([first, second][from], site))) ? 1 : 0;
      const tree = treeOf(site);
      const now = wanted.findIndex((each) => same(each, tree));
      assert.ok(now >= 0, `kill ${i}: neither the old nor the new site`);
      news += now === before ? 0 : 1;
      before = now;
    }
    assert.ok(
      killed > kKills / 4 && news > 0,
      `${killed} of ${kKills} were killed before they ended, ${news} times the other version was there`,
    );
    done(publishing(first, site));
    assert.ok(same(treeOf(site), wanted[0]));
    assert.deepEqual(
      readdirSync(room)
        .filter((each) => each !== 'releases')
        .sort(),
      ['site', 'site-instellingen'],
      'nothing is left of the killed runs',
    );
    if (existsSync(join(room, 'releases'))) assert.equal(readdirSync(join(room, 'releases')).length, 1);
    assert.equal(run(['check', site]).stdout, 'eigen.txt: dit bestand is niet van Kringen\n');
    console.log(`# ${killed} of ${kKills} killed before they ended, ${news} times the other version was found`);
  });
}

test(`import: ${kKills} kills, each leaves the old or the new export, whole`, async () => {
  const random = randomOf(7);
  const room = join(folder, 'import');
  const output = join(room, 'export');
  const archive = join(folder, 'second.csv');
  const fresh = () => {
    rmSync(room, { recursive: true, force: true });
    cpSync(first, output, { recursive: true, preserveTimestamps: true });
  };
  fresh();
  const old = treeOf(output);
  const killOne = killerOf(
    random,
    milliseconds(() => done(importing(archive, output))),
  );
  const wanted = treeOf(output);
  assert.ok(!same(old, wanted));
  let killed = 0,
    news = 0;
  for (let i = 0; i < kKills; ++i) {
    fresh();
    killed += (await killOne(importing(archive, output))) ? 1 : 0;
    const tree = treeOf(output);
    assert.ok(same(tree, old) || same(tree, wanted), `kill ${i}`);
    news += same(tree, wanted) ? 1 : 0;
    done(importing(archive, output));
    assert.ok(same(treeOf(output), wanted), `after kill ${i} the next run makes it whole`);
    assert.deepEqual(readdirSync(room), ['export']);
  }
  assert.ok(killed > kKills / 4, `${killed} killed`);
  console.log(`# ${killed} of ${kKills} killed before they ended, ${news} times the new version was found`);
});

test('two runs at once: one waits for the other, or says so', async () => {
  const site = join(folder, 'both');
  const runs = await Promise.all(
    [first, second, first, second].map(
      (from) =>
        new Promise((resolve_) => {
          spawn(kProgram, publishing(from, site), { stdio: 'ignore' }).on('exit', resolve_);
        }),
    ),
  );
  assert.deepEqual(runs, [0, 0, 0, 0]);
  const tree = treeOf(site);
  const wanted = [first, second].map((from, i) => {
    done(publishing(from, join(folder, `both-${i}`)));
    return treeOf(join(folder, `both-${i}`));
  });
  assert.ok(wanted.some((each) => same(each, tree)));
  const holder = spawn('flock', [join(folder, 'both.kringen-lock'), 'sleep', '30'], { stdio: 'ignore' });
  while (!existsSync(join(folder, 'both.kringen-lock'))) await pause(10);
  await pause(100);
  const { status, stderr } = run([...publishing(first, site), '--wait', '1.2']);
  holder.kill();
  assert.equal(status, 2);
  assert.match(stderr, /bezig met .*both.* Kringen wacht/);
  assert.ok(same(treeOf(site), tree));
});

test('a foreign or changed index.html and feed.json are refused by name, unless --force', () => {
  const site = join(folder, 'foreign');
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), 'van een ander');
  const refused = run(publishing(first, site));
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /index\.html.*--force/);
  assert.equal(existsSync(join(folder, 'foreign-instellingen')), false);
  done(publishing(first, site, '--force'));
  const output = join(folder, 'foreign-export');
  mkdirSync(output);
  writeFileSync(join(output, 'feed.json'), '{"version":"https://jsonfeed.org/version/1.1","items":[]}');
  assert.match(run(importing(join(folder, 'first.csv'), output)).stderr, /feed\.json/);
  assert.equal(readdirSync(output).length, 1);
});

test('what is not written again goes, in export and site; a link inside is not followed', () => {
  const output = join(folder, 'shrinks');
  const site = join(folder, 'shrinks-site');
  const elsewhere = join(folder, 'elsewhere');
  cpSync(second, output, { recursive: true });
  done(publishing(output, site));
  const pages = readdirSync(join(site, 'bericht')).length;
  rmSync(output, { recursive: true });
  cpSync(first, output, { recursive: true });
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'x.html'), 'van een ander');
  symlinkSync(elsewhere, join(site, 'wijzer'));
  done(publishing(output, site));
  const left = readdirSync(join(site, 'bericht'));
  assert.ok(left.length < pages && left.length === 120);
  assert.deepEqual([...treeOf(elsewhere).keys()], ['x.html']);
  renameSync(join(site, 'bericht'), join(folder, 'moved'));
  symlinkSync(elsewhere, join(site, 'bericht'));
  assert.equal(run(publishing(output, site)).status, 2);
  assert.deepEqual([...treeOf(elsewhere).keys()], ['x.html']);
});

test('when every message is withdrawn the export is empty, and the site made of it too', () => {
  const [out, site] = [join(folder, 'emptied'), join(folder, 'emptied-site')];
  done(importing(table('emptied.csv', 0, 4), out));
  done(publishing(out, site));
  assert.ok([...treeOf(site).keys()].some((path) => path.startsWith('bericht/')));
  const ids = JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items.map(({ id }) => id);
  assert.equal(ids.length, 4);
  done(['withdraw', ...ids, '-o', out]);
  assert.deepEqual(JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items, []);
  done(publishing(out, site));
  const paths = [...treeOf(site).keys()];
  assert.deepEqual(
    paths.filter((path) => path.startsWith('bericht/')),
    [],
  );
  const words = paths
    .filter((path) => /\.(html|json|xml)$/.test(path))
    .map((path) => readFileSync(join(site, path), 'utf8'))
    .join('');
  assert.equal(words.includes('De brug gaat open'), false);
  done(importing(join(folder, 'emptied.csv'), out));
  assert.deepEqual(
    JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items,
    [],
    'the same table does not bring them back',
  );
  assert.equal(run(['restore', ids[0], '-o', out]).status, 0);
  done(importing(join(folder, 'emptied.csv'), out));
  assert.deepEqual(
    JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items.map(({ id }) => id),
    [ids[0]],
  );
});

test('a name in an export leads nowhere outside it', () => {
  const output = join(folder, 'hostile');
  writeFileSync(join(folder, 'secret.json'), '{"villages":[],"secret":"hier"}');
  for (const population of [
    '../secret.json',
    join(folder, 'secret.json'),
    'x/../../secret.json',
    '..\\secret.json',
    'link.json',
  ]) {
    rmSync(output, { recursive: true, force: true });
    cpSync(first, output, { recursive: true });
    symlinkSync('../secret.json', join(output, 'link.json'));
    const feed = JSON.parse(readFileSync(join(output, 'feed.json'), 'utf8'));
    feed._kringen.place = { ...feed._kringen.place, population };
    writeFileSync(join(output, 'feed.json'), JSON.stringify(feed));
    const { status, stderr } = run(publishing(output, join(folder, 'hostile-site')));
    assert.equal(status, 2, population);
    assert.ok(stderr.includes(population), stderr);
    assert.equal(existsSync(join(folder, 'hostile-site')), false);
  }
});

test('check: strays, missing and changed files of an export and a site', () => {
  for (const [name, from] of [
    ['export', first],
    ['site', (done(publishing(first, join(folder, 'sound'))), join(folder, 'sound'))],
  ]) {
    const there = join(folder, `checked-${name}`);
    cpSync(from, there, { recursive: true });
    assert.equal(run(['check', there]).status, 0, run(['check', there]).stdout);
    writeFileSync(join(there, 'vreemd.txt'), 'x');
    rmSync(join(there, 'withdrawn.json'));
    writeFileSync(join(there, 'feed.json'), `${readFileSync(join(there, 'feed.json'), 'utf8')} `);
    const { status, stdout } = run(['check', '--json', there]);
    assert.equal(status, 1);
    assert.deepEqual(
      JSON.parse(stdout)
        .map(({ code, file }) => `${code} ${file}`)
        .sort(),
      ['folder.altered feed.json', 'folder.missing withdrawn.json', 'folder.stray vreemd.txt'],
    );
  }
});

test('the same input gives the same bytes: language, zone, umask, folder and order do not matter', () => {
  const wanted = join(folder, 'bytes');
  done(publishing(first, wanted));
  const tree = treeOf(wanted);
  const shuffled = join(folder, 'shuffled');
  mkdirSync(shuffled);
  for (const name of readdirSync(first).reverse()) cpSync(join(first, name), join(shuffled, name));
  const ways = [
    { LANG: 'C' },
    { LANG: 'nl_NL.UTF-8', LC_ALL: 'nl_NL.UTF-8' },
    { LANG: 'en_US.UTF-8' },
    { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' },
    { TZ: 'America/St_Johns' },
    { HOME: folder },
  ];
  for (const [i, env] of ways.entries()) {
    const site = join(folder, `bytes-${i}`);
    const words = publishing(shuffled, site)
      .map((word) => `'${word}'`)
      .join(' ');
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `umask ${['002', '077'][i % 2]}; '${kProgram}' ${i % 2 ? '--language en' : ''} ${words}`],
      { encoding: 'utf8', cwd: [folder, '/'][i % 2], env: { PATH: process.env.PATH, ...env } },
    );
    assert.equal(status, 0, stderr);
    assert.deepEqual([...treeOf(site)], [...tree], JSON.stringify(env));
  }
  assert.match(readFileSync(join(wanted, 'berichten/index.html'), 'utf8'), /<html lang="nl">[^]*januari/);
});

test('an address that is none of the web is refused with a sentence', () => {
  for (const address of [
    'voorbeeld.nl',
    'ftp://voorbeeld.nl/',
    'javascript:alert(1)',
    'https://naam:geheim@voorbeeld.nl/',
    'https://voorbeeld.nl/?a',
    'https:///x',
  ]) {
    const { status, stderr } = run([
      'publish',
      first,
      '-o',
      join(folder, 'address'),
      '--app',
      app,
      '--base-url',
      address,
    ]);
    assert.equal(status, 2, address);
    assert.match(stderr, /geen adres voor een site/);
  }
});

test('a site as a zip: the same as the folders, the same bytes twice, old or new when killed, nobody else\u2019s zip', async () => {
  const room = mkdtempSync(join(folder, 'zip-'));
  const zip = join(room, 'site.zip');
  const random = randomOf(3);
  const bytes = () => readFileSync(zip).toString('latin1');
  done(publishing(second, zip));
  const news = bytes();
  const killOne = killerOf(
    random,
    milliseconds(() => done(publishing(first, zip))),
  );
  const old = bytes();
  assert.notEqual(old, news);
  for (let i = 0; i < 10; ++i) {
    await killOne(publishing([second, first][i % 2], zip));
    assert.ok([old, news].includes(bytes()), `kill ${i}`);
  }
  done(publishing(first, zip));
  assert.equal(bytes(), old);
  assert.deepEqual(readdirSync(room), ['site.zip']);
  const site = join(room, 'site');
  done(publishing(first, site));
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(readFileSync(zip))), { useWebWorkers: false });
  const entries = await reader.getEntries();
  for (const entry of entries.filter(
    ({ filename }) => !filename.endsWith('.png') && filename !== 'site-instellingen/herkomst.json',
  )) {
    assert.equal(
      await /** @type {import('@zip.js/zip.js').FileEntry} */ (entry).getData(new TextWriter()),
      readFileSync(join(room, entry.filename), 'utf8'),
      entry.filename,
    );
  }
  assert.deepEqual(
    entries.map(({ filename }) => filename).sort(),
    [
      ...[...treeOf(site).keys()].map((path) => `site/${path}`),
      ...[...treeOf(`${site}-instellingen`).keys()]
        .filter((path) => path !== 'herkomst.json')
        .map((path) => `site-instellingen/${path}`),
    ].sort(),
  );
  writeFileSync(zip, 'van een ander');
  const { status, stderr } = run(publishing(first, zip));
  assert.equal(status, 2);
  assert.match(stderr, /site\.zip/);
  assert.equal(bytes(), 'van een ander');
});

test('what was withdrawn stays away when the feed is lost, and a list that cannot be read stops everything', () => {
  const [out, site] = [join(folder, 'lost'), join(folder, 'lost-site')];
  const source = table('lost.csv', 0, 4);
  done(importing(source, out));
  const [id] = JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items.map((item) => item.id);
  done(['withdraw', id, '-o', out]);
  rmSync(join(out, 'feed.json'));
  assert.equal(run(['withdraw', id, '-o', out]).status, 2, 'there is nothing to withdraw from');
  done(importing(source, out));
  const listed = () => JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items.map((item) => item.id);
  assert.equal(listed().length, 3);
  assert.equal(listed().includes(id), false);
  const tree = treeOf(out);
  for (const list of ['', `{"withdrawn":["${id}",]}`, '{"withdrawn":null}', `{"withdrawn":[["${id}"]]}`, `${id}\n`]) {
    writeFileSync(join(out, 'withdrawn.json'), list);
    for (const words of [publishing(out, site), importing(source, out), ['restore', id, '-o', out]]) {
      const { status, stderr } = run(words);
      assert.equal(status, 2, `${words[0]} ${list}`);
      assert.match(stderr, /beschadigd.*withdrawn\.json/s);
    }
    assert.equal(existsSync(site), false);
    assert.equal(run(['check', out]).status, 1, list);
  }
  const now = treeOf(out);
  now.set('withdrawn.json', tree.get('withdrawn.json'));
  assert.ok(same(now, tree));
});

test('an id in the list that no message has is told by check, import and publish', () => {
  const out = join(folder, 'slip');
  const source = table('slip.csv', 0, 3);
  done(importing(source, out));
  writeFileSync(join(out, 'withdrawn.json'), '{"withdrawn":["TABLE-1"]}');
  assert.match(run(['check', out]).stdout, /TABLE-1/);
  assert.match(run(publishing(out, join(folder, 'slip-site'))).stderr, /TABLE-1/);
  assert.match(run(importing(source, out)).stderr, /TABLE-1/);
});

test('a site goes neither into its export nor without a page, and a run within its folder leaves the shell in it', () => {
  const out = join(folder, 'within');
  done(importing(table('within.csv', 0, 3), out));
  const begun = Date.now();
  const { status, stderr } = run(publishing(out, out));
  assert.equal(status, 2);
  assert.match(stderr, /andere map/);
  assert.ok(Date.now() - begun < 20_000, 'it does not wait for itself');
  const empty = join(folder, 'no-page');
  mkdirSync(empty);
  writeFileSync(join(empty, 'main.js'), 'start();');
  assert.equal(
    run(['publish', out, '-o', join(folder, 'no-page-site'), '--app', empty, '--base-url', 'https://voorbeeld.nl/'])
      .status,
    2,
  );
  const source = table('within-2.csv', 0, 5);
  const script = `cd '${out}' && '${kProgram}' import '${source}' -o . && test "$(pwd -P)" = "$(realpath '${out}')" && '${kProgram}' check . && '${kProgram}' import '${source}' -o . && ls`;
  const shell = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  assert.equal(shell.status, 0, shell.stderr);
  assert.match(shell.stdout, /feed\.json/);
  assert.equal(JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items.length, 5);
});
