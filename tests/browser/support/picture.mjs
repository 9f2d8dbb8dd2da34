// What is on the screen, as colours: screenshots read back in an empty page of the same browser.
// @ts-check
import assert from 'node:assert/strict';

/** @param {import('playwright-core').Locator} locator its pixels as they are, as PNG */
export const shotOf = (locator) => locator.screenshot({ animations: 'allow', scale: 'device' });

/**
 * @param {import('playwright-core').Locator} locator
 * @returns {Promise<{ width: number, height: number, colours: number, inked: number, light: number, bytes: string }>} inked: share of pixels
 *   that are not the most frequent colour; light: mean luminance 0..1; bytes: equal for equal pictures
 */
export async function pictureOf(locator) {
  const shot = await shotOf(locator);
  const page = await locator.page().context().newPage();
  try {
    const seen = await page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
      const counts = new Map();
      let sum = 0;
      let hash = 2166136261;
      for (const pixel of pixels) {
        counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
        sum += 0.2126 * (pixel & 255) + 0.7152 * ((pixel >> 8) & 255) + 0.0722 * ((pixel >> 16) & 255);
        hash = Math.imul(hash ^ pixel, 16777619);
      }
      return {
        width: image.width,
        height: image.height,
        colours: counts.size,
        inked: 1 - Math.max(...counts.values()) / pixels.length,
        light: sum / pixels.length / 255,
        bytes: (hash >>> 0).toString(16),
      };
    }, shot.toString('base64'));
    return seen;
  } finally {
    await page.close();
  }
}

/**
 * How far two pictures of one size are apart: the most that a channel of a pixel differs, 0..255; 255 for two sizes.
 * @param {import('playwright-core').Page} page of any site @param {Buffer} one PNG @param {Buffer} other PNG
 */
function apart(page, one, other) {
  return page.evaluate(
    async (texts) => {
      const [a, b] = await Promise.all(
        texts.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
            new OffscreenCanvas(image.width, image.height).getContext('2d')
          );
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        }),
      );
      if (a.width !== b.width || a.height !== b.height) return 255;
      return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

/** The same picture, but for two levels of 255: the software GL does not round alike each time. */
export async function assertSamePicture(page, one, other) {
  assert.ok((await apart(page, one, other)) <= 2, 'the same picture');
}

/**
 * A picture in blocks: the mean colour of each square of so many pixels, as a PNG with a pixel for each and as their levels.
 * @param {import('playwright-core').Page} page of any site @param {Buffer} png @param {number} block
 * @returns {Promise<{ width: number, height: number, levels: number[], png: Buffer }>} levels: red, green, blue by turns, 0..255
 */
export async function blocksOf(page, png, block) {
  const { text, ...blocks } = await page.evaluate(
    async ([text, side]) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const drawn = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(image.width, image.height).getContext('2d')
      );
      drawn.drawImage(image, 0, 0);
      const { data } = drawn.getImageData(0, 0, image.width, image.height);
      const width = Math.floor(image.width / side);
      const height = Math.floor(image.height / side);
      const made = new ImageData(width, height);
      const levels = [];
      for (let i = 0; i < width * height; ++i) {
        const left = (i % width) * side;
        const top = Math.floor(i / width) * side;
        for (let channel = 0; channel < 3; ++channel) {
          let sum = 0;
          for (let y = top; y < top + side; ++y)
            for (let x = left; x < left + side; ++x) sum += data[4 * (y * image.width + x) + channel];
          levels.push((made.data[4 * i + channel] = Math.round(sum / side ** 2)));
        }
        made.data[4 * i + 3] = 255;
      }
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.putImageData(made, 0, 0);
      const out = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
      return { width, height, levels, text: btoa(Array.from(out, (byte) => String.fromCharCode(byte)).join('')) };
    },
    /** @type {const} */ ([png.toString('base64'), block]),
  );
  return { ...blocks, png: Buffer.from(text, 'base64') };
}
