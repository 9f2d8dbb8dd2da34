// The export as a whole site, made in the worker: the built page is fetched from beside the studio, the program writes the rest,
// and all of it becomes one zip. The report of a month is made likewise.
// @ts-check
import { kLanguages } from '../base/languages.js';
import { zipOf } from './zip.js';

/** @typedef {import('./archive.js').Send} Send */
/** @typedef {import('../studio').SiteWish} SiteWish */
/** @typedef {(done: number, total: number) => void} Progress */
/** @typedef {{ month: string, day: string }} ReportWish */
/** @typedef {{ zip: Blob } | { code: string }} Made */

const kImage = { width: 1200, height: 630 };
const kTexts = ['privacyverklaring.txt', 'verwerkingsregister.txt'];

/** @param {string} path beside this module */
async function fetched(path) {
  const answer = await fetch(new URL(path, import.meta.url)).catch((error) => {
    throw new NotThere(`${path}: ${error}`);
  });
  if (!answer.ok) throw new NotThere(`${path}: ${answer.status}`);
  return answer;
}

/** A file of the built page did not come. */
class NotThere extends Error {}

/**
 * @param {SiteWish} wish @param {Send} send @param {import('./zip.js').Take} take
 * @param {Progress} progress of the estimates
 * @returns {Promise<Made>}
 */
export function makeSite(wish, send, take, progress) {
  return orNotThere(siteOf(wish, send, take, progress));
}

/** @param {ReportWish} wish @param {Send} send @param {import('./zip.js').Take} take @returns {Promise<Made>} */
export function makeReport(wish, send, take) {
  return orNotThere(reportOf(wish, send, take));
}

/** @param {Promise<Made>} making @returns {Promise<Made>} */
async function orNotThere(making) {
  try {
    return await making;
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    console.warn('studio:', error.message);
    return { code: 'studio.no_app' };
  }
}

const text = async (/** @type {string} */ path) => (await fetched(path)).text();

/** The sentences that pages are made of, by language. @returns {Promise<Record<string, Record<string, string>>>} */
async function pageWords() {
  const files = Object.keys(kLanguages).map(async (code) => [code, JSON.parse(await text(`assets/cli/${code}.json`))]);
  return Object.fromEntries(await Promise.all(files));
}

/** @param {ReportWish} wish @param {Send} send @param {import('./zip.js').Take} take @returns {Promise<Made>} */
async function reportOf({ month, day }, send, take) {
  const styles = await text('assets/report/report.css');
  const answer = send({ type: 'report', month, styles, words: await pageWords() });
  if (answer.type !== 'report') return { code: answer.code };
  return { zip: await zipOf('rapport/', answer.files, take, day) };
}

/** As `kringen reach` makes them; a second or so each. @param {string} day @param {Send} send @param {Progress} progress */
function estimate(day, send, progress) {
  let { done, count = 0 } = send({ type: 'estimate', anew: true, day });
  while (done < count) {
    progress(done, count);
    ({ done, count } = send({ type: 'estimate' }));
  }
}

/**
 * @param {SiteWish} wish @param {Send} send @param {import('./zip.js').Take} take @param {Progress} progress
 * @returns {Promise<Made>}
 */
async function siteOf(wish, send, take, progress) {
  const { files: names } = await (await fetched('studio-app.json')).json();
  /** @type {Map<string, Blob>} */
  const app = new Map();
  for (const name of names) {
    const blob = await (await fetched(name)).blob();
    send({ type: 'app_file', path: name }, new Uint8Array(await blob.arrayBuffer()));
    app.set(name, blob);
  }
  const image = await shareImage(wish);
  send({ type: 'app_file', path: 'kringen.png' }, new Uint8Array(await image.arrayBuffer()));
  if (wish.estimates) estimate(wish.day, send, progress);
  const answer = send({
    type: 'site',
    base_url: wish.base_url,
    day: wish.day,
    styles: await text('assets/publish/publish.css'),
    headers: await text('assets/publish/headers.json'),
    texts: await Promise.all(kTexts.map(async (path) => ({ path, text: await text(`assets/publish/${path}`) }))),
    words: await pageWords(),
  });
  if (answer.type !== 'site') return { code: answer.code };
  return { zip: await zipOf('', answer.files, take, wish.day, app) };
}

/** The picture beside a shared address, as src/cli/share_image.cpp draws it. @param {SiteWish} wish */
async function shareImage({ title, line }) {
  const canvas = new OffscreenCanvas(kImage.width, kImage.height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = '#faf7f1';
  context.fillRect(0, 0, kImage.width, kImage.height);
  const ring = (/** @type {number} */ radius) => {
    context.beginPath();
    context.arc(985, 315, radius, 0, 2 * Math.PI);
  };
  ring(26);
  context.fillStyle = '#b4530a';
  context.fill();
  ['#b4530a', '#5a2a82', '#0b7a75', '#0b5cad'].forEach((colour, i) => {
    ring(26 + 62 * (i + 1));
    context.globalAlpha = 1 - 0.2 * i;
    [context.strokeStyle, context.lineWidth] = [colour, 12 - 2 * i];
    context.stroke();
  });
  context.globalAlpha = 1;
  context.fillStyle = '#14293d';
  context.font = 'bold 58px system-ui, "Noto Sans", sans-serif';
  let y = 205;
  for (const words of linesOf(title, (text) => context.measureText(text).width, 600).slice(0, 4)) {
    context.fillText(words, 80, y);
    y += 80;
  }
  context.fillStyle = '#4a5b6c';
  context.font = '32px system-ui, "Noto Sans", sans-serif';
  context.fillText(line, 80, y);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Breaks a text at blanks. @param {string} text @param {(text: string) => number} width @param {number} most */
export function linesOf(text, width, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : '';
    if (longer !== '' && width(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
