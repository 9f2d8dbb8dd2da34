// Buttons for everything the canvas can do, the switch between the views, and the dialog with keys and choices.
// @ts-check
import { byId, el, setText } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { kLanguages } from '../base/languages.js';

/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('../base/theme.js').Scheme} Scheme */

/** id in the skeleton -> what it asks of the core. @type {Record<string, ToCore>} */
const kActions = {
  'previous-item': { type: 'step', to: 'previous' },
  'next-item': { type: 'step', to: 'next' },
  earlier: { type: 'pan', windows: -0.5 },
  later: { type: 'pan', windows: 0.5 },
  'zoom-out': { type: 'zoom', factor: 0.5 },
  'zoom-in': { type: 'zoom', factor: 2 },
  fit: { type: 'fit' },
};

/** The keys of the canvas, for the help. @type {[string[], string][]} */
const kKeys = [
  [['\u2190', '\u2192'], 'key.step'],
  [['\u2191', '\u2193'], 'key.lane'],
  [['+', '\u2212'], 'key.zoom'],
  [['Page Up', 'Page Down'], 'key.page'],
  [['Home', 'End'], 'key.ends'],
  [['Enter'], 'key.enter'],
  [['Esc'], 'key.escape'],
];

/** So long after the last message today is still worth a look. */
const kQuiet_s = 31 * 86400;

/** @param {(message: ToCore) => void} send
 * @returns {(extent: { from: number, to: number } | null) => void} of the messages that are shown */
export function wireToolbar(send) {
  for (const [id, message] of Object.entries(kActions)) {
    byId(id).addEventListener('click', () => send(message));
  }
  // In an archive today is an empty place; its newest message is what is sought there.
  const latest = byId('today');
  let archive = false;
  latest.addEventListener('click', () => send(archive ? { type: 'step', to: 'last' } : { type: 'today' }));
  return (extent) => {
    const now = Date.now() / 1000;
    archive = extent !== null && (now < extent.from || now > extent.to + kQuiet_s);
    setText(latest, t(archive ? 'toolbar.newest' : 'toolbar.today'));
  };
}

/** @typedef {'timeline' | 'list' | 'map' | 'claims'} View */

/** @param {(view: View) => void} choose @returns {(view: View) => void} shows a choice */
export function wireViewSwitch(choose) {
  const group = document.querySelector('.switch');
  group?.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.dataset.view) choose(/** @type {View} */ (button.dataset.view));
  });
  return (view) => {
    for (const button of group?.querySelectorAll('button') ?? [])
      button.setAttribute('aria-pressed', String(button.dataset.view === view));
  };
}

/**
 * @param {object} options
 * @param {Scheme} options.scheme
 * @param {(scheme: Scheme) => void} options.setScheme
 * @param {string} options.language
 * @param {(language: string) => string} options.languageHref
 * @param {string} options.about what the feed says of itself
 */
export function openHelp({ scheme, setScheme, language, languageHref, about }) {
  const choice = (/** @type {Scheme} */ value) => {
    const input = el('input', { type: 'radio', name: 'scheme', value, change: () => setScheme(value) });
    input.checked = value === scheme;
    return el('label', { class: 'radio' }, input, t(`scheme.${value}`));
  };
  const rows = kKeys.map(([keys, text]) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, ...keys.flatMap((key, i) => [i > 0 ? ' ' : '', el('kbd', {}, key)])),
      el('td', {}, t(text)),
    ),
  );
  const dialog = el(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title', close: () => dialog.remove() },
    el(
      'form',
      { method: 'dialog', class: 'dialog-bar' },
      el('h2', { id: 'help-title' }, t('help.title')),
      el('button', { class: 'button quiet' }, el('span', { 'aria-hidden': 'true' }, '\u00d7 '), t('help.close')),
    ),
    el('fieldset', {}, el('legend', {}, t('scheme.title')), choice('auto'), choice('light'), choice('dark')),
    el(
      'p',
      { class: 'languages' },
      `${t('language.title')}: `,
      ...Object.entries(kLanguages).flatMap(([code, { name }], i) => [
        i > 0 ? ' \u00b7 ' : '',
        code === language
          ? el('strong', { lang: code }, name)
          : el('a', { href: languageHref(code), lang: code, hreflang: code }, name),
      ]),
    ),
    el('h3', {}, t('help.keys')),
    el('p', { class: 'hint' }, t('help.keys_hint')),
    el('table', { class: 'keys' }, el('tbody', {}, ...rows)),
    el('p', { class: 'hint' }, t('help.mouse')),
    el('p', { class: 'hint' }, t('toolbar.discs')),
    about === '' ? null : el('p', { class: 'hint' }, about),
  );
  // A click beside the dialog closes it, as its button and Escape do.
  dialog.addEventListener('click', (event) => {
    const box = dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (event.target === dialog && !inside) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
