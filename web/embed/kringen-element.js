// <kringen-tijdlijn src lang mode view scheme title>: puts the timeline in a host page as an iframe, as high as its content.
// The host's page needs nothing else; everything goes when the element goes.
// @ts-check
import { chooseLanguage, kLanguages } from '../base/languages.js';

/** @typedef {import('../messages').FrameToHost} FrameToHost */
/** @typedef {import('../messages').HostToFrame} HostToFrame */
/** @typedef {import('../messages').PageStats} PageStats */

const kBase = new URL('.', import.meta.url);
const kFirstHeight_px = 560;
const kLeast_px = 120;
const kMost_px = 20000;
/** Attribute -> parameter of the page. @type {Record<string, string>} */
const kParameters = { src: 'feed', lang: 'lang', view: 'view', scheme: 'scheme' };

/** A feed is named from where this script lies, as in the address of embed.html itself, and lies there: an element shows
 * nobody else's messages under that address. A published timeline shows its own whatever is asked.
 * @param {string} text @returns {string} '' when it is none */
function ownFeed(text) {
  try {
    const url = new URL(text, kBase);
    if (url.origin === kBase.origin) return url.href;
  } catch {
    // no address at all
  }
  console.warn(`kringen-tijdlijn: src="${text}" is not on ${kBase.origin}; the timeline's own messages are shown`); // technical
  return '';
}

export class KringenTijdlijn extends HTMLElement {
  static observedAttributes = ['src', 'lang', 'mode', 'view', 'scheme', 'title'];

  constructor() {
    super();
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    /** @type {AbortController | null} */
    this.listening = null;
    /** @type {(() => void)[]} */
    this.idle_waiters = [];
    /** @type {((stats: PageStats) => void)[]} */
    this.stats_waiters = [];
    this.ready = false;
    this.address = '';
  }

  connectedCallback() {
    const frame = document.createElement('iframe');
    frame.loading = 'eager';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.allow = 'clipboard-write; fullscreen';
    // On the host's own origin a sandbox that allows scripts and that origin would be none.
    if (kBase.origin !== location.origin) frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups');
    frame.style.display = 'block';
    frame.style.width = '100%';
    frame.style.border = '0';
    frame.style.height = `${kFirstHeight_px}px`;
    if (this.style.display === '') this.style.display = 'block';
    this.frame = frame;
    this.update();
    this.listening = new AbortController();
    window.addEventListener('message', (event) => this.receive(event), { signal: this.listening.signal });
    this.append(frame);
  }

  disconnectedCallback() {
    this.listening?.abort();
    this.frame?.remove();
    this.frame = null;
    this.ready = false;
    this.address = '';
    for (const done of this.idle_waiters.splice(0)) done();
    this.stats_waiters.length = 0;
  }

  attributeChangedCallback() {
    if (this.frame) this.update();
  }

  update() {
    if (!this.frame) return;
    const page = this.getAttribute('mode') === 'kiosk' ? 'kiosk.html' : 'embed.html';
    const url = new URL(page, kBase);
    for (const [attribute, parameter] of Object.entries(kParameters)) {
      const value = this.getAttribute(attribute);
      if (!value) continue;
      const passed = attribute === 'src' ? ownFeed(value) : value;
      if (passed !== '') url.searchParams.set(parameter, passed);
    }
    const wish = this.getAttribute('lang') || document.documentElement.lang;
    const language = chooseLanguage(wish, Object.keys(kLanguages)[0]);
    // Titles tell frames apart, for people who hear the page.
    this.frame.title = this.getAttribute('title') || this.uniqueTitle(kLanguages[language].frame);
    if (this.address === url.href) return;
    this.address = url.href;
    this.ready = false;
    // Once it is there, another address must not become one more entry of the host's history.
    if (this.frame.contentWindow) this.frame.contentWindow.location.replace(url.href);
    else this.frame.src = url.href;
  }

  /** @param {string} title */
  uniqueTitle(title) {
    const all = [...document.querySelectorAll('kringen-tijdlijn:not([title])')];
    const at = all.indexOf(this);
    return at > 0 ? `${title} (${at + 1})` : title;
  }

  /** @param {MessageEvent} event */
  receive(event) {
    if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== kBase.origin) return;
    const data = event.data;
    if (typeof data !== 'object' || data === null || data.kringen !== 1) return;
    const message = /** @type {FrameToHost} */ (data);
    switch (message.type) {
      case 'height':
        if (Number.isFinite(message.height)) {
          this.frame.style.height = `${Math.min(kMost_px, Math.max(kLeast_px, Math.ceil(message.height)))}px`;
        }
        break;
      case 'ready':
        this.ready = true;
        if (this.idle_waiters.length > 0) this.post({ kringen: 1, type: 'request_idle' });
        if (this.stats_waiters.length > 0) this.post({ kringen: 1, type: 'request_stats' });
        this.dispatchEvent(new CustomEvent('kringen-ready'));
        break;
      case 'idle':
        for (const done of this.idle_waiters.splice(0)) done();
        break;
      case 'stats':
        for (const done of this.stats_waiters.splice(0)) done(message.stats);
        break;
      case 'selected':
        this.dispatchEvent(new CustomEvent('kringen-selected', { detail: { id: message.id } }));
        break;
      case 'navigate':
        this.dispatchEvent(new CustomEvent('kringen-navigate', { detail: { search: String(message.search) } }));
        break;
      default:
    }
  }

  /** @param {HostToFrame} message */
  post(message) {
    this.frame?.contentWindow?.postMessage(message, kBase.origin);
  }

  /** Done when everything is loaded, listed and drawn. @returns {Promise<void>} */
  whenIdle() {
    return new Promise((resolve) => {
      this.idle_waiters.push(resolve);
      if (this.ready) this.post({ kringen: 1, type: 'request_idle' });
    });
  }

  /** @returns {Promise<PageStats>} */
  stats() {
    return new Promise((resolve) => {
      this.stats_waiters.push(resolve);
      if (this.ready) this.post({ kringen: 1, type: 'request_stats' });
    });
  }
}

if (!customElements.get('kringen-tijdlijn')) customElements.define('kringen-tijdlijn', KringenTijdlijn);
