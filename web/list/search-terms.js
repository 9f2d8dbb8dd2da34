// What somebody typed, as the terms that a core looks up: words in their forms, and where they name one the channel, the case,
// the village, the month or the year. Pure. When nothing has all of it, `nearby` says what comes nearest.
// @ts-check
import { fromCivil } from '../base/format.js';
import { fold } from '../base/plain-text.js';
import { formsOf, halvesOf, isSmallWord, relatedTo, stemsOf } from './search-words.js';

/** @typedef {import('../messages').SearchTerm} SearchTerm */
/** @typedef {{ channels: { id: string, name: string }[], cases: { id: string, title: string, summary: string }[],
 *   villages: { id: string, name: string }[] }} Names */
/** @typedef {object} Asked
 * @property {string} word as it was typed
 * @property {number} context what is lost where the place or the period is left out; 0: it says what is sought
 * @property {SearchTerm[]} terms in its forms; with both halves of a compound; with other words for it, one within the other */
/** @typedef {{ words: string[], left_out: string[], terms: SearchTerm[] }} Nearby left_out: words of the question */

const kFirstYear = 1990;
const kYears = 50;
const kMostTerms = 4; // of which all choices are tried
const kMostChoices = 16; // three times so many queries are asked at once
const [kPeriod, kPlace] = [1, 2];
/** How far a term of each kind is from what was typed, beside leaving out the place or the period. */
const kDistances = [0, 0.5, 4];

/** From January, folded; of tools/write-lists.mjs, since the browser takes a tenth of a second the first time it is asked. */
const kMonths = [
  'januari februari maart april mei juni juli augustus september oktober november december',
  'january february march april may june july august september october november december',
  'januar februar marz april mai juni juli august september oktober november dezember',
];
/** 1 is January. @type {ReadonlyMap<string, number>} */
const kMonthOf = new Map(
  kMonths.flatMap((names) => names.split(' ').map((name, i) => /** @type {const} */ ([name, i + 1]))),
);

/** @param {string} text @param {Names | null} names @returns {Asked[]} */
export function termsOf(text, names) {
  const words = fold(text)
    .split(/[\s,;?!"()]+/)
    .map((word) => word.replace(/^#|[.:]+$/g, ''))
    .filter((word) => word !== '');
  const periods = periodsIn(words);
  const others = words.filter((_, i) => !periods.some(({ places }) => places.includes(i)));
  const telling = others.filter((word) => !isSmallWord(word));
  const kept = telling.length + periods.length > 0 ? telling : others;
  const typed = [...kept.map((word) => askedOf(word, names)), ...periods.map(({ asked }) => asked)];
  return typed.filter(({ word }, i) => typed.findIndex((other) => other.word === word) === i);
}

/** What to look for when nothing holds all terms, the nearest first: first all that says what is sought is kept.
 * @param {Asked[]} asked @returns {Nearby[]} */
export function nearby(asked) {
  const all = asked.length <= kMostTerms ? choices(asked.length) : fewChoices(asked.length);
  const ranked = all.flatMap((kept) => {
    const left = asked.filter((_, i) => !kept.includes(i));
    const subjects = kept.filter((i) => asked[i].context === 0).length;
    const lost = left.reduce((sum, { context }) => sum + context, 0);
    return kDistances.map((distance, level) => ({
      subjects,
      distance: distance + lost,
      words: kept.map((i) => asked[i].word),
      left_out: left.map(({ word }) => word),
      terms: kept.map((i) => asked[i].terms[level]),
    }));
  });
  const any = asked.some(({ context }) => context === 0);
  return ranked
    .filter(({ subjects }) => subjects > 0 || !any)
    .sort((a, b) => b.subjects - a.subjects || a.distance - b.distance);
}

/** Every choice of some. @param {number} count @returns {number[][]} */
function choices(count) {
  return Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    Array.from({ length: count }, (_zero, i) => i).filter((i) => ((bits + 1) >> i) % 2 === 1),
  );
}

/** All, all but one, and each alone. @param {number} count @returns {number[][]} */
function fewChoices(count) {
  const all = Array.from({ length: Math.min(count, 12) }, (_, i) => i);
  return [all, ...all.map((left) => all.filter((i) => i !== left)), ...all.map((i) => [i])].slice(0, kMostChoices);
}

/** @param {string} word @param {Names | null} names @returns {Asked} */
function askedOf(word, names) {
  const forms = formsOf(word);
  const halves = [...forms, ...halvesOf(word)];
  const related = relatedTo(word);
  const others = related.filter((parts) => parts.length === 1).map(([part]) => part.trim());
  const channels = idsOf(names?.channels, ({ id, name }) =>
    [word, ...others].some((other) => isNamed(other, id) || isNamed(other, name)),
  );
  const villages = idsOf(names?.villages, ({ id, name }) => isNamed(word, id) || isNamed(word, name));
  const termWith = (/** @type {string[][]} */ texts, /** @type {boolean} */ loosely) => ({
    texts,
    channels,
    cases: idsOf(names?.cases, ({ id, title, summary }) => hasForm(texts, `${id} ${title} ${loosely ? summary : ''}`)),
    villages,
  });
  return {
    word,
    context: villages.length > 0 || channels.length > 0 ? kPlace : 0,
    terms: [termWith(forms, false), termWith(halves, true), termWith([...halves, ...related], true)],
  };
}

/** @template {{ id: string }} T @param {T[] | undefined} entries @param {(entry: T) => boolean} test */
function idsOf(entries, test) {
  return (entries ?? []).filter(test).map(({ id }) => id);
}

/** Words of a name are long enough to stand for it. @param {string} word @param {string} name */
function isNamed(word, name) {
  if (word.length < 4) return false;
  const stems = [word, ...stemsOf(word)];
  return fold(name)
    .split(/[\s-]+/)
    .concat(fold(name))
    .some((part) => part.length >= 4 && stems.includes(part));
}

/** @param {string[][]} texts @param {string} name */
function hasForm(texts, name) {
  const folded = ` ${fold(name).replace(/[^\p{L}\p{N}']+/gu, ' ')}`;
  return texts.some((parts) => parts.every((part) => part.trim().length >= 3 && folded.includes(` ${part.trim()}`)));
}

/** "juni 2013", "18 juni 2013", "juni" of any year, "2013". @param {string[]} words */
function periodsIn(words) {
  /** @type {{ places: number[], asked: Asked }[]} */
  const found = [];
  words.forEach((word, i) => {
    const month = monthOf(word);
    if (month > 0) {
      const year = yearOf(words[i + 1]);
      const day = year > 0 && /^\d\d?$/.test(words[i - 1] ?? '') ? Number(words[i - 1]) : 0;
      const places = [...(day > 0 ? [i - 1] : []), i, ...(year > 0 ? [i + 1] : [])];
      found.push(periodOf(words, places, year > 0 ? [year] : years(), month, day));
    } else if (yearOf(word) > 0 && monthOf(words[i - 1] ?? '') === 0) {
      found.push(periodOf(words, [i], [yearOf(word)], 0, 0));
    }
  });
  return found;
}

/** @param {string[]} words @param {number[]} places @param {number[]} in_years @param {number} month @param {number} day */
function periodOf(words, places, in_years, month, day) {
  const word = places.map((i) => words[i]).join(' ');
  /** @type {[number, number][]} */
  const spans = in_years.map((year) =>
    month === 0
      ? [fromCivil(year, 1, 1), fromCivil(year + 1, 1, 1)]
      : day === 0
        ? [fromCivil(year, month, 1), fromCivil(year, month + 1, 1)]
        : [fromCivil(year, month, day), fromCivil(year, month, day + 1)],
  );
  const term = { texts: [[` ${word}`]], spans };
  return { places, asked: { word, context: kPeriod, terms: [term, term, term] } };
}

/** @param {string | undefined} word */
function yearOf(word) {
  return /^(?:19|20)\d\d$/.test(word ?? '') ? Number(word) : 0;
}

function years() {
  return Array.from({ length: kYears }, (_, i) => kFirstYear + i);
}

/** 1 is January; 0: no month. @param {string} word */
function monthOf(word) {
  return kMonthOf.get(word) ?? 0;
}
