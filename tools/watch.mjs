// The loop from saving to seeing: `./build-wasm.sh watch`. Serves web/ as it lies, tells the open pages what was saved,
// and builds the programs again when a C++ source was. The site itself has nothing of this.
// @ts-check
import { realpath } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announce, portOf } from './serve.mjs';
import { Changes } from './watch/changes.mjs';
import { watchFolders } from './watch/folders.mjs';
import { ProgramBuild } from './watch/program.mjs';
import { createWatchServer } from './watch/server.mjs';

/** Colours that the canvas reads when it starts. */
const kReadByScript = 'base/tokens.css';

/** @param {string[]} files of web/ and assets/ @param {string} web @returns {import('./watch/changes.mjs').Kind} */
export function kindOf(files, web) {
  const by_style_alone = (/** @type {string} */ file) => file.endsWith('.css') && relative(web, file) !== kReadByScript;
  return files.every(by_style_alone) ? 'styles' : 'page';
}

/** Serves the page and reloads what is saved. @param {import('./watch/server.mjs').Folders} folders */
export function watchPage(folders) {
  const changes = new Changes();
  const stop = watchFolders([folders.web, folders.assets], (files) => {
    changes.add(kindOf(files, folders.web));
    console.log(`${files.map((file) => relative('.', file)).join(', ')}`);
  });
  const server = createWatchServer(folders, changes);
  const close = () => {
    stop();
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { changes, server, close };
}

/** @param {Changes} changes @param {string} folder with a build */
function watchPrograms(changes, folder) {
  let started = 0;
  const build = new ProgramBuild(
    folder,
    (program) => {
      changes.setProgram(program);
      if (program.state === 'building') console.log(program.text);
      if (program.state === 'failed') console.error(program.text);
      if (program.state === 'built') console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    },
    () => changes.add('page'),
  );
  const run = () => {
    started = performance.now();
    void build.run();
  };
  const stop = watchFolders(['src', 'cmake', 'assets/i18n', 'assets/studio', 'assets/cli'], run);
  run();
  return () => {
    stop();
    return build.stop();
  };
}

/** @param {string[]} options */
async function main(options) {
  const value = (/** @type {string} */ name, /** @type {string} */ fallback) => {
    const at = options.indexOf(name);
    return at < 0 ? fallback : options[at + 1];
  };
  const port = portOf(value('--port', '8080'));
  if (port === null) return 2;
  const programs = value('--build', 'build/watch');
  const page = watchPage({ web: resolve('web'), assets: resolve('assets'), programs: resolve(programs) });
  const failed = await announce(page.server, { port, host: '127.0.0.1' });
  const stop = failed ? async () => {} : watchPrograms(page.changes, programs);
  const end = async () => {
    await Promise.all([stop(), page.close()]);
    process.exit(failed ?? 0);
  };
  if (failed) return void (await end());
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return undefined;
}

if (process.argv[1] && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
