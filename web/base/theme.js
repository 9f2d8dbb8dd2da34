// Light or dark, forced colours, reduced motion; and the page's own tokens resolved for the core, so that canvas and
// document have one font and one palette. A choice of the reader lives in the address only, nothing is stored.
// @ts-check
import { kLaneColours } from './platforms.js';

/** @typedef {import('../messages').Theme} Theme */
/** @typedef {'auto' | 'light' | 'dark'} Scheme */

/** Role of the core's palette (src/ui/theme.h) -> token of tokens.css. @type {Record<string, string>} */
const kTokens = {
  ink: 'kringen-ink',
  ink_secondary: 'kringen-ink-2',
  paper: 'kringen-paper',
  panel: 'kringen-panel',
  village: 'kringen-wash',
  line: 'kringen-line',
  line_faint: 'kringen-line-faint',
  accent: 'kringen-accent',
  focus: 'kringen-focus',
  direct: 'reach-direct',
  shared: 'reach-shared',
  both: 'reach-both',
  bars: 'reach-bar',
  ...Object.fromEntries(kLaneColours.map((name) => [`lane_${name}`, `lane-${name}`])),
};

const dark = matchMedia('(prefers-color-scheme: dark)');
const forced = matchMedia('(forced-colors: active)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {Scheme} scheme */
export function applyScheme(scheme) {
  document.documentElement.dataset.scheme = scheme;
}

export function reducedMotion() {
  return still.matches;
}

/** @param {() => void} changed */
export function watchTheme(changed) {
  for (const media of [dark, forced, still]) media.addEventListener('change', changed);
}

/** A colour as the browser resolves it, as "#rrggbb"; never the raw property, which may be a reference.
 * @param {HTMLElement} probe @param {HTMLCanvasElement} canvas one pixel @param {string} token */
function resolve(probe, canvas, token) {
  probe.style.color = `var(--${token})`;
  const colour = getComputedStyle(probe).color;
  const plain = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  if (plain) return hexOf(plain.slice(1).map(Number));
  const paint = canvas.getContext('2d', { willReadFrequently: true });
  if (!paint) return null;
  paint.clearRect(0, 0, 1, 1);
  paint.fillStyle = colour;
  paint.fillRect(0, 0, 1, 1);
  const [red, green, blue] = paint.getImageData(0, 0, 1, 1).data;
  return hexOf([red, green, blue]);
}

/** @param {number[]} parts 0..255 */
function hexOf(parts) {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** @returns {Theme} */
export function themeForCore() {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.forcedColorAdjust = 'none'; // else every token resolves to the one forced colour
  document.body.append(probe);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  /** @type {Record<string, string>} */
  const colours = {};
  for (const [role, token] of Object.entries(kTokens)) {
    const colour = resolve(probe, canvas, token);
    if (colour) colours[role] = colour;
  }
  probe.remove();
  const is_dark = luminance(colours.paper ?? '#ffffff') < 0.2;
  return { dark: is_dark, font_family: style.fontFamily, font_px: parseFloat(style.fontSize) || 16, colours };
}

/** Roughly; only to tell a dark background from a light one. @param {string} colour "#rrggbb" */
function luminance(colour) {
  const part = (/** @type {number} */ at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2;
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
