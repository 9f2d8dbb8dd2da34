// Makes the second demo, assets/demo-2026, of its source in tests/fixtures/demo-2026: the messages in the template that the
// importer reads, the figures, questions and followers as tables beside it, and residents and map as the CBS gives them.
// Usage: node tools/make-demo.mjs [PROGRAM]; without the command line program the population stays as it lies there.
// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const kSource = 'tests/fixtures/demo-2026';
export const kTarget = 'assets/demo-2026';
const kItemsOfPage = 84;
/** Words of the template -> words of the export. */
const kKinds = { bericht: 'post', antwoord: 'reply', pers: 'press', bezoek: 'visit' };
const kInstruments = { communicatie: 'communication', geld: 'money', regels: 'rules' };
const kDirections = { zendt: 'one_way', vraagt: 'asks', antwoordt: 'answers', 'koppelt terug': 'reports_back' };
const kCounts = ['reach', 'reach_followers', 'impressions', 'reactions', 'comments', 'shares', 'local_share'];

/** @typedef {Record<string, string>} Row by the name of its column */

/** A table with semicolons. @param {string} name @returns {Row[]} */
function table(name) {
  const [header, ...rows] = readFileSync(join(kSource, name), 'utf8').trimEnd().split('\n').map(cells);
  return rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
}

/** @param {string} line @returns {string[]} */
function cells(line) {
  const found = line.matchAll(/(?:"((?:[^"]|"")*)"|([^;]*))(?:;|$)/g);
  const all = [...found].map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
  return line.endsWith(';') ? all : all.slice(0, -1); // after the end stands one more that is empty
}

/** The rows of a table by what stands in one of its columns. @param {Row[]} rows @param {string} column */
function by(rows, column) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const row of rows) found.set(row[column], [...(found.get(row[column]) ?? []), row]);
  return found;
}

/** @template {string} Word @param {Record<string, Word>} words @param {string} written @returns {Word} */
function word(words, written) {
  if (!(written in words)) throw new Error(`"${written}" is none of ${Object.keys(words).join(', ')}`);
  return words[written];
}

/** @param {string} numbers */
const numbers = (numbers) => numbers.split(' ').filter(Boolean).map(Number);

/** @param {string} date day-month-year @param {string} time '' is noon, as the format wants of a day without a time */
function moment(date, time) {
  const local = `${date.split('-').reverse().join('-')}T${time || '12:00'}:00`;
  const options = /** @type {const} */ ({ timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' });
  const name = new Intl.DateTimeFormat('en', options).format(new Date(`${local}Z`)).slice(-6); // no message is of a night that changes
  return `${local}${name}`;
}

/** @param {Row} row a measurement @returns {object} */
function metrics(row) {
  const counts = kCounts.filter((name) => row[name] !== '').map((name) => [name, Number(row[name])]);
  const definition = row.definition === '' ? {} : { definition: row.definition };
  return { source: row.source, measured: row.measured, ...definition, ...Object.fromEntries(counts) };
}

/** @param {Row} row the questions below a message */
function dialogue(row) {
  return {
    questions: Number(row.questions),
    answered: Number(row.answered),
    reply_minutes: numbers(row.reply_minutes),
    unanswered_minutes: numbers(row.unanswered_minutes),
  };
}

/** @param {any} feed */
function itemMaker(feed) {
  const idsOf = (/** @type {{ id: string, name?: string, title?: string }[]} */ all) =>
    Object.fromEntries(all.map(({ id, name, title }) => [name ?? title, id]));
  const channels = idsOf(feed._kringen.channels);
  const cases = idsOf(feed._kringen.cases);
  const measured = by(table('cijfers.csv'), 'id');
  const asked = by(table('gesprekken.csv'), 'id');
  return (/** @type {Row} */ row) => {
    const end = row.eindtijd === '' ? {} : { end: moment(row.einddatum || row.datum, row.eindtijd) };
    const first = row['antwoord op'];
    const about = {
      channel: word(channels, row.kanaal),
      kind: word(kKinds, row.soort),
      ...(row.zaak === '' ? {} : { case: word(cases, row.zaak) }),
      ...(first === '' ? {} : { in_reply_to: first, thread: first }),
      time: { precision: row.tijd === '' ? 'day' : 'minute', ...end },
      instrument: word(kInstruments, row.instrument),
      direction: word(kDirections, row.richting),
      villages: row.dorp.split(', ').map((name) => name.toLowerCase()),
      ...(measured.has(row.id) ? { metrics: measured.get(row.id)?.map(metrics) } : {}),
      ...(asked.has(row.id) ? { dialogue: asked.get(row.id)?.map(dialogue)[0] } : {}),
      demo: true,
    };
    return {
      id: row.id,
      ...(row.link === '' ? {} : { url: row.link }),
      ...(row.titel === '' ? {} : { title: row.titel }),
      date_published: moment(row.datum, row.tijd),
      content_text: row.tekst,
      tags: [row.kring],
      _kringen: about,
    };
  };
}

/** @param {any} feed @param {any[]} items newest first */
function pagesOf(feed, items) {
  const utc = (/** @type {any} */ item) => new Date(item.date_published).toISOString().replace('.000', '');
  const parts = [];
  for (let i = 0; i < items.length; i += kItemsOfPage) parts.push(items.slice(i, i + kItemsOfPage));
  const names = parts.map((_, i) => (i === 0 ? 'feed.json' : `feed-${i + 1}.json`));
  const index = parts.map((part, i) => ({
    url: names[i],
    newest: utc(part[0]),
    oldest: utc(part[part.length - 1]),
    items: part.length,
  }));
  return parts.map((part, i) => {
    const { _kringen, ...about } = feed;
    const next = i + 1 < names.length ? { next_url: names[i + 1] } : {};
    const own = i === 0 ? { ..._kringen, pages: index } : { schema: 1, demo: true };
    const page = { ...about, feed_url: feed.home_page_url + names[i], ...next, _kringen: own };
    return /** @type {const} */ ([names[i], spread(page, part)]);
  });
}

/** A line for each message, so that a change of one is a change of one. @param {object} page @param {object[]} items */
function spread(page, items) {
  const head = JSON.stringify(page, null, 2).slice(0, -2);
  return `${head},\n  "items": [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]\n}\n`;
}

/** The files of the feed. @returns {Map<string, string>} name -> text */
export function demoFeed() {
  const feed = JSON.parse(readFileSync(join(kSource, 'feed.json'), 'utf8'));
  const followers = by(table('volgers.csv'), 'kanaal');
  for (const channel of feed._kringen.channels) {
    const series = followers.get(channel.name)?.map((row) => ({ date: row.datum, count: Number(row.volgers) }));
    if (series) channel.followers = series;
  }
  const at = (/** @type {any} */ item) => Date.parse(item.date_published);
  const items = table('berichten.csv')
    .map(itemMaker(feed))
    .sort((a, b) => at(b) - at(a) || (a.id < b.id ? 1 : -1));
  const withdrawn = `${JSON.stringify({ schema: 1, withdrawn: [] })}\n`;
  return new Map([...pagesOf(feed, items), ['withdrawn.json', withdrawn]]);
}

/** What the program writes of these files names the CBS and the Kadaster, who never saw this place. @param {string} text */
export function asInvented(text) {
  const real = {
    '"Kadaster / Centraal Bureau voor de Statistiek, 2024"': '"Verzonnen kaart"',
    '"CBS, Kerncijfers wijken en buurten 2024"': '"Verzonnen, in de vorm van CBS, Kerncijfers wijken en buurten 2024"',
    '"CBS/Kadaster, Wijk- en buurtkaart 2024 (PDOK)"': '"Verzonnen, in de vorm van de Wijk- en buurtkaart 2024"',
  };
  for (const [said, true_words] of Object.entries(real)) {
    if (!text.includes(said)) throw new Error(`the population does not say ${said}`);
    text = text.replaceAll(said, true_words);
  }
  return text;
}

/** @param {string} program the command line program @returns {string} population.json */
export function demoPopulation(program) {
  const folder = mkdtempSync(join(tmpdir(), 'kringen-demo-'));
  const out = join(folder, 'population.json');
  const files = ['--kwb', join(kSource, 'kwb-2024.csv'), '--map', join(kSource, 'wijken-2024.geojson')];
  try {
    execFileSync(program, ['population', ...files, '--municipality', 'GM9888', '-o', out], { stdio: 'pipe' });
    return asInvented(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} [program] */
function main(program) {
  mkdirSync(kTarget, { recursive: true });
  for (const [name, text] of demoFeed()) writeFileSync(join(kTarget, name), text);
  if (program) writeFileSync(join(kTarget, 'population.json'), demoPopulation(program));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv[2]);
