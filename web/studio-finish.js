// The studio's last step: the name of the timeline, how much would be public, and the export as one file to keep.
// @ts-check
import { el, setText } from './dom.js';
import { t } from './i18n.js';

/** @typedef {import('./studio').StudioSummary} StudioSummary */
/** @typedef {ReturnType<typeof import('./format.js').makeFormat>} Format */

export class FinishView {
  /**
   * @param {HTMLElement} root @param {Format} format
   * @param {{ title: (title: string, place: string) => void, download: () => void }} actions
   */
  constructor(root, format, actions) {
    this.root = root;
    this.format = format;
    const changed = () => actions.title(this.title.value.trim() || t('studio.default_title'), this.place.value.trim());
    this.title = el('input', { type: 'text', name: 'title', change: changed, autocomplete: 'off' });
    this.place = el('input', { type: 'text', name: 'place', change: changed, autocomplete: 'off' });
    this.counts = el('p', { class: 'counts' });
    this.warning = el('p', { class: 'notice' });
    this.button = el('button', { type: 'button', class: 'button primary', id: 'download', click: actions.download }, t('studio.download'));
    root.append(
      el('label', { class: 'label' }, el('span', {}, t('studio.timeline_title')), this.title),
      el('label', { class: 'label' }, el('span', {}, t('studio.timeline_place')), this.place),
      this.counts, this.warning, this.button, el('p', { class: 'hint' }, t('studio.download_hint')));
  }

  /** @param {StudioSummary} summary */
  show(summary) {
    this.root.hidden = summary.items === 0;
    if (document.activeElement !== this.title) this.title.value = summary.title;
    if (document.activeElement !== this.place) this.place.value = summary.place;
    const withheld = summary.items - summary.public;
    setText(this.counts, t('studio.counts', { public: this.format.count(summary.public), withheld: this.format.count(withheld) }));
    const open = summary.questions.filter(({ answer }) => answer === '').length;
    this.warning.hidden = open === 0 && summary.public > 0;
    setText(this.warning, summary.public === 0 && open === 0 ? t('studio.nothing_public') : t(open === 1 ? 'studio.open_questions.one' : 'studio.open_questions.other', { count: String(open) }));
    this.button.disabled = summary.public === 0;
  }
}

/** Hands a file to the browser's downloads. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const href = URL.createObjectURL(blob);
  const link = el('a', { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
