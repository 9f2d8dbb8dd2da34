// The claims of the speech beside what this model and public figures say of them. The verdicts are computed each time
// from results; the words for a verdict are here, the rules in assets/losser/claims.json.
// @ts-check
import { judgeClaim } from './judge.js';
import { el } from '../../base/dom.js';
import { has, t } from '../../base/i18n.js';
import { reconcile } from '../../base/reconcile.js';
import { badge } from '../panel/parts.js';
import { wordOf } from '../words.js';

/** @typedef {import('../../reach').Claim} Claim */
/** @typedef {import('../../reach').ClaimFile} ClaimFile */
/** @typedef {import('../../reach').Judgement} Judgement */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../list/item-parts.js').Context} Context */
/** @typedef {import('../../base/format.js').Format} Format */
/**
 * @typedef {object} ClaimsShown
 * @property {ClaimFile} file
 * @property {Record<string, ReachResult | null>} results by name of the ask
 * @property {boolean} changed assumptions differ from the defaults
 * @property {boolean} failed no results will come
 */

/** Figures that are numbers of something; the others are shares. */
const kCounts = new Set(['residents', 'villages', 'friends', 'most_friends']);

export class ClaimsView {
  /**
   * @param {HTMLElement} root a section that this view labels
   * @param {Context} context
   * @param {{ whatIf: () => void, close: () => void }} actions
   */
  constructor(root, context, actions) {
    this.root = root;
    this.context = context;
    root.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.dataset.act === 'what-if') actions.whatIf();
      if (button?.dataset.act === 'close') actions.close();
    });
  }

  /** @param {ClaimsShown} shown */
  show({ file, results, changed, failed }) {
    this.root.hidden = false;
    this.root.setAttribute('aria-label', t('claims.title'));
    const claims = file.claims.map((claim) => this.claim(claim, judgeClaim(claim, results), failed));
    reconcile(this.root, [
      el(
        'div',
        { class: 'detail-bar', 'data-key': 'bar' },
        el('h2', { tabindex: '-1', class: 'reach-title' }, t('claims.title')),
        el(
          'button',
          { type: 'button', class: 'button quiet close', 'data-act': 'close' },
          el('span', { 'aria-hidden': 'true' }, '\u00d7 '),
          t('detail.close'),
        ),
      ),
      el('p', { class: 'hint', 'data-key': 'hint' }, t('claims.hint')),
      el('p', { class: 'reach-caution', 'data-key': 'caution' }, t('reach.honest.estimate')),
      el(
        'p',
        { class: 'reach-buttons', 'data-key': 'buttons' },
        el('button', { type: 'button', class: 'button', 'data-act': 'what-if' }, t('what_if.open')),
        el('span', { class: 'hint' }, t(changed ? 'claims.changed' : 'claims.defaults')),
      ),
      el('ul', { class: 'claims', 'data-key': 'claims' }, ...claims),
    ]);
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  /** @param {Claim} claim @param {Judgement} judgement @param {boolean} failed */
  claim(claim, judgement, failed) {
    const { verdict } = judgement;
    const words =
      verdict === 'pending'
        ? t(failed ? 'claims.no_answer' : 'claims.pending')
        : reasonWords(claim, judgement, this.context.format);
    const sources = [...new Set(Object.values(claim.facts).map(({ source }) => wordOf('source', source)))];
    return el(
      'li',
      { class: 'claim', 'data-key': claim.id },
      el('h3', {}, t(`claims.${claim.id}.quote`)),
      el(
        'p',
        { class: 'claim-verdict' },
        el('span', { class: `verdict verdict--${toneOf(verdict)}` }, t(`claims.verdict.${verdict}`)),
      ),
      el(
        'div',
        { class: 'claim-reason' },
        el('p', {}, words, ' ', badge(claim.badge)),
        el('p', { class: 'hint' }, t('claims.settles', { what: t(`claims.${claim.id}.settles`) })),
        sources.length === 0 ? null : el('p', { class: 'hint' }, t('claims.sources', { list: sources.join('; ') })),
      ),
    );
  }
}

/** The reason that belongs to the verdict, or to the claim whatever its verdict, with its figures filled in.
 * @param {Claim} claim @param {Judgement} judgement @param {Format} format */
export function reasonWords(claim, { verdict, figures }, format) {
  const own = `claims.${claim.id}.${verdict}`;
  const params = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      kCounts.has(name) ? format.count(Math.round(value)) : format.percent(value),
    ]),
  );
  return t(has(own) ? own : `claims.${claim.id}.reason`, params);
}

/** @param {Judgement['verdict']} verdict */
function toneOf(verdict) {
  if (['correct', 'consistent', 'founded', 'visible', 'supported'].includes(verdict)) return 'good';
  return ['partly', 'not_supported', 'contradicted'].includes(verdict) ? 'bad' : 'open';
}
