// The claims of the speech: verdicts follow from figures, and every claim has its words.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { claimQuestions, coverage, figuresOf, judgeClaim } from '../../web/reach/claims/judge.js';
import { reasonWords } from '../../web/reach/claims/view.js';
import { makeFormat } from '../../web/base/format.js';
import { setStrict, useStrings } from '../../web/base/i18n.js';
import { cell, estimate, result } from './reach-results.mjs';
import { pageWords } from './words.mjs';

const file = JSON.parse(readFileSync('assets/losser/claims.json', 'utf8'));
const strings = pageWords();
const claimOf = (id) => file.claims.find((claim) => claim.id === id);
const users = result().users.median;
/** Ten posts of which these shares of the Facebook users saw three or more. */
const seenThrice = (median, low, high) => result(0.45, { thrice: estimate(users * median, users * low, users * high) });
const usual = { one: result(), ten: seenThrice(0.65, 0.52, 0.75) };
const verdict = (id, results = usual) => judgeClaim(claimOf(id), results).verdict;

test('"everyone, a few times" is not supported as said', () => {
  assert.equal(verdict('everyone'), 'not_supported');
  useStrings(strings.nl);
  const words = reasonWords(claimOf('everyone'), judgeClaim(claimOf('everyone'), usual), makeFormat('nl')).replaceAll(
    '\u00a0',
    ' ',
  );
  assert.match(words, /65 % zag ze drie keer of vaker \(hooguit 75 %\)/);
  assert.match(words, /44 % van alle inwoners zit niet op Facebook/);
});

test('that verdict is computed: other figures, another verdict, and never a better one for less', () => {
  assert.equal(verdict('everyone', { ...usual, ten: seenThrice(0.98, 0.96, 0.99) }), 'supported');
  assert.equal(verdict('everyone', { ...usual, ten: seenThrice(0.9, 0.8, 0.97) }), 'undecided');
  const order = ['not_supported', 'undecided', 'supported'];
  let before = 0;
  for (let share = 0; share <= 1; share += 0.01) {
    const now = order.indexOf(
      verdict('everyone', { ...usual, ten: seenThrice(share, share * 0.97, Math.min(1, share * 1.03)) }),
    );
    assert.ok(now >= before, `${share}`);
    before = now;
  }
});

test('the other claims, at the figures of the model', () => {
  const expected = {
    residents: 'correct',
    facebook_use: 'consistent',
    one_fifth: 'unverifiable',
    small_networks: 'founded',
    two_ways: 'visible',
    traditional_media: 'partly',
    twitter: 'unverifiable',
  };
  for (const [id, wanted] of Object.entries(expected)) assert.equal(verdict(id), wanted, id);
});

test('more friends than the platform allows, few friends, shares that reach nobody new', () => {
  assert.equal(verdict('one_fifth', { ...usual, one: result(0.15, { friends: 5600 }) }), 'contradicted');
  assert.equal(verdict('small_networks', { ...usual, one: result(0.15, { friends: 200 }) }), 'not_supported');
  assert.equal(verdict('two_ways', { ...usual, one: result(0.15, { shared: estimate(10) }) }), 'not_supported');
});

test('without the results that a claim needs it waits; facts alone need none', () => {
  assert.equal(verdict('everyone', {}), 'pending');
  assert.equal(verdict('everyone', { one: result(), ten: null }), 'pending');
  assert.equal(verdict('small_networks', { one: result(0.1, { circle_types: [] }) }), 'pending');
  assert.equal(verdict('residents', {}), 'correct');
});

test('coverage of small circles is the hypergeometric form', () => {
  const share = (size) => Math.round(1000 * coverage(22600, 4520, size)) / 10;
  for (const [size, wanted] of [
    [2, 36],
    [5, 67.2],
    [8, 83.2],
    [12, 93.1],
    [15, 96.5],
    [25, 99.6],
  ])
    assert.ok(Math.abs(share(size) - wanted) < 0.11, `${size}: ${share(size)}`);
  assert.equal(coverage(100, 0, 5), 0);
  assert.equal(coverage(100, 100, 1), 1);
  assert.equal(coverage(10, 6, 5), 1);
});

test('every figure that a claim names is one of the model', () => {
  const known = figuresOf(result(0.15, { usage: ['none', 'rare', 'weekly', 'daily'].map((id) => cell(id, 100, 0.1)) }));
  for (const { id, figures, facts, rules } of file.claims) {
    for (const path of Object.values(figures)) {
      const [ask, figure] = path.split('.');
      assert.ok(ask in file.asks, `${id} ${path}`);
      assert.ok(figure in known, `${id} ${path}`);
    }
    for (const { when } of rules)
      for (const [name] of when) assert.ok(name in figures || name in facts, `${id} ${name}`);
    assert.deepEqual(rules.at(-1).when, [], `${id}: the last rule holds always`);
  }
});

test('every claim has its words in every language, filled in for every verdict', () => {
  setStrict(true);
  for (const [language, words] of Object.entries(strings)) {
    useStrings(words);
    for (const claim of file.claims) {
      for (const part of ['quote', 'settles'])
        assert.ok(`claims.${claim.id}.${part}` in words, `${language} ${claim.id} ${part}`);
      for (const { source } of Object.values(claim.facts)) assert.ok(`reach.source.${source}` in words, source);
      const { figures } = judgeClaim(claim, usual);
      for (const { verdict: possible } of claim.rules) {
        assert.ok(`claims.verdict.${possible}` in words, possible);
        assert.doesNotMatch(
          reasonWords(claim, { verdict: possible, figures }, makeFormat(language)),
          /[{}]|NaN|undefined/,
        );
      }
    }
  }
  assert.ok('claims.verdict.pending' in strings.nl);
});

test('the questions are whole questions', () => {
  const questions = claimQuestions(file, { visibility: 0.8 });
  assert.equal(questions.ten.messages.length, 10);
  assert.deepEqual(questions.one.parameters, { visibility: 0.8 });
  assert.equal(new Set(questions.ten.messages.map(({ id }) => id)).size, 10);
  for (const { time } of questions.ten.messages) assert.equal(new Date(time * 1000).getUTCFullYear(), 2014);
});
