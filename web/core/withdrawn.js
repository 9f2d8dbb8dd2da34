// The ids that must stay away, as a set of digests, so that the list itself tells no id. A raw id that somebody wrote
// into it counts as its digest. The rule is that of src/model/withdrawn_ids.h and WithdrawnDigest.
// @ts-check
import { sha256 } from '@noble/hashes/sha2.js';

const kDigest = /^sha256:[0-9a-f]{64}$/;

/** How an id stands in withdrawn.json; what is such a digest already stays. @param {string} id */
export function withdrawnDigest(id) {
  if (kDigest.test(id)) return id;
  const hex = Array.from(sha256(new TextEncoder().encode(id)), (byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}

export class WithdrawnIds {
  constructor() {
    /** @type {Set<string>} */
    this.digests = new Set();
    /** @type {Map<string, string>} id -> digest: every message is asked about after every page */
    this.known = new Map();
  }

  /** @param {string} id_or_digest */
  add(id_or_digest) {
    this.digests.add(withdrawnDigest(id_or_digest));
  }

  /** @param {string} id */
  has(id) {
    if (this.digests.size === 0) return false; // as most lists are
    let digest = this.known.get(id);
    if (digest === undefined) {
      digest = withdrawnDigest(id);
      this.known.set(id, digest);
    }
    return this.digests.has(digest);
  }
}
