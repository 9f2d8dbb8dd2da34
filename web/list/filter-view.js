// Search field, filter groups with live counts, period, and the chips of what is chosen. Holds no state of its own:
// it shows Filters and facets and reports what the reader wants.
// @ts-check
import { debounce, el, setText } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { caseTitle, channelOf, villageName, wordFor } from './item-parts.js';
import { isFiltered, kFacetNames, noFilters } from '../base/url-state.js';

/** @typedef {import('../messages').Facets} FacetCounts */
/** @typedef {import('./item-parts.js').Context} Context */
/** @typedef {import('../base/url-state.js').Filters} Filters */
/** @typedef {import('../base/url-state.js').Facet} Facet */
/** @typedef {{ input: HTMLInputElement, count: HTMLElement, label: HTMLElement }} Choice */

const kMostTopics = 60;
const kTyping_ms = 60;

export class FilterView {
  /**
   * @param {{ search: HTMLInputElement, button: HTMLButtonElement, panel: HTMLElement, chips: HTMLElement }} parts
   * @param {Context} context
   * @param {(filters: Filters, typing: boolean) => void} changed
   * @param {() => void} submitted Enter, or the end of choosing: the reader wants the results
   */
  constructor(parts, context, changed, submitted) {
    this.parts = parts;
    this.context = context;
    this.changed = changed;
    this.submitted = submitted;
    /** @type {string[]} what is chosen, in words */
    this.chosen = [];
    this.filters = noFilters();
    /** @type {Map<Facet, { set: HTMLElement, list: HTMLElement, choices: Map<string, Choice> }>} */
    this.groups = new Map();
    this.from = el('input', { type: 'date', id: 'filter-from', min: '1800-01-01', max: '2200-12-31' });
    this.to = el('input', { type: 'date', id: 'filter-to', min: '1800-01-01', max: '2200-12-31' });
    this.build();
    this.typing = debounce(kTyping_ms, () => this.change({ text: parts.search.value }, true));
    parts.search.addEventListener('input', this.typing);
    parts.search.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.typing.now();
      this.submitted();
    });
    parts.button.addEventListener('click', () => this.open(parts.panel.hidden));
    for (const part of [parts.panel, parts.button]) part.addEventListener('keydown', (event) => this.escape(event));
    document.addEventListener('pointerdown', (event) => {
      const inside =
        event.target instanceof Node && (parts.panel.contains(event.target) || parts.button.contains(event.target));
      if (!inside && !parts.panel.hidden && getComputedStyle(parts.panel).position === 'absolute') this.open(false);
    });
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    if (event.key !== 'Escape' || this.parts.panel.hidden) return;
    event.preventDefault();
    this.open(false);
    this.parts.button.focus();
  }

  /** @param {boolean} open */
  open(open) {
    this.parts.panel.hidden = !open;
    this.parts.button.setAttribute('aria-expanded', String(open));
  }

  build() {
    const grid = el('div', { class: 'filter-groups' });
    for (const facet of kFacetNames) {
      const list = el('ul', { class: 'choices' });
      const set = el('fieldset', { hidden: true }, el('legend', {}, t(`facet.${facet}`)), list);
      this.groups.set(facet, { set, list, choices: new Map() });
      grid.append(set);
    }
    const change = () => this.change({ from: this.from.value, to: this.to.value }, false);
    this.from.addEventListener('change', change);
    this.to.addEventListener('change', change);
    grid.append(
      el(
        'fieldset',
        { class: 'period-set' },
        el('legend', {}, t('facet.period')),
        el('p', {}, el('label', { for: 'filter-from' }, t('filter.from')), this.from),
        el('p', {}, el('label', { for: 'filter-to' }, t('filter.to')), this.to),
      ),
    );
    this.parts.panel.replaceChildren(
      grid,
      el(
        'p',
        { class: 'filter-end' },
        el('button', { type: 'button', class: 'button', click: () => this.clear() }, t('filter.clear')),
        el(
          'button',
          {
            type: 'button',
            class: 'button primary',
            click: () => {
              this.open(false);
              this.parts.button.focus();
              if (isFiltered(this.filters)) this.submitted();
            },
          },
          t('filter.done'),
        ),
      ),
    );
  }

  /** @param {Partial<Filters>} part @param {boolean} typing */
  change(part, typing) {
    this.changed({ ...this.filters, ...part }, typing);
  }

  clear() {
    this.typing.cancel();
    this.changed(noFilters(), false);
  }

  /** @param {Facet} facet @param {string} value @param {boolean} on */
  choose(facet, value, on) {
    const others = this.filters[facet].filter((other) => other !== value);
    this.change({ [facet]: on ? [...others, value].sort() : others }, false);
  }

  /** What is chosen now, from the address, the canvas or here. @param {Filters} filters */
  show(filters) {
    this.filters = filters;
    const { search } = this.parts;
    if (
      search.value !== filters.text &&
      !(document.activeElement === search && search.value.trim() === filters.text.trim())
    ) {
      search.value = filters.text;
    }
    if (this.from.value !== filters.from) this.from.value = filters.from;
    if (this.to.value !== filters.to) this.to.value = filters.to;
    for (const [facet, group] of this.groups) {
      for (const [value, choice] of group.choices) choice.input.checked = filters[facet].includes(value);
    }
    this.showChips();
  }

  /** @param {FacetCounts} facets */
  showFacets(facets) {
    for (const [facet, group] of this.groups) {
      const counts = facets[facet];
      let values = Object.keys(counts);
      if (facet === 'topics') {
        const chosen = this.filters.topics;
        values = values.sort(
          (a, b) =>
            Number(chosen.includes(b)) - Number(chosen.includes(a)) || counts[b] - counts[a] || a.localeCompare(b),
        );
        if (group.choices.size > 0)
          values = [...new Set([...group.choices.keys(), ...values])].filter((value) => value in counts);
        values = values.slice(0, kMostTopics);
      }
      for (const value of this.filters[facet]) if (!values.includes(value)) values.push(value);
      this.syncChoices(facet, values);
      group.set.hidden = values.length === 0;
      for (const [value, choice] of group.choices) {
        const count = counts[value] ?? 0;
        setText(choice.count, this.context.format.count(count));
        choice.label.classList.toggle('none', count === 0);
      }
    }
  }

  /** The boxes stay as long as the values do, so that focus and place stay too. @param {Facet} facet @param {string[]} values */
  syncChoices(facet, values) {
    const group = this.groups.get(facet);
    if (!group) return;
    const same = values.length === group.choices.size && values.every((value) => group.choices.has(value));
    if (!same) {
      group.choices.clear();
      group.list.replaceChildren(
        ...values.map((value) => {
          const input = el('input', { type: 'checkbox', change: () => this.choose(facet, value, input.checked) });
          input.checked = this.filters[facet].includes(value);
          const name = el('span', { class: 'choice-name' });
          const count = el('span', { class: 'choice-count' });
          const label = el('label', {}, input, name, ' ', count);
          group.choices.set(value, { input, count, label });
          return el('li', {}, label);
        }),
      );
    }
    for (const [value, choice] of group.choices) {
      const name = choice.label.querySelector('.choice-name');
      if (name) setText(name, this.nameOf(facet, value));
    }
  }

  /** Those that the feed has, and that are chosen. @param {Facet} facet */
  valuesOf(facet) {
    return [...(this.groups.get(facet)?.choices.keys() ?? [])];
  }

  /** @param {Facet} facet @param {string} value */
  nameOf(facet, value) {
    if (facet === 'channels') return channelOf(this.context, value).name;
    if (facet === 'cases') return caseTitle(this.context, value);
    if (facet === 'villages') return villageName(this.context, value);
    if (facet === 'topics') return `#${value}`;
    return wordFor(facet === 'instruments' ? 'instrument' : 'direction', value);
  }

  showChips() {
    const { filters } = this;
    const { format } = this.context;
    /** @type {[string, () => void][]} */
    const entries = [];
    const text = filters.text.trim();
    if (text !== '') entries.push([t('chip.text', { text }), () => this.change({ text: '' }, false)]);
    for (const facet of kFacetNames) {
      for (const value of filters[facet])
        entries.push([this.nameOf(facet, value), () => this.choose(facet, value, false)]);
    }
    if (filters.from !== '')
      entries.push([t('chip.from', { date: format.date(filters.from) }), () => this.change({ from: '' }, false)]);
    if (filters.to !== '')
      entries.push([t('chip.to', { date: format.date(filters.to) }), () => this.change({ to: '' }, false)]);
    this.chosen = entries.map(([name]) => name);
    const had_focus = this.parts.chips.contains(document.activeElement);
    this.parts.chips.hidden = !isFiltered(filters);
    this.parts.chips.replaceChildren(
      ...entries.map(([name, remove]) =>
        el(
          'button',
          { type: 'button', class: 'button small', 'aria-label': t('chip.remove', { name }), click: remove },
          name,
          el('span', { 'aria-hidden': 'true' }, ' \u00d7'),
        ),
      ),
    );
    if (entries.length > 1) {
      this.parts.chips.append(
        el('button', { type: 'button', class: 'button small quiet', click: () => this.clear() }, t('filter.clear')),
      );
    }
    const chosen = entries.length - (text === '' ? 0 : 1);
    this.parts.button.textContent = chosen > 0 ? t('filter.button_count', { count: chosen }) : t('filter.button');
    if (had_focus) {
      const next = this.parts.chips.querySelector('button') ?? this.parts.button;
      next.focus();
    }
  }
}
