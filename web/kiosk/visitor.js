// Watches the visitor of a kiosk: after a while without a touch it asks, counts down where all can see, and starts afresh;
// nobody leaves the page, and nothing of a visitor stays behind.
// @ts-check
import { el, setText } from '../base/dom.js';
import { plural, t } from '../base/i18n.js';

const kIdle_s = 75;
const kShortestIdle_s = 10;
const kCountdown_s = 20;

/** @param {[string, string][]} params of the address @returns {number} */
export function idleSeconds(params) {
  const wish = Number(params.find(([name]) => name === 'idle')?.[1]);
  return Number.isFinite(wish) && wish >= kShortestIdle_s ? Math.min(wish, 3600) : kIdle_s;
}

/**
 * @param {number} idle_s
 * @param {() => void} reset back to the start view, everything a visitor did cleared
 * @param {() => boolean} untouched the start view is what is shown, so there is nothing to ask
 */
export function watchVisitor(idle_s, reset, untouched) {
  let timer = 0;
  let countdown = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, idle_s * 1000);
  };
  const ask = () => {
    if (untouched()) return wait();
    for (const open of document.querySelectorAll('dialog')) open.close();
    let left = kCountdown_s;
    const count = el('p', { class: 'countdown' });
    const show = () => setText(count, plural('kiosk.countdown', left, String(left)));
    const dialog = el(
      'dialog',
      { class: 'still-there', 'aria-labelledby': 'still-there', close: () => end(false) },
      el('h2', { id: 'still-there' }, t('kiosk.still_there')),
      count,
      el('button', { type: 'button', class: 'button primary', click: () => end(false) }, t('kiosk.continue')),
    );
    let ended = false;
    const end = (/** @type {boolean} */ over) => {
      if (ended) return;
      ended = true;
      clearInterval(countdown);
      dialog.close();
      dialog.remove();
      if (over) reset();
      wait();
    };
    show();
    document.body.append(dialog);
    dialog.showModal();
    countdown = window.setInterval(() => {
      left -= 1;
      if (left <= 0) end(true);
      else show();
    }, 1000);
  };
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(
      type,
      () => {
        if (!document.querySelector('dialog.still-there')) wait();
      },
      { passive: true, capture: true },
    );
  }
  for (const type of ['contextmenu', 'dragstart']) document.addEventListener(type, (event) => event.preventDefault());
  wait();
}

/** What a visitor left of the page itself: open dialogs, where it was scrolled to, the focus. */
export function forgetVisitor() {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  for (const column of document.querySelectorAll('.panel, .list, .aside')) column.scrollTop = 0;
  scrollTo(0, 0);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
