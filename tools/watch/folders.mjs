// Watches folders and everything below them. Node's own recursive watching (20) loses a file that an editor saves by
// renaming another over it; a folder's watcher sees that, so each folder has one.
// @ts-check
import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

const kTogether_ms = 25; // one save is several events
const kNoSource = /(^|\/)(\.|#)|~$|\.(swp|swx|tmp|bak|kringen-lock)$|\/4913$/; // what editors and commands leave

/**
 * @param {string[]} roots folders
 * @param {(files: string[]) => void} changed what was written, made, moved or removed since the last call
 * @returns {() => void} stops
 */
export function watchFolders(roots, changed) {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map();
  /** @type {Set<string>} */
  const files = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  /** @param {string} path */
  function note(path) {
    if (kNoSource.test(path)) return;
    files.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const all = [...files].sort();
      files.clear();
      changed(all);
    }, kTogether_ms);
  }

  /** @param {string} folder */
  function forget(folder) {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  /** @param {string} folder @param {(path: string) => void} found called for the files that are there already */
  function add(folder, found) {
    forget(folder);
    const watcher = watch(folder, (_kind, name) => seen(folder, String(name)));
    watcher.on('error', () => forget(folder)); // it went away
    watchers.set(folder, watcher);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) add(path, found);
      else found(path);
    }
  }

  /** @param {string} folder @param {string} name */
  function seen(folder, name) {
    const path = join(folder, name);
    const what = statSync(path, { throwIfNoEntry: false });
    if (what?.isDirectory()) add(path, note);
    else if (watchers.has(path)) forget(path);
    else note(path);
  }

  for (const root of roots) add(root, () => {});
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}
