// What the studio downloads is what the command line makes: the same bytes from the same archives.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { officeAnswers, unzip, usualArchives } from './support/archives.mjs';
import { stage } from './support/browser.mjs';
import { add, button, exported, filled, region } from './support/studio.mjs';
import { studioWord as word } from './support/words.mjs';

const scene = stage();
const archives = await usualArchives();
const kTool = process.env.KRINGEN_CLI ?? 'build/release/kringen';

test('the export is what kringen check calls sound, and the same bytes as kringen import makes', async () => {
  const page = await filled(scene);
  const files = await exported(page);
  const folder = await mkdtemp(join(tmpdir(), 'kringen-'));
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await promisify(execFile)(kTool, ['check', join(folder, 'export')]);
    for (const { name, buffer } of archives) await writeFile(join(folder, name), buffer);
    const paths = archives.map(({ name }) => join(folder, name));
    const list = join(folder, 'lijst.txt');
    const importing = (/** @type {string[]} */ ...more) =>
      promisify(execFile)(kTool, [
        'import',
        ...paths,
        '-o',
        join(folder, 'cli'),
        '--title',
        word('studio.default_title'),
        ...officeAnswers(kTool, paths),
        '--answer',
        'facebook_audience=public',
        '--answer',
        'x_audience=public',
        '--quiet',
        ...more,
      ]).catch(({ code }) => assert.equal(code, 1, 'a question may be open'));
    await importing('--review-list', list);
    await writeFile(list, (await readFile(list, 'utf8')).replaceAll('[ ]', '[x]'));
    await importing('--reviewed', list);
    const undated = (/** @type {string} */ text) => text.replace(/"(generated|measured)":"[^"]*"/g, '');
    assert.equal(
      undated(await readFile(join(folder, 'cli/feed.json'), 'utf8')),
      undated(files.get('export/feed.json') ?? ''),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the site is what kringen publish makes of the same export, but for the picture', async () => {
  const page = await filled(scene);
  const finish = region(page, 'studio.finish');
  await finish.getByLabel(word('studio.site_address')).fill('voorbeeld.nl');
  await button(page, 'studio.site_download').click();
  assert.match(await finish.getByRole('alert').innerText(), new RegExp(word('studio.bad_address')));
  await finish.getByLabel(word('studio.site_address')).fill('https://voorbeeld.nl/tijdlijn');
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'studio.site_download').click()]);
  const site = await unzip(await download.path());
  const folder = await mkdtemp(join(tmpdir(), 'kringen-'));
  try {
    for (const [path, text] of await exported(page)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const today = download.suggestedFilename().slice(-14, -4);
    await promisify(execFile)(kTool, [
      '--quiet',
      '--language',
      'nl',
      'publish',
      join(folder, 'export'),
      '-o',
      join(folder, 'site'),
      '--app',
      process.env.KRINGEN_SITE ?? 'build/site',
      '--base-url',
      'https://voorbeeld.nl/tijdlijn/',
      '--today',
      today,
    ]);
    const made = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
      .filter((path) => path.startsWith('site'));
    // The command line also writes packed copies, which a server sends as they are, and a manifest of the folder of settings.
    const isPacked = (/** @type {string} */ path) => /\.(br|gz)$/.test(path);
    const both = made.filter((path) => !isPacked(path) && path !== 'site-instellingen/herkomst.json');
    const unpictured = (/** @type {string} */ path, /** @type {string} */ text) => {
      if (path !== 'site/herkomst.json') return text;
      const manifest = JSON.parse(text);
      manifest.files = manifest.files.filter(
        (/** @type {{ path: string }} */ file) => !isPacked(file.path) && file.path !== 'kringen.png',
      );
      return JSON.stringify(manifest);
    };
    assert.deepEqual([...site.keys()].sort(), both.sort());
    for (const path of both.filter((name) => !/\.(png|wasm)$/.test(name)))
      assert.equal(
        unpictured(path, site.get(path) ?? ''),
        unpictured(path, await readFile(join(folder, path), 'utf8')),
        path,
      );
  } finally {
    await rm(folder, { recursive: true });
  }
  scene.assertClean(page);
});

test('with estimates the site is what kringen reach and publish make of the same export', async () => {
  const page = await scene.open('/studio.html');
  const table =
    'datum;titel;tekst;kanaal;platform;zaak;dorp;zichtbaar;kijkers;duimpjes;gemeten op\n' +
    '15-3-2014;Brug;De brug is weer open.;Gemeente;facebook;Weg;De Lutte;ja;2200;40;20-3-2014\n' +
    '16-3-2014;Markt;De markt is er weer.;Gemeente;facebook;Weg;;ja;900;10;20-3-2014\n';
  await add(page, [
    { name: 'eigen.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
    { name: 'bevolking.json', mimeType: 'application/json', buffer: await readFile('assets/losser/population.json') },
  ]);
  const finish = region(page, 'studio.finish');
  await finish.getByLabel(word('studio.site_address')).fill('https://voorbeeld.nl/');
  const site = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 120_000 }),
      button(page, 'studio.site_download').click(),
    ]);
    return { today: download.suggestedFilename().slice(-14, -4), files: await unzip(await download.path()) };
  };
  assert.equal((await site()).files.has('site/reach.json'), false, 'only when it is asked for');
  await finish.getByLabel(word('studio.site_estimates')).check();
  const { today, files } = await site();
  const folder = await mkdtemp(join(tmpdir(), 'kringen-'));
  try {
    for (const [path, text] of await exported(page)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const tool = (/** @type {string[]} */ ...words) =>
      promisify(execFile)(kTool, ['--quiet', '--language', 'nl', ...words]);
    await tool('reach', join(folder, 'export'));
    const app = ['--app', process.env.KRINGEN_SITE ?? 'build/site', '--base-url', 'https://voorbeeld.nl/'];
    await tool('publish', join(folder, 'export'), '-o', join(folder, 'site'), ...app, '--today', today);
    const names = (await readdir(join(folder, 'site'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
    // A browser makes no packed copies; everything else is there.
    const wanted = names.filter((path) => !/\.(br|gz)$/.test(path)).sort();
    assert.deepEqual([...files.keys()].filter((path) => path.startsWith('site/')).sort(), wanted);
    for (const path of wanted.filter((name) => /\/(reach\.json|feed\.json|bericht\/.*|berichten\/.*)$/.test(name)))
      assert.equal(files.get(path), await readFile(join(folder, path), 'utf8'), path);
    assert.ok(Object.keys(JSON.parse(files.get('site/reach.json') ?? '{}').items).length >= 2);
  } finally {
    await rm(folder, { recursive: true });
  }
  scene.assertClean(page);
});

test('the report of a month is what kringen report makes of the same export, byte for byte', async () => {
  const page = await filled(scene);
  const files = await exported(page);
  const finish = region(page, 'studio.finish');
  const month = finish.getByLabel(word('studio.report_month'));
  await month.fill('');
  await button(page, 'studio.report_download').click();
  assert.match(await finish.getByRole('alert').innerText(), new RegExp(word('studio.bad_month')));
  await month.fill('2014-06');
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'studio.report_download').click()]);
  assert.equal(download.suggestedFilename(), 'kringen-rapport-2014-06.zip');
  const report = await unzip(await download.path());
  const folder = await mkdtemp(join(tmpdir(), 'kringen-'));
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const out = join(folder, 'rapport');
    await promisify(execFile)(kTool, ['report', '--month', '2014-06', join(folder, 'export'), '-o', out]);
    assert.equal(report.size, 3);
    const decode = (/** @type {Buffer} */ bytes) => new TextDecoder().decode(bytes); // without the mark, as unzip has it
    for (const [path, text] of report) assert.equal(text, decode(await readFile(join(folder, path))), path);
  } finally {
    await rm(folder, { recursive: true });
  }
});
