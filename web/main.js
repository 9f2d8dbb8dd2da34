// Wiring only: reads the address, starts the feed's journey, connects views, session and address. Every notification
// of the core passes through `receive`, everything a reader does ends in `send` or in the address.
// @ts-check
import { feed_url, origins, wanted_feed } from './feed/first-request.js';
import { openHelp, wireToolbar, wireViewSwitch } from './page/controls.js';
import { offerDemos } from './page/demos.js';
import { DetailView } from './detail/detail-view.js';
import { byId, setText } from './base/dom.js';
import { openChannel } from './page/embed-channel.js';
import { FilterView } from './list/filter-view.js';
import { filtersOf } from './list/filter-query.js';
import { watchForeign } from './feed/foreign-bar.js';
import { makeFormat, signsOf } from './base/format.js';
import { loadLanguage, plural, t, translatePage } from './base/i18n.js';
import { chooseLanguage } from './base/languages.js';
import { IdleGate } from './base/idle-gate.js';
import { forgetVisitor, idleSeconds, watchVisitor } from './kiosk/visitor.js';
import { notLate, sayLate } from './page/late.js';
import { Heard } from './list/heard.js';
import { ListView } from './list/list-view.js';
import { Results } from './list/results.js';
import { LiveRegion } from './base/live-region.js';
import { Loading } from './feed/loading.js';
import { Navigation } from './page/navigation.js';
import { ProblemView } from './feed/problem-view.js';
import { LazyReach } from './reach/lazy.js';
import { withdrawnIn } from './core/side-files.js';
import { Session } from './core/session.js';
import { Opening } from './page/opening.js';
import { Stage } from './page/stage.js';
import { applyScheme, reducedMotion, themeForCore, watchTheme } from './base/theme.js';
import { isFiltered, noFilters, roundWindow } from './base/url-state.js';

/** @typedef {import('./messages').FromCore} FromCore */
/** @typedef {import('./messages').ToCore} ToCore */
/** @typedef {import('./messages').Header} Header */
/** @typedef {import('./messages').PageStats} PageStats */
/** @typedef {import('./messages').Stats} Stats */
/** @typedef {import('./base/url-state.js').UrlState} UrlState */

const kFirstList_ms = 400; // the core waits at most so long for the first list
const kPhone = matchMedia('(max-width: 639px)');
const root = document.documentElement;

const navigation = new Navigation(
  origins.own_only,
  (state) => showState(state),
  (search) => postToHost({ kringen: 1, type: 'navigate', search }),
);
const mode = /** @type {'page' | 'embed' | 'kiosk'} */ (navigation.state.mode || root.dataset.mode || 'page');
root.dataset.mode = mode;
applyScheme(navigation.state.scheme);
const written = root.lang; // of the words in the document
const language = chooseLanguage(navigation.state.language, chooseLanguage(written, 'nl'));
root.lang = language;
const canvas_strings = await loadLanguage(language).catch(sayLate);
const format = makeFormat(language, signsOf(canvas_strings));
watchForeign(origins);
if (language !== written) translatePage(document);
/** @type {import('./list/item-parts.js').Context} */
const context = { format, mode, header: null, feed_url, hrefOf: (id) => navigation.hrefOf(id) };
const times = { first_list_ms: 0, ready_ms: 0 };
const idle = new IdleGate(
  (what) => isIdle(what),
  () => session.ask(),
);
const opening = new Opening(root, () => checkIdle());
const checkIdle = () => {
  if (opening.active && (opening.at === 'results' ? isListed() : isSettled())) opening.end();
  idle.check();
};
/** @type {((stats: Stats) => void)[]} */
const stats_waiters = [];
/** @type {'both' | 'map'} what the core draws, and a core that starts is told; on a phone one of the two fits */
let canvas_part = 'both';
let waiting_for = ''; // the message whose text is on its way
/** @type {() => void} */
let first_listed = () => {};
const first_list = new Promise((resolve) => {
  first_listed = () => resolve(undefined);
});

const live = new LiveRegion(byId('status'), checkIdle);
live.quietFor(document);
const problems = new ProblemView(byId('problems'), (count) => context.format.count(count));
const session = new Session({
  receive,
  startOptions,
  tookOver,
  fellBack,
  foundDamage: (problem) => problems.add(problem, { url: feed_url }),
});
const send = (/** @type {ToCore} */ message) => session.send(message);
const loading = new Loading({
  session,
  problems,
  format: context.format,
  unattended: mode === 'kiosk',
  demoHref: () => demoHref(''),
  changed: (active) => {
    results.loading(active);
    searchTexts(); // and loading may go on
    list.setLoading(!loading.done);
    send({ type: 'loading', active: !loading.done });
    if (loading.done && (context.header?.population_url ?? '') === '') reach.found(null);
    checkIdle();
  },
  texts: () => {
    list.textsChanged();
    askWaiting();
    checkIdle();
  },
  population: (found) => reach.found(found),
  withdrew: (bytes) => {
    const gone = withdrawnIn(bytes);
    list.blank(gone);
    if (gone.has(detail.detail?.id ?? '')) chooseItem(null, false);
  },
});
const canvas = /** @type {HTMLCanvasElement} */ (byId('canvas'));
const stage = new Stage(byId('stage'), canvas, byId('wheel-hint'), send);
const list = new ListView(byId('list-items'), context, {
  requestRows: (items) => send({ type: 'request_rows', items }),
  texts: loading.texts,
  openGroup: (time) => send({ type: 'open_group', time }),
  select: (id) => chooseItem(id, true),
  hover: (id) => send({ type: 'hover', id }),
  clearFilters: () => filters.clear(),
  settled: () => checkIdle(),
});
const detail = new DetailView(byId('detail'), context, {
  select: (id) => chooseItem(id, id !== null),
  filter: (facet, value) => go({ filters: { ...noFilters(), [facet]: [value] } }, 'push'),
  announce: (text) => live.say(text, 'item'),
});
const filters = new FilterView(
  {
    search: /** @type {HTMLInputElement} */ (byId('search')),
    button: /** @type {HTMLButtonElement} */ (byId('filter-button')),
    panel: byId('filters'),
    chips: byId('chips'),
  },
  context,
  (wanted, typing) => go({ filters: wanted }, typing ? 'replace' : 'push'),
  () => results.submitted(),
);
const results = new Results({
  context,
  head: byId('results'),
  panel: /** @type {HTMLElement} */ (byId('results').parentElement),
  stage: byId('stage-section'),
  state: () => navigation.state,
  loading: () => loading,
  topics: () => filters.valuesOf('topics'),
  send: (message) => send(message),
  prepare: (parts) => (loading.knows(parts) ? null : loading.prepare(parts)),
  choose: (wanted) => go({ filters: wanted }, 'push'),
  say: (text) => live.say(text, 'count'),
  reach: () => reach.line,
  settled: () => checkIdle(),
});
const reach = new LazyReach({
  context,
  core: session,
  address: {
    get state() {
      return navigation.state;
    },
    go,
  },
  say: (text) => live.say(text, 'reach'),
  places: { stage: byId('stage'), aside: byId('aside'), detail, problems },
  settled: () => {
    results.showReach();
    checkIdle();
  },
});
const heard = new Heard({
  context,
  canvas,
  description: byId('canvas-item'),
  placeOf: (n) => list.placeOf(n),
  say: (text) => live.say(text, 'canvas'),
});
const showExtent = wireToolbar((message) => {
  heard.asked(message);
  send(message);
});
const showSwitch = wireViewSwitch((view) => go({ view }, 'push'));
const postToHost = openChannel((message) => {
  if (message.type === 'set_query') go({ filters: filtersOf(message.query) }, 'push');
  else if (message.type === 'select') chooseItem(message.id, false);
  else if (message.type === 'set_view') go({ view: message.view }, 'push');
  else if (message.type === 'set_theme') go({ scheme: message.scheme }, 'replace');
  else if (message.type === 'request_idle') void idle.whenIdle().then(() => postToHost({ kringen: 1, type: 'idle' }));
  else void stats().then((all) => postToHost({ kringen: 1, type: 'stats', stats: all }));
});

start();

function start() {
  notLate();
  navigation.settled = stage.unveiled = checkIdle;
  openSearch(navigation.state.filters.text !== '');
  byId('search-toggle').addEventListener('click', () => {
    openSearch(root.dataset.search !== 'open');
    if (root.dataset.search === 'open') byId('search').focus();
  });
  byId('help').addEventListener('click', () =>
    openHelp({
      scheme: navigation.state.scheme,
      setScheme: (scheme) => go({ scheme }, 'replace'),
      language,
      languageHref: (code) => navigation.hrefWith({ language: code }),
      about: about(context.header),
    }),
  );
  if (mode === 'page' && !origins.own_only) offerDemos(wanted_feed, demoHref);
  if (mode === 'embed') stage.explainWheel();
  if (mode === 'kiosk') watchVisitor(idleSeconds(navigation.state.others), resetKiosk, isStartView);
  kPhone.addEventListener('change', () => showView());
  watchTheme(() => {
    send({ type: 'set_theme', theme: themeForCore() });
    send({ type: 'set_motion', reduced: reducedMotion() });
  });
  filters.show(navigation.state.filters);
  showView();
  tellCore(navigation.state);
  void loading.start();
  void session.loadCore(
    canvas,
    Promise.race([first_list, new Promise((resolve) => setTimeout(resolve, kFirstList_ms))]),
  );
  Object.assign(document, {
    kringen: { whenIdle: (/** @type {import('./base/idle-gate.js').Wanted} */ what) => idle.whenIdle(what), stats },
  });
}

// ---- from the core ------------------------------------------------------------------------------------------------

/** @param {FromCore} message */
function receive(message) {
  switch (message.type) {
    case 'header':
      showHeader(message);
      break;
    case 'outline':
      list.setOutline(message);
      sayCount(message.total, message.all);
      results.outline(message.total);
      opening.shown('results');
      // What is next to the chosen item, and what answers it, may have changed with the list.
      if (detail.detail) send({ type: 'request_detail', id: detail.detail.id });
      break;
    case 'rows':
      list.addRows(message.rows);
      if (times.first_list_ms === 0 && message.rows.length > 0) {
        times.first_list_ms = performance.now();
        requestAnimationFrame(() => setTimeout(first_listed)); // when it is on the screen
      }
      break;
    case 'facets':
      filters.showFacets(message);
      showExtent(message.extent);
      results.extent(message.extent);
      break;
    case 'selected':
      showSelected(message.id, message.by);
      break;
    case 'activated':
      detail.focusOn(message.id);
      break;
    case 'detail':
      if (awaitText(message.detail)) break;
      byId('intro').hidden = true;
      detail.show(message.detail);
      opening.shown('item');
      heard.choose(message.detail);
      showTitle();
      break;
    case 'window':
      heard.window(message);
      navigation.set({ window: roundWindow(message) }, 'later');
      break;
    case 'query':
      navigation.set({ filters: filtersOf(message.query) }, 'push');
      filters.show(navigation.state.filters);
      results.changed('canvas');
      searchTexts();
      break;
    case 'counts':
      results.search.counted(message.found);
      break;
    case 'announce':
      heard.step(message.text);
      break;
    case 'cursor':
      stage.setCursor(message.shape);
      break;
    case 'replay':
    case 'circle':
    case 'dialogue':
    case 'reach_question':
    case 'reach_messages':
      reach.receive(message);
      if (message.type === 'reach_question') results.showReach();
      break;
    case 'idle':
      heard.rest();
      checkIdle();
      break;
    case 'stats':
      for (const done of stats_waiters.splice(0)) done(message.stats);
      break;
    case 'refused':
      console.warn(`core refused: ${message.code} ${message.detail}`);
      break;
    default: // imported, hovered, ready: nothing to show
  }
}

/** A message whose text is elsewhere is shown when it comes. @param {import('./messages').Detail} of @returns {boolean} */
function awaitText({ id, page }) {
  const waits = page !== null && loading.texts.has(page);
  waiting_for = waits ? id : '';
  if (waits) loading.texts.want([page]);
  return waits;
}

function askWaiting() {
  if (waiting_for !== '') send({ type: 'request_detail', id: waiting_for });
}

/** @param {Header} header */
function showHeader(header) {
  const before = JSON.stringify([context.header?.channels, context.header?.cases, context.header?.villages]);
  context.header = header;
  if (header.title !== '') {
    setText(byId('title'), header.title);
    showTitle();
  }
  byId('demo').hidden = !header.demo;
  setText(byId('intro-about'), about(header));
  setText(byId('map-source'), header.map_source === '' ? '' : t('toolbar.map_source', { source: header.map_source }));
  if (JSON.stringify([header.channels, header.cases, header.villages]) !== before) {
    list.refill();
    filters.show(navigation.state.filters);
    // A search knows the names; without one the question is the same as before.
    const { filters: chosen } = navigation.state;
    if (chosen.text !== '') send({ type: 'set_query', query: results.search.queryOf(chosen) });
    if (detail.detail) detail.draw(detail.detail, true);
  }
  loading.follow(header);
}

/** A demo from its beginning. @param {string} feed */
function demoHref(feed) {
  return navigation.hrefWith({ feed, item: '', window: null, filters: noFilters(), mix: [], what_if: '' });
}

/** @param {Header | null} header */
function about(header) {
  return header?.generated ? t('intro.about', { date: context.format.date(header.generated) }) : '';
}

/** @param {number} total @param {number} all */
function sayCount(total, all) {
  const { format } = context;
  const filtered = isFiltered(navigation.state.filters);
  const text = filtered
    ? plural('list.found', total, format.count(total), { all: format.count(all) })
    : plural('list.count', total, format.count(total));
  setText(byId('list-count'), all === 0 ? '' : text);
}

/** The title of the document follows what is shown: a view of its own, else what is chosen, else what is sought. */
function showTitle() {
  const title = context.header?.title || t('page.title');
  const chosen = detail.detail?.heading ?? filters.chosen.join(', ');
  const what = root.dataset.view === 'claims' ? t('view.claims') : chosen;
  document.title = t(what === '' ? 'page.document_title' : 'page.document_title_of', { title, what });
}

/** @param {string | null} id @param {'canvas' | 'page'} by */
function showSelected(id, by) {
  list.setSelected(id);
  if (id === null) {
    const had_focus = byId('detail').contains(document.activeElement);
    heard.choose(null);
    if (by === 'canvas' && document.activeElement === canvas) heard.letGo();
    const last = detail.detail?.id;
    detail.hide();
    byId('intro').hidden = false;
    if (had_focus) (list.linkOf(last ?? '') ?? byId('list')).focus();
  }
  if ((id ?? '') !== navigation.state.item) navigation.set({ item: id ?? '' }, by === 'canvas' ? 'replace' : 'push');
  if (id === null) showTitle();
  results.place();
  postToHost({ kringen: 1, type: 'selected', id });
}

/** @returns {import('./messages').StartOptions} */
function startOptions() {
  return {
    mode,
    language,
    strings: canvas_strings,
    theme: themeForCore(),
    reduced_motion: reducedMotion(),
    now: Math.floor(Date.now() / 1000),
  };
}

function tookOver() {
  list.rebase();
  results.search.rebase();
  stage.introduce();
  tellCore(navigation.state);
  send({ type: 'canvas_part', part: canvas_part });
  send({ type: 'loading', active: !loading.done });
  reach.rebase();
  root.dataset.kringen = 'ready';
  times.ready_ms = performance.now();
  postToHost({ kringen: 1, type: 'ready' });
}

/** @param {string} reason */
function fellBack(reason) {
  const broke = root.dataset.kringen === 'ready';
  root.dataset.kringen = 'fallback';
  times.ready_ms = performance.now();
  const notice = byId('notice');
  notice.hidden = false;
  setText(notice, t(`fallback.${reason}`));
  if (broke) {
    list.rebase();
    results.search.rebase();
    tellCore(navigation.state);
    void loading.start({ anew: true });
  }
  showView();
  postToHost({ kringen: 1, type: 'ready' });
  checkIdle();
}

// ---- to the core --------------------------------------------------------------------------------------------------

/** @param {UrlState} state */
function tellCore(state) {
  results.changed('address');
  send({ type: 'set_query', query: results.search.queryOf(state.filters) });
  searchTexts();
  if (state.window) send({ type: 'show_span', ...state.window, animate: false });
  send({ type: 'select', id: state.item || null, reveal: state.window === null });
}

/** Words are looked for in all texts. */
function searchTexts() {
  void loading.search(results.search.partsOf(navigation.state.filters));
}

/** Back, Forward. @param {UrlState} state */
function showState(state) {
  filters.show(state.filters);
  showView();
  applyScheme(state.scheme);
  tellCore(state);
  reach.run();
}

/** @param {string | null} id @param {boolean} focus */
function chooseItem(id, focus) {
  if (focus && id !== null) detail.focusOn(id);
  if (id !== navigation.state.item || id === null) send({ type: 'select', id, reveal: true });
}

/** Changes the address, and what shows it. @param {Partial<UrlState>} part @param {'push' | 'replace'} how */
function go(part, how) {
  navigation.set(part, how);
  if (part.filters) {
    filters.show(part.filters);
    results.changed('page');
    send({ type: 'set_query', query: results.search.queryOf(part.filters) });
    searchTexts();
    showTitle();
  }
  if (part.view !== undefined) showView();
  if (part.scheme) {
    applyScheme(part.scheme);
    send({ type: 'set_theme', theme: themeForCore() });
  }
}

// ---- the page -----------------------------------------------------------------------------------------------------

function showView() {
  const fallback = root.dataset.kringen === 'fallback';
  const wanted = navigation.state.view || (kPhone.matches && mode === 'page' ? 'list' : 'timeline');
  const known = wanted === 'map' && !kPhone.matches ? 'timeline' : wanted;
  const view = fallback ? 'list' : known;
  root.dataset.view = view;
  const part = view === 'map' ? 'map' : 'both';
  if (part !== canvas_part) send({ type: 'canvas_part', part });
  canvas_part = part;
  showSwitch(view);
  showTitle();
  reach.show(view);
}

/** On a narrow screen the search field has a row of its own. @param {boolean} open */
function openSearch(open) {
  root.dataset.search = open ? 'open' : '';
  byId('search-toggle').setAttribute('aria-expanded', String(open));
}

function isStartView() {
  const { state } = navigation;
  return (
    !isFiltered(state.filters) &&
    state.item === '' &&
    state.view === '' &&
    document.querySelector('dialog') === null &&
    scrollY === 0
  );
}

function resetKiosk() {
  go({ filters: noFilters() }, 'replace');
  filters.open(false);
  chooseItem(null, false);
  go({ item: '', view: '', window: null, scheme: 'auto' }, 'replace');
  send({ type: 'fit' });
  forgetVisitor();
  loading.again();
}

// ---- for tests and host pages -------------------------------------------------------------------------------------

/** @param {import('./base/idle-gate.js').Wanted} what @returns {boolean} */
function isIdle({ background = false, said = false }) {
  return !opening.active && isSettled(background) && !(said && (live.busy || results.speaks));
}

/** Nothing that was asked for is still to come. @param {boolean} [background] and nothing behind it either */
function isSettled(background = false) {
  const settled = !filters.typing.pending() && !navigation.later.pending(); // typed words and the address
  const isDrawn = () => session.core.kind !== 'wasm' || (!stage.veiled && stage.isCurrent()); // lays the page out, so asked last
  return (
    root.dataset.kringen !== 'loading' &&
    isListed() &&
    settled &&
    !(background ? reach.working : reach.busy) &&
    isDrawn()
  );
}

/** What was asked for is in the list. */
function isListed() {
  return (
    loading.done &&
    !loading.texts.busy &&
    !list.busy &&
    !results.busy &&
    (session.core.kind === 'plain' || session.quiet)
  );
}

/** @returns {Promise<PageStats>} */
async function stats() {
  /** @type {Stats} */
  let core = {
    items: list.outline?.all ?? 0,
    matches: list.outline?.total ?? 0,
    visible_marks: 0,
    frames_drawn: 0,
    layout_ms: 0,
    paint_ms: 0,
    vertices: 0,
    atlas_bytes: 0,
    memory_bytes: 0,
    plot_x: 0,
    plot_y: 0,
    plot_width: 0,
    plot_height: 0,
  };
  if (session.core.kind === 'wasm') {
    core = await new Promise((resolve) => {
      stats_waiters.push(resolve);
      send({ type: 'request_stats' });
    });
  }
  const program = performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('/kringen.wasm'));
  return {
    ...core,
    ...times,
    core: session.core.kind,
    listed: document.querySelectorAll('.group:not([hidden]) article:not([hidden])').length,
    wasm_bytes: program instanceof PerformanceResourceTiming ? program.decodedBodySize : 0,
  };
}
