// How many messages of the demo the reach model answers for.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';

export async function demoMessages() {
  let count = 0;
  for (const name of await readdir('assets/demo')) {
    if (!name.startsWith('feed')) continue;
    const { items } = JSON.parse(await readFile(`assets/demo/${name}`, 'utf8'));
    count += items.filter(
      (/** @type {any} */ { _kringen }) =>
        _kringen.channel === 'facebook' && _kringen.kind !== 'reply' && _kringen.metrics?.length,
    ).length;
  }
  return count;
}
