// How much dialogue there was, and by which instrument was steered: a sentence first, then a profile, never one
// score. Every chart has a table; what the feed cannot know is named as unknown.
// @ts-check
import { el } from '../base/dom.js';
import { plural, t } from '../base/i18n.js';
import { durationWords } from '../list/item-parts.js';

/** @typedef {import('../messages').DialogueMessage} DialogueMessage */
/** @typedef {import('../messages').DialogueProfile} DialogueProfile */
/** @typedef {import('../messages').ReplyTimes} ReplyTimes */
/** @typedef {import('../messages').Share} Share */
/** @typedef {import('../messages').InstrumentPeriod} InstrumentPeriod */
/** @typedef {import('../list/item-parts.js').Context} Context */
/** @typedef {import('../base/format.js').Format} Format */

const kWindow_minutes = 7 * 24 * 60;
const kFewest = 20; // below this a percentage says more than the counts know
const kMoments = [15, 60, 240, 1440, 3 * 1440, kWindow_minutes];
const kTicks = [5, 60, 1440, kWindow_minutes];
const kInstruments = /** @type {const} */ (['communication', 'money', 'rules', 'unknown']);
const kDirections = /** @type {const} */ (['one_way', 'asks', 'answers', 'reports_back', 'unknown']);

/** @param {number} share 0..1 */
export function percent(share) {
  return t('dialogue.percent', { number: Math.round(share * 100) });
}

/** "3 van 7"; with a percentage where there are enough. @param {Format} format @param {Share} share */
export function shareWords(format, share) {
  const words = t('dialogue.share', { part: format.count(share.count), whole: format.count(share.of) });
  return share.of < kFewest ? words : `${words} (${percent(share.count / share.of)})`;
}

/** @param {Format} format @param {Share | null} rate */
export function rateSentence(format, rate) {
  if (rate === null) return t('dialogue.rate_unknown');
  if (rate.of === 0) return t('dialogue.no_questions');
  return plural('dialogue.rate', rate.of, format.count(rate.of), {
    answered: format.count(rate.count),
    low: percent(rate.low),
    high: percent(rate.high),
  });
}

/** @param {Format} format @param {ReplyTimes} times */
export function timeSentence(format, times) {
  const half =
    times.median === null ? t('dialogue.no_median') : t('dialogue.half', { time: durationWords(format, times.median) });
  return `${half} ${times.open === 0 ? t('dialogue.none_open') : plural('dialogue.open', times.open, format.count(times.open))}`;
}

/** The share (0..1) that had an answer by a moment. @param {ReplyTimes['curve']} curve @param {number} minutes */
export function answeredBy(curve, minutes) {
  let waiting = 1;
  for (const step of curve) if (step.minutes <= minutes) waiting = step.waiting;
  return 1 - waiting;
}

/** Place 0..1 of a moment on an axis that gives the first hour as much room as it deserves. @param {number} minutes */
export function placeOf(minutes) {
  return Math.log1p(Math.min(minutes, kWindow_minutes)) / Math.log1p(kWindow_minutes);
}

/** The steps of the answered share as an SVG path. @param {ReplyTimes} times @param {number} width @param {number} height */
export function curvePath(times, width, height) {
  const x = (/** @type {number} */ minutes) => (placeOf(minutes) * width).toFixed(1);
  const y = (/** @type {number} */ waiting) => (waiting * height).toFixed(1);
  const steps = times.curve.map((step) => `H${x(step.minutes)}V${y(step.waiting)}`);
  return `M0 ${y(1)}${steps.join('')}H${x(times.watched_minutes)}`;
}

/** The profile's rows that are known.
 * @param {Format} format @param {DialogueProfile} profile */
export function profileRows(format, profile) {
  const one = (/** @type {number} */ n) => format.count(Math.round(n * 10) / 10);
  /** @type {[string, string | null][]} */
  const rows = [
    ['closure', profile.loop_closure && shareWords(format, profile.loop_closure)],
    ['popularity', profile.popularity && one(profile.popularity.mean)],
    ['commitment', profile.commitment && one(profile.commitment.mean)],
    ['virality', profile.virality && one(profile.virality.mean)],
  ];
  return rows.flatMap(([key, value]) => (value === null ? [] : [{ name: t(`dialogue.row.${key}`), value }]));
}

/** The columns of a table of instruments or directions; "unknown" only where it occurs.
 * @template {string} K @param {readonly K[]} keys @param {Record<K, number>[]} counts */
export function columnsOf(keys, counts) {
  return keys.filter((key) => key !== 'unknown' || counts.some((row) => row[key] > 0));
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

export class DialogueView {
  /** @param {HTMLElement} root a labelled section @param {Context} context */
  constructor(root, context) {
    this.root = root;
    this.context = context;
  }

  /** @param {DialogueMessage} message */
  show(message) {
    const parts = [this.dialogue(message.profile), this.instruments(message.instruments)];
    this.root.replaceChildren(...parts.filter((part) => part !== null));
    this.root.hidden = false;
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  /** @param {DialogueProfile} profile */
  dialogue(profile) {
    const { format } = this.context;
    const known = profileRows(format, profile);
    const times = profile.reply_times;
    const left_out = times && profile.questions !== null ? profile.questions - times.questions : 0;
    const list = el(
      'dl',
      { class: 'dialogue-profile' },
      ...known.map(({ name, value }) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
    );
    const section = el(
      'section',
      { class: 'part dialogue' },
      el('h3', {}, t('dialogue.title'), ' ', el('span', { class: 'badge counted' }, t('badge.counted'))),
      el('p', { class: 'dialogue-headline' }, rateSentence(format, profile.reply_rate)),
      times ? el('p', {}, timeSentence(format, times)) : null,
      times ? this.curve(times) : null,
      left_out > 0 ? el('p', { class: 'hint' }, plural('dialogue.untimed', left_out, format.count(left_out))) : null,
      known.length > 0 ? list : null,
    );
    if (profile.untraceable_asks > 0)
      section.append(
        el(
          'p',
          { class: 'hint' },
          plural('dialogue.untraceable', profile.untraceable_asks, format.count(profile.untraceable_asks)),
        ),
      );
    section.append(el('p', { class: 'hint' }, t('dialogue.method')));
    return section;
  }

  /** @param {ReplyTimes} times */
  curve(times) {
    const { format } = this.context;
    const [width, height] = [300, 100];
    const lines = [0, 0.5, 1].flatMap((share) => [
      svg('line', { x1: 0, x2: width, y1: (1 - share) * height, y2: (1 - share) * height, class: 'grid' }),
      svg('text', { x: -6, y: (1 - share) * height + 4, 'text-anchor': 'end' }, percent(share)),
    ]);
    const ticks = kTicks.map((minutes) =>
      svg(
        'text',
        { x: placeOf(minutes) * width, y: height + 18, 'text-anchor': minutes === kWindow_minutes ? 'end' : 'middle' },
        durationWords(format, minutes),
      ),
    );
    const picture = svg(
      'svg',
      {
        viewBox: `-48 -8 ${width + 56} ${height + 32}`,
        class: 'dialogue-curve',
        role: 'img',
        'aria-label': t('dialogue.curve_label'),
      },
      ...lines,
      ...ticks,
      svg('path', { d: curvePath(times, width, height), class: 'curve' }),
    );
    const rows = kMoments
      .filter((minutes) => minutes <= times.watched_minutes)
      .map((minutes) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, durationWords(format, minutes)),
          el('td', {}, percent(answeredBy(times.curve, minutes))),
        ),
      );
    const table = el(
      'table',
      { class: 'dialogue-table' },
      el('caption', {}, plural('dialogue.curve_caption', times.questions, format.count(times.questions))),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, t('dialogue.within')),
          el('th', { scope: 'col' }, t('dialogue.had_answer')),
        ),
      ),
      el('tbody', {}, ...rows),
    );
    return el(
      'figure',
      { class: 'dialogue-figure' },
      picture,
      rows.length > 0 ? el('details', {}, el('summary', {}, t('dialogue.as_table')), table) : null,
    );
  }

  /** @param {DialogueMessage['instruments']} instruments */
  instruments(instruments) {
    if (!instruments || instruments.periods.length === 0) return null;
    const { unit, periods } = instruments;
    return el(
      'section',
      { class: 'part instruments' },
      el('h3', {}, t('instruments.title'), ' ', el('span', { class: 'badge counted' }, t('badge.counted'))),
      el('p', { class: 'hint' }, t('instruments.explained')),
      this.stacks(
        unit,
        periods,
        'instruments',
        kInstruments,
        periods.map((period) => period.instruments),
      ),
      this.stacks(
        unit,
        periods,
        'directions',
        kDirections,
        periods.map((period) => period.directions),
      ),
    );
  }

  /**
   * A table whose rows carry a bar; the numbers stand beside it, so neither length nor colour is needed to read it.
   * @template {string} K
   * @param {'month' | 'quarter' | 'year' | 'decade'} unit @param {InstrumentPeriod[]} periods
   * @param {'instruments' | 'directions'} set @param {readonly K[]} keys @param {Record<K, number>[]} counts
   */
  stacks(unit, periods, set, keys, counts) {
    const { format } = this.context;
    const columns = columnsOf(keys, counts);
    const most = Math.max(1, ...periods.map((period) => period.items));
    const heads = columns.map((key) =>
      el(
        'th',
        { scope: 'col' },
        el('span', { class: `stack-part stack--${key} swatch`, 'aria-hidden': 'true' }),
        el('span', {}, t(`instruments.${key}`)),
      ),
    );
    const rows = periods.map((period, i) => {
      const bar = el('span', { class: 'stack', 'aria-hidden': 'true' });
      bar.style.inlineSize = `${(100 * period.items) / most}%`;
      for (const key of columns) {
        if (counts[i][key] === 0) continue;
        const part = el('span', { class: `stack-part stack--${key}` });
        part.style.flexGrow = String(counts[i][key]);
        bar.append(part);
      }
      return el(
        'tr',
        {},
        el('th', { scope: 'row' }, el('span', {}, format.unit(unit, period.from)), bar),
        ...columns.map((key) => el('td', {}, format.count(counts[i][key]))),
      );
    });
    const caption = t(`instruments.caption_${set}`);
    return el(
      'div',
      { class: 'stack-scroll', role: 'region', tabindex: '0', 'aria-label': caption },
      el(
        'table',
        { class: 'stack-table' },
        el('caption', {}, caption),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('instruments.period')), ...heads)),
        el('tbody', {}, ...rows),
      ),
    );
  }
}
