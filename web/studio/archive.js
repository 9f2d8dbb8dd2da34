// Opens what a person gave the studio, member by member, in the worker. What may be read is the program's decision
// (src/import/session/archive_intake.h); photos and films stay where they are, unread, so that an archive of gigabytes costs no memory.
// @ts-check
import { BlobReader, ZipReader } from '@zip.js/zip.js/index-native.js';
import { SmallMembers } from './small-members.js';
import { tarMembers } from './tar.js';

/** @typedef {import('../studio').StudioInput} StudioInput */
/** @typedef {(request: Record<string, unknown>, bytes?: Uint8Array) => any} Send */
/** @typedef {(done: number, total: number) => void} Progress */
/**
 * @typedef {object} Member
 * @property {string} name
 * @property {number} packed bytes in the archive; 0: not known
 * @property {boolean} [link]
 * @property {boolean} [encrypted]
 * @property {(take: (bytes: Uint8Array) => void, signal: AbortSignal) => Promise<void>} read
 */

const kMostSingle_bytes = 2 ** 30;
const kTurn_ms = 50; // then a cancel gets its chance

/** The program wants no more of a member. */
class Enough extends Error {}

/**
 * @param {StudioInput} input @param {Send} send @param {Progress} progress @param {AbortSignal} signal
 * @returns {Promise<number>} files that were taken out of it
 */
export async function readInput(input, send, progress, signal) {
  if (input.folder) {
    return readMembers(
      input.name,
      input.files.map(({ path, file }) => fileMember(path, file)),
      send,
      progress,
      signal,
    );
  }
  const { file } = input.files[0];
  try {
    const kind = await kindOf(file);
    if (kind === 'single') return await readSingle(file, send, progress);
    if (kind === 'zip') return await readMembers(input.name, await zipMembers(file, progress), send, progress, signal);
    const { members, whole } = await tarMembers(file, kind, progress, signal);
    const files = await readMembers(input.name, members, send, progress, signal);
    if (!whole) refuse('archive.damaged', input.name, send);
    return files;
  } catch (error) {
    if (signal.aborted) throw error;
    return refuse('archive.not_readable', input.name, send);
  }
}

/** @param {string} code @param {string} place @param {Send} send */
function refuse(code, place, send) {
  send({ type: 'refuse', code, place });
  return 0;
}

/** @param {File} file @returns {Promise<'zip' | 'gzip' | 'tar' | 'single'>} */
async function kindOf(file) {
  const start = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) return 'zip';
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  return new TextDecoder('latin1').decode(start.subarray(257, 262)) === 'ustar' ? 'tar' : 'single';
}

/** @param {File} file @param {Send} send @param {Progress} progress */
async function readSingle(file, send, progress) {
  if (file.size === 0) return refuse('archive.not_readable', file.name, send);
  if (file.size > kMostSingle_bytes) return refuse('archive.too_large', file.name, send);
  progress(0, file.size);
  const { files } = send({ type: 'single', name: file.name }, new Uint8Array(await file.arrayBuffer()));
  return files;
}

/** @param {string} name @param {Member[]} members @param {Send} send @param {Progress} progress @param {AbortSignal} signal */
async function readMembers(name, members, send, progress, signal) {
  const told = members.map(({ name: path, packed, link, encrypted }) => ({ name: path, packed, link, encrypted }));
  const { wanted } = send({ type: 'archive', name, members: told });
  const total = wanted.reduce((/** @type {number} */ sum, /** @type {number} */ i) => sum + members[i].packed, 0);
  let done = 0;
  let turn = performance.now();
  for (const index of wanted) {
    progress(done, total);
    if (performance.now() - turn > kTurn_ms) {
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      turn = performance.now();
    }
    send({ type: 'member', index });
    send({ type: 'member_end', whole: await isWhole(members[index], send, signal) });
    done += members[index].packed;
  }
  return send({ type: 'archive_end' }).files;
}

/** @param {Member} member @param {Send} send @param {AbortSignal} signal */
async function isWhole(member, send, signal) {
  try {
    await member.read((bytes) => {
      if (!send({ type: 'piece' }, bytes).more) throw new Enough();
    }, signal);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Enough;
  }
}

/** @param {string} path @param {File} file @returns {Member} */
function fileMember(path, file) {
  return { name: path, packed: file.size, read: (take, signal) => file.stream().pipeTo(sink(take), { signal }) };
}

/** @param {(bytes: Uint8Array) => void} take */
function sink(take) {
  return new WritableStream({ write: (bytes) => take(bytes) });
}

/** @param {File} file @param {Progress} progress @returns {Promise<Member[]>} */
async function zipMembers(file, progress) {
  // Names are judged by the program, one by one: a bad one costs only itself.
  const reader = new ZipReader(new BlobReader(file), {
    useWebWorkers: false,
    checkSignature: true,
    filenameValidation: 'tolerant',
  });
  const entries = await reader.getEntries({ onprogress: async (done, total) => progress(done, total) });
  const small = new SmallMembers(file);
  return entries
    .filter((entry) => !entry.directory)
    .map((entry) => ({
      name: entry.filename,
      packed: entry.compressedSize,
      link: entry.symlink,
      encrypted: entry.encrypted,
      read: async (take, signal) => {
        if (small.has(entry)) return take(await small.read(entry));
        // A fault in the sink ends the stream, but does not always come out of getData().
        /** @type {unknown} */
        let fault = null;
        const guarded = (/** @type {Uint8Array} */ bytes) => {
          try {
            take(bytes);
          } catch (error) {
            fault = error;
            throw error;
          }
        };
        try {
          await /** @type {import('@zip.js/zip.js').FileEntry} */ (entry).getData(sink(guarded), { signal });
        } catch (error) {
          throw fault ?? error;
        }
      },
    }));
}
