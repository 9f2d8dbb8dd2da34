// What went wrong, in plain words, with the technical lines folded away. The rest of the page stays in use.
// @ts-check
import { el } from '../base/dom.js';
import { has, plural, t } from '../base/i18n.js';

/** @typedef {import('../messages').Problem} Problem */
/** @typedef {import('../messages').Imported} Imported */
/** @typedef {{ text: string, lines: string[], count: number, actions: { text: string, run: (() => void) | string }[] }} Entry */

const kMostLines = 100;
/** What whoever makes an export is told by the program: a withdrawn item, and figures that contradict each other. The message
 * itself says that there is no estimate; a visitor can do nothing about either. */
const kForTheEditor =
  /^item\.(withdrawn|too_many|views_below_reach|part_above_reach|engaged_above_reach|commenters_above_comments)$/;

/** @param {string} code */
function sentence(code) {
  return has(`problem.${code}`) ? t(`problem.${code}`) : t('problem.unknown');
}

export class ProblemView {
  /** @param {HTMLElement} root @param {(count: number) => string} countText */
  constructor(root, countText) {
    this.root = root;
    this.countText = countText;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
  }

  clear() {
    this.entries.clear();
    this.draw();
  }

  /** It is over. @param {string} code */
  remove(code) {
    const before = this.entries.size;
    for (const key of this.entries.keys()) if (key.startsWith(`${code} `)) this.entries.delete(key);
    if (this.entries.size < before) this.draw();
  }

  /**
   * @param {Problem} problem
   * @param {Record<string, string>} [params] for the sentence
   * @param {Entry['actions']} [actions] what the reader can do: a call, or an address
   */
  add(problem, params = {}, actions = []) {
    const key = `${problem.code} ${params.url ?? ''}`;
    const entry = this.entries.get(key) ?? {
      text: has(`problem.${problem.code}`) ? t(`problem.${problem.code}`, params) : sentence(problem.code),
      lines: [],
      count: 0,
      actions,
    };
    entry.lines.push(lineOf(problem));
    this.entries.set(key, entry);
    this.draw();
  }

  /** What one page left out or changed. @param {Imported} report @param {string} url */
  addReport(report, url) {
    if (report.failure) this.add(report.failure, { url });
    this.addMany('skipped', report.skipped, report.skipped_count, url);
    for (const notice of report.notices) {
      if (notice.code.startsWith('feed.')) this.add(notice, { url });
      else this.addMany('notices', [notice], 1, url);
    }
  }

  /** @param {'skipped' | 'notices'} kind @param {Problem[]} problems @param {number} count @param {string} url */
  addMany(kind, problems, count, url) {
    const shown = problems.filter(({ code }) => !kForTheEditor.test(code));
    const number = count - (problems.length - shown.length);
    if (number <= 0) return;
    const entry = this.entries.get(kind) ?? { text: '', lines: [], count: 0, actions: [] };
    entry.count += number;
    entry.text = plural(`problems.${kind}`, entry.count, this.countText(entry.count));
    entry.lines.push(
      ...shown.map((problem) => `${lineOf(problem)} \u00b7 ${sentence(problem.code)} (${url.split('/').pop()})`),
    );
    entry.lines.length = Math.min(entry.lines.length, kMostLines);
    this.entries.set(kind, entry);
    this.draw();
  }

  draw() {
    this.root.hidden = this.entries.size === 0;
    const parts = [...this.entries.values()].map((entry) =>
      el(
        'div',
        { class: 'problem' },
        el('p', {}, entry.text),
        entry.actions.length === 0
          ? null
          : el(
              'p',
              { class: 'problem-actions' },
              ...entry.actions.map(({ text, run }) =>
                typeof run === 'string'
                  ? el('a', { href: run, class: 'button' }, text)
                  : el('button', { type: 'button', class: 'button', click: run }, text),
              ),
            ),
        el(
          'details',
          {},
          el('summary', {}, t('problems.technical')),
          el(
            'ul',
            { class: 'technical', lang: 'en' },
            ...entry.lines.slice(0, kMostLines).map((line) => el('li', {}, line)),
          ),
        ),
      ),
    );
    const close = el(
      'button',
      { type: 'button', class: 'button quiet close', click: () => this.clear() },
      el('span', { 'aria-hidden': 'true' }, '\u00d7 '),
      t('problems.close'),
    );
    this.root.replaceChildren(close, ...parts);
  }
}

/** @param {Problem} problem */
function lineOf({ code, place, detail }) {
  return [code, place, detail].filter((part) => part !== '').join(' \u00b7 ');
}
