// The studio: archives in, a reviewed export out, all on this computer. Wiring only: what a person does goes to the worker as a
// request, and every view shows the summary that comes back.
// @ts-check
import { byId, el } from '../base/dom.js';
import { download } from '../base/download.js';
import { makeFormat } from '../base/format.js';
import { t, translatePage, useStrings } from '../base/i18n.js';
import { chooseLanguage, kLanguages } from '../base/languages.js';
import { LiveRegion } from '../base/live-region.js';
import { StudioClient } from './client.js';
import { FinishView } from './finish.js';
import { GateView } from './gate.js';
import { ItemView } from './item.js';
import { PreviewView } from './preview.js';
import { CensusView } from './census.js';
import { QuestionsView } from './questions.js';
import { AudienceView } from './audience.js';
import { ReviewView } from './review.js';
import { SourcesView } from './sources.js';
import { StoriesView, stopsOf } from './stories.js';
import { WithdrawnView } from './withdrawn.js';
import { workerUrl } from '../base/worker-url.js';

/** @typedef {import('../studio').StudioAction} StudioAction */
/** @typedef {import('../studio').StudioFilter} StudioFilter */
/** @typedef {import('../studio').StudioInput} StudioInput */
/** @typedef {import('../studio').StudioRow} StudioRow */
/** @typedef {import('../studio').StudioSummary} StudioSummary */

const kMostStoryRows = 1000;
const kWorkMark = '{"kringen_work":';

const root = document.documentElement;
const language = chooseLanguage(
  new URLSearchParams(location.search).get('lang') ?? '',
  chooseLanguage(navigator.language, 'nl'),
);
root.lang = language;
/** @param {string} folder */
const wordsOf = async (folder) => (await fetch(new URL(`assets/${folder}/${language}.json`, import.meta.url))).json();
useStrings(Object.assign({}, ...(await Promise.all(['cli', 'studio'].map(wordsOf)))));
translatePage(document);
document.title = t('studio.title');
const others = Object.entries(kLanguages).filter(([code]) => code !== language);
byId('languages').replaceChildren(
  ...others.map(([code, { name }]) =>
    el('a', { class: 'studio-language', href: `?lang=${code}`, lang: code, hreflang: code }, name),
  ),
);

const format = makeFormat(language);
const live = new LiveRegion(byId('status'));
live.quietFor(document);
const client = new StudioClient(new Worker(workerUrl('studio-worker.js'), { type: 'module' }));
/** @type {StudioSummary | null} */
let summary = null;
let opened = '';
let unsaved = false;
let reading = 0;
/** @type {Set<Promise<unknown>>} */
const works = new Set();

/** Its failure is told here, whoever else waits for it. @template T @param {Promise<T>} work @returns {Promise<T>} */
function track(work) {
  works.add(work);
  work.catch(broke).finally(() => works.delete(work));
  return work;
}

const sources = new SourcesView(byId('sources'), format, (inputs) => void track(add(inputs)));
const questions = new QuestionsView(byId('questions'), (name, value) => act([{ what: 'answer', name, value }]));
const audience = new AudienceView(byId('audience'), today, (name, value) => act([{ what: 'answer', name, value }]));
const census = new CensusView(byId('census'), format, (name, value) => act([{ what: 'answer', name, value }]));
const review = new ReviewView(byId('review'), format, {
  say: (text) => live.say(text),
  rows: (filter, from, count) => track(client.ask({ type: 'rows', filter, from, count })),
  act,
  open: (id) => void track(open(id, true)),
  makeStory: (filter, items) => void track(storyOf(filter, items)),
});
const look = byId('look');
const panes = { item: el('div', { class: 'item-pane' }), preview: el('div', { class: 'preview-pane', hidden: true }) };
const tabs = el(
  'div',
  { class: 'switch', role: 'group', 'aria-label': t('studio.look') },
  .../** @type {const} */ (['item', 'preview']).map((name) =>
    el(
      'button',
      { type: 'button', 'aria-pressed': String(name === 'item'), 'data-pane': name, click: () => showPane(name) },
      t(`studio.pane.${name}`),
    ),
  ),
);
const back = el(
  'button',
  { type: 'button', class: 'button small look-back', click: () => review.focusOn(`open ${opened}`, true) },
  t('studio.back'),
);
look.append(el('div', { class: 'look-head' }, tabs, back), panes.item, panes.preview);
const gate = new GateView(byId('gate'), format, { act, next: () => void track(openUnseen()) });
const withdrawn = new WithdrawnView(byId('withdrawn'), format, {
  act,
  kept: (from, count) => track(client.ask({ type: 'kept', from, count })),
});
const item = new ItemView(panes.item, format, act, (id) => void track(see(id)));
const preview = new PreviewView(panes.preview, language, () => track(client.files()));
const stories = new StoriesView(byId('stories'), {
  act,
  open: (id) => void track(open(id, true)),
  fromCase: (id, title) => void track(storyOf({ case: id }, [], title)),
});
const finish = new FinishView(byId('finish'), format, {
  title: (title, place) => void request({ type: 'title', title, place }),
  download: () => void track(downloadExport()),
  site: (address, estimates) => void track(downloadSite(address, estimates)),
  report: (month) => void track(downloadReport(month)),
});

/** @param {'item' | 'preview'} name */
function showPane(name) {
  panes.item.hidden = name !== 'item';
  panes.preview.hidden = name !== 'preview';
  for (const tab of tabs.children)
    tab.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (tab).dataset.pane === name));
  preview.show(name === 'preview');
}

/** Everything is told again: the worker is the only one who knows. @param {StudioSummary} now */
async function show(now) {
  summary = now;
  sources.show(now);
  questions.show(now.questions.filter(({ form }) => form === ''));
  audience.show(now.questions.filter(({ form }) => form !== ''));
  census.show(now.census);
  gate.show(now);
  finish.show(now);
  stories.show(now);
  look.hidden = now.items + now.kept === 0;
  byId('review-empty').hidden = now.items > 0;
  setDisabled('undo', !now.can_undo);
  setDisabled('redo', !now.can_redo);
  setDisabled('save-work', now.items === 0 && !now.can_undo);
  preview.changed();
  await withdrawn.show(now);
  await review.show(now);
  if (opened !== '') await open(opened, false);
}

/** A button that had the focus gives it on before it can do no more. @param {string} id @param {boolean} disabled */
function setDisabled(id, disabled) {
  const button = /** @type {HTMLButtonElement} */ (byId(id));
  if (disabled && document.activeElement === button) byId('review').focus({ preventScroll: true });
  button.disabled = disabled;
}

/** @param {Record<string, unknown>} message @returns {Promise<boolean>} whether it was understood */
function request(message) {
  return track(
    (async () => {
      const answer = await client.ask(message).catch(broke);
      if (answer?.type !== 'summary') return false;
      if (message.type !== 'update') unsaved = true;
      await show(answer);
      return true;
    })(),
  );
}

/** @param {StudioAction[]} actions */
function act(actions) {
  void change({ type: 'act', actions }, 'studio.done');
}

/** Does something, and says what that did to what becomes public. @param {Record<string, unknown>} message
 * @param {string} words their key */
async function change(message, words) {
  const before = summary?.public ?? 0;
  await request(message);
  if (summary) live.say(t(words, { count: format.count(summary.public), before: format.count(before) }));
}

const undo = () => void change({ type: 'undo' }, 'studio.undone');
const redo = () => void change({ type: 'redo' }, 'studio.redone');

/** The program ran out of memory, or worse. @param {unknown} error */
function broke(error) {
  console.error('studio:', error);
  finish.tell('');
  if (document.querySelector('.broken')) return null;
  byId('sources').prepend(el('p', { class: 'notice broken', role: 'alert' }, t('studio.broken')));
  return null;
}

/** @param {StudioInput[]} inputs */
async function add(inputs) {
  const is_work = await Promise.all(inputs.map(({ files, folder }) => !folder && isWork(files[0].file)));
  for (const { files } of inputs.filter((_, i) => is_work[i])) await openWork(files[0].file);
  const archives = inputs.filter((_, i) => !is_work[i]);
  reading += archives.length;
  const lines = archives.map((input) => {
    const line = sources.line(input.name, () => job.cancel());
    const job = client.read(input, ({ done, total }) => line.progress(done, total));
    return { job, line };
  });
  let is_new = false;
  for (const { job, line } of lines) {
    const answer = await job.answer.catch(broke);
    const how = answer?.type === 'cancelled' ? 'cancelled' : answer?.files > 0 ? 'read' : 'failed';
    line.end(how);
    is_new ||= how !== 'cancelled';
    --reading;
  }
  if (is_new && (await request({ type: 'update' }))) {
    unsaved = true;
    live.say(
      t('studio.added', { count: format.count(summary?.items ?? 0), public: format.count(summary?.public ?? 0) }),
    );
  }
}

/** @param {File} file */
async function isWork(file) {
  return (await file.slice(0, kWorkMark.length).text()) === kWorkMark;
}

/** @param {File} file */
async function openWork(file) {
  const understood = await request({ type: 'open_work', text: await file.text() });
  live.say(t(understood ? 'studio.work_opened' : 'studio.no_work'));
}

/** @param {string} id @param {boolean} focus */
async function open(id, focus) {
  const answer = await client.ask({ type: 'item', id }).catch(broke);
  if (answer?.type !== 'item' || !summary) return;
  opened = id;
  review.mark(id);
  item.show(answer, summary);
  if (!focus) return;
  showPane('item');
  item.focus();
}

/** The next message that waits for somebody to look, with the focus on it. */
async function openUnseen() {
  const { rows } = await client.ask({ type: 'rows', filter: { reason: 'withheld.unseen' }, from: 0, count: 1 });
  if (rows.length > 0) await open(rows[0].id, true);
}

/** Lets a message through that was looked at, and goes on to the next. @param {string} id */
async function see(id) {
  await request({ type: 'act', actions: [{ what: gate.look, items: [id] }] });
  live.say(
    t(summary?.unseen === 1 ? 'studio.gate_count.one' : 'studio.gate_count.other', {
      count: format.count(summary?.unseen ?? 0),
    }),
  );
  await openUnseen();
}

/** @param {StudioFilter | null} filter @param {string[]} items @param {string} [title] */
async function storyOf(filter, items, title = t('studio.story_new')) {
  const { rows } = await client.ask({ type: 'rows', filter: filter ?? {}, from: 0, count: kMostStoryRows });
  const wanted = /** @type {StudioRow[]} */ (rows).filter(({ id }) => filter !== null || items.includes(id));
  if (!stories.make(title, stopsOf(wanted))) return live.say(t('studio.story_empty'));
  byId('stories').scrollIntoView({ block: 'nearest' });
}

async function downloadExport() {
  finish.tell(t('studio.making'));
  const { zip, items = 0, code } = await client.pack(today());
  if (!zip) return finish.tell(t(code === 'studio.damaged_export' ? 'studio.damaged_export' : 'studio.consent'));
  download(zip, `kringen-export-${today()}.zip`);
  finish.tell(t('studio.downloaded', { count: format.count(items) }));
}

/** @param {string} address where it will be @param {boolean} estimates beside each message */
async function downloadSite(address, estimates) {
  if (!summary) return;
  finish.tell(t('studio.site_making'));
  const line = t('studio.site_line', {
    count: format.count(summary.public + summary.kept),
    place: summary.place,
  }).replace(/, $/, '');
  const wish = { base_url: address, day: today(), title: summary.title, line, estimates };
  const { zip, code } = await client.site(wish, ({ done, total }) =>
    finish.tell(t('studio.site_estimating', { done: format.count(done), count: format.count(total) })),
  );
  if (!zip) {
    finish.tell('');
    return finish.problem(t(code ?? 'studio.broken'));
  }
  download(zip, `kringen-site-${today()}.zip`);
  finish.tell(t('studio.site_done'));
}

/** @param {string} month as 2026-10 */
async function downloadReport(month) {
  finish.tell(t('studio.report_making'));
  const { zip, code } = await client.report({ month, day: today() });
  if (!zip) return finish.tell(t(code ?? 'studio.broken'));
  download(zip, `kringen-rapport-${month}.zip`);
  finish.tell(t('studio.report_done'));
}

async function saveWork() {
  const { text } = await client.ask({ type: 'work' });
  download(new Blob([text], { type: 'application/json' }), `kringen-werk-${today()}.json`);
  unsaved = false;
  live.say(t('studio.work_saved'));
}

/** The local day. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

byId('undo').addEventListener('click', undo);
byId('redo').addEventListener('click', redo);
byId('save-work').addEventListener('click', () => void track(saveWork()));
addEventListener('keydown', (event) => {
  const writes =
    event.target instanceof HTMLElement &&
    event.target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || writes) return;
  event.preventDefault();
  if (event.shiftKey) redo();
  else undo();
});
addEventListener('beforeunload', (event) => {
  if (unsaved || reading > 0) event.preventDefault();
});
addEventListener('unhandledrejection', ({ reason }) => broke(reason));

await request({
  type: 'start',
  today: today(),
  generated: `${new Date().toISOString().slice(0, 19)}Z`,
  title: t('studio.default_title'),
  place: '',
});
unsaved = false;
/** For tests: nothing is being read or computed. */
Object.assign(document, {
  kringen: {
    /** @param {import('../base/idle-gate.js').Wanted} [what] */
    whenIdle: async ({ said = false } = {}) => {
      while (works.size > 0) await Promise.allSettled([...works]);
      if (said && live.busy) await new Promise((resolve) => (live.settled = () => resolve(undefined)));
    },
  },
});
root.dataset.kringen = 'ready';
