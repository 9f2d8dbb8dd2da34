// The detail panel of one item: everything the feed knows of it, with what was reported marked as such.
// Focus moves here only when the reader asked for the item in the document or pressed Enter on the canvas.
// @ts-check
import { el } from '../base/dom.js';
import { plural, t } from '../base/i18n.js';
import {
  appendText,
  caseTitle,
  channelOf,
  chips,
  outLink,
  restOfText,
  sourceLink,
  timeOf,
  villageName,
  wordFor,
  durationWords,
} from '../list/item-parts.js';
import { safeUrl } from '../base/links.js';

/** @typedef {import('../messages').Detail} Detail */
/** @typedef {import('../list/item-parts.js').Context} Context */
/** @typedef {import('../base/url-state.js').Facet} Facet */

/** @typedef {import('../messages').Metrics['definition']} Definition */

/** Times that it was shown, in the platform's word; of a table that counts viewers those are views. @param {Definition} definition */
function viewsWord(definition) {
  if (definition === 'plays') return 'plays';
  return definition === 'views' || definition === 'viewers' ? 'views' : 'impressions';
}

/** Who saw it, in the platform's word; a website counts visitors. @param {Definition} definition
 * @param {{ name: string, platform: string }} channel @param {string} count */
function reachWords(definition, { name: channel, platform }, count) {
  if (definition === '' && platform === 'website') return t('figure.reach.visitors', { channel, count });
  if (definition === 'viewers') return t('figure.reach.viewers', { channel, count });
  if (definition === 'unique-impressions') return t('figure.reach.unique', { channel, count });
  return definition === '' ? t('figure.reach', { channel, count }) : t('figure.reach.reported', { channel, count });
}

export class DetailView {
  /**
   * @param {HTMLElement} root a labelled section
   * @param {Context} context
   * @param {{ select: (id: string | null) => void, filter: (facet: Facet, value: string) => void, announce: (text: string) => void }} actions
   */
  constructor(root, context, actions) {
    this.root = root;
    this.context = context;
    this.actions = actions;
    /** @type {Detail | null} */
    this.detail = null;
    this.wants_focus = false;
    /** @type {HTMLElement | null} */
    this.kept = null;
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      actions.select(null);
    });
  }

  /** A section of another view that stays right below the message, and says more about dialogue. @param {HTMLElement | null} section */
  keep(section) {
    if (this.kept === section) return;
    this.kept = section;
    if (!this.detail || !section) return;
    this.root.querySelector('.meta')?.after(section);
    this.root.querySelector('.own-dialogue')?.remove();
  }

  /** @param {Detail} detail */
  show(detail) {
    if (this.detail && !this.wants_focus && JSON.stringify(this.detail) === JSON.stringify(detail)) return;
    const same = this.detail?.id === detail.id;
    this.draw(detail, same);
  }

  /** A class, for a style that asks what lies within costs a pass over the list with each article. @param {boolean} open */
  unfold(open) {
    this.root.hidden = !open;
    this.root.closest('.panel')?.classList.toggle('with-detail', open);
  }

  /** @param {Detail} detail @param {boolean} same the item that is here already */
  draw(detail, same) {
    this.detail = detail;
    const heading = el(
      'h2',
      { tabindex: '-1', class: 'detail-heading', lang: this.languageOf(detail), dir: 'auto' },
      detail.heading,
    );
    const parts = [
      this.bar(detail),
      chips(this.context, detail),
      heading,
      this.text(detail),
      this.meta(detail),
      this.kept,
      this.figures(detail),
      this.kept ? null : this.dialogue(detail),
      this.subjects(detail),
      this.about(detail),
      this.attachments(detail),
      this.thread(detail),
      this.caseItems(detail),
      this.links(detail),
    ];
    const focused = document.activeElement;
    const had_focus = this.root.contains(focused);
    this.root.replaceChildren(...parts.filter((part) => part !== null));
    this.unfold(true);
    if (same && !this.wants_focus && this.kept?.contains(focused) && focused instanceof HTMLElement) {
      focused.focus({ preventScroll: true });
    } else if (same && !this.wants_focus) {
      if (had_focus) heading.focus({ preventScroll: true });
    } else if (this.wants_focus || had_focus) {
      heading.focus({ preventScroll: true });
      this.root.scrollIntoView({ block: 'start' });
    } else {
      const column = this.root.parentElement;
      if (column && getComputedStyle(column).overflowY !== 'visible') column.scrollTop = 0;
    }
    this.wants_focus = false;
  }

  /** The next detail that arrives, or the one that is here, takes the focus. @param {string} id */
  focusOn(id) {
    if (this.detail?.id === id && !this.root.hidden) {
      this.root.querySelector('h2')?.focus({ preventScroll: true });
      this.root.scrollIntoView({ block: 'start' });
    } else {
      this.wants_focus = true;
    }
  }

  hide() {
    this.detail = null;
    this.unfold(false);
    this.root.replaceChildren();
  }

  /** @param {Detail} detail */
  languageOf(detail) {
    return detail.language && detail.language !== document.documentElement.lang ? detail.language : null;
  }

  /** @param {Detail} detail */
  bar(detail) {
    const step = (/** @type {string | null} */ id, /** @type {string} */ key, /** @type {string} */ sign) =>
      el(
        'button',
        {
          type: 'button',
          class: 'button quiet',
          disabled: id === null,
          click: () => {
            this.wants_focus = true;
            this.actions.select(id);
          },
        },
        el('span', { 'aria-hidden': 'true' }, `${sign} `),
        t(key),
      );
    return el(
      'div',
      { class: 'detail-bar' },
      step(detail.previous, 'detail.newer', '\u2191'),
      step(detail.next, 'detail.older', '\u2193'),
      el(
        'button',
        { type: 'button', class: 'button quiet close', click: () => this.actions.select(null) },
        el('span', { 'aria-hidden': 'true' }, '\u00d7 '),
        t('detail.close'),
      ),
    );
  }

  /** @param {Detail} detail */
  text(detail) {
    const rest = restOfText(detail.heading, detail.text);
    if (rest === '') return null;
    const text = el('p', { class: 'text', lang: this.languageOf(detail), dir: 'auto' });
    appendText(this.context, rest, text);
    return text;
  }

  /** @param {Detail} detail */
  meta(detail) {
    const meta = el('p', { class: 'meta' }, timeOf(this.context, detail));
    if (detail.kind !== 'post') meta.append(` \u00b7 ${wordFor('kind', detail.kind)}`);
    return meta;
  }

  /** @param {Detail} detail */
  figures(detail) {
    const { metrics } = detail;
    if (!metrics) return null;
    const { format } = this.context;
    const list = el('dl', { class: 'figures' });
    for (const key of /** @type {const} */ (['reactions', 'comments', 'commenters', 'shares', 'impressions'])) {
      const count = metrics[key];
      if (count === null) continue;
      const word = key === 'impressions' ? viewsWord(metrics.definition) : key;
      list.append(el('div', {}, el('dt', {}, t(`figure.${word}`)), el('dd', {}, format.count(count))));
    }
    const from = channelOf(this.context, detail.channel);
    const channel = from.name;
    const reach =
      metrics.reach === null
        ? null
        : el('p', { class: 'reach' }, reachWords(metrics.definition, from, format.count(metrics.reach)));
    if (list.children.length === 0 && !reach) return null;
    const badge = el('span', { class: 'badge' }, t('badge.reported'));
    const when = metrics.measured
      ? t('figure.measured', { date: format.date(metrics.measured), channel })
      : t('figure.source', { channel });
    return el(
      'section',
      { class: 'part' },
      el('h3', {}, t('figure.title'), ' ', badge),
      list,
      reach,
      el('p', { class: 'hint' }, when),
    );
  }

  /** @param {Detail} detail */
  dialogue(detail) {
    const { dialogue } = detail;
    if (!dialogue || dialogue.questions === null) return null;
    const { format } = this.context;
    const questions = format.count(dialogue.questions);
    const words =
      dialogue.answered === null
        ? plural('dialogue.questions', dialogue.questions, questions)
        : plural('dialogue.answered', dialogue.questions, questions, { answered: format.count(dialogue.answered) });
    const minutes = [...dialogue.reply_minutes].sort((a, b) => a - b);
    const parts = [el('p', {}, words)];
    if (minutes.length > 0) {
      const median = minutes[Math.floor((minutes.length - 1) / 2)];
      parts.push(
        el(
          'p',
          { class: 'hint' },
          plural('dialogue.median', minutes.length, format.count(minutes.length), {
            time: durationWords(format, median),
          }),
        ),
      );
    }
    return el(
      'section',
      { class: 'part own-dialogue' },
      el('h3', {}, t('dialogue.title'), ' ', el('span', { class: 'badge counted' }, t('badge.counted'))),
      ...parts,
    );
  }

  /** Case, villages, topics and the rest as filters. @param {Detail} detail */
  subjects(detail) {
    /** @type {[Facet, string, string][]} */
    const entries = [];
    if (detail.case) entries.push(['cases', detail.case, caseTitle(this.context, detail.case)]);
    for (const id of detail.villages) entries.push(['villages', id, villageName(this.context, id)]);
    for (const tag of detail.tags) entries.push(['topics', tag, `#${tag}`]);
    if (detail.instrument) entries.push(['instruments', detail.instrument, wordFor('instrument', detail.instrument)]);
    if (detail.direction) entries.push(['directions', detail.direction, wordFor('direction', detail.direction)]);
    if (entries.length === 0) return null;
    return el(
      'section',
      { class: 'part' },
      el('h3', {}, t('detail.filter_title')),
      el(
        'ul',
        { class: 'subjects' },
        ...entries.map(([facet, value, name]) =>
          el(
            'li',
            {},
            el(
              'button',
              {
                type: 'button',
                class: 'button small',
                'aria-label': t('detail.filter_on', { name }),
                click: () => this.actions.filter(facet, value),
              },
              name,
            ),
          ),
        ),
      ),
    );
  }

  /** What it is about, elsewhere. @param {Detail} detail */
  about(detail) {
    const url = this.context.mode === 'kiosk' ? null : safeUrl(detail.external_url, this.context.feed_url);
    return url ? el('p', { class: 'detail-about' }, t('detail.about'), ' ', outLink(this.context, url, url)) : null;
  }

  /** @param {Detail} detail */
  attachments(detail) {
    if (this.context.mode === 'kiosk') return null;
    const links = detail.attachments.flatMap((entry) => {
      const url = safeUrl(entry.url, this.context.feed_url);
      return url ? [el('li', {}, outLink(this.context, url, entry.title || url))] : [];
    });
    return links.length === 0
      ? null
      : el('section', { class: 'part' }, el('h3', {}, t('detail.attachments')), el('ul', { class: 'plain' }, ...links));
  }

  /** A link to another item of the feed. @param {{ id: string, time: number, channel: string, heading: string }} other */
  itemLink(other) {
    const { format } = this.context;
    const link = el('a', { href: this.context.hrefOf(other.id), dir: 'auto' }, other.heading);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.wants_focus = true;
      this.actions.select(other.id);
    });
    const about = `${channelOf(this.context, other.channel).name} \u00b7 ${format.time(other.time, 'day')}`;
    return [link, el('span', { class: 'hint' }, about)];
  }

  /** Nested lists, as the answers are nested. @param {Detail} detail */
  thread(detail) {
    if (detail.thread.length < 2) return null;
    const top = el('ul', { class: 'thread' });
    const levels = [top];
    for (const entry of detail.thread) {
      const depth = Math.min(entry.depth, levels.length - 1);
      levels.length = depth + 1;
      const here = entry.id === detail.id;
      const item = el(
        'li',
        { class: here ? 'here' : null },
        ...(here ? [el('span', { 'aria-current': 'true' }, t('thread.here'))] : this.itemLink(entry)),
      );
      levels[depth].append(item);
      const below = el('ul');
      item.append(below);
      levels.push(below);
    }
    for (const list of top.querySelectorAll('ul')) if (list.children.length === 0) list.remove();
    return el('section', { class: 'part' }, el('h3', {}, t('thread.title')), top);
  }

  /** @param {Detail} detail */
  caseItems(detail) {
    if (!detail.case || detail.case_items.length === 0) return null;
    const entry = this.context.header?.cases.find((known) => known.id === detail.case);
    return el(
      'section',
      { class: 'part' },
      el('h3', {}, t('detail.case_title', { title: caseTitle(this.context, detail.case) })),
      entry?.summary ? el('p', { class: 'hint' }, entry.summary) : null,
      el(
        'ul',
        { class: 'plain case-items' },
        ...detail.case_items.map((other) => el('li', {}, ...this.itemLink(other))),
      ),
    );
  }

  /** @param {Detail} detail */
  links(detail) {
    if (this.context.mode === 'kiosk') return null;
    const copy = el(
      'button',
      { type: 'button', class: 'button', click: () => this.copy(detail, copy) },
      t('detail.copy'),
    );
    return el('p', { class: 'detail-links' }, sourceLink(this.context, detail), ' ', copy);
  }

  /** @param {Detail} detail @param {HTMLElement} button */
  async copy(detail, button) {
    const address = new URL(this.context.hrefOf(detail.id), location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      this.actions.announce(t('detail.copied'));
      button.textContent = t('detail.copied');
    } catch {
      // Not allowed here (a frame, an old browser): a field to copy from.
      const field = el('input', {
        type: 'text',
        readonly: true,
        value: address,
        'aria-label': t('detail.copy_field'),
        class: 'copy-field',
      });
      button.replaceWith(field);
      field.focus();
      field.select();
    }
  }
}
