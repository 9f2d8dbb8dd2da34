// What the reach model's numbers are called: the laws of the words, and that every honest sentence is on the screen.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { makeFormat } from '../../web/base/format.js';
import { setStrict, t, useStrings } from '../../web/base/i18n.js';
import { platformWords } from '../../web/base/platform-words.js';
import { kGroups, kTopics, sourceWords, specValue } from '../../web/reach/panel/method.js';
import { kMix } from '../../web/reach/panel/mix.js';
import {
  ageWords,
  blindAges,
  evidenceWords,
  hasPublicFigures,
  headline,
  isFew,
  nearFraction,
  numberWords,
  onlyShared,
  personsWords,
  rangeWords,
  residentsWords,
  scaleEnd,
  shareOf,
  shortFraction,
  sureDifference,
  unreached,
  valueWords,
  warningWords,
  wordOf,
} from '../../web/reach/words.js';
import { cell, estimate, kResidents, result } from './reach-results.mjs';
import { pageWords } from './words.mjs';

const languages = pageWords();
setStrict(true);
useStrings(languages.nl);
const nl = makeFormat('nl');
const word_few = 'minder dan 100';
const plain = (text) => text.replaceAll('\u00a0', ' ');
const shares = Array.from({ length: 2001 }, (_, i) => i / 2000);

test('a headline never says one in one, nor more than everyone, and leaves nothing to fill in', () => {
  for (const language of Object.keys(languages)) {
    useStrings(languages[language]);
    const format = makeFormat(language);
    for (const share of [...shares, 1e-9, 0.9999, 1.2, NaN, Infinity]) {
      for (const scope of ['item', 'case', 'period']) {
        const text = plain(headline(share, scope, format));
        assert.doesNotMatch(text, /\b(\d+) (op de|in) \1\b|[{}]|NaN|undefined/, `${share}`);
        const [, part, whole] = /(\d+) (?:op de|in) (\d+)/.exec(text) ?? [];
        if (part) assert.ok(Number(part) < Number(whole), text);
      }
    }
  }
  useStrings(languages.nl);
});

test('no interval has a number below a hundred, and what is rounded is said as what it is rounded to', () => {
  const range = (low, high) => rangeWords({ median: low, low, high }, nl);
  assert.deepEqual(
    [
      [0, 0],
      [0, 1],
      [20, 99.4],
      [20, 99.6],
      [99, 4532],
      [99.6, 4532],
    ].map(([low, high]) => range(low, high)),
    ['0', 'minder dan 100', 'minder dan 100', 'hooguit 100', 'hooguit 4.500', '100 tot 4.500'],
  );
  assert.deepEqual(
    [0.4, 0.6, 99.6].map((persons) => personsWords(persons, nl)),
    ['0', 'minder dan 100', '\u2248 100'],
  );
});

test('whom money brought is part of what was reported, and is no resident that was estimated', () => {
  const told = (more, message = {}) =>
    evidenceWords(
      /** @type {any} */ ({ question: { messages: [{ definition: 'viewers', ...message }] } }),
      /** @type {any} */ ({ evidence: 'reported', paid: 0, reach: { low: 12, median: 20, high: 31 }, ...more }),
      platformWords('facebook'),
      nl,
    );
  assert.match(told({ reported: 100 }), /^Facebook meldde 100 kijkers\. Hoeveel daarvan hier wonen/);
  assert.match(
    told({ reported: 100, paid: 60 }),
    /^Facebook meldde 100 kijkers, waarvan 60 door een advertentie\. Hoeveel van de andere 40 hier wonen, .* minder dan 100 /,
  );
  assert.match(told({ reported: 100, paid: 60 }, { local_followers: 0.5 }), / zonder advertentie, /);
  assert.equal(told({ reported: 1 }).split('.')[0], 'Facebook meldde 1 kijker');
});

test('the fraction stays within a sixth of its share and never falls when the share rises', () => {
  let before = 0;
  for (const share of shares) {
    const fraction = nearFraction(share);
    if (!fraction) continue;
    const value = fraction[0] / fraction[1];
    assert.ok(value / share < 7 / 6 + 0.04 && share / value < 7 / 6 + 0.04, `${share} as ${fraction}`);
    assert.ok(value >= before, `${share}`);
    before = value;
  }
});

test('headlines as people say them', () => {
  const say = (share, scope = 'item') => plain(headline(share, scope, nl));
  assert.equal(say(0.15), 'Ongeveer 1 op de 7 inwoners zag dit');
  assert.equal(say(0.41, 'case'), 'Ongeveer 2 op de 5 inwoners zagen hier iets van');
  assert.equal(say(0.5, 'period'), 'Ongeveer 1 op de 2 inwoners zag iets van deze berichten');
  assert.equal(say(0.98), 'Bijna elke inwoner zag dit');
  assert.equal(say(0.001), 'Bijna geen inwoner zag dit');
  assert.equal(say(0), 'Geen enkele inwoner zag dit');
  assert.equal(say(NaN), 'Niet te schatten');
  assert.equal(plain(shortFraction(0.16, nl)), '1 op de 6');
  assert.equal(shortFraction(0.99, nl), 'bijna iedereen');
});

test('estimates are rounded to two digits and keep their size', () => {
  assert.equal(nl.about(3401.7), '3.400');
  assert.equal(nl.about(9149), '9.100');
  assert.equal(nl.about(99.6), '100');
  assert.equal(nl.about(4), 'minder dan 10');
  assert.equal(nl.about(0), '0');
  assert.equal(nl.about(NaN), 'onbekend');
  for (let n = 10; n < 30000; n += 7) {
    const read = Number(nl.about(n).replaceAll('.', ''));
    assert.ok(Math.abs(read - n) <= 0.05 * n, `${n}`);
    assert.ok(String(read).replace(/0+$/, '').length <= 2, `${n}`);
  }
});

test('below a hundred nobody is counted, and of a hundred residents or fewer that says nothing', () => {
  assert.equal(plain(personsWords(1449, nl, kResidents)), '\u2248 1.400');
  assert.equal(personsWords(99, nl, 250), 'minder dan 100');
  assert.equal(personsWords(15, nl, 30), '');
  assert.equal(personsWords(0, nl, 30), '0');
  assert.deepEqual(numberWords(result(0, { residents: 80, reach: estimate(12) }), nl), []);
  for (let persons = 0; persons < 300; persons += 0.7) {
    const text = residentsWords(persons, nl);
    assert.equal(text === word_few, isFew(persons), `${persons}`);
    assert.ok(text === word_few || text === '0' || Number(text) >= 100, text);
  }
});

test('a sentence that begins with what a channel is called begins with a capital', () => {
  const one = result(0.1, { evidence: 'reported', reported: 900, bound: null, warnings: ['no_adoption'] });
  for (const platform of ['press', 'newsletter', 'website', 'visit', 'other']) {
    const question = { messages: [{ platform, definition: 'reach', local_followers: null }], parameters: {}, mix: [] };
    const text = evidenceWords(/** @type {any} */ ({ question }), one, platformWords(platform), nl);
    assert.match(text, /^[A-Z][a-z]+ [a-z]+ meldde een bereik van 900\./);
  }
});

test('a sentence says of each platform what people say of it', () => {
  const said = (/** @type {string} */ platform) => {
    const words = platformWords(platform);
    const figures = { year: '2014' };
    return [
      words.at,
      t('reach.why.not_on_platform', words),
      t('reach.ages_of_users', words),
      t('reach.warning.other_year', { ...words, ...figures })
        .split(', ')
        .at(-1),
    ];
  };
  const on_network = (/** @type {string} */ name, at = `op ${name}`) => [
    at,
    `zit niet op ${name}`,
    `Wie zijn de gebruikers van ${name}? (procent)`,
    `en niet wie de gebruikers van ${name} zijn.`,
  ];
  assert.deepEqual(said('facebook'), on_network('Facebook'));
  assert.deepEqual(said('whatsapp'), on_network('WhatsApp', 'via WhatsApp'));
  for (const [platform, name, verb] of [
    ['press', 'de krant', 'leest'],
    ['newsletter', 'de nieuwsbrief', 'leest'],
    ['website', 'de website', 'bezoekt'],
  ]) {
    const who = verb === 'leest' ? 'lezers' : 'bezoekers';
    assert.deepEqual(said(platform), [
      `${platform === 'website' ? 'op' : 'in'} ${name}`,
      `${verb} ${name} niet`,
      `Wie zijn de ${who} van ${name}? (procent)`,
      `en niet wie de ${who} van ${name} zijn.`,
    ]);
  }
  assert.equal(platformWords('visit').at, 'bij de organisatie');
  assert.equal(platformWords('of_tomorrow').at, 'op dit kanaal');
  assert.equal(platformWords('other', 'Hyves').at, 'op Hyves');
  useStrings(languages.en);
  assert.deepEqual(
    ['x', 'press', 'newsletter', 'website', 'whatsapp'].map((platform) => platformWords(platform).at),
    ['on X', 'in the newspaper', 'in the newsletter', 'on the website', 'on WhatsApp'],
  );
  useStrings(languages.nl);
});

test('percentages: zero and a hundred only for what is none and all', () => {
  const say = (share) => plain(nl.percent(share));
  assert.equal(say(0.154), '15 %');
  assert.equal(say(0.0062), '0,6 %');
  assert.equal(say(0.0099), '1 %');
  assert.equal(say(0.00001), 'minder dan 0,1 %');
  assert.equal(say(0), '0 %');
  assert.equal(say(0.9999), 'meer dan 99 %');
  assert.equal(say(1), '100 %');
  assert.equal(say(NaN), 'onbekend');
  for (const share of shares) {
    if (share > 0 && share < 1) assert.doesNotMatch(say(share), /^(0|100) %$/, `${share}`);
  }
  assert.equal(plain(nl.percentRange(0.088, 0.231)), '9 tot 23 %');
  assert.equal(plain(nl.percentRange(0.148, 0.151)), '15 %');
  assert.deepEqual(nl.percentChange(0.15, 0.1).map(plain), ['15 %', '10 %']);
  assert.deepEqual(nl.percentChange(0.14, 0.1449).map(plain), ['14 %', '14,5 %']);
  for (const [before, after, ...words] of /** @type {[number, number, string, string][]} */ ([
    [0.14, 0.1401, '14 %', '14 %'],
    [0.1449, 0.1451, '14 %', '14 %'],
    [0.1404, 0.1405, '14 %', '14 %'],
    [0.144, 0.146, '14,4 %', '14,6 %'],
    [0.0003, 0.0007, 'minder dan 0,1 %', 'minder dan 0,1 %'],
    [0.9962, 0.9997, 'meer dan 99 %', 'meer dan 99 %'],
  ]))
    assert.deepEqual(nl.percentChange(before, after).map(plain), words, 'as the difference says');
  assert.equal(makeFormat('en').percentRange(0.004, 0.03), '0.4 tot 3\u00a0%');
  assert.equal(nl.points(-0.041), '\u22124');
  assert.equal(nl.points(0.0052), '+0,5');
  assert.equal(nl.points(-0.0001), '0');
});

test('a share is of its own whole', () => {
  assert.deepEqual(shareOf({ median: 50, low: 20, high: 80 }, 200), { median: 0.25, low: 0.1, high: 0.4 });
  assert.ok(Number.isNaN(shareOf(estimate(0), 0).median));
  assert.ok(Math.abs(onlyShared(result()) - 0.47) < 1e-9);
  assert.equal(onlyShared(result(0)), 0);
});

test('a difference is named only when no interval overlaps', () => {
  const of = (id, low, high) => cell(id, 100, 0.2, { reach: { median: (low + high) / 2, low, high } });
  assert.equal(sureDifference([of('a', 10, 30), of('b', 20, 40)]), null);
  assert.equal(sureDifference([of('a', 10, 30), of('b', 30, 40)]), null);
  const sure = sureDifference([of('a', 10, 29), of('c', 15, 60), of('b', 30, 40)]);
  assert.deepEqual([sure.most.id, sure.least.id], ['b', 'a']);
  assert.equal(sureDifference([of('a', 10, 20)]), null);
  assert.equal(sureDifference(result().villages), null);
});

test('the unreached and the reached are everyone', () => {
  const { villages } = result(0.3);
  const why = unreached(villages);
  const reached = villages.reduce((sum, one) => sum + one.direct + one.both + one.shared, 0);
  assert.ok(Math.abs(why.not_on_platform + why.no_tie + why.not_shown + reached - kResidents) < 1e-6);
});

test('blind spots are told by age, everywhere or by village', () => {
  assert.deepEqual(blindAges(result().blind_spots, 2), [
    { age: '75+', villages: ['losser', 'glane'], everywhere: true, residents: 1082 },
  ]);
  assert.equal(blindAges(result().blind_spots, 5)[0].everywhere, false); // the model tells the blind ones only
  const one = blindAges([cell('losser/75+', 1000, 0.4), cell('glane/75+', 42, 0.02, { blind: true })], 2);
  assert.deepEqual(
    one.map(({ villages, everywhere }) => [villages, everywhere]),
    [[['glane'], false]],
  );
  assert.deepEqual(blindAges([], 5), []);
});

test('ages, values, warnings and unknown ids read as words', () => {
  assert.equal(ageWords('12-17'), '12–17 jaar');
  assert.equal(ageWords('75+'), '75 jaar en ouder');
  assert.equal(plain(valueWords({ unit: 'share', step: 0.01 }, 0.2, nl)), '20 %');
  assert.equal(plain(valueWords({ unit: 'share', step: 0.005 }, 0.065, nl)), '6,5 %');
  assert.equal(valueWords({ unit: 'factor', step: 0.05 }, 1.2, nl), '× 1,20');
  assert.equal(valueWords({ unit: 'log_odds', step: 0.1 }, -0.5, nl), '\u22120,5');
  assert.equal(valueWords({ unit: 'persons', step: 1 }, 4520, nl), '4.520');
  assert.equal(wordOf('parameter', 'not_there_yet'), 'not there yet');
  assert.match(warningWords('not_there_yet', result(), platformWords('facebook')), /^Let op.*\(not_there_yet\)/);
  assert.deepEqual([2010, 2011, 2015, 2016, null].map(hasPublicFigures), [false, true, true, false, true]);
  for (const share of shares) assert.ok(scaleEnd(share) >= share);
});

test('what the population file says, and how sure it is', () => {
  const say = (id, value) => plain(specValue({ id, value }, { format: nl }));
  assert.equal(say('villages.losser', '13000'), '13.000');
  assert.equal(say('age_share', '0.128 0.081 0.005'), '13 % · 8 % · 0,5 %');
  assert.equal(say('circles.kin.memberships', '1'), '1');
  assert.equal(say('sports_clubs.mean_members', '213.6'), '213,6');
  assert.equal(say('about', 'geen getal'), 'geen getal');
  assert.equal(sourceWords('S', 'speech'), 'bron: de toespraak');
  assert.equal(sourceWords('A', 'assumption'), 'aanname, geen openbaar cijfer');
  assert.equal(sourceWords('', 'twitter'), 'Newcom 2014');
  assert.equal(sourceWords('', ''), '');
});

test('words that are made from parts exist in both languages', () => {
  const keys = [
    ...kTopics.flatMap((topic) => [`reach.method.${topic}`, ...(topic === 'reach' ? [] : [`reach.section.${topic}`])]),
    ...['main', ...kGroups].map((group) => `what_if.group.${group}`),
    ...kMix.flatMap((id) => [`reach.mix.${id}`, `reach.mix_off.${id}`]),
    ...['direct', 'both', 'shared', 'recommended', 'none'].map((kind) => `reach.way.${kind}`),
    ...['not_on_platform', 'no_tie', 'not_shown'].flatMap((reason) => [
      `reach.missed.${reason}`,
      `reach.remedy.${reason}`,
    ]),
    ...['none', 'rare', 'weekly', 'daily'].map((id) => `reach.usage.${id}`),
    ...['unknown', 'unavailable', 'failed'].map((state) => `reach.state.${state}`),
    ...['counted', 'reported', 'estimated', 'assumed'].map((kind) => `reach.badge.${kind}`),
    ...['S', 'D', 'A', 'M'].flatMap((mark) => [`reach.mark.${mark}`, `reach.no_source.${mark}`]),
    ...['item', 'case', 'period'].flatMap((scope) => [`reach.title.${scope}`, `reach.scope.${scope}`]),
    ...['replicates', 'populations', 'seed', 'friends', 'effective', 'noise'].map((name) => `reach.method.${name}`),
    ...['assumption', 'value', 'bounds', 'source', 'villages', 'ages'].map((name) => `reach.column.${name}`),
  ];
  for (const strings of Object.values(languages))
    assert.deepEqual(
      keys.filter((key) => !(key in strings)),
      [],
    );
});

test('every parameter, source, circle and problem of the engine has words', () => {
  const engine = readdirSync('src/reach')
    .map((name) => readFileSync(`src/reach/${name}`, 'utf8'))
    .join('\n');
  const keys = new Set();
  for (const [, id, group, source] of engine.matchAll(/\{k\w+,\s*"(\w+)",\s*"(\w+)",[^{}]*'[SDAM]',\s*"(\w+)"\}/g)) {
    keys.add(`reach.parameter.${id}`).add(`what_if.group.${group}`);
    if (source !== 'assumption' && source !== 'unknown') keys.add(`reach.source.${source}`);
  }
  for (const [, code] of engine.matchAll(/"reach\.(\w+)"/g)) keys.add(`reach.problem.${code}`);
  for (const id of ['circle', 'household', 'team', 'kin', 'cohort', 'work', 'association', 'street', 'club'])
    keys.add(`reach.circle.${id}`);
  assert.deepEqual(
    [...keys].filter((key) => !(key in languages.nl)),
    [],
  );
});

test('every sentence of honesty is used by a view', () => {
  const scripts = readdirSync('web/reach', { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(`web/reach/${name}`, 'utf8'))
    .join('');
  const honest = Object.keys(languages.nl).filter((key) => key.startsWith('reach.honest.'));
  assert.ok(honest.length >= 9);
  assert.deepEqual(
    honest.filter((key) => !scripts.includes(`'${key}'`)),
    [],
  );
  // Shares may follow the news instead of spreading it: nobody is thanked.
  const ours = Object.entries(languages.nl)
    .filter(([key]) => /^(reach|what_if|claims)\./.test(key))
    .map(([, text]) => text);
  assert.deepEqual(
    ours.filter((text) => /dankzij/i.test(text)),
    [],
  );
});
