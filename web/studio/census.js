// Two public files of neighbourhoods become the municipality's population file: which municipality, which year, and what came of it.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';

/** @typedef {import('../studio').StudioCensus} StudioCensus */
/** @typedef {import('../studio').StudioProblem} StudioProblem */
/** @typedef {ReturnType<typeof import('../base/format.js').makeFormat>} Format */

export class CensusView {
  /** @param {HTMLElement} root @param {Format} format @param {(name: string, value: string) => void} answer */
  constructor(root, format, answer) {
    this.root = root;
    this.format = format;
    this.town = el('select', {
      name: 'census-municipality',
      change: () => answer('census.municipality', this.town.value),
    });
    this.year = el('input', {
      type: 'number',
      name: 'census-year',
      min: 1995,
      max: 2199,
      step: 1,
      change: () => {
        if (this.year.value !== '' && this.year.validity.valid) answer('census.year', this.year.value);
      },
    });
    this.agglomeration = el('input', {
      type: 'checkbox',
      name: 'census-agglomeration',
      change: () => answer('census.agglomeration', this.agglomeration.checked ? 'yes' : 'no'),
    });
    this.choices = el(
      'div',
      { class: 'followers-row question' },
      el('label', { class: 'label' }, el('span', {}, t('studio.census_town')), this.town),
      el('label', { class: 'label' }, el('span', {}, t('studio.census_year')), this.year),
      el('label', { class: 'choice' }, this.agglomeration, t('studio.census_agglomeration')),
    );
    this.state = el('p', { role: 'status' });
    this.problem = el('p', { class: 'notice', role: 'alert', hidden: true });
    this.remarks = el('ul', {});
    this.known = '';
    root.append(this.choices, this.state, this.problem, this.remarks);
  }

  /** @param {StudioCensus | null} census */
  show(census) {
    this.root.hidden = census === null;
    if (census === null) return;
    const { municipalities, municipality, year, agglomeration, problem, remarks } = census;
    this.choices.hidden = municipalities.length === 0;
    const known = JSON.stringify(municipalities);
    if (known !== this.known) {
      this.known = known;
      const options = municipalities.map(({ code, name }) => el('option', { value: code }, name || code));
      this.town.replaceChildren(el('option', { value: '' }, t('studio.census_choose')), ...options);
    }
    this.town.value = municipality;
    this.agglomeration.checked = agglomeration;
    if (document.activeElement !== this.year) this.year.value = year === 0 ? '' : String(year);
    this.state.textContent = this.words(census);
    this.problem.hidden = problem.code === '';
    this.problem.textContent = problem.code === '' ? '' : said(problem);
    this.remarks.replaceChildren(...remarks.map((remark) => el('li', {}, said(remark))));
  }

  /** @param {StudioCensus} census */
  words({ waits_for, municipality, year, name, residents, villages, problem }) {
    if (waits_for !== '') return t(`studio.census_waits_${waits_for}`);
    if (problem.code !== '') return '';
    if (municipality === '') return t('studio.census_which');
    if (year === 0) return t('studio.census_when');
    const count = (/** @type {number} */ n) => this.format.count(n);
    return t('studio.census_made', { name, residents: count(residents), villages: count(villages) });
  }
}

/** @param {StudioProblem} problem */
const said = ({ code, detail, place }) => t(code, { detail, place });
