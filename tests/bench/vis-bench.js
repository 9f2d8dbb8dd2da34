// vis-timeline with an invented feed, as its documentation shows it: one group per channel, everything in view.
// ?items=N names the feed, ?cluster asks for its clusters.
// @ts-check
const parameters = new URLSearchParams(location.search);
const folder = `feed/${parameters.get('items')}/`;

/** @param {string} name */
const load = async (name) => (await fetch(folder + name)).json();

const first = await load('feed.json');
const others = first._kringen.pages ? first._kringen.pages.slice(1) : [];
const pages = [first, ...(await Promise.all(others.map((/** @type {{ url: string }} */ page) => load(page.url))))];
const items = pages
  .flatMap((page) => page.items)
  .map((item) => ({
    id: item.id,
    group: item._kringen.channel,
    start: new Date(item.date_published),
    content: item.content_text.slice(0, 40),
  }));
if (items.length !== Number(parameters.get('items'))) throw new Error(`${items.length} items`);
const groups = first._kringen.channels.map((/** @type {{ id: string, name: string }} */ channel) => ({
  id: channel.id,
  content: channel.name,
}));
const [newest, oldest] = [items[0].start.getTime(), items[items.length - 1].start.getTime()];
const margin = (newest - oldest) * 0.03;

const { Timeline, DataSet } = window['vis'];
const timeline = new Timeline(document.getElementById('timeline'), new DataSet(items), new DataSet(groups), {
  start: oldest - margin,
  end: newest + margin,
  height: '700px',
  verticalScroll: true,
  ...(parameters.has('cluster') ? { cluster: { maxItems: 1 } } : {}), // its default
  onInitialDrawComplete: () => whenShown(),
});
let zoom_out = 1;
window['bench_moves'] = 0;
timeline.on('rangechange', () => window['bench_moves']++);

// Its clusters come with the first change of zoom only; until something is to be seen nobody can use it.
function whenShown() {
  if (document.querySelector('.vis-item')) {
    window['bench_interactive_ms'] = performance.now();
    return;
  }
  zoom_out *= 1.001;
  timeline.setWindow(oldest - margin * zoom_out, newest + margin, { animation: false });
  requestAnimationFrame(whenShown);
}
