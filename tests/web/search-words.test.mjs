// The forms of a word: what was typed is always one of them, Dutch plurals and diminutives meet their word, both ways.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf, halvesOf, relatedTo } from '../../web/list/search-words.js';
import { likeNames } from '../../web/list/near-names.js';

/** Does a text of this word hold a form of the typed one? */
const meets = (typed, written) => holds(formsOf(typed), written);
const holds = (texts, written) =>
  texts.some((parts) =>
    parts.every((part) => (part.startsWith(' ') ? ` ${written}`.includes(part.trimEnd()) : written.includes(part))),
  );

const kPlurals = [
  ['school', 'scholen'],
  ['straat', 'straten'],
  ['boom', 'bomen'],
  ['brief', 'brieven'],
  ['huis', 'huizen'],
  ['bak', 'bakken'],
  ['dijk', 'dijken'],
  ['kind', 'kinderen'],
  ['rups', 'rupsen'],
  ['kalender', 'kalenders'],
  ['camera', "camera's"],
  ['vergadering', 'vergaderingen'],
  ['woning', 'woningen'],
  ['zandzak', 'zandzakken'],
];

test('law: the word as it was typed is the first form', () => {
  for (const word of ['a', 'de', '2013', "camera's", 'strasse', 'council', 'überhaupt', '🎉', 'scholen', 'x1', '30'])
    assert.deepEqual(
      formsOf(word)[0].map((part) => part.trim()),
      [word],
    );
});

test('law: one and many meet, whichever was typed', () => {
  for (const [one, many] of kPlurals) {
    assert.ok(meets(many, one), `${many} finds ${one}: ${JSON.stringify(formsOf(many))}`);
    assert.ok(meets(one, many) || many.startsWith(one), `${one} finds ${many}: ${JSON.stringify(formsOf(one))}`);
  }
});

test('diminutives meet their word', () => {
  for (const [small, word] of [
    ['lintjes', 'lint'],
    ['huisje', 'huis'],
    ['boompje', 'boom'],
    ['kaarsje', 'kaars'],
  ])
    assert.ok(meets(small, word), small);
});

test('a verb that comes apart is found in two pieces', () => {
  assert.ok(holds(formsOf('aanvragen'), 'vraag hem aan op'));
  assert.ok(holds(formsOf('meenemen'), 'neem mee naar'));
});

test('both halves of a compound, wherever it was joined', () => {
  assert.ok(holds(halvesOf('carnavalsoptocht'), 'de optocht van het carnaval'.replace('de ', ' ')));
  assert.ok(halvesOf('waterschade').some(([left, right]) => left === ' water' && right === ' schade'));
  assert.deepEqual(halvesOf('brug'), []);
});

test('words that people use for each other lead to each other', () => {
  const of = (word) => relatedTo(word).flat();
  assert.ok(of('kliko').includes(' afval') && of('vluchtelingen').includes(' opvang'));
  assert.deepEqual(of('zandzak'), []);
});

test('a slip of the finger is near a name of the feed', () => {
  const names = {
    channels: [{ id: 'tw', name: 'Twitter' }],
    cases: [{ id: 'c', title: 'Hoogwater in de Dinkel', summary: '' }],
    villages: [{ id: 'o', name: 'Overdinkel' }],
  };
  assert.deepEqual(likeNames('feest overdinkle', names, []), ['feest overdinkel']);
  assert.deepEqual(likeNames('hoogwatr', names, []), ['hoogwater']);
  assert.deepEqual(likeNames('veilgheid', names, ['veiligheid']), ['veiligheid']);
  assert.deepEqual(likeNames('overdinkel', names, []), []);
  assert.deepEqual(likeNames('xyzzyplugh', names, ['weer']), []);
});
