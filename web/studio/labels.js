// What a person says a message is about: case, instrument, direction, village. The same four choices for one message and for
// many at once.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';

/** @typedef {import('../studio').StudioSummary} StudioSummary */
/** @typedef {import('../studio').StudioRow} StudioRow */
/** @typedef {import('../studio').StudioAction} StudioAction */

const kNew = '\u0000new'; // no id can be this
const kInstruments = ['communication', 'money', 'rules'];
const kDirections = ['one_way', 'asks', 'answers', 'reports_back'];

/** @param {string} title @param {string[]} taken ids */
export function idOf(title, taken) {
  const plain =
    title
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'casus';
  let id = plain;
  for (let n = 2; taken.includes(id); ++n) id = `${plain}-${n}`;
  return id;
}

/**
 * Four selects; each change is one step that can be undone.
 * @param {StudioSummary} summary
 * @param {StudioRow | null} row what is chosen now; null: many, each with its own
 * @param {(actions: Omit<StudioAction, 'items' | 'filter'>[]) => void} act
 */
export function labelControls(summary, row, act) {
  const simple = (/** @type {string} */ what, /** @type {[string, string][]} */ options, /** @type {string} */ value) =>
    labelled(
      what,
      select(what, options, row ? value : null, (chosen) => act([{ what, value: chosen }])),
    );
  const villages = /** @type {[string, string][]} */ (summary.villages.map(({ id, name }) => [id, name]));
  return el(
    'div',
    { class: 'labels' },
    caseControl(summary, row, act),
    simple(
      'instrument',
      kInstruments.map((id) => [id, t(`studio.instrument.${id}`)]),
      row?.instrument ?? '',
    ),
    simple(
      'direction',
      kDirections.map((id) => [id, t(`studio.direction.${id}`)]),
      row?.direction ?? '',
    ),
    villages.length > 0 ? villageControl(villages, row, act) : null,
  );
}

/** @param {string} what @param {HTMLElement} control */
function labelled(what, control) {
  return el('label', { class: 'label' }, el('span', {}, t(`studio.label.${what}`)), control);
}

/**
 * @param {string} what @param {[string, string][]} options @param {string | null} value null: nothing is shown as chosen
 * @param {(value: string) => void} changed
 */
function select(what, options, value, changed) {
  const control = el(
    'select',
    { name: what },
    value === null ? el('option', { value: kNew, selected: true }, t('studio.label.choose')) : null,
    el('option', { value: '' }, t('studio.label.none')),
    ...options.map(([id, name]) => el('option', { value: id }, name)),
  );
  if (value !== null) control.value = value;
  control.addEventListener('change', () => {
    if (value === null && control.value === kNew) return;
    changed(control.value);
    if (value === null) control.value = kNew;
  });
  return control;
}

/** Villages add up; "none" takes all away. @param {[string, string][]} villages @param {StudioRow | null} row
 * @param {(actions: Omit<StudioAction, 'items' | 'filter'>[]) => void} act */
function villageControl(villages, row, act) {
  const chosen = row?.villages ?? [];
  if (!row)
    return labelled(
      'village',
      select('village', villages, null, (value) => act([{ what: 'village', value }])),
    );
  const change = (/** @type {string} */ id, /** @type {boolean} */ on) => {
    const wanted = villages.map(([each]) => each).filter((each) => (each === id ? on : chosen.includes(each)));
    act([{ what: 'village', value: '' }, ...wanted.map((value) => ({ what: 'village', value }))]);
  };
  return el(
    'fieldset',
    { class: 'label villages' },
    el('legend', {}, t('studio.label.village')),
    ...villages.map(([id, name]) =>
      el(
        'label',
        { class: 'choice' },
        el('input', {
          type: 'checkbox',
          checked: chosen.includes(id),
          change: (/** @type {Event} */ event) => change(id, /** @type {HTMLInputElement} */ (event.target).checked),
        }),
        name,
      ),
    ),
  );
}

/** Known cases, and a new one by its name. @param {StudioSummary} summary @param {StudioRow | null} row
 * @param {(actions: Omit<StudioAction, 'items' | 'filter'>[]) => void} act */
function caseControl(summary, row, act) {
  const name = el('input', { type: 'text', 'aria-label': t('studio.case_name'), placeholder: t('studio.case_name') });
  const make = el('button', { type: 'submit', class: 'button small' }, t('studio.case_make'));
  const form = el(
    'form',
    {
      class: 'new-case',
      hidden: true,
      submit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const title = name.value.trim();
        if (title === '') return;
        const value = idOf(
          title,
          summary.cases.map(({ id }) => id),
        );
        form.hidden = true;
        act([{ what: 'case', name: title, value }]);
      },
    },
    name,
    make,
  );
  const control = select(
    'case',
    [
      ...summary.cases.map(({ id, title }) => /** @type {[string, string]} */ ([id, title])),
      ['\u0000add', t('studio.case_new')],
    ],
    row ? row.case : null,
    (value) => {
      if (value !== '\u0000add') return act([{ what: 'case', value }]);
      form.hidden = false;
      name.focus();
    },
  );
  return el(
    'div',
    { class: 'label' },
    el('label', { class: 'label' }, el('span', {}, t('studio.label.case')), control),
    form,
  );
}
