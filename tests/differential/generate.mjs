// Feeds and queries that nobody wrote: most of what a feed can hold, right and wrong, in random mixtures.
import {
  kChannelKinds,
  kDirections,
  kInstruments,
  kKinds as kItemKinds,
  kPrecisions,
} from '../../web/core/closed-lists.js';
import { kPlatforms } from '../../web/base/platforms.js';
import { randomOf } from './random.mjs';

const kWords = [
  'gemeente',
  'Overdinkel',
  'straße',
  'œuvre',
  'café',
  'CAFE\u0301',
  '½',
  '1⁄2',
  '²',
  'ﬁets',
  'İstanbul',
  'ΣΊΣΥΦΟΣ',
  'naïef',
  'Ĳssel',
  'wegwerkzaamheden',
  '😀',
  '👩‍👩‍👧',
  '🇳🇱',
  '東京',
  'שלום',
  'مرحبا',
  'a\u00a0b',
  'x\u2028y',
  'dhr.',
  'ca.',
  'Vraag?',
  'Ja!',
  'eind.',
  '\u0000',
  '\u0007',
  '\ud83d',
  '\ufeff',
  'ß',
  'ſ',
  'Å',
  'Å',
  '①',
  'ﷺ',
  'ǆ',
  'Ⅷ',
  '\u200b',
  '\u00ad',
  'a\u0301\u0302',
  '한글',
  '…',
  'één',
  'EÉN',
  'vóór',
  '-',
  '(',
  '"',
  '\\',
  '<b>',
];
const kHtml = [
  '<p>een</p>',
  '<ul><li>a<li>b</ul>',
  '<br>',
  '&amp;',
  '&nbsp;',
  '&#x20;',
  '<script>x()</script>',
  '<a href="https://e.nl">e</a>',
  '<img alt="foto">',
  '<table><tr><td>1<td>2</table>',
  '<h2>Kop</h2>',
  '<ol><li>x</li></ol>',
  '&notit;',
  '<!-- weg -->',
  '<pre> a\n b</pre>',
  '</p>',
  '<blockquote>q',
];
const kDates = [
  '2014-06-05T16:42:00+02:00',
  '2014-06-05',
  '2014-06-05T16:42',
  '2014-06-05 16:42:10',
  '2014-10-26T02:30:00',
  '2014-03-30T02:30:00',
  '1799-12-31T23:59:59Z',
  '1800-01-01',
  '2200-12-31T23:59:59Z',
  '2201-01-01T00:00:00Z',
  '2016-02-29',
  '2015-02-29',
  '2014-06-05T16:42:00+99:00',
  '2014-06-05T16:42:00-23:59',
  '2014-06-05T16:42:00+24:00',
  '2014-06-05T24:00:00Z',
  '2014-06-05T16:42:60Z',
  '2014-06-05T16:42:00.123456Z',
  '2014-06-05T16:42:00,5+0200',
  '2014-06-05T16:42:00+02',
  '2014-06-05T16:42+02:00',
  ' 2014-06-05 ',
  '2014-6-5',
  '20140605',
  '5 juni 2014',
  '',
  '2014-06-05T',
  '2014-06',
  '2014',
  '+2014-06-05',
  '2014-13-01',
  '2014-00-10',
  '2014-06-05t16:42:00z',
  '2014-06-05T16:42:00 +02:00',
  '2014-06-05T16:42:00+0260',
  '1940-05-16T01:00:00',
  '1937-07-01',
  '2014-06-05T16:42:00Z\n',
];
const kWrong = [null, true, false, 0, -1, 1.5, 7, 1e21, 9007199254740993, -0, [], {}, '', 'tekst', [1], { a: 1 }, [[]]];
const kIds = [
  'a',
  'b',
  'c',
  'd',
  'e',
  'feed',
  'other',
  'f'.repeat(512),
  'g'.repeat(513),
  'é'.repeat(256),
  'é'.repeat(257),
  ' ',
  '__proto__',
  'constructor',
  '1',
  'toString',
];
const kKinds = {
  kind: [...kItemKinds, 'niets', ''],
  precision: [...kPrecisions, 'eeuw'],
  instrument: [...kInstruments, 'unknown', ''],
  direction: [...kDirections, 'x', ''],
  platform: [...kPlatforms, 'hyves', ''],
  channel_kind: [...kChannelKinds, 'radio', ''],
};

class Feeds {
  constructor(seed) {
    this.random = randomOf(seed);
    const { random } = this;
    this.wrongness = random.pick([0, 0, 0.02, 0.1, 0.4]);
    this.channels = random.chance(0.05) ? 70 : 1 + random.below(6);
    this.villages = random.chance(0.05) ? 40 : random.below(8);
    this.span_years = random.pick([0.02, 0.2, 3, 30, 300]);
    this.prefix = random.chance(0.5) ? 'i' : '';
  }

  /** Up to two of what is made, or what is none. */
  list(make) {
    return Array.from({ length: this.random.below(3) }, () => this.or(this.object(make())));
  }

  /** The value, or now and then one of a wrong type. */
  or(value) {
    return this.wrongness > 0 && this.random.chance(this.wrongness) ? this.random.pick(kWrong) : value;
  }

  words(most) {
    return this.random.some(kWords, most).join(this.random.pick([' ', ' ', ' ', '\n', '  ', '\t', '. ', '']));
  }

  date() {
    const { random } = this;
    if (random.chance(0.2)) return random.pick(kDates);
    const seconds = Math.floor(
      Date.UTC(2014, 0, 1) / 1000 + random.next() * this.span_years * 31556952 * (random.chance(0.3) ? -1 : 1),
    );
    const text = new Date(seconds * 1000).toISOString();
    return random.chance(0.2)
      ? text.slice(0, 10)
      : random.chance(0.3)
        ? `${text.slice(0, 19)}+0${random.below(10)}:00`
        : text;
  }

  count() {
    return this.random.pick([0, 1, 7, 370, 5200, 2147483647, 2147483648, -1, 3.5, 1e15]);
  }

  object(members) {
    const { random } = this;
    const kept = Object.entries(members)
      .filter(() => !random.chance(0.25))
      .map(([name, value]) => [name, this.or(value)]);
    if (random.chance(0.1)) kept.reverse();
    return Object.fromEntries(kept);
  }

  metrics() {
    const { random } = this;
    return Array.from({ length: random.below(4) }, () =>
      this.or(
        this.object({
          source: random.pick(['archive', 'platform', 'webstats']),
          measured: random.pick([
            '2014-06-05',
            '2015-01-01',
            '2013-02-02',
            '',
            '2014-02-30',
            '2199-01-01T10:00',
            'gisteren',
          ]),
          definition: random.pick(['', 'reach', 'viewers', 'views', 'plays', 'bereik']),
          reactions: this.count(),
          comments: this.count(),
          commenters: this.count(),
          shares: this.count(),
          reach: this.count(),
          impressions: this.count(),
          reach_followers: this.count(),
          reach_paid: this.count(),
          reach_organic: this.count(),
          local_share: random.pick([0, 0.5, 1, 1.5, -0.1]),
        }),
      ),
    );
  }

  id(i) {
    const { random } = this;
    return random.chance(0.08) ? random.pick(kIds) : random.chance(0.1) ? i : `${this.prefix}${i}`;
  }

  item(i, ids) {
    const { random } = this;
    const channel = `k${random.below(this.channels)}`;
    return this.object({
      id: this.id(i),
      url: random.pick([
        'https://e.nl/1',
        '',
        'javascript:1',
        'x'.repeat(random.chance(0.05) ? 8193 : 20),
        'é'.repeat(random.chance(0.05) ? 4097 : 3),
      ]),
      ...(random.chance(0.1) ? { external_url: 'https://anders.nl/' } : {}),
      ...(random.chance(0.3) ? { title: this.words(random.chance(0.05) ? 900 : 6) } : {}),
      ...(random.chance(0.8) ? { content_text: this.words(random.chance(0.02) ? 400 : 12) } : {}),
      ...(random.chance(0.3) ? { content_html: random.some(kHtml.concat(kWords), 9).join('') } : {}),
      ...(random.chance(0.1) ? { summary: this.words(5) } : {}),
      date_published: this.date(),
      ...(random.chance(0.1) ? { date_modified: this.date() } : {}),
      ...(random.chance(0.2) ? { language: random.pick(['nl', 'de', 'x'.repeat(70), 'fy']) } : {}),
      ...(random.chance(0.5)
        ? { tags: random.some([...kWords, 'verkeer', 'sport', ''], 4).map((tag) => this.or(tag)) }
        : {}),
      ...(random.chance(0.2)
        ? {
            attachments: random
              .some([1, 2, 3], 3)
              .map(() => this.or(this.object({ url: 'https://e.nl/a.jpg', mime_type: 'image/jpeg', title: 'Foto' }))),
          }
        : {}),
      ...(random.chance(0.1) ? { image: 'https://e.nl/i.jpg' } : {}),
      ...(random.chance(0.9)
        ? {
            _kringen: this.object({
              channel,
              kind: random.pick(kKinds.kind),
              ...(random.chance(0.3) ? { case: `zaak${random.below(4)}` } : {}),
              ...(random.chance(0.3) ? { in_reply_to: random.chance(0.9) ? random.pick(ids) : random.pick(kIds) } : {}),
              ...(random.chance(0.1) ? { thread: 't1' } : {}),
              ...(random.chance(0.3)
                ? { time: this.object({ precision: random.pick(kKinds.precision), end: this.date() }) }
                : {}),
              ...(random.chance(0.4) ? { instrument: random.pick(kKinds.instrument) } : {}),
              ...(random.chance(0.4) ? { direction: random.pick(kKinds.direction) } : {}),
              ...(random.chance(0.5) && this.villages > 0
                ? {
                    villages: random
                      .some(
                        Array.from({ length: this.villages }, (_, v) => `d${v}`),
                        3,
                      )
                      .map((name) => this.or(name)),
                  }
                : {}),
              ...(random.chance(0.4) ? { metrics: this.metrics() } : {}),
              ...(random.chance(0.2)
                ? {
                    dialogue: this.object({
                      questions: this.count(),
                      answered: this.count(),
                      reply_minutes: [this.or(5), 10],
                      unanswered_minutes: [this.count()],
                    }),
                  }
                : {}),
              ...(random.chance(0.1) ? { expires: '2030-01-01' } : {}),
              ...(random.chance(0.1) ? { demo: true } : {}),
            }),
          }
        : {}),
    });
  }

  extension() {
    const { random } = this;
    return this.object({
      schema: random.pick([1, 1, 1, 2, 0]),
      generated: '2026-01-01T00:00:00Z',
      demo: random.chance(0.1),
      place: this.object({ name: 'Losser', timezone: 'Europe/Amsterdam', population: 'population.json' }),
      channels: Array.from({ length: random.below(this.channels + 1) }, (_, i) =>
        this.or(
          this.object({
            id: random.chance(0.1) ? i : `k${i}`,
            name: this.words(2),
            kind: random.pick(kKinds.channel_kind),
            platform: random.pick(kKinds.platform),
            author: 'page',
            local_friends: this.count(),
            period_reach: this.list(() => ({
              from: random.pick(['2026-05-01', '2026-05-32', 'mei', '2026-06-01']),
              to: random.pick(['2026-05-31', '2026-06-30', '2199-01-01']),
              reach: this.count(),
              definition: random.pick(['viewers', 'reach', 'views', 'bereik']),
            })),
            follower_ages: this.list(() => ({
              from: random.pick([18, 65, -1, 1.5]),
              to: random.pick([24, null, 'oud']),
              share: random.pick([0, 0.5, 1.5]),
            })),
          }),
        ),
      ),
      cases: Array.from({ length: random.below(5) }, (_, i) =>
        this.or(this.object({ id: `zaak${i}`, title: this.words(3), summary: this.words(4) })),
      ),
      stories: Array.from({ length: random.below(3) }, (_, i) =>
        this.or(
          this.object({
            id: random.chance(0.2) ? '' : `v${i}`,
            title: `Verhaal ${i}`,
            stops: random
              .some([1, 2], 3)
              .map(() => this.or(this.object({ text: this.words(3), item: '1', show: 'map', from: '', to: '' }))),
          }),
        ),
      ),
      sources: Array.from({ length: random.below(3) }, (_, i) =>
        this.or(this.object({ id: i, kind: 'rss', exported: '2016-01-01', items: this.count(), withheld: 2 })),
      ),
      pages: Array.from({ length: random.below(3) }, (_, i) =>
        this.or(this.object({ url: `feed-${i}.json`, items: this.count(), newest: '2014', oldest: '2013' })),
      ),
    });
  }

  page() {
    const { random } = this;
    const size = random.pick([0, 1, 2, 5, 12, 30, 80]);
    const ids = Array.from({ length: size }, (_, i) => `${this.prefix}${i}`).concat(['niet']);
    const members = {
      version: random.pick(['https://jsonfeed.org/version/1.1', 'https://jsonfeed.org/version/1', 'x']),
      title: this.words(3),
      language: random.pick(['nl', 'en', '']),
      home_page_url: 'https://e.nl/',
      description: this.words(2),
      feed_url: 'https://e.nl/feed.json',
      next_url: random.pick(['', 'feed-2.json']),
      ...(random.chance(0.8) ? { _kringen: this.extension() } : {}),
      items: Array.from({ length: size }, (_, i) => this.or(this.item(i, ids))),
    };
    const page = this.object(members);
    return random.chance(0.9) ? { ...page, items: page.items ?? members.items } : page;
  }

  /** The page as text, now and then hurt. */
  bytes() {
    const { random } = this;
    const text = JSON.stringify(this.page(), null, random.chance(0.2) ? 2 : 0);
    const bytes = new TextEncoder().encode(text);
    return random.chance(0.12) ? hurt(bytes, random) : bytes;
  }

  population() {
    const { random } = this;
    const marked = () => random.pick([530, [530, 'S'], { value: 530 }, -1, 'x', null]);
    return new TextEncoder().encode(
      JSON.stringify({
        villages: Array.from({ length: random.below(6) }, (_, i) =>
          this.or(this.object({ id: `d${i}`, name: `Dorp ${i}`, residents: marked() })),
        ),
      }),
    );
  }

  /** As the page makes them, and as nobody would. */
  terms() {
    const { random } = this;
    const parts = () =>
      random
        .some([...kWords, 'fiets', 'gemeente', 'cafe', 'e', '12', '', ' '], 2)
        .map((word) => (random.chance(0.4) ? ` ${word}` : word));
    const ids = (list) => (random.chance(0.2) ? random.some(list, 2) : undefined);
    const from = Math.floor(Date.UTC(2014, 0, 1) / 1000 + (random.next() - 0.4) * this.span_years * 31556952);
    return Array.from({ length: 1 + random.below(3) }, () => ({
      texts: random.chance(0.8) ? Array.from({ length: random.below(3) }, parts) : undefined,
      channels: ids(['k0', 'k1', 'niets']),
      cases: ids(['zaak0', 'zaak1', 'x']),
      villages: ids(['d0', 'd1']),
      spans: random.chance(0.2) ? [[from, from + random.below(1e8)]] : undefined,
    }));
  }

  query() {
    const { random } = this;
    const some = (list, most) => (random.chance(0.25) ? random.some(list, most) : undefined);
    const at = () =>
      random.chance(0.2)
        ? Math.floor(Date.UTC(2014, 0, 1) / 1000 + (random.next() - 0.4) * this.span_years * 31556952)
        : undefined;
    return JSON.parse(
      JSON.stringify({
        text: random.chance(0.6)
          ? random
              .some([...kWords, 'strasse', 'oeuvre', 'cafe', '1/2', 'gemeente', 'istanbul', 'fiets', ' ', '12', 'e'], 2)
              .join(' ')
          : undefined,
        terms: random.chance(0.4) ? this.terms() : undefined,
        channels: some(['k0', 'k1', 'k2', 'feed', 'niets', 'k69', 'other'], 3),
        cases: some(['zaak0', 'zaak1', 'x'], 2),
        villages: some(['d0', 'd1', 'd39'], 2),
        topics: some([...kWords, 'verkeer', 'sport'], 3),
        instruments: some(['communication', 'money', 'rules', 'x'], 2),
        directions: some(['one_way', 'asks', 'reports_back'], 2),
        from: at(),
        to: at(),
      }),
    );
  }
}

/** Bytes as they come off a bad line: cut, bent, doubled. @param {Uint8Array} bytes */
export function hurt(bytes, random) {
  const hurt_bytes = Buffer.from(bytes);
  const how = random.below(4);
  const at = random.below(Math.max(1, bytes.length));
  if (how === 0) return hurt_bytes.subarray(0, at);
  if (how === 1) {
    for (let i = random.below(4); i >= 0; --i) hurt_bytes[random.below(Math.max(1, bytes.length))] = random.below(256);
    return hurt_bytes;
  }
  const length = random.below(40);
  if (how === 2) return Buffer.concat([hurt_bytes.subarray(0, at), hurt_bytes.subarray(at + length)]);
  return Buffer.concat([hurt_bytes.subarray(0, at + length), hurt_bytes.subarray(at)]);
}

/** One case: what arrives, in order, and what is asked of it. @param {number} seed */
export function generated(seed) {
  const feeds = new Feeds(seed);
  const { random } = feeds;
  const files = [['feed', feeds.bytes()]];
  if (random.chance(0.3)) files.push(['feed', feeds.bytes()]);
  if (random.chance(0.2)) files.splice(random.below(files.length + 1), 0, ['population', feeds.population()]);
  if (random.chance(0.1)) {
    const ids = Array.from({ length: random.below(5) }, () => feeds.id(random.below(9)));
    const list = random.pick([ids, { ids }, { withdrawn: ids.map((id) => ({ id })) }]);
    files.splice(random.below(files.length + 1), 0, [
      'withdrawn',
      new TextEncoder().encode(JSON.stringify(feeds.or(list))),
    ]);
  }
  return { name: `generated ${seed}`, seed, files, queries: [{}, feeds.query(), feeds.query(), feeds.query()] };
}
