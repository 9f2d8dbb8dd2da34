// What must be looked at before it may be public: messages that may single out a person, one by one, and what an import would take
// out of the export. Nothing is downloaded while one of them waits.
// @ts-check
import { el, setText } from '../base/dom.js';
import { t } from '../base/i18n.js';

/** @typedef {import('../studio').StudioAction} StudioAction */
/** @typedef {import('../studio').StudioSummary} StudioSummary */
/** @typedef {ReturnType<typeof import('../base/format.js').makeFormat>} Format */

/** The first looks with "seen", the second with "seen_again". */
const kLooks = /** @type {const} */ ({ 1: 'seen', 2: 'seen_again' });

export class GateView {
  /**
   * @param {HTMLElement} root @param {Format} format
   * @param {{ act: (actions: StudioAction[]) => void, next: () => void }} actions
   */
  constructor(root, format, actions) {
    this.root = root;
    this.format = format;
    this.actions = actions;
    this.person = /** @type {1 | 2} */ (1);
    this.count = el('p', { class: 'gate-count' });
    this.next = el('button', { type: 'button', class: 'button primary', click: actions.next }, t('studio.gate_next'));
    this.eyes = el('input', {
      type: 'checkbox',
      name: 'eyes',
      change: () => actions.act([{ what: 'eyes', value: this.eyes.checked ? '2' : '1' }]),
    });
    this.persons = el(
      'fieldset',
      { class: 'label persons', hidden: true },
      el('legend', {}, t('studio.gate_person')),
      .../** @type {const} */ ([1, 2]).map((person) =>
        el(
          'label',
          { class: 'choice' },
          el('input', {
            type: 'radio',
            name: 'person',
            value: person,
            checked: person === 1,
            change: () => {
              this.person = person;
            },
          }),
          t(`studio.gate_person_${person}`),
        ),
      ),
    );
    this.seen = el(
      'div',
      { class: 'gate-seen' },
      this.count,
      el('p', { class: 'hint' }, t('studio.gate_hint')),
      this.next,
      el('label', { class: 'choice' }, this.eyes, t('studio.gate_eyes')),
      this.persons,
    );
    this.leaving = el('details', { class: 'leaving' });
    root.append(this.seen, this.leaving);
  }

  /** How the one who sits here says that a message was seen. */
  get look() {
    return kLooks[this.person];
  }

  /** @param {StudioSummary} summary */
  show(summary) {
    const { unseen, withdrawals } = summary;
    const flagged = unseen > 0 || this.eyes.checked;
    this.root.hidden = !flagged && withdrawals.length === 0;
    this.seen.hidden = !flagged;
    setText(
      this.count,
      unseen === 0
        ? t('studio.gate_none')
        : t(unseen === 1 ? 'studio.gate_count.one' : 'studio.gate_count.other', { count: this.format.count(unseen) }),
    );
    if (unseen === 0 && document.activeElement === this.next) this.root.focus({ preventScroll: true });
    this.next.disabled = unseen === 0;
    this.persons.hidden = !this.eyes.checked;
    this.showLeaving(summary);
  }

  /** @param {StudioSummary} summary */
  showLeaving({ withdrawals, consent }) {
    this.leaving.hidden = withdrawals.length === 0;
    if (withdrawals.length === 0) return this.leaving.replaceChildren();
    this.leaving.open ||= consent === 'open';
    this.leaving.replaceChildren(
      el(
        'summary',
        {},
        t(withdrawals.length === 1 ? 'studio.leaving.one' : 'studio.leaving.other', {
          count: this.format.count(withdrawals.length),
        }),
      ),
      el(
        'ul',
        {},
        ...withdrawals.map(({ id, day, reason }) =>
          el('li', {}, `${this.format.date(day)} · ${t(reason)}`, el('span', { class: 'places hint' }, id)),
        ),
      ),
    );
  }
}
