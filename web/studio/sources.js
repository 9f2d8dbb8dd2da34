// The studio's first step: where archives are dropped, how far each was read, and the report of what was not read.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { inputOfFolder, inputsOfDrop, inputsOfFiles } from './files.js';

/** @typedef {import('../studio').StudioInput} StudioInput */
/** @typedef {import('../studio').StudioReport} StudioReport */
/** @typedef {import('../studio').StudioSummary} StudioSummary */
/** @typedef {ReturnType<typeof import('../base/format.js').makeFormat>} Format */

const kLevels = /** @type {const} */ (['malformed', 'warning', 'withheld', 'not_ours', 'merged', 'read']);

export class SourcesView {
  /**
   * @param {HTMLElement} root @param {Format} format
   * @param {(inputs: StudioInput[]) => void} add
   */
  constructor(root, format, add) {
    this.format = format;
    this.add = add;
    this.list = el('ul', { class: 'archives' });
    this.report = el('div', { class: 'report' });
    root.append(this.dropZone(), this.list, this.report);
  }

  dropZone() {
    const files = el('input', {
      type: 'file',
      multiple: true,
      class: 'visually-hidden',
      id: 'choose-files',
      accept: '.zip,.gz,.tgz,.tar,.csv,.tsv,.txt,.ics,.xml,.rss,.atom,.json,.geojson',
      change: () => this.take(files, inputsOfFiles),
    });
    const folder = el('input', {
      type: 'file',
      webkitdirectory: true,
      class: 'visually-hidden',
      id: 'choose-folder',
      change: () => this.take(folder, inputOfFolder),
    });
    const zone = el(
      'div',
      { class: 'drop' },
      el('p', { class: 'drop-text' }, t('studio.drop')),
      el(
        'div',
        { class: 'drop-buttons' },
        files,
        el('label', { for: 'choose-files', class: 'button primary' }, t('studio.choose')),
        folder,
        el('label', { for: 'choose-folder', class: 'button' }, t('studio.choose_folder')),
      ),
      el('p', { class: 'hint' }, t('studio.drop_hint')),
    );
    this.catchDrops(zone);
    return zone;
  }

  /** Anywhere on the page: who misses the box by a finger must not lose the page to the browser. @param {HTMLElement} zone */
  catchDrops(zone) {
    const over = (/** @type {DragEvent} */ event, /** @type {boolean} */ is_over) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      zone.classList.toggle('over', is_over);
    };
    addEventListener('dragover', (event) => over(event, true));
    addEventListener('dragleave', (event) => over(event, event.relatedTarget !== null));
    addEventListener('drop', async (event) => {
      over(event, false);
      if (event.dataTransfer) this.add(await inputsOfDrop(event.dataTransfer));
    });
  }

  /** @param {HTMLInputElement} input @param {(files: Iterable<File>) => StudioInput[]} inputsOf */
  take(input, inputsOf) {
    this.add(inputsOf(input.files ?? []));
    input.value = ''; // the same file may be chosen again
  }

  /** A line for an archive that is being read. @param {string} name @param {() => void} cancel */
  line(name, cancel) {
    const bar = el('progress', { 'aria-label': t('studio.reading', { name }) });
    const state = el('span', { class: 'hint' }, t('studio.waiting'));
    const stop = el('button', { type: 'button', class: 'button small', click: cancel }, t('studio.cancel'));
    stop.setAttribute('aria-label', t('studio.cancel_name', { name }));
    const line = el('li', { class: 'archive' }, el('span', { class: 'archive-name' }, name), state, bar, stop);
    this.list.append(line);
    return {
      /** @param {number} done @param {number} total */
      progress: (done, total) => {
        state.textContent = t('studio.reading_short');
        if (total > 0) [bar.max, bar.value] = [total, done];
      },
      /** @param {'read' | 'cancelled' | 'failed'} how */
      end: (how) => {
        bar.remove();
        stop.remove();
        state.textContent = t(`studio.archive_${how}`);
        line.classList.add(how);
      },
    };
  }

  /** @param {StudioSummary} summary */
  show(summary) {
    const groups = kLevels.map((level) =>
      this.group(
        level,
        summary.report.filter((line) => line.level === level),
      ),
    );
    this.report.replaceChildren(...groups.flat(), ...this.sums(summary), ...this.unmatched(summary));
  }

  /** Where every record went, by file. A sum that does not hold is our own mistake, and says so. @param {StudioSummary} summary */
  sums({ sums }) {
    if (sums.length === 0) return [];
    const line = (/** @type {StudioSummary['sums'][number]} */ sum) => {
      const count = (/** @type {number} */ n) => this.format.count(n);
      const text = t('import.sum', {
        place: sum.place,
        read: count(sum.read),
        published: count(sum.published),
        withheld: count(sum.withheld),
        merged: count(sum.merged),
        malformed: count(sum.malformed),
        not_ours: count(sum.not_ours),
      });
      return el('li', { class: sum.holds ? null : 'notice' }, sum.holds ? text : t('import.sum_broken', { sum: text }));
    };
    const is_broken = sums.some(({ holds }) => !holds);
    return [
      el(
        'details',
        { 'data-level': 'sums', open: is_broken || this.report.querySelector('[data-level="sums"][open]') !== null },
        el('summary', {}, t('heading.sums')),
        el('ul', {}, ...sums.map(line)),
      ),
    ];
  }

  /** @param {typeof kLevels[number]} level @param {StudioReport[]} lines */
  group(level, lines) {
    if (lines.length === 0) return [];
    const sum = this.format.count(lines.reduce((all, { count }) => all + count, 0));
    return [
      el(
        'details',
        {
          class: level,
          'data-level': level,
          open: this.report.querySelector(`[data-level="${level}"][open]`) !== null,
        },
        el('summary', {}, `${t(`heading.${level}`)} (${sum})`),
        el(
          'ul',
          {},
          ...lines.map(({ code, count, places, more }) =>
            el(
              'li',
              {},
              `${this.format.count(count)} × ${t(code)}`,
              el('span', { class: 'places hint' }, this.placesText(places, more)),
            ),
          ),
        ),
      ),
    ];
  }

  /** Where it was, and in how many places more. @param {string[]} places @param {number} more */
  placesText(places, more) {
    const known = places.filter((place) => place !== '');
    if (known.length === 0) return '';
    const rest = more > 0 ? ` ${t('import.more', { count: this.format.count(more) })}` : '';
    return known.join(', ') + rest;
  }

  /** Rows of tables that belong to no message. @param {StudioSummary} summary */
  unmatched({ unmatched, unmatched_count }) {
    if (unmatched_count === 0) return [];
    return [
      el(
        'details',
        {},
        el('summary', {}, t('studio.unmatched', { count: this.format.count(unmatched_count) })),
        el(
          'ul',
          {},
          ...unmatched.map(({ place, time, text }) =>
            el(
              'li',
              {},
              [this.format.date(time), text].filter(Boolean).join(': '),
              el('span', { class: 'places hint' }, place),
            ),
          ),
        ),
      ),
    ];
  }
}
