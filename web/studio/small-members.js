// Reads the small members of a zip out of large pieces of its file: to open each by itself, with streams of its own, costs a
// millisecond, and an archive can have 30,000. What is large, packed otherwise or strange is left to zip.js.
// @ts-check
import { inflateSync } from 'fflate';

/**
 * @typedef {object} Entry as zip.js tells it
 * @property {number} offset of the member's own header in the file
 * @property {number} compressedSize
 * @property {number} uncompressedSize
 * @property {number} compressionMethod
 * @property {number} [signature] CRC-32 of the bytes
 * @property {boolean} encrypted
 */

const kWindow_bytes = 2 ** 22;
const kSmall_bytes = 2 ** 18;
const kHeader_bytes = 30;
const kLongestNames_bytes = 2 * 0xffff; // the name and the extra field behind the header
const kStored = 0;
const kDeflated = 8;

export class SmallMembers {
  /** @param {Blob} file */
  constructor(file) {
    this.file = file;
    this.from = 0;
    this.bytes = new Uint8Array();
  }

  /** @param {Entry} entry */
  has({ compressedSize, uncompressedSize, compressionMethod, encrypted, signature }) {
    return (
      !encrypted &&
      signature !== undefined &&
      compressedSize <= kSmall_bytes &&
      uncompressedSize <= kSmall_bytes * 4 &&
      (compressionMethod === kDeflated || (compressionMethod === kStored && compressedSize === uncompressedSize))
    );
  }

  /** The member's bytes; throws when it is damaged. @param {Entry} entry @returns {Promise<Uint8Array>} */
  async read(entry) {
    const { offset, compressedSize, uncompressedSize, compressionMethod, signature } = entry;
    const most = kHeader_bytes + kLongestNames_bytes + compressedSize;
    if (offset < this.from || Math.min(offset + most, this.file.size) > this.from + this.bytes.length) {
      this.bytes = new Uint8Array(await this.file.slice(offset, offset + Math.max(kWindow_bytes, most)).arrayBuffer());
      this.from = offset;
    }
    const at = offset - this.from;
    const header = new DataView(this.bytes.buffer, at);
    if (header.byteLength < kHeader_bytes || header.getUint32(0) !== 0x504b0304) throw new Error('no member here');
    const start = at + kHeader_bytes + header.getUint16(26, true) + header.getUint16(28, true);
    const packed = this.bytes.subarray(start, start + compressedSize);
    if (packed.length !== compressedSize) throw new Error('the file ends too early');
    // One byte more than promised, so that a longer member shows.
    const bytes =
      compressionMethod === kStored ? packed : inflateSync(packed, { out: new Uint8Array(uncompressedSize + 1) });
    if (bytes.length !== uncompressedSize || crc32(bytes) !== Number(signature) >>> 0)
      throw new Error('other bytes than promised');
    return bytes;
  }
}

const kTable = Uint32Array.from({ length: 256 }, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; ++bit) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** Of zip files (ISO 3309). @param {Uint8Array} bytes */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = kTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
