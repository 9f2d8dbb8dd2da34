// Lists the members of a tar, which has no table of contents: one walk through the file keeps what may be wanted and is small, a
// second one is taken only for members that the program chose and that were not kept.
// @ts-check
import { createTarDecoder } from 'modern-tar';

/** @typedef {import('./archive.js').Member} Member */
/** @typedef {import('./archive.js').Progress} Progress */
/** @typedef {'gzip' | 'tar'} Kind */
/** @typedef {import('modern-tar').ParsedTarEntry} Entry */

const kMostKept_bytes = 2 ** 28;
const kKept = /\.(js|json|csv|tsv|ics|xml)$/i; // a guess that saves the second walk; the program chooses

/**
 * @param {File} file @param {Kind} kind @param {Progress} progress @param {AbortSignal} signal
 * @returns {Promise<{ members: Member[], whole: boolean }>} whole: false when the tar breaks off
 */
export async function tarMembers(file, kind, progress, signal) {
  /** @type {Member[]} */
  const members = [];
  const again = new Again(file, kind);
  let kept_bytes = 0;
  try {
    for await (const entry of entriesOf(file, kind, progress, signal)) {
      const { name, type, size } = entry.header;
      const index = members.length;
      /** @type {Uint8Array | null} */
      let kept = null;
      /** @type {Member} */
      const member = {
        name: name.replace(/^\.\//, ''),
        packed: 0,
        link: type !== 'file',
        read: async (take, inner) => (kept ? take(kept) : again.read(index, take, inner)),
      };
      members.push(member);
      if (type !== 'file' || !kKept.test(name) || kept_bytes + size > kMostKept_bytes) continue;
      const bytes = new Uint8Array(await new Response(entry.body).arrayBuffer());
      if (bytes.length !== size) throw new Error('the tar ends inside its member');
      kept = bytes;
      kept_bytes += size;
    }
  } catch (error) {
    if (signal.aborted || members.length === 0) throw error;
    return { members, whole: false };
  }
  return { members, whole: true };
}

/** Members that are no folders, one after the other; a body that was not read is passed over.
 * @param {File} file @param {Kind} kind @param {Progress} progress @param {AbortSignal} signal @returns {AsyncGenerator<Entry>} */
async function* entriesOf(file, kind, progress, signal) {
  let done = 0;
  const counted = new TransformStream({
    transform: (bytes, controller) => {
      done += bytes.length;
      progress(done, file.size);
      controller.enqueue(bytes);
    },
  });
  /** @type {ReadableStream<any>} */
  let stream = file.stream().pipeThrough(counted, { signal });
  if (kind === 'gzip') stream = stream.pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.pipeThrough(createTarDecoder({ strict: true })).getReader();
  try {
    for (;;) {
      const { done: ended, value: entry } = await reader.read();
      if (ended) return;
      if (entry.header.type !== 'directory') yield entry;
      if (!entry.body.locked) await entry.body.cancel();
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** A second walk, for members in the order of the file. */
class Again {
  /** @param {File} file @param {Kind} kind */
  constructor(file, kind) {
    this.file = file;
    this.kind = kind;
    /** @type {AsyncGenerator<Entry> | null} */
    this.entries = null;
    this.next = 0;
  }

  /** @param {number} index @param {(bytes: Uint8Array) => void} take @param {AbortSignal} signal */
  async read(index, take, signal) {
    if (!this.entries || this.next > index) {
      this.entries = entriesOf(this.file, this.kind, () => {}, signal);
      this.next = 0;
    }
    for (;;) {
      const { done, value: entry } = await this.entries.next();
      if (done) throw new Error('the tar ends before its member');
      if (this.next++ < index) continue;
      let missing = entry.header.size;
      const write = (/** @type {Uint8Array} */ bytes) => {
        missing -= bytes.length;
        take(bytes);
      };
      await entry.body.pipeTo(new WritableStream({ write }), { signal });
      if (missing > 0) throw new Error('the tar ends inside its member');
      return;
    }
  }
}
