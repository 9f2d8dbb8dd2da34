// What is asked of a channel and may be passed over: how many follow it, how many of them live here, what kind of account
// it is, on which day a table was made. Nothing waits for an answer.
// @ts-check
import { el } from '../base/dom.js';
import { has, t } from '../base/i18n.js';
import { kPlatformRows } from '../base/platforms.js';

/** @typedef {import('../studio').StudioQuestion} StudioQuestion */
/** @typedef {(answer: string) => void} Tell */
/** @typedef {{ element: HTMLElement, show: (answer: string) => void }} Control what is answered otherwise (taken back, a work file) is shown again */

/** Of more choices a list is quicker to read than buttons. */
const kMostButtons = 6;
/** As many as the format holds. */
const kMostFollowers = 2_147_483_647;

export class AudienceView {
  /** @param {HTMLElement} root @param {() => string} today @param {(question: string, answer: string) => void} answer */
  constructor(root, today, answer) {
    this.root = root;
    this.today = today;
    this.answer = answer;
    /** @type {Map<string, { element: HTMLElement, show: (answer: string) => void }>} */
    this.controls = new Map();
    this.body = el('div', {});
    this.asked = '';
    root.append(el('p', { class: 'hint' }, t('studio.audience_hint')), this.body);
  }

  /** @param {StudioQuestion[]} all */
  show(all) {
    // On which platform a channel is decides what else is asked of it.
    const is_other = (/** @type {StudioQuestion} */ { code }) => Number(code !== 'question.platform');
    const questions = [...all].sort((a, b) => is_other(a) - is_other(b));
    this.root.hidden = questions.length === 0;
    const asked = JSON.stringify(questions.map(({ id, code, choices }) => [id, code, choices]));
    if (asked !== this.asked) {
      this.asked = asked;
      this.controls = new Map(questions.map((question) => [question.id, this.control(question)]));
      this.body.replaceChildren(...[...this.controls.values()].map(({ element }) => element));
    }
    for (const { id, answer } of questions) this.controls.get(id)?.show(answer);
  }

  /** @param {StudioQuestion} question @returns {Control} */
  control(question) {
    const { id, form } = question;
    /** @type {Tell} */
    const tell = (answer) => this.answer(id, answer);
    const today = this.today();
    if (form === 'followers') return followersControl(question, today, tell);
    if (form === 'periods') return periodsControl(question, today, tell);
    if (form === 'share' || form === 'count') return numberControl(question, tell);
    if (form === 'day') return dayControl(question, today, tell);
    return question.choices.length > kMostButtons ? listControl(question, tell) : choiceControl(question, tell);
  }
}

/** A count of the command line may have its thousands parted. @param {string} count */
const plainCount = (count) => count.replace(/[., ](?=\d{3}(?:\D|$))/g, '');

/** @param {StudioQuestion} question */
function words({ code, place, account }) {
  const text = t(code, { place });
  return account === '' ? text : `${account}: ${text}`;
}

/** @param {StudioQuestion} question @param {...Node} inside */
const group = (question, ...inside) =>
  el('fieldset', { class: 'question' }, el('legend', {}, words(question)), ...inside);

/** A number of followers and its day, once or more. @param {StudioQuestion} question @param {string} today @param {Tell} tell @returns {Control} */
const followersControl = (question, today, tell) =>
  countsControl(question, tell, {
    words: ['studio.followers_count', 'studio.followers_day', 'studio.followers_more'],
    when: { type: 'date', max: today, min: '2004-01-01' },
  });

/** What platforms call the people of a month, by the word of the format. @type {Record<string, string>} */
const kCalled = {
  viewers: 'studio.period_kind.viewers',
  reach: 'studio.period_kind.reach',
  'unique-impressions': 'studio.period_kind.unique-impressions',
};

/** What a platform told of a month, once or more. @param {StudioQuestion} question @param {string} today @param {Tell} tell @returns {Control} */
const periodsControl = (question, today, tell) =>
  countsControl(question, tell, {
    words: ['studio.period_count', 'studio.period_month', 'studio.period_more'],
    when: { type: 'month', max: lastMonth(today), min: '2004-01', pattern: '[0-9]{4}-(0[1-9]|1[0-2])' },
    kinds: kCalled,
  });

/** The last month that is over. @param {string} today */
function lastMonth(today) {
  const [year, month] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}

/** Counts, and when each was so. An answer of the command line that no row can show stays as it is.
 * @param {StudioQuestion} question @param {Tell} tell
 * @param {{ words: string[], when: Record<string, string>, kinds?: Record<string, string> }} of @returns {Control} */
function countsControl(question, tell, { words: [count_words, when_words, more_words], when, kinds = {} }) {
  const list = el('div', {});
  const problem = el('p', { class: 'notice', role: 'alert', hidden: true });
  let told = '';
  /** @type {string[]} */
  let kept = [];
  const rows = () =>
    [...list.children].map((row) => ({
      inputs: /** @type {HTMLInputElement[]} */ ([...row.querySelectorAll('input')]),
      kind: row.querySelector('select')?.value ?? '',
    }));
  const changed = () => {
    const days = rows().flatMap(({ inputs: [, day] }) => (day.value === '' ? [] : [day.value]));
    // A field for a month may be a plain one, which knows no last month.
    const is_out = days.some((day) => day > when.max || days.indexOf(day) !== days.lastIndexOf(day));
    const wrong = is_out || rows().some(({ inputs }) => inputs.some((input) => !input.validity.valid));
    problem.hidden = !wrong;
    problem.textContent = wrong ? t('studio.audience_wrong') : '';
    if (wrong) return;
    const filled = rows()
      .filter(({ inputs: [count, day] }) => count.value !== '' && day.value !== '')
      .map(({ inputs: [count, day], kind }) => `${Number(count.value)}${kind && ` ${kind}`}@${day.value}`);
    const answer = [...filled, ...kept].join(',');
    if (answer === told) return;
    told = answer;
    tell(answer);
  };
  const add = (count = '', day = '', kind = '') => {
    const limits = { type: 'number', min: 0, max: kMostFollowers, step: 1, inputmode: 'numeric' };
    const number = el('input', { ...limits, autocomplete: 'off', change: changed });
    const date = el('input', { ...when, change: changed });
    number.value = count;
    date.value = day;
    const options = Object.entries(kinds).map(([value, key]) => el('option', { value }, t(key)));
    const called = el('select', { change: changed }, ...options);
    called.value = Object.hasOwn(kinds, kind) ? kind : 'viewers';
    const labelled = (/** @type {string} */ key, /** @type {HTMLElement} */ control) =>
      el('label', { class: 'label' }, el('span', {}, t(key)), control);
    list.append(
      el(
        'div',
        { class: 'followers-row' },
        labelled(count_words, number),
        options.length > 0 ? labelled('studio.period_called', called) : null,
        labelled(when_words, date),
      ),
    );
    return number;
  };
  const more = el('button', { type: 'button', class: 'button small', click: () => add().focus() }, t(more_words));
  const show = (/** @type {string} */ answer) => {
    if (list.children.length > 0 && answer === told) return;
    told = answer;
    problem.hidden = true;
    list.replaceChildren();
    kept = [];
    for (const part of answer.match(/[^@]+@[^,]*/g) ?? []) {
      const one = part.replace(/^,/, '').trim();
      const [written, day] = one.split('@');
      const [, count, kind = ''] = /^([\d., ]+?)\s*([a-z][a-z0-9-]*)?$/.exec(written) ?? [];
      const is_shown = count !== undefined && !day.includes('/') && (kind === '' || Object.hasOwn(kinds, kind));
      if (is_shown) add(plainCount(count), day, kind);
      else kept.push(one);
    }
    if (list.children.length === 0) add();
  };
  show('');
  return { element: group(question, list, problem, more), show };
}

/** What a number is of, by the question; `sign` goes behind it in the answer.
 * @type {Record<string, { most: number, step: number, sign: string, label: string, unit: string, wrong: string }>} */
const kNumbers = {
  'question.local_share': {
    most: 100,
    step: 0.1,
    sign: '%',
    wrong: 'studio.share_wrong',
    label: 'studio.share_of_hundred',
    unit: 'studio.share_unit',
  },
  'question.local_share_others': {
    most: 100,
    step: 0.1,
    sign: '%',
    wrong: 'studio.share_wrong',
    label: 'studio.others_of_hundred',
    unit: 'studio.others_unit',
  },
  'question.local_friends': {
    most: kMostFollowers,
    step: 1,
    sign: '',
    wrong: 'studio.friends_wrong',
    label: 'studio.friends_label',
    unit: 'studio.friends_unit',
  },
};

/** A part of a hundred or a count, or not known; what is none is told, and counts as not known.
 * @param {StudioQuestion} question @param {Tell} tell @returns {Control} */
function numberControl(question, tell) {
  const { most, step, sign, label, unit, wrong } = kNumbers[question.code];
  const radio = (/** @type {string} */ value, /** @type {() => void} */ change) =>
    el('input', { type: 'radio', name: question.id, value, change });
  const unknown = radio('unknown', () => {
    problem.hidden = true;
    tell('unknown');
  });
  const known = radio('known', () => number.focus());
  const problem = el('p', { class: 'notice', role: 'alert', hidden: true });
  const changed = () => {
    const { value, validity } = number;
    const is_wrong = !validity.valid;
    problem.hidden = !is_wrong;
    problem.textContent = is_wrong ? t(wrong) : '';
    tell(value === '' || is_wrong ? 'unknown' : `${Number(value)}${sign}`);
  };
  const number = el('input', {
    type: 'number',
    min: 0,
    max: most,
    step,
    inputmode: step < 1 ? 'decimal' : 'numeric',
    autocomplete: 'off',
    'aria-label': t(label),
    change: changed,
    input: () => (known.checked = true),
  });
  const show = (/** @type {string} */ answer) => {
    if (!problem.hidden && !/\d/.test(answer)) return; // what was typed stands there, with what is wrong with it
    problem.hidden = true;
    const [, share] =
      (sign === '' ? /^(\d+)$/.exec(plainCount(answer)) : /^(\d+(?:[.,]\d+)?)\s*%?$/.exec(answer)) ?? [];
    unknown.checked = share === undefined;
    known.checked = share !== undefined;
    if (document.activeElement !== number) number.value = share?.replace(',', '.') ?? '';
  };
  show('');
  const element = group(
    question,
    el('label', { class: 'choice' }, unknown, t('choice.unknown')),
    el('span', { class: 'choice' }, el('label', {}, known, t('studio.share_known')), number, t(unit)),
    problem,
  );
  return { element, show };
}

/** @param {StudioQuestion} question @param {string} today @param {Tell} tell @returns {Control} */
function dayControl(question, today, tell) {
  const date = el('input', {
    type: 'date',
    max: today,
    min: '2004-01-01',
    change: () => {
      if (date.validity.valid) tell(date.value);
    },
  });
  const show = (/** @type {string} */ answer) => {
    if (document.activeElement !== date) date.value = answer;
  };
  return { element: el('label', { class: 'label question' }, el('span', {}, words(question)), date), show };
}

/** What a choice is called: a channel and most platforms by their names.
 * @param {StudioQuestion} question @param {string} choice */
function nameOf({ code }, choice) {
  if (code === 'question.followers_of') return choice;
  if (code !== 'question.platform' || has(`choice.${choice}`)) return t(`choice.${choice}`);
  return kPlatformRows[/** @type {import('../base/platforms.js').Platform} */ (choice)]?.name ?? choice;
}

/** One of many, or nothing. @param {StudioQuestion} question @param {Tell} tell @returns {Control} */
function listControl(question, tell) {
  const options = question.choices.map((value) => el('option', { value }, nameOf(question, value)));
  const list = el(
    'select',
    { change: () => tell(list.value) },
    el('option', { value: '' }, t('choice.unknown')),
    ...options,
  );
  const show = (/** @type {string} */ answer) => {
    list.value = question.choices.includes(answer) ? answer : '';
  };
  show('');
  return { element: el('label', { class: 'label question' }, el('span', {}, words(question)), list), show };
}

/** @param {StudioQuestion} question @param {Tell} tell @returns {Control} */
function choiceControl(question, tell) {
  const inputs = question.choices.map((value) =>
    el('input', { type: 'radio', name: question.id, value, change: () => tell(value) }),
  );
  const show = (/** @type {string} */ answer) => {
    for (const input of inputs) input.checked = input.value === answer;
  };
  const labels = inputs.map((input) => el('label', { class: 'choice' }, input, nameOf(question, input.value)));
  return { element: group(question, ...labels), show };
}
