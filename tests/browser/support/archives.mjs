// Archives for the studio, packed from tests/fixtures/import, with what a real one has beside its messages: photos that are
// never opened, and things that look at nobody's timeline.
// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { BlobReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js/index-native.js';
import { packTar } from 'modern-tar';
import { gzipSync } from 'node:zlib';

const kFixtures = 'tests/fixtures/import';

/** @typedef {{ path: string, bytes: Uint8Array }} Member */

/** @param {string} kind a folder of the fixtures @returns {Member[]} */
export function membersOf(kind) {
  const folder = join(kFixtures, kind);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path), bytes: new Uint8Array(readFileSync(path)) }));
}

/** @param {Member[]} members @param {{ password?: string, level?: number }} [options] */
export async function zip(members, options = {}) {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const { path, bytes } of members) await writer.add(path, new Uint8ArrayReader(bytes));
  return Buffer.from(await writer.close());
}

/** @param {Member[]} members */
export async function tarGz(members) {
  return gzipSync(
    await packTar(
      members.map(({ path, bytes }) => ({ header: { name: path, size: bytes.length, type: 'file' }, body: bytes })),
    ),
  );
}

/** @param {string} path of a zip @returns {Promise<Map<string, string>>} */
export async function unzip(path) {
  const reader = new ZipReader(new BlobReader(new Blob([readFileSync(path)])), { useWebWorkers: false });
  const files = new Map();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter())));
  }
  return files;
}

/** An upload for setInputFiles. @param {string} name @param {Buffer | string} bytes */
export const upload = (name, bytes) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

/** The usual ones. @returns {Promise<ReturnType<typeof upload>[]>} */
export async function usualArchives() {
  const photo = { path: 'posts/media/foto.jpg', bytes: new Uint8Array(300_000) };
  return [
    upload('facebook.zip', await zip([...membersOf('facebook'), photo])),
    upload('x.zip', await zip(membersOf('x'))),
    upload('mastodon.tar.gz', await tarGz(membersOf('mastodon'))),
    upload('berichten.csv', Buffer.from(membersOf('meta')[0].bytes)),
  ];
}

/** Whose each account is: the office's, said for all that `kringen import` asks about. @param {string} program @param {string[]} archives @returns {string[]} */
export function officeAnswers(program, archives) {
  const folder = mkdtempSync(join(tmpdir(), 'kringen-asked-'));
  try {
    const { stdout } = spawnSync(program, ['--json', 'import', ...archives, '-o', join(folder, 'export')], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const { questions } = JSON.parse(stdout);
    return questions
      .filter(({ code }) => code === 'question.account')
      .flatMap(({ id }) => ['--answer', `${id}=office`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
