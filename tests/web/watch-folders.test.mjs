// What is saved is told; what editors and commands leave beside it is not.
import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { watchFolders } from '../../tools/watch/folders.mjs';

test('only sources are told, whatever else comes and goes beside them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kringen-folders-'));
  /** @type {(files: string[]) => void} */
  let told = () => {};
  const first = new Promise((resolve) => (told = resolve));
  const stop = watchFolders([folder], (files) => told(files));
  try {
    for (const name of ['demo.kringen-lock', '.main.js.swp', 'main.js~', '#main.js#', 'main.js.tmp', '4913']) {
      writeFileSync(join(folder, name), '');
      rmSync(join(folder, name));
    }
    writeFileSync(join(folder, 'main.js.tmp'), 'export {};');
    renameSync(join(folder, 'main.js.tmp'), join(folder, 'main.js'));
    assert.deepEqual(await first, [join(folder, 'main.js')]);
  } finally {
    stop();
    rmSync(folder, { recursive: true });
  }
});
