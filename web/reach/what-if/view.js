// What if: every assumption of the model as a slider with its default, source and mark, and beside it what the change
// does, paired on the same random numbers. The values belong to the page; this view shows them and asks for others.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { reconcile } from '../../base/reconcile.js';
import { kGroups, sourceWords } from '../panel/method.js';
import { badge, bar, row, sign, table } from '../panel/parts.js';
import { hasPublicFigures, headline, scaleEnd, shareOf, shortFraction, valueWords, wordOf } from '../words.js';
import { isChanged, snap } from './text.js';

/** @typedef {import('../../reach').Estimate} Estimate */
/** @typedef {import('../../reach').ReachParameter} ReachParameter */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../reach').WhatIfShown} WhatIfShown */
/** @typedef {import('../../list/item-parts.js').Context} Context */
/** @typedef {{ change: (values: Record<string, number>) => void, close: () => void, announce: (text: string) => void }} WhatIfActions */

/** The parameters that stand on public figures of a few years only. */
const kOfTheYears = ['platform', 'visibility', 'engagement'];
/** What matters most to the outcome comes first and is open: who is a friend, what is shown, to whom, who knows whom. */
const kMain = ['friends_share', 'visibility', 'person_share', 'tie_factor'];

export class WhatIfView {
  /** @param {HTMLElement} root a section that this view labels @param {Context} context @param {WhatIfActions} actions */
  constructor(root, context, actions) {
    this.root = root;
    this.context = context;
    this.actions = actions;
    /** @type {WhatIfShown | null} */
    this.shown = null;
    /** @type {Record<string, number>} what the sliders say, ahead of `shown` by at most one frame */
    this.values = {};
    this.frame = 0;
    this.said = '';
    root.addEventListener('input', (event) => this.slid(event));
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      actions.close();
    });
  }

  /** @param {WhatIfShown} shown */
  show(shown) {
    this.shown = shown;
    if (this.frame === 0) this.values = { ...shown.values };
    this.root.hidden = false;
    this.root.setAttribute('aria-label', t('what_if.title'));
    this.draw();
    this.announce(shown);
  }

  hide() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.shown = null;
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  /** The first slider, for who opened the panel. */
  focus() {
    this.root.querySelector('h2')?.focus();
  }

  draw() {
    if (this.shown)
      reconcile(
        this.root,
        panel({ ...this.shown, values: this.values }, this.context).filter((part) => part !== null),
      );
  }

  /** @param {WhatIfShown} shown */
  announce({ state, result, scope }) {
    if (state !== 'final' || !result?.compared) return;
    const text = difference(result, this.context);
    if (text !== this.said)
      this.actions.announce(`${headline(result.reach.median / result.residents, scope, this.context.format)}, ${text}`);
    this.said = text;
  }

  /** @param {Event} event */
  slid(event) {
    const input = event.target;
    const range = input instanceof HTMLInputElement ? this.rangeOf(input.dataset.parameter) : undefined;
    if (range && input instanceof HTMLInputElement) this.set(range, Number(input.value));
  }

  /** @param {Event} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    const { act, reset } = button.dataset;
    if (act === 'close') this.actions.close();
    if (act === 'reset-all') {
      this.values = {};
      this.changed();
    }
    const range = this.rangeOf(reset);
    if (!range) return;
    this.set(range, range.value);
    const slider = button.closest('.slider')?.querySelector('input');
    slider?.focus(); // its button goes away
  }

  /** @param {string | undefined} id */
  rangeOf(id) {
    return this.shown?.parameters.find((parameter) => parameter.id === id);
  }

  /** @param {ReachParameter} range @param {number} value */
  set(range, value) {
    const { [range.id]: _, ...others } = this.values;
    this.values = isChanged(range, value) ? { ...others, [range.id]: snap(range, value) } : others;
    this.changed();
  }

  /** Once per frame, however fast the hand. */
  changed() {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
      this.actions.change({ ...this.values });
    });
  }
}

/** @param {WhatIfShown} shown @param {Context} context @returns {(Element | null)[]} */
function panel(shown, context) {
  const known = hasPublicFigures(shown.year);
  const changed = Object.keys(shown.values).length;
  return [
    el(
      'div',
      { class: 'detail-bar', 'data-key': 'bar' },
      el('h2', { tabindex: '-1', class: 'reach-title' }, t('what_if.title')),
      el(
        'button',
        { type: 'button', class: 'button quiet close', 'data-act': 'close' },
        el('span', { 'aria-hidden': 'true' }, '\u00d7 '),
        t('detail.close'),
      ),
    ),
    el('p', { class: 'hint', 'data-key': 'hint' }, t('what_if.hint')),
    outcome(shown, context),
    el(
      'p',
      { class: 'reach-buttons', 'data-key': 'reset' },
      el(
        'button',
        { type: 'button', class: 'button', 'data-act': 'reset-all', disabled: changed === 0 },
        t('what_if.reset_all'),
      ),
    ),
    known
      ? null
      : el(
          'p',
          { class: 'reach-warning', 'data-key': 'year' },
          badge('assumed'),
          ' ',
          t('what_if.year', { year: String(shown.year) }),
          ' ',
          t('reach.honest.year'),
        ),
    note(shown),
    group(
      'main',
      shown.parameters.filter(({ id }) => kMain.includes(id)),
      shown,
      context,
    ),
    ...kGroups.map((name) =>
      group(
        name,
        shown.parameters.filter((parameter) => parameter.group === name && !kMain.includes(parameter.id)),
        shown,
        context,
      ),
    ),
  ];
}

/** What the sliders cannot change, or what their default hides. @param {WhatIfShown} shown */
function note({ result, parameters }) {
  if (!result) return null;
  const is_unknown = result.warnings.includes('friends_unknown');
  if (result.evidence === 'profile' && !is_unknown) return null;
  const words = result.evidence === 'profile' ? 'what_if.friends' : 'what_if.reported';
  const share = parameters.find(({ id }) => id === 'local_share')?.word ?? 'local_share';
  const names = { share: wordOf('parameter', share), users: wordOf('parameter', 'users_total') };
  return el('p', { class: 'hint', 'data-key': 'note' }, t(words, names));
}

/** Now beside the default. @param {WhatIfShown} shown @param {Context} context */
function outcome({ result, state, values, scope }, context) {
  if (!result)
    return el(
      'div',
      { class: 'what-if-outcome', 'data-key': 'outcome' },
      el(
        'p',
        { class: 'hint' },
        t(state === 'failed' || state === 'unavailable' ? `reach.state.${state}` : 'reach.waiting'),
      ),
    );
  const { format } = context;
  const { compared, residents } = result;
  const now = shareOf(result.reach, residents);
  const before = compared ? shareOf(compared.reach, residents) : now;
  const end = scaleEnd(Math.max(now.high, before.high));
  const parts = (/** @type {{ direct: Estimate, both: Estimate, shared: Estimate }} */ from) =>
    /** @type {const} */ (['direct', 'both', 'shared']).map((kind) => ({ kind, share: from[kind].median / residents }));
  const line = (/** @type {string} */ key, /** @type {HTMLElement} */ drawn, /** @type {Estimate} */ share) =>
    row(
      key,
      t(`what_if.${key}`),
      el(
        'span',
        { class: 'bar-cell' },
        drawn,
        el('span', { class: 'visually-hidden' }, shortFraction(share.median, format)),
      ),
      format.percent(share.median),
      format.percentRange(share.low, share.high),
    );
  const untouched = Object.keys(values).length === 0;
  return el(
    'div',
    { class: 'what-if-outcome', 'data-key': 'outcome' },
    el('p', { class: 'reach-sentence' }, headline(now.median, scope, format)),
    el(
      'p',
      { class: 'hint what-if-difference' },
      untouched ? t('what_if.same') : compared ? difference(result, context) : t('reach.progress.waiting'),
    ),
    table(
      {
        caption: `${t('reach.of_residents', { count: format.count(residents) })} ${t('reach.scale', { end: format.percent(end) })}`,
        head: [t('what_if.which'), t('reach.column.ways'), t('reach.column.share'), t('reach.column.range')],
      },
      [
        line('now', bar(parts(result), { end, interval: now, tall: true }), now),
        line('default', bar(parts(compared ?? result), { end, interval: before, tall: true }), before),
      ],
    ),
    el(
      'p',
      { class: 'curve-key' },
      .../** @type {const} */ (['direct', 'both', 'shared']).map((kind) =>
        el('span', { class: 'with-sign' }, sign(kind), t(`reach.way.${kind}`)),
      ),
    ),
  );
}

/** "Eerst 14 %, nu 10 % · verschil −4 procentpunt (−6 tot −3)".
 * @param {ReachResult} result @param {Context} context */
function difference({ reach, compared, residents }, { format }) {
  if (!compared) return '';
  const apart = shareOf(compared.difference, residents);
  const [was, now] = format.percentChange(compared.reach.median / residents, reach.median / residents);
  return t('what_if.difference', {
    was,
    now,
    points: format.points(apart.median),
    low: format.points(apart.low),
    high: format.points(apart.high),
  });
}

/** @param {'main' | typeof kGroups[number]} name @param {ReachParameter[]} parameters @param {WhatIfShown} shown @param {Context} context */
function group(name, parameters, { values, year }, context) {
  if (parameters.length === 0) return null;
  const known = hasPublicFigures(year);
  const changed = parameters.filter(({ id }) => values[id] !== undefined).length;
  return el(
    'details',
    { class: 'slider-group', 'data-key': name, open: name === 'main' || changed > 0 },
    el(
      'summary',
      {},
      el('h3', {}, t(`what_if.group.${name}`)),
      el('span', { class: 'of' }, changed > 0 ? t('what_if.changed', { count: context.format.count(changed) }) : ''),
    ),
    el(
      'div',
      { class: 'sliders' },
      ...parameters.map((parameter) =>
        slider(parameter, values, context, known || !kOfTheYears.includes(parameter.group)),
      ),
    ),
  );
}

/** @param {ReachParameter} parameter @param {Record<string, number>} values @param {Context} context @param {boolean} sourced */
function slider(parameter, values, context, sourced) {
  const { format } = context;
  const { id, low, high, step } = parameter;
  const value = values[id] ?? parameter.value;
  const written = valueWords(parameter, value, format);
  const standard = valueWords(parameter, parameter.value, format);
  const name = wordOf('parameter', parameter.word ?? id);
  const input = el('input', {
    type: 'range',
    id: `what-if-${id}`,
    min: low,
    max: high,
    step: step > 0 ? step : 'any',
    'data-parameter': id,
    'aria-valuetext': t('what_if.valuetext', { value: written, standard }),
    'aria-describedby': `what-if-${id}-about`,
  });
  input.value = String(value);
  const track = el('span', { class: 'track' }, input, el('span', { class: 'track-default', 'aria-hidden': 'true' }));
  const place = (/** @type {number} */ of) => `${((of - low) / (high - low || 1)).toFixed(4)}`;
  track.style.setProperty('--default', place(parameter.value));
  track.style.setProperty('--value', place(value));
  return el(
    'div',
    { class: `slider${sourced ? '' : ' unsourced'}`, 'data-key': id },
    el('label', { for: `what-if-${id}` }, el('span', {}, name), el('span', { class: 'value' }, written)),
    track,
    el(
      'p',
      { class: 'slider-about' },
      el(
        'span',
        { id: `what-if-${id}-about` },
        t('what_if.standard', { value: standard }),
        ' \u00b7 ',
        sourced ? sourceWords(parameter.mark, parameter.source) : t('reach.honest.year'),
      ),
      el(
        'button',
        {
          type: 'button',
          class: `explain${values[id] === undefined ? ' is-idle' : ''}`,
          'data-reset': id,
          disabled: values[id] === undefined,
          'aria-label': t('what_if.reset_one', { name }),
        },
        t('what_if.reset'),
      ),
    ),
  );
}
