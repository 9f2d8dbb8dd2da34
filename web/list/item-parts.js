// The small pieces an item is made of, shared by the list and the detail: chips, text with links, counts, source.
// @ts-check
import { el } from '../base/dom.js';
import { machineTime } from '../base/format.js';
import { has, plural, t } from '../base/i18n.js';
import { safeUrl, splitLinks } from '../base/links.js';
import { platformWords } from '../base/platform-words.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').Header} Header */
/** @typedef {import('../messages').Metrics} Metrics */
/** @typedef {import('../base/format.js').Format} Format */
/**
 * @typedef {object} Context what every view needs to write an item
 * @property {Format} format
 * @property {'page' | 'embed' | 'kiosk'} mode
 * @property {Header | null} header
 * @property {string} feed_url for relative addresses in items
 * @property {(id: string) => string} hrefOf the page's own address that shows an item
 */

/** @param {Context} context @param {string} id */
export function channelOf(context, id) {
  return (
    context.header?.channels.find((channel) => channel.id === id) ?? {
      id,
      name: id,
      kind: 'other',
      platform: 'other',
      colour: 'other',
    }
  );
}

/** @param {Context} context @param {string} id */
export function caseTitle(context, id) {
  return context.header?.cases.find((entry) => entry.id === id)?.title ?? id;
}

/** @param {Context} context @param {string} id */
export function villageName(context, id) {
  return context.header?.villages.find((village) => village.id === id)?.name ?? id;
}

/** The villages of an item as words; all of them as one. @param {Context} context @param {Row} row */
export function villageWords(context, row) {
  const known = context.header?.villages.length ?? 0;
  if (known > 2 && row.villages.length === known) return [t('item.all_villages', { count: known })];
  return row.villages.map((id) => villageName(context, id));
}

/** The closed sets have words of their own. @param {'instrument' | 'direction' | 'kind'} set @param {string} value */
export function wordFor(set, value) {
  return has(`${set}.${value}`) ? t(`${set}.${value}`) : value;
}

/** Rows with the same chips share one to be cloned, as long as the names are the same. @type {WeakMap<Header, Map<string, HTMLElement>>} */
const made_chips = new WeakMap();

/** @param {Context} context @param {Row} row @returns {HTMLElement} */
export function chips(context, row) {
  const { header } = context;
  if (!header) return makeChips(context, row);
  const key = JSON.stringify([row.channel, row.kind, row.case, row.demo]);
  let made = made_chips.get(header);
  if (!made) made_chips.set(header, (made = new Map()));
  let list = made.get(key);
  if (!list) made.set(key, (list = makeChips(context, row)));
  return /** @type {HTMLElement} */ (list.cloneNode(true));
}

/** @param {Context} context @param {Row} row */
function makeChips(context, row) {
  const channel = channelOf(context, row.channel);
  const name = el('span', { class: 'chip' }, channel.name);
  name.style.setProperty('--chip', `var(--lane-${channel.colour})`);
  const list = el('p', { class: 'chips' }, name);
  if (row.kind === 'reply' || row.kind === 'share') {
    list.append(' ', el('span', { class: 'chip' }, wordFor('kind', row.kind)));
  }
  if (row.case)
    list.append(' ', el('span', { class: 'chip chip--case' }, t('item.case', { title: caseTitle(context, row.case) })));
  if (row.demo) list.append(el('span', { class: 'visually-hidden' }, ` ${t('item.demo')}`));
  return list;
}

/** Below the heading of a day, "juni 2014" alone would read as of that day. @type {Record<string, string>} */
const kNotKnown = { year: 'item.no_month', month: 'item.no_day' };

/** @param {Context} context @param {Pick<Row, 'time' | 'end' | 'precision'>} row */
export function timeWords(context, row) {
  const time = context.format.span(row.time, row.end, row.precision);
  const key = kNotKnown[row.precision];
  return key ? t(key, { time }) : time;
}

/** @param {Context} context @param {Row} row */
export function timeOf(context, row) {
  return el('time', { datetime: machineTime(row.time, row.precision) }, timeWords(context, row));
}

/**
 * Text with its addresses as links. In the kiosk nobody can leave, so they stay text.
 * @param {Context} context @param {string} text @param {Element} into
 */
export function appendText(context, text, into) {
  for (const part of splitLinks(text)) {
    into.append(part.url && context.mode !== 'kiosk' ? outLink(context, part.url, part.text) : part.text);
  }
}

/** @param {Context} context @param {string} url @param {string} text */
export function outLink(context, url, text) {
  return el('a', { href: url, rel: 'noopener noreferrer', target: context.mode === 'embed' ? '_blank' : null }, text);
}

/** The link to the source, in words that say where it leads. @param {Context} context @param {Row} row */
export function sourceLink(context, row) {
  const url = safeUrl(row.url, context.feed_url);
  if (!url || context.mode === 'kiosk') return null;
  const channel = channelOf(context, row.channel);
  return outLink(
    context,
    url,
    channel.kind === 'social' ? t('item.source', platformWords(channel.platform, channel.name)) : t('item.source_site'),
  );
}

/** What the platform counted, as words; what is unknown is left out, never 0. @param {Context} context @param {Metrics | null} metrics */
export function countWords(context, metrics) {
  if (!metrics) return [];
  const words = [];
  for (const key of /** @type {const} */ (['reactions', 'comments', 'shares'])) {
    const count = metrics[key];
    if (count !== null) words.push(plural(`count.${key}`, count, context.format.count(count)));
  }
  return words;
}

/**
 * A text and its heading are often one: what of the text is left to show below the heading.
 * @param {string} heading @param {string} text
 */
export function restOfText(heading, text) {
  const flat = heading.trim();
  const whole = text.trim();
  if (flat === whole) return '';
  if (flat === '' || flat.endsWith('\u2026') || !whole.startsWith(flat)) return whole;
  return whole.slice(flat.length).trim();
}

/** @param {Format} format @param {number} minutes */
export function durationWords(format, minutes) {
  const hours = Math.ceil(minutes / 60);
  const [key, count] =
    minutes < 90 ? ['minutes', minutes] : hours < 48 ? ['hours', hours] : ['days', Math.ceil(minutes / 1440)];
  return plural(`duration.${key}`, Number(count), format.count(Number(count)));
}
