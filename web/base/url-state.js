// What a link restores, as the query string of the page, and back. Pure: no history, no window. (README.md says what it does not.)
// One period stands in it: the days that the filters choose, or else the window of the timeline.
// Law: parse(serialise(state)) equals state, and serialise(parse(text)) is stable. Unknown parameters are kept.
// @ts-check

/**
 * @typedef {object} Filters what the reader asked for; from and to are local days, both inclusive, or ''
 * @property {string} text
 * @property {string[]} channels
 * @property {string[]} cases
 * @property {string[]} villages
 * @property {string[]} topics
 * @property {string[]} instruments
 * @property {string[]} directions
 * @property {string} from
 * @property {string} to
 */
/**
 * @typedef {object} UrlState
 * @property {string} feed '' is the demo
 * @property {Filters} filters
 * @property {string} item id of the selection, or ''
 * @property {'' | 'timeline' | 'list' | 'map' | 'claims'} view '' is the screen's own default
 * @property {{ from: number, to: number } | null} window visible part of time, seconds; kept by an address without days
 * @property {string} language '' is the page's own
 * @property {'auto' | 'light' | 'dark'} scheme
 * @property {'' | 'page' | 'embed' | 'kiosk'} mode
 * @property {string[]} mix other channels that the reach panel adds
 * @property {string} what_if changed assumptions, as what-if-text.js writes them
 * @property {[string, string][]} others
 */

/** Facet in the state -> parameter in the address. */
export const kFacets = /** @type {const} */ ({
  channels: 'channel',
  cases: 'case',
  villages: 'village',
  topics: 'topic',
  instruments: 'instrument',
  directions: 'direction',
});
/** @typedef {keyof typeof kFacets} Facet */
export const kFacetNames = /** @type {Facet[]} */ (Object.keys(kFacets));

const kKnown = new Set([
  'feed',
  'q',
  ...Object.values(kFacets),
  'from',
  'to',
  'item',
  'view',
  't',
  'lang',
  'scheme',
  'mode',
  'mix',
  'if',
]);
const kMix = ['paper', 'municipal_page', 'x'];

/** @returns {Filters} */
export function noFilters() {
  return {
    text: '',
    channels: [],
    cases: [],
    villages: [],
    topics: [],
    instruments: [],
    directions: [],
    from: '',
    to: '',
  };
}

/** @param {Filters} filters */
export function isFiltered(filters) {
  return (
    filters.text.trim() !== '' ||
    filters.from !== '' ||
    filters.to !== '' ||
    kFacetNames.some((f) => filters[f].length > 0)
  );
}

/** @param {string} search with or without its '?' @returns {UrlState} */
export function parse(search) {
  const params = new URLSearchParams(search);
  /** @template {string} T @param {string} name @param {readonly T[]} allowed @param {T} otherwise @returns {T} */
  const oneOf = (name, allowed, otherwise) => {
    const value = params.get(name);
    return allowed.find((a) => a === value) ?? otherwise;
  };
  const filters = noFilters();
  filters.text = params.get('q') ?? '';
  for (const facet of kFacetNames) {
    filters[facet] = [...new Set(params.getAll(kFacets[facet]).filter((value) => value !== ''))].sort();
  }
  filters.from = parseDate(params.get('from'));
  filters.to = parseDate(params.get('to'));
  const has_days = filters.from !== '' || filters.to !== '';
  return {
    feed: params.get('feed') ?? '',
    filters,
    item: params.get('item') ?? '',
    view: oneOf('view', ['', 'timeline', 'list', 'map', 'claims'], ''),
    window: has_days ? null : parseWindow(params.get('t')),
    language: params.get('lang') ?? '',
    scheme: oneOf('scheme', ['auto', 'light', 'dark'], 'auto'),
    mode: oneOf('mode', ['', 'page', 'embed', 'kiosk'], ''),
    mix: kMix.filter((id) => (params.get('mix') ?? '').split(',').includes(id)),
    what_if: params.get('if') ?? '',
    others: [...params].filter(([name]) => !kKnown.has(name)),
  };
}

/** @param {UrlState} state @returns {string} '' or '?...', always in the same order */
export function serialise(state) {
  const params = new URLSearchParams();
  const add = (/** @type {string} */ name, /** @type {string} */ value) => {
    if (value !== '') params.append(name, value);
  };
  add('feed', state.feed);
  add('q', state.filters.text);
  for (const facet of kFacetNames) for (const value of [...state.filters[facet]].sort()) add(kFacets[facet], value);
  add('from', state.filters.from);
  add('to', state.filters.to);
  add('item', state.item);
  add('view', state.view);
  if (state.window && state.filters.from === '' && state.filters.to === '')
    add('t', `${isoText(state.window.from)}..${isoText(state.window.to)}`);
  add('lang', state.language);
  add('scheme', state.scheme === 'auto' ? '' : state.scheme);
  add('mode', state.mode);
  add('mix', state.mix.join(','));
  add('if', state.what_if);
  for (const [name, value] of state.others) params.append(name, value);
  const text = readable(params);
  return text === '' ? '' : `?${text}`;
}

/** @param {URLSearchParams} params */
function readable(params) {
  return params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
}

/** Addresses that differ in the item only: the same as serialise gives, without its work for each.
 * @param {UrlState} state @returns {(id: string) => string} of an id that is not '' */
export function itemLinks(state) {
  const [before, after] = serialise({ ...state, item: '\0' }).split('item=%00');
  return (id) =>
    `${before}${/^[\w.-]+$/.test(id) ? `item=${id}` : readable(new URLSearchParams({ item: id }))}${after}`;
}

/** A window without digits nobody needs: whole days when it spans months, else whole minutes or seconds.
 * @param {{ from: number, to: number }} window */
export function roundWindow(window) {
  const length = window.to - window.from;
  const step = length > 90 * 86400 ? 86400 : length > 6 * 3600 ? 60 : 1;
  return { from: Math.floor(window.from / step) * step, to: Math.ceil(window.to / step) * step };
}

/** @param {string | null} text */
function parseDate(text) {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

/** @param {string | null} text */
function parseWindow(text) {
  const parts = (text ?? '').split('..');
  if (parts.length !== 2 || !parts.every((part) => /^\d{4}-\d{2}-\d{2}(T[\d:]{5,8}Z)?$/.test(part))) return null;
  const [from, to] = parts.map((part) => Date.parse(part) / 1000);
  return Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : null;
}

/** @param {number} seconds */
function isoText(seconds) {
  const text = new Date(seconds * 1000).toISOString();
  return text.slice(10, 19) === 'T00:00:00' ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}
