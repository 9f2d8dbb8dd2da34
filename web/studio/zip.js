// Packs what the program made. The same files of the same day give the same bytes; the time in it is never ahead of the clock.
// @ts-check
import { BlobReader, BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/index-native.js';

/** @typedef {{ path: string, app?: string }} MadeFile */
/** @typedef {(index: number) => Uint8Array<ArrayBuffer>} Take bytes of a made file, once */

/**
 * @param {string} folder with '/' at its end, or empty @param {MadeFile[]} files @param {Take} take @param {string} day
 * @param {Map<string, Blob>} [app] the built page's own files
 * @returns {Promise<Blob>}
 */
export async function zipOf(folder, files, take, day, app = new Map()) {
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    lastModDate: new Date(`${day}T00:00:00`),
    extendedTimestamp: false,
  });
  for (const [i, { path, app: name }] of files.entries()) {
    const own = app.get(name ?? '');
    await writer.add(folder + path, own ? new BlobReader(own) : new Uint8ArrayReader(take(i)));
  }
  return writer.close();
}
