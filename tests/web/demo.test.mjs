// The second demo is what its source makes, and it says of everything that it is invented.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { demoFeed, kSource, kTarget } from '../../tools/make-demo.mjs';

const made = demoFeed();
const pages = [...made.keys()].filter((name) => name.startsWith('feed')).map((name) => JSON.parse(made.get(name)));
const items = pages.flatMap((page) => page.items);
const [{ _kringen: about }] = pages;
const population = JSON.parse(readFileSync(join(kTarget, 'population.json'), 'utf8'));

test('the committed demo is what the source makes, byte for byte, and nothing more', () => {
  assert.deepEqual(readdirSync(kTarget).sort(), [...made.keys(), 'population.json'].sort());
  for (const [name, text] of made) assert.ok(readFileSync(join(kTarget, name), 'utf8') === text, name);
});

test('250 messages of four years, each other words, all said to be invented', () => {
  assert.equal(items.length, 250);
  assert.equal(new Set(items.map(({ id }) => id)).size, 250);
  assert.equal(new Set(items.map(({ content_text }) => content_text)).size, 250);
  assert.deepEqual(
    [items.at(-1), items[0]].map(({ date_published }) => date_published.slice(0, 4)),
    ['2023', '2026'],
  );
  for (const item of items) {
    const words = `${item.title ?? ''} ${item.content_text}`.trim().split(/\s+/).length;
    assert.ok(words >= 20 && words <= 90, `${item.id}: ${words} words`);
    assert.equal(item._kringen.demo, true);
  }
  for (const page of pages) assert.equal(page._kringen.demo, true);
  assert.match(population.attribution, /^Verzonnen/);
});

test('the words of the start page say what is in it', () => {
  for (const [language, locale] of Object.entries({ nl: 'nl-NL', en: 'en-GB' })) {
    const words = JSON.parse(readFileSync(`assets/i18n/${language}.json`, 'utf8')).page['demos.today.about'];
    assert.ok(words.includes(population.municipality.residents.value.toLocaleString(locale)), words);
    assert.match(words, { nl: /acht kanalen/, en: /eight channels/ }[language]);
  }
  assert.equal(about.channels.length, 8);
  assert.equal(about.place.name, 'Zevendijken');
});

test('what a message, a measurement or a story points to exists', () => {
  const ids = new Set(items.map(({ id }) => id));
  const villages = new Set(population.villages.map(({ id }) => id));
  assert.equal(villages.size, 7);
  for (const { _kringen, date_published } of items) {
    for (const village of _kringen.villages) assert.ok(villages.has(village), village);
    if (!_kringen.in_reply_to) continue;
    const first = items.find(({ id }) => id === _kringen.in_reply_to);
    assert.ok(first && Date.parse(first.date_published) < Date.parse(date_published));
  }
  const beside = ['cijfers.csv', 'gesprekken.csv'].map((name) => readFileSync(join(kSource, name), 'utf8'));
  for (const row of beside.flatMap((text) => text.trimEnd().split('\n').slice(1)))
    assert.ok(ids.has(row.split(';')[0]), row);
  assert.equal(about.stories.length, 3);
  for (const { stops } of about.stories) {
    assert.ok(stops.length >= 4 && stops.length <= 6);
    for (const { item } of stops) assert.ok(!item || ids.has(item), item);
  }
});

test('every case has a beginning, something in between and an end', () => {
  for (const { id } of about.cases) {
    const own = items.filter(({ _kringen }) => _kringen.case === id);
    assert.ok(own.length >= 5, `${id}: ${own.length}`);
    assert.ok(own.at(-1).date_published < own[0].date_published);
  }
});

test('Facebook reports reach until the end of 2025 and viewers after; questions are within what was commented', () => {
  const facebook = items.filter(({ _kringen }) => _kringen.channel === 'facebook');
  const reported = facebook.filter(({ _kringen }) => _kringen.metrics?.[0].reach !== undefined);
  for (const { id, date_published, _kringen } of reported) {
    const { definition, measured, reach, reach_followers } = _kringen.metrics[0];
    assert.equal(definition, date_published < '2026' ? 'reach' : 'viewers', id);
    assert.ok(measured > date_published.slice(0, 10), id);
    assert.ok((reach_followers ?? 0) <= reach, id);
  }
  assert.ok(reported.length > 50 && reported.length < facebook.length, 'a few have no figure');
  const most = Math.max(...reported.map(({ _kringen }) => _kringen.metrics[0].reach));
  assert.ok(most > 60_000 && most > population.municipality.residents.value);
  for (const { id, _kringen } of items.filter((item) => item._kringen.dialogue)) {
    const { questions, answered, reply_minutes, unanswered_minutes } = _kringen.dialogue;
    assert.equal(reply_minutes.length, answered, id);
    assert.equal(unanswered_minutes.length, questions - answered, id);
    assert.ok(
      _kringen.metrics.some(({ comments }) => comments >= questions),
      id,
    );
  }
});
