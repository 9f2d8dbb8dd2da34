// "Zo is dit berekend": the model in words, chapter by chapter, then every assumption with its value, range, source and
// mark, what the platform reported, and the seed that makes the same figures again.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { villageName } from '../../list/item-parts.js';
import { reconcile } from '../../base/reconcile.js';
import { badge } from './parts.js';
import { capitalized, platformOf, valueWords, warningWords, wordOf } from '../words.js';

/** @typedef {import('../../reach').ReachParameter} ReachParameter */
/** @typedef {import('../../reach').ReachShown} ReachShown */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** The chapters, in the order of the panel. */
export const kTopics = /** @type {const} */ ([
  'reach',
  'ways',
  'frequency',
  'curve',
  'villages',
  'ages',
  'circles',
  'missed',
  'blind_spots',
  'mix',
  'usage',
  'uncertainty',
]);
export const kGroups = /** @type {const} */ (['population', 'platform', 'visibility', 'engagement', 'ties', 'mix']);

/**
 * Opens the explanation at a chapter; the dialog removes itself.
 * @param {ReachShown} shown @param {Context} context @param {string} topic @param {(() => void) | undefined} askNoise
 */
export function openMethod(shown, context, topic, askNoise) {
  const content = el('div', { class: 'method' });
  const dialog = el(
    'dialog',
    { class: 'reach-dialog', 'aria-labelledby': 'method-title', close: () => dialog.remove() },
    el(
      'form',
      { method: 'dialog', class: 'dialog-bar' },
      el('h2', { id: 'method-title' }, t('reach.method.title')),
      el('button', { class: 'button quiet' }, el('span', { 'aria-hidden': 'true' }, '\u00d7 '), t('help.close')),
    ),
    content,
  );
  dialog.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-act="noise"]')) askNoise?.();
    if (event.target === dialog && outside(dialog, event)) dialog.close();
  });
  const show = (/** @type {ReachShown} */ now) => {
    reconcile(
      content,
      chapters(now, context, askNoise !== undefined).filter((part) => part !== null),
    );
  };
  show(shown);
  document.body.append(dialog);
  dialog.showModal();
  const chapter = content.querySelector(`[data-key="${CSS.escape(topic)}"] h3`);
  if (chapter instanceof HTMLElement && topic !== kTopics[0]) {
    chapter.focus({ preventScroll: true });
    chapter.scrollIntoView({ block: 'start' });
  }
  return { dialog, show };
}

/** @param {HTMLElement} dialog @param {MouseEvent} event */
function outside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

/** @param {ReachShown} shown @param {Context} context @param {boolean} can_ask_noise */
function chapters(shown, context, can_ask_noise) {
  const texts = kTopics.map((topic) =>
    el(
      'section',
      { 'data-key': topic },
      el('h3', { tabindex: '-1' }, t(topic === 'reach' ? 'reach.method.short' : `reach.section.${topic}`)),
      ...(topic === 'reach' ? inShort(shown) : [t(`reach.method.${topic}`)]).map((text) => el('p', {}, text)),
    ),
  );
  return [
    ...texts,
    counted(shown, context),
    assumptions(shown, context),
    figures(shown, context, can_ask_noise),
    limits(),
  ];
}

/** Of a hundred viewers who do not follow: how many live here, where nothing is known; src/reach/reported_reach.cpp has the same. */
export const kOthersHere = { usual: 50, in_agglomeration: 30 };

/** By what the number rests on: the replay makes it of a profile only; else it follows a number. @param {ReachShown} shown */
function inShort(shown) {
  const evidence = shown.result?.evidence ?? '';
  if (!['reported', 'views', 'rate'].includes(evidence)) return [t('reach.method.reach')];
  const is_in_agglomeration = shown.spec.some(({ id }) => id === 'municipality.agglomeration');
  const others = is_in_agglomeration ? kOthersHere.in_agglomeration : kOthersHere.usual;
  const texts = [evidence, 'here', 'replayed'].map((key) =>
    t(`reach.method.reach_${key}`, { ...platformOf(shown), others: String(others) }),
  );
  return texts.map(capitalized);
}

/** What was counted and reported of the messages. @param {ReachShown} shown @param {Context} context */
function counted({ question }, context) {
  if (!question || question.messages.length === 0) return null;
  const { format } = context;
  const sum = (
    /** @type {'shares' | 'commenters' | 'reactors' | 'reported_reach' | 'reported_impressions'} */ field,
  ) => {
    const known = question.messages.flatMap((message) => {
      const count = message[field];
      const paid = field === 'reported_reach' ? (message.reported_paid ?? 0) : 0;
      return count === null ? [] : [count + paid];
    });
    return known.length === 0 ? t('number.unknown') : format.count(known.reduce((total, count) => total + count, 0));
  };
  const line = (/** @type {string} */ name, /** @type {string} */ value) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, value));
  return el(
    'section',
    { 'data-key': 'counted' },
    el('h3', {}, t('reach.method.counted'), ' ', badge('reported')),
    el(
      'dl',
      { class: 'figures' },
      line(t('reach.method.messages'), format.count(question.messages.length)),
      line(t('figure.shares'), sum('shares')),
      line(t('figure.commenters'), sum('commenters')),
      line(t('figure.reactions'), sum('reactors')),
      line(t('reach.method.reported_reach'), sum('reported_reach')),
      line(t('figure.impressions'), sum('reported_impressions')),
    ),
    el('p', { class: 'hint' }, t('reach.honest.counts')),
  );
}

/** Every parameter: value, range, source, mark. @param {ReachShown} shown @param {Context} context */
function assumptions({ parameters, question, spec }, context) {
  if (parameters.length === 0) return null;
  const tables = kGroups.map((group) => {
    const rows = parameters
      .filter((parameter) => parameter.group === group)
      .map((parameter) => parameterRow(parameter, question?.parameters ?? {}, context));
    return rows.length === 0
      ? null
      : el(
          'table',
          { class: 'method-table', 'data-key': group },
          el('caption', {}, t(`what_if.group.${group}`)),
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ...['assumption', 'value', 'bounds', 'source'].map((key) =>
                el('th', { scope: 'col' }, t(`reach.column.${key}`)),
              ),
            ),
          ),
          el('tbody', {}, ...rows),
        );
  });
  const notes =
    spec.length === 0
      ? null
      : el(
          'table',
          { class: 'method-table', 'data-key': 'spec' },
          el('caption', {}, t('reach.method.spec')),
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ...['assumption', 'value', 'source'].map((key) => el('th', { scope: 'col' }, t(`reach.column.${key}`))),
            ),
          ),
          el(
            'tbody',
            {},
            ...spec.map(({ id, value, mark, source }) =>
              el(
                'tr',
                { 'data-key': id },
                el('th', { scope: 'row' }, specWords(id, context)),
                el('td', {}, specValue({ id, value }, context)),
                el('td', {}, sourceWords(mark, source)),
              ),
            ),
          ),
        );
  return el(
    'section',
    { 'data-key': 'assumptions' },
    el('h3', {}, t('reach.method.assumptions'), ' ', badge('assumed')),
    el('p', {}, t('reach.method.marks')),
    ...tables,
    notes,
  );
}

/** @param {ReachParameter} parameter @param {Record<string, number>} values @param {Context} context */
function parameterRow(parameter, values, context) {
  const { format } = context;
  const write = (/** @type {number} */ value) => valueWords(parameter, value, format);
  const changed = values[parameter.id] !== undefined;
  return el(
    'tr',
    { 'data-key': parameter.id },
    el('th', { scope: 'row' }, wordOf('parameter', parameter.word ?? parameter.id)),
    el(
      'td',
      {},
      write(changed ? values[parameter.id] : parameter.value),
      changed ? el('span', { class: 'of' }, t('reach.method.changed', { value: write(parameter.value) })) : null,
    ),
    el(
      'td',
      {},
      t('reach.method.bounds', { low: write(parameter.low), high: write(parameter.high) }),
      el('span', { class: 'of' }, priorWords(parameter.prior)),
    ),
    el('td', {}, sourceWords(parameter.mark, parameter.source)),
  );
}

/** "lognormal(0.20)" with the name of the law as a word. @param {string} prior */
function priorWords(prior) {
  const [, law, spread] = /^(\w+)(.*)$/.exec(prior) ?? ['', prior, ''];
  return law === '' ? '' : `${wordOf('prior', law)} ${spread}`.trim();
}

/** A place in the population's file as words: "adoption.facebook.users_total". @param {string} path @param {Context} context */
function specWords(path, context) {
  return path
    .split('.')
    .filter((part) => part !== 'value')
    .map((part) => {
      if (/^\d+$/.test(part)) return String(Number(part) + 1);
      return context.header?.villages.some(({ id }) => id === part) ? villageName(context, part) : wordOf('spec', part);
    })
    .join(' \u00b7 ');
}

/** Numbers of the population's file as people write them: "0.128 0.081" -> "13 % · 8 %"; other texts as they are.
 * @param {{ id: string, value: string }} note @param {Context} context */
export function specValue({ id, value }, { format }) {
  const numbers = value.split(' ').map(Number);
  if (value === '' || !numbers.every(Number.isFinite)) return value;
  const share = !/\b(memberships|median|spread|most|count)$/.test(id) && numbers.every((n) => n >= 0 && n <= 1);
  return numbers.map((n) => (share ? format.percent(n) : format.count(n))).join(' \u00b7 ');
}

/** Sources that say only that there is none. */
const kNoSource = ['', 'assumption', 'unknown'];

/** "bron: Newcom 2014", or the mark alone. @param {string} mark @param {string} source */
export function sourceWords(mark, source) {
  if (mark === '') return source === '' ? '' : wordOf('source', source);
  return kNoSource.includes(source)
    ? wordOf('no_source', mark)
    : t('reach.marked', { mark: wordOf('mark', mark), source: wordOf('source', source) });
}

/** What makes the same figures again. @param {ReachShown} shown @param {Context} context @param {boolean} can_ask_noise */
function figures({ result, question }, context, can_ask_noise) {
  if (!result) return null;
  const platform = platformOf({ question });
  const { format } = context;
  const line = (/** @type {string} */ key, /** @type {string} */ value) =>
    el('div', { 'data-key': key }, el('dt', {}, t(`reach.method.${key}`)), el('dd', {}, value));
  const noise = result.noise
    ? line('noise', format.percentRange(result.noise.low / result.residents, result.noise.high / result.residents))
    : null;
  return el(
    'section',
    { 'data-key': 'figures' },
    el('h3', {}, t('reach.method.repeat')),
    el(
      'dl',
      { class: 'figures' },
      line('replicates', format.count(result.replicates)),
      line('populations', format.count(result.populations)),
      line('seed', String(result.seed)),
      line('friends', format.count(Math.round(result.friends))),
      result.effective === null ? null : line('effective', format.percent(result.effective)),
      noise,
    ),
    el('p', { class: 'hint' }, t('reach.method.noise_why')),
    !result.noise && can_ask_noise
      ? el('p', {}, el('button', { type: 'button', class: 'button', 'data-act': 'noise' }, t('reach.method.noise_ask')))
      : null,
    ...result.warnings.map((code) => el('p', { class: 'reach-warning' }, warningWords(code, result, platform))),
  );
}

/** What the figures do not say. */
function limits() {
  const texts = ['estimate', 'seen', 'counts', 'engaged', 'cause', 'thrice', 'dots', 'targeting'];
  return el(
    'section',
    { 'data-key': 'limits' },
    el('h3', {}, t('reach.method.limits')),
    el('ul', { class: 'dots' }, ...texts.map((key) => el('li', {}, t(`reach.honest.${key}`)))),
  );
}
