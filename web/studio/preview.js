// The real timeline beside the table: embed.html in a frame of the same origin, which asks for its feed's files here instead of
// on a server (web/feed/first-request.js). Made when it is first looked at, and anew when something changed.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';

export class PreviewView {
  /** @param {HTMLElement} root @param {string} language @param {() => Promise<import('../studio').StudioFile[]>} files */
  constructor(root, language, files) {
    this.root = root;
    this.language = language;
    this.files = files;
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    this.shown = false;
    this.stale = true;
    addEventListener('message', (event) => this.receive(event));
  }

  /** @param {boolean} shown */
  show(shown) {
    this.shown = shown;
    if (shown && this.stale) this.make();
  }

  /** Something changed. */
  changed() {
    this.stale = true;
    if (this.shown) this.make();
  }

  make() {
    this.stale = false;
    const frame = el('iframe', {
      class: 'preview',
      title: t('studio.preview'),
      src: `embed.html?feed=studio:&lang=${this.language}`,
    });
    this.frame?.remove();
    this.frame = frame;
    this.root.append(frame);
  }

  /** @param {MessageEvent} event */
  async receive({ origin, source, data }) {
    if (
      origin !== location.origin ||
      !this.frame ||
      source !== this.frame.contentWindow ||
      data?.kringen_studio !== 'ready'
    )
      return;
    const files = await this.files();
    this.frame?.contentWindow?.postMessage({ kringen_studio: 'files', files }, location.origin);
  }
}
