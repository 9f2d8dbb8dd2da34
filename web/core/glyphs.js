// @ts-check
// Draws letters, emoji and shaped words for the canvas with the browser's own text engine, so that
// canvas and page share one font and no font is shipped. The C++ side is platform/glyph_source.
// A cluster is what is one picture to the reader: a flag, a family, an Arabic phrase. Clusters get
// private-use code points from U+F0000.

const FIRST_CODE = 0xf0000;
const MOST_CLUSTERS = 0xfff0;

// Right-to-left text is one cluster with its spaces and signs, so that the browser orders it;
// scripts that join or stack their letters go word by word.
const RIGHT_TO_LEFT = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';
const JOINING = '\\u0900-\\u109f\\u1780-\\u17ff\\u1a20-\\u1aaf';
const SHAPED_RUN = new RegExp(
  `[${RIGHT_TO_LEFT}](?:[\\s\\d!-/:-@]*[${RIGHT_TO_LEFT}])*|[${JOINING}][${JOINING}\\u200c\\u200d]*`,
  'gu',
);
const INVISIBLE = '\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff\\u00ad';
const BLANK = new RegExp(`^[\\s${INVISIBLE}]*$`, 'u');
const ZERO_WIDTH = new RegExp(`^[${INVISIBLE}]+$`, 'u');

/**
 * @typedef {object} Glyph
 * @property {number} advance device pixels
 * @property {number} left from the pen
 * @property {number} top from the base line, negative is up
 * @property {number} width
 * @property {number} height
 * @property {boolean} coloured
 * @property {Uint8ClampedArray | null} pixels RGBA
 */

export function createGlyphs() {
  const canvas = document.createElement('canvas');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  /** @type {string[]} */
  const clusters = [];
  /** @type {Map<string, string>} */
  const codes = new Map();
  const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;
  let family = 'sans-serif';

  /** @param {number} size @param {number} weight */
  const fontOf = (size, weight) => `${weight} ${size}px ${family}`;

  /** @param {string} cluster */
  function codeOf(cluster) {
    const known = codes.get(cluster);
    if (known) return known;
    if (clusters.length >= MOST_CLUSTERS) return '\ufffd';
    const code = String.fromCodePoint(FIRST_CODE + clusters.length);
    clusters.push(cluster);
    codes.set(cluster, code);
    return code;
  }

  /** @param {string} text */
  function shapeGraphemes(text) {
    if (!text || !segmenter) return text;
    let shaped = '';
    for (const { segment } of segmenter.segment(text)) {
      const first = String.fromCodePoint(/** @type {number} */ (segment.codePointAt(0)));
      shaped += segment === first ? segment : codeOf(segment);
    }
    return shaped;
  }

  return {
    /** @param {string} css a CSS font-family list */
    setFamily(css) {
      family = css || 'sans-serif';
    },

    /** @param {string} text @returns {string} with clusters replaced by their code points */
    shape(text) {
      let shaped = '';
      let end = 0;
      for (const run of text.matchAll(SHAPED_RUN)) {
        shaped += shapeGraphemes(text.slice(end, run.index)) + codeOf(run[0]);
        end = run.index + run[0].length;
      }
      return shaped + shapeGraphemes(text.slice(end));
    },

    /** @param {number} size @param {number} weight @returns {{ascent: number, descent: number}} */
    metrics(size, weight) {
      context.font = fontOf(size, weight);
      const box = context.measureText('Hg');
      return { ascent: box.fontBoundingBoxAscent, descent: box.fontBoundingBoxDescent };
    },

    /**
     * @param {number} code @param {number} size in device pixels @param {number} weight
     * @param {boolean} draw false: measure only
     * @returns {Glyph}
     */
    draw(code, size, weight, draw) {
      const cluster = code >= FIRST_CODE ? clusters[code - FIRST_CODE] : String.fromCodePoint(code);
      context.font = fontOf(size, weight);
      const box = context.measureText(cluster);
      const left = Math.ceil(Math.max(0, box.actualBoundingBoxLeft)) + 1;
      const top = Math.ceil(Math.max(0, box.actualBoundingBoxAscent)) + 1;
      const blank = BLANK.test(cluster);
      const width = blank ? 0 : left + Math.ceil(Math.max(0, box.actualBoundingBoxRight)) + 1;
      const height = blank ? 0 : top + Math.ceil(Math.max(0, box.actualBoundingBoxDescent)) + 1;
      const advance = ZERO_WIDTH.test(cluster) ? 0 : box.width;
      const glyph = { advance, left: -left, top: -top, width, height, coloured: false, pixels: null };
      return draw && width > 0 ? paint(glyph, cluster, size, weight) : glyph;
    },
  };

  /** @param {Glyph} glyph @param {string} cluster @param {number} size @param {number} weight */
  function paint(glyph, cluster, size, weight) {
    const { width, height } = glyph;
    if (canvas.width < width || canvas.height < height) {
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
    }
    context.font = fontOf(size, weight);
    context.textBaseline = 'alphabetic';
    context.fillStyle = '#fff';
    context.clearRect(0, 0, width, height);
    context.fillText(cluster, -glyph.left, -glyph.top);
    const pixels = context.getImageData(0, 0, width, height).data;
    return { ...glyph, coloured: hasColour(pixels), pixels };
  }
}

/** White ink stays nearly white under any alpha; anything else is a colour glyph.
 * @param {Uint8ClampedArray} pixels */
function hasColour(pixels) {
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] > 64 && Math.min(pixels[i], pixels[i + 1], pixels[i + 2]) < 200) return true;
  }
  return false;
}
