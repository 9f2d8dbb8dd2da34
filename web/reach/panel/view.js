// The reach panel: about how many residents saw it, how sure that is, and what lies behind the number. A panel is a pure
// function of one value; a sharper result changes the numbers in place, without moving anything.
// @ts-check
import { el } from '../../base/dom.js';
import { download } from '../../base/download.js';
import { has, plural, t } from '../../base/i18n.js';
import { reconcile } from '../../base/reconcile.js';
import { openMethod } from './method.js';
import { allFigures } from './all-figures.js';
import { csvOf, figureRows } from './figure-table.js';
import { buttons, groups, head, waysLine } from './front.js';
import { kMix } from './mix.js';
import { badge } from './parts.js';
import {
  capitalized,
  headline,
  isPassedOn,
  platformOf,
  rangeWords,
  reportedWords,
  shareOf,
  warningWords,
} from '../words.js';

/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../reach').ReachScope} ReachScope */
/** @typedef {import('../../reach').ReachShown} ReachShown */
/** @typedef {import('../../list/item-parts.js').Context} Context */
/**
 * @typedef {object} ReachActions
 * @property {(mix: string[]) => void} setMix the channels that are switched on
 * @property {() => void} whatIf
 * @property {() => void} [showMap] on a phone
 * @property {() => void} [play] how it may have gone, on the map
 * @property {(text: string) => void} announce
 * @property {() => void} [askNoise] wants the result once more, with its simulation noise
 * @property {() => void} [retry]
 * @property {(id: string) => void} [selectVillage]
 * @property {(scope: ReachScope) => void} [setScope] the message, its case, or a period
 */

export class ReachView {
  /** @param {HTMLElement} root a section that this view labels @param {Context} context @param {ReachActions} actions */
  constructor(root, context, actions) {
    this.root = root;
    this.context = context;
    this.actions = actions;
    /** @type {ReachShown | null} */
    this.shown = null;
    /** @type {ReturnType<typeof openMethod> | null} */
    this.method = null;
    this.said = '';
    this.playing = false;
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('change', (event) => this.changed(event));
  }

  /** @param {ReachShown} shown */
  show(shown) {
    this.shown = shown;
    this.root.hidden = false;
    this.root.setAttribute('aria-label', titleOf(shown));
    this.root.setAttribute('aria-busy', String(shown.state === 'waiting' || shown.state === 'rough'));
    reconcile(
      this.root,
      panel(shown, this.context, this.actions, this.playing).filter((part) => part !== null),
    );
    if (this.method?.dialog.isConnected) this.method.show(shown);
    this.announce(shown);
  }

  /** The map plays how it may have gone, or stopped. @param {boolean} playing */
  setPlaying(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    if (this.shown) this.show(this.shown);
  }

  hide() {
    this.shown = null;
    this.said = '';
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  /** One sentence per final answer, never one per sharpening. @param {ReachShown} shown */
  announce(shown) {
    const text = sentenceOf(shown, this.context);
    if (text === '') return;
    if (text !== this.said) this.actions.announce(text);
    this.said = text;
  }

  /** @param {Event} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button || !this.shown) return;
    const { explain: topic, act, village, scope } = button.dataset;
    if (topic !== undefined) {
      this.method = openMethod(this.shown, this.context, topic, this.actions.askNoise);
    } else if (act === 'what-if') this.actions.whatIf();
    else if (act === 'map') this.actions.showMap?.();
    else if (act === 'play') this.actions.play?.();
    else if (act === 'download') this.download(this.shown);
    else if (act === 'retry') this.actions.retry?.();
    else if (village !== undefined) this.actions.selectVillage?.(village);
    else if (scope !== undefined) this.actions.setScope?.(/** @type {ReachScope} */ (scope));
  }

  /** @param {ReachShown} shown */
  download(shown) {
    if (!shown.result) return;
    const text = csvOf(figureRows(shown, shown.result, this.context, platformOf(shown)));
    download(new Blob([text], { type: 'text/csv;charset=utf-8' }), t('reach.file_name'));
  }

  /** @param {Event} event */
  changed(event) {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.dataset.mix === undefined) return;
    const on = [...this.root.querySelectorAll('input')].filter(
      ({ dataset, checked }) => dataset.mix !== undefined && checked,
    );
    this.actions.setMix(kMix.filter((id) => on.some(({ dataset }) => dataset.mix === id)));
  }
}

/** What a final answer says, with what has to be said with it; empty as long as there is none.
 * @param {ReachShown} shown @param {Context} context */
function sentenceOf(shown, { format }) {
  const { state, result, scope, problem } = shown;
  if (problem?.code === 'reach.contradicted') return t('reach.problem.contradicted');
  if (state !== 'final' || !result) return '';
  const share = shareOf(result.reach, result.residents);
  const words = headline(share.median, scope, format);
  if (Math.round(result.reach.high) === 0) return `${words}.`;
  const warnings = result.warnings.map((code) => warningWords(code, result, platformOf(shown)));
  return [
    t('reach.announce', { headline: words, range: rangeWords(result.reach, format, result.residents) }),
    ...warnings,
  ].join(' ');
}

/** @param {ReachShown} shown */
function titleOf({ scope, title }) {
  return t(`reach.title.${scope}`, { title });
}

/**
 * @param {ReachShown} shown @param {Context} context @param {ReachActions} actions @param {boolean} playing
 * @returns {(Element | null)[]}
 */
function panel(shown, context, actions, playing) {
  const { result, state, scope } = shown;
  const choice = scopes(shown);
  if (!result || state === 'unknown' || state === 'unavailable' || state === 'failed')
    return [titled(titleOf(shown)), choice, ...without(shown, actions, context)];
  const platform = platformOf(shown);
  const words = headline(shareOf(result.reach, result.residents).median, scope, context.format);
  const is_some = Math.round(result.reach.median) > 0; // else there is nothing to play and nothing on the map
  const has_ways = isPassedOn(shown);
  const can_play = is_some && has_ways && result.replay !== null && actions.play !== undefined;
  const first = [
    scope === 'item' ? null : el('p', { class: 'reach-of', 'data-key': 'of' }, titleOf(shown)),
    titled(words),
    choice,
    head(shown, result, context, platform),
  ];
  if (result.replicates === 0) return [...first, ghost()];
  return [
    ...first,
    has_ways ? waysLine(result, context, platform) : null,
    groups(result, context, platform),
    buttons(can_play ? playing : null, is_some && actions.showMap !== undefined),
    allFigures(shown, result, context, platform, actions.selectVillage !== undefined),
  ];
}

/** @param {string} words */
function titled(words) {
  return el('h2', { class: 'reach-title', 'data-key': 'title' }, words);
}

/** Of what the reach is shown: the message, or all of its case. @param {ReachShown} shown */
function scopes({ scope, scopes: known = [] }) {
  if (known.length < 2) return null;
  return el(
    'div',
    { class: 'scopes', role: 'group', 'aria-label': t('reach.scope.label'), 'data-key': 'scopes' },
    ...known.map((name) =>
      el(
        'button',
        { type: 'button', 'data-scope': name, 'aria-pressed': name === scope ? 'true' : 'false' },
        t(`reach.scope.${name}`),
      ),
    ),
  );
}

/** What the platform itself reported, beside the estimate and never instead of it.
 * @param {ReachShown} shown @param {Context} context @param {string} meaning of the figure for the estimate */
function reported(shown, context, meaning) {
  const { format } = context;
  const platform = platformOf(shown);
  const figures = (shown.question?.messages ?? []).flatMap(({ reported_reach, reported_paid = 0, definition = '' }) =>
    reported_reach === null ? [] : [reportedWords(definition, reported_reach + reported_paid, false, format)],
  );
  if (figures.length === 0) return null;
  const words =
    figures.length === 1
      ? capitalized(t('reach.reported', { ...platform, figure: figures[0] }))
      : t('reach.reported_some', { ...platform, count: format.count(figures.length) });
  return el('p', { class: 'reach-reported', 'data-key': 'reported' }, badge('reported'), ' ', words, ' ', meaning);
}

/** Where figures will be. */
function ghost() {
  return el('div', { class: 'reach-ghost', 'aria-hidden': 'true', 'data-key': 'ghost' });
}

/** Nobody said how many saw it; that some did is sure. @param {ReachShown} shown @param {Context} context */
function viewersWords({ engaged = 0 }, { format }) {
  return plural('reach.missing.viewers', engaged, format.count(engaged));
}

/** No estimate: why, and what to do. @param {ReachShown} shown @param {ReachActions} actions @param {Context} context */
function without(shown, actions, context) {
  const { state, problem, missing } = shown;
  // Asking again would give the same answer: the figure is what is known.
  if (problem?.code === 'reach.contradicted') return [reported(shown, context, t('reach.problem.contradicted'))];
  if (state === 'waiting' || state === 'rough' || state === 'final') {
    return [el('p', { class: 'hint', 'data-key': 'waiting' }, t('reach.waiting')), ghost()];
  }
  // A feed without a population is no failure.
  if (problem?.code === 'reach.no_population')
    return [el('p', { class: 'hint', 'data-key': 'none' }, t('reach.problem.no_population'))];
  const known = state === 'failed' && problem !== null ? `reach.problem.${problem.code.replace(/^reach\./, '')}` : '';
  const reason = state === 'unknown' && missing ? `reach.missing.${missing}` : '';
  const words = [known, reason].find((key) => has(key) || has(`${key}.other`)) ?? `reach.state.${state}`;
  return [
    el(
      'p',
      { class: 'reach-none', 'data-key': state },
      words === 'reach.missing.viewers' ? viewersWords(shown, context) : t(words),
    ),
    state === 'failed' && actions.retry
      ? el(
          'p',
          { class: 'reach-buttons', 'data-key': 'retry' },
          el('button', { type: 'button', class: 'button', 'data-act': 'retry' }, t('problem.retry')),
        )
      : null,
    state === 'failed' && problem
      ? el(
          'details',
          { 'data-key': 'technical' },
          el('summary', {}, t('problems.technical')),
          el('p', { class: 'technical' }, `${problem.code} ${problem.detail} ${problem.place}`),
        )
      : null,
  ];
}
