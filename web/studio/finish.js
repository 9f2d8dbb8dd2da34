// The studio's last step: the name of the timeline, how much would be public, and the export as one file to keep.
// @ts-check
import { el, setText } from '../base/dom.js';
import { t } from '../base/i18n.js';

/** @typedef {import('../studio').StudioSummary} StudioSummary */
/** @typedef {ReturnType<typeof import('../base/format.js').makeFormat>} Format */

export class FinishView {
  /**
   * @param {HTMLElement} root @param {Format} format
   * @param {{ title: (title: string, place: string) => void, download: () => void, site: (address: string, estimates: boolean) => void,
   *   report: (month: string) => void }} actions
   */
  constructor(root, format, actions) {
    this.root = root;
    this.format = format;
    const changed = () => actions.title(this.title.value.trim() || t('studio.default_title'), this.place.value.trim());
    this.title = el('input', { type: 'text', name: 'title', change: changed, autocomplete: 'off' });
    this.place = el('input', { type: 'text', name: 'place', change: changed, autocomplete: 'off' });
    this.counts = el('p', { class: 'counts' });
    this.warning = el('p', { class: 'notice' });
    this.button = el(
      'button',
      { type: 'button', class: 'button primary', id: 'download', click: actions.download },
      t('studio.download'),
    );
    this.address = el('input', {
      type: 'url',
      name: 'address',
      placeholder: 'https://',
      autocomplete: 'off',
      required: true,
    });
    this.estimates = el('input', { type: 'checkbox', name: 'estimates' });
    this.site_button = el('button', { type: 'submit', class: 'button' }, t('studio.site_download'));
    this.month = el('input', {
      type: 'month',
      name: 'month',
      placeholder: '2026-10',
      value: monthBefore(new Date()),
      autocomplete: 'off',
      required: true,
    });
    this.report_button = el('button', { type: 'submit', class: 'button' }, t('studio.report_download'));
    this.month_problem = el('p', { class: 'notice', role: 'alert', hidden: true });
    const report = el(
      'form',
      {
        class: 'site-form',
        id: 'report-form',
        novalidate: true,
        submit: (/** @type {Event} */ event) => {
          event.preventDefault();
          const month = this.month.value.trim();
          const is_month = /^\d{4}-(0[1-9]|1[0-2])$/.test(month);
          tellProblem(this.month, this.month_problem, is_month ? '' : t('studio.bad_month'));
          if (is_month) actions.report(month);
          else this.month.focus();
        },
      },
      el('label', { class: 'label' }, el('span', {}, t('studio.report_month')), this.month),
      this.month_problem,
      this.report_button,
      el('p', { class: 'hint' }, t('studio.report_hint')),
    );
    this.status = el('p', { class: 'made', role: 'status' });
    this.site_problem = el('p', { class: 'notice', role: 'alert', hidden: true });
    const site = el(
      'form',
      {
        class: 'site-form',
        novalidate: true,
        submit: (/** @type {Event} */ event) => {
          event.preventDefault();
          const is_address = /^https?:\/\/[^\s/]+/.test(this.address.value.trim());
          this.problem(is_address ? '' : t('studio.bad_address'));
          if (is_address) actions.site(this.address.value.trim(), this.estimates.checked);
          else this.address.focus();
        },
      },
      el('label', { class: 'label' }, el('span', {}, t('studio.site_address')), this.address),
      this.site_problem,
      el('label', { class: 'choice' }, this.estimates, t('studio.site_estimates')),
      this.site_button,
      el('p', { class: 'hint' }, t('studio.site_hint')),
    );
    root.append(
      el('label', { class: 'label' }, el('span', {}, t('studio.timeline_title')), this.title),
      el('label', { class: 'label' }, el('span', {}, t('studio.timeline_place')), this.place),
      this.counts,
      this.warning,
      this.button,
      el('p', { class: 'hint' }, t('studio.download_hint')),
      site,
      report,
      this.status,
    );
  }

  /** What is being made, or was. @param {string} text */
  tell(text) {
    setText(this.status, text);
  }

  /** Beside the address. @param {string} text '' when all is well */
  problem(text) {
    tellProblem(this.address, this.site_problem, text);
  }

  /** @param {StudioSummary} summary */
  show(summary) {
    this.root.hidden = summary.items + summary.kept === 0;
    if (document.activeElement !== this.title) this.title.value = summary.title;
    if (document.activeElement !== this.place) this.place.value = summary.place;
    const withheld = summary.items - summary.public;
    setText(
      this.counts,
      t('studio.counts', { public: this.format.count(summary.public), withheld: this.format.count(withheld) }) +
        (summary.kept > 0 ? ` ${t('studio.kept', { count: this.format.count(summary.kept) })}` : ''),
    );
    const waits = this.waitsFor(summary);
    this.warning.hidden = waits === '';
    setText(this.warning, waits);
    this.button.disabled =
      this.site_button.disabled =
      this.report_button.disabled =
        summary.unseen > 0 || summary.consent === 'open';
  }

  /** Why nothing can be downloaded, or what stays out of it; '' when there is nothing to say. @param {StudioSummary} summary */
  waitsFor(summary) {
    const open = summary.questions.filter(({ answer, form }) => answer === '' && form === '').length;
    const form = (/** @type {number} */ n) => (n === 1 ? 'one' : 'other');
    if (summary.consent === 'open') return t('studio.consent');
    if (summary.unseen > 0)
      return t(`studio.unseen.${form(summary.unseen)}`, { count: this.format.count(summary.unseen) });
    if (open > 0) return t(`studio.open_questions.${form(open)}`, { count: this.format.count(open) });
    return summary.public + summary.kept === 0 ? t('studio.nothing_public') : '';
  }
}

/** Beside a field. @param {HTMLInputElement} field @param {HTMLElement} notice @param {string} text '' when all is well */
function tellProblem(field, notice, text) {
  notice.hidden = text === '';
  setText(notice, text);
  if (text === '') field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
}

/** The month before that of a day, as "2026-10": a report is made when a month is over. @param {Date} day */
export function monthBefore(day) {
  const first = new Date(Date.UTC(day.getFullYear(), day.getMonth() - 1, 1));
  return first.toISOString().slice(0, 7);
}
