// What only a person knows: a question with its choices. Nothing that depends on it is public before it is answered.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';

/** @typedef {import('../studio').StudioQuestion} StudioQuestion */

export class QuestionsView {
  /** @param {HTMLElement} root @param {(question: string, choice: string) => void} answer */
  constructor(root, answer) {
    this.root = root;
    this.answer = answer;
    this.body = el('div', {});
    this.shown = '';
    root.append(this.body);
  }

  /** @param {StudioQuestion[]} questions */
  show(questions) {
    this.root.hidden = questions.length === 0;
    const now = JSON.stringify(questions);
    if (now === this.shown) return;
    const before = this.shown === '' ? [] : /** @type {StudioQuestion[]} */ (JSON.parse(this.shown));
    this.shown = now;
    // A group that has the focus is not made anew while only its answer changed.
    const asked = (/** @type {StudioQuestion[]} */ list) => list.map(({ id }) => id).join('\n');
    if (asked(before) === asked(questions)) return this.check(questions);
    this.body.replaceChildren(...questions.map((question) => this.group(question)));
  }

  /** @param {StudioQuestion[]} questions */
  check(questions) {
    for (const input of this.body.querySelectorAll('input')) {
      input.checked = questions.some(({ id, answer }) => input.name === id && input.value === answer);
    }
  }

  /** @param {StudioQuestion} question */
  group({ id, code, place, choices, answer, account }) {
    return el(
      'fieldset',
      { class: 'question' },
      el('legend', {}, account === '' ? t(code, { place }) : `${account}: ${t(code, { place })}`),
      ...choices.map((choice) =>
        el(
          'label',
          { class: 'choice' },
          el('input', {
            type: 'radio',
            name: id,
            value: choice,
            checked: choice === answer,
            change: () => this.answer(id, choice),
          }),
          t(`choice.${choice}`),
        ),
      ),
    );
  }
}
