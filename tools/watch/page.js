// Keeps a page of the watch server as its files are: new styles in place, anything else by loading it again; and shows
// what the compiler says. Only watch.mjs puts it in a document. It runs under the site's own policy.
// @ts-check

const events = new EventSource(`/@watch/events${new URL(import.meta.url).search}`);
const line = document.createElement('pre');
line.className = 'watch-line';
line.setAttribute('role', 'status');

events.addEventListener('page', () => location.reload());
events.addEventListener('styles', ({ data }) => {
  for (const link of document.querySelectorAll('link[rel=stylesheet]:not([data-watch])')) renew(link, data);
});
events.addEventListener('program', ({ data }) => {
  const { state, text } = JSON.parse(data);
  line.dataset.state = state;
  line.textContent = text;
  line.hidden = state === 'built';
});

/** The old sheet holds until the new one is there: nothing flashes.
 * @param {Element} link @param {string} number */
function renew(link, number) {
  const next = /** @type {HTMLLinkElement} */ (link.cloneNode());
  const address = new URL(next.href);
  address.searchParams.set('change', number);
  next.href = address.href;
  next.addEventListener('load', () => link.remove());
  next.addEventListener('error', () => next.remove());
  link.after(next);
}

const styles = document.createElement('link');
styles.rel = 'stylesheet';
styles.href = '/@watch/page.css';
styles.dataset.watch = '';
document.head.append(styles);
document.body.append(line);
