// What Dutch does to a word, turned round: the forms under which a typed word may stand in a text. The cores look for parts
// of words in folded texts and keep no index of stems, so a stemmer (Snowball) would have to go over every word of every
// message first; a few forms of the typed word do the same. Foreign words keep the form they were typed in, and lose nothing.
// @ts-check

/** Alternatives, each of parts that must all occur; a part that opens with a blank only where a word begins.
 * @typedef {string[][]} Texts */

/** What a question is made of and no message is about. */
const kSmallWords = new Set(
  // technical: nobody reads it
  `
aan af al alle als altijd ben bij daar dan dat de deze die dit door doen een er ga gaat geen gaan haar hebben heb
heeft hem het hier hij hoe hoeveel hun ik in is ja jij jullie kan kun kunnen komen komt krijg krijgen krijgt maar mag
me mee meer met mij mijn moet moeten mogen na naar niet nog nu of om ons onze ook op over per te tot u uit uw vaak van
vanaf voor waar waarom wanneer was wat we weer welk welke werd wie wij wil word worden wordt ze zijn zo zou zonder
blijft blijven the and are for how what when where which will with der das ein eine ist und wann wie wo
`
    .trim()
    .split(/\s+/),
);
const kApartPrefixes = 'aan achter af in mee na om op open over terug toe uit voor weg'.split(' '); // technical
const kVowels = 'aeiouy';

/** Words that people use for each other. A comma parts the entries of a row; the words of an entry must all occur. */
const kRelated = `
afval,vuilnis,kliko,container,bak,rolemmer,gft
grofvuil,grof vuil,grof afval
vluchteling,asielzoeker,azc,opvang,statushouder
dicht,afgesloten,gesloten,afsluit,sluit
omleiding,omrij,omleid
gladheid,glad,strooi,ijzel
wegwerk,werk weg,werkzaamheden,schop,riool,riolering,asfalt
stoplicht,verkeerslicht
huis,woning
dokter,huisarts
school,onderwijs
km,kilometer
30,dertig
50,vijftig
lintje,lintjesregen,onderscheiding
tweet,twitter
insta,instagram
app,whatsapp
krant,pers
stem,verkiezing,stembureau
internet,wifi,glasvezel
politie,wijkagent,boa
speeltuin,speelplek,speelplaats
bejaard,ouderen,senior
jongeren,jeugd,tiener
overstroming,hoogwater,wateroverlast
dodenherdenking,herdenking
koningsdag,koninginnedag
openingstijd,open,gesloten
verhuis,verhuiz
bijstand,uitkering,inkomen
zwembad,zwemmen
`
  .trim()
  .split('\n')
  .map((row) => row.split(','));

/** @param {string} word folded */
export function isSmallWord(word) {
  return kSmallWords.has(word);
}

/** The word as it may stand in a text: in one number or more, small, as a verb in two pieces.
 * @param {string} word folded @returns {Texts} */
export function formsOf(word) {
  if (!/^[a-z']{4,}$/.test(word)) return [[/^\d+$/.test(word) ? ` ${word}` : word]];
  const forms = new Set([word]);
  for (const stem of [word, ...stemsOf(word)]) for (const form of [stem, ...pluralOf(stem)]) forms.add(form);
  const others = [...forms].filter((form) => form !== word && !form.includes(word));
  return [[word], ...others.map((form) => [partOf(form)]), ...inTwo(word)];
}

/** A short form fits inside too many words. @param {string} form */
function partOf(form) {
  return form.length < 5 ? ` ${form}` : form;
}

/** Without plural, diminutive or the end of a verb. @param {string} word */
export function stemsOf(word) {
  const stems = [];
  const small = /^(.{3,})jes?$/.exec(word)?.[1] ?? '';
  const shorter = small.replace(/(?:et|t|p)$/, ''); // lint(je), but boom(pje)
  stems.push(...[small, shorter].filter((stem, i) => stem.length >= (i === 0 ? 3 : 4)));
  const plural = /^(.{3,}?)(?:'s|s|eren|en)$/.exec(word);
  if (plural && !/^..[aeiou]$/.test(plural[1])) stems.push(...respelt(plural[1]));
  const verbal = /^(.{4,})ing(?:en)?$/.exec(word);
  if (verbal) stems.push(...respelt(verbal[1]));
  return stems;
}

/** scho(len) is school, bak(ken) is bak, brie(ven) is brief. @param {string} stem @returns {string[]} */
function respelt(stem) {
  const [before, vowel, last] = [stem.at(-3) ?? '', stem.at(-2) ?? '', stem.at(-1) ?? ''];
  const doubled = last === vowel && !isVowel(last);
  const base = doubled ? stem.slice(0, -1) : stem;
  const hard = base.replace(/v$/, 'f').replace(/z$/, 's');
  const open = !doubled && isVowel(vowel) && vowel !== 'i' && !isVowel(before) && !isVowel(last);
  const long = open ? [`${hard.slice(0, -1)}${vowel}${hard.at(-1)}`] : [];
  return [...new Set([hard, base, ...long])];
}

/** school grows into scholen, brief into brieven; bak into bakken, which holds it. @param {string} word @returns {string[]} */
function pluralOf(word) {
  const long = /^(.*[^aeiou])([aeou])\2([^aeiouy])$/.exec(word);
  if (long) return [`${long[1]}${long[2]}${soft(long[3])}en`];
  return /(?:ie|ij|ui|ei|oe|eu)[fs]$/.test(word) ? [`${word.slice(0, -1)}${soft(word.slice(-1))}en`] : [];
}

/** @param {string} letter */
function soft(letter) {
  return letter === 'f' ? 'v' : letter === 's' ? 'z' : letter;
}

/** @param {string} letter */
function isVowel(letter) {
  return letter !== '' && kVowels.includes(letter);
}

/** "aanvragen" also as "vraag ... aan". @param {string} word @returns {Texts} */
function inTwo(word) {
  const prefix = kApartPrefixes.find((p) => word.startsWith(p) && word.length >= p.length + 5 && word.endsWith('en'));
  if (!prefix) return [];
  return stemsOf(word.slice(prefix.length))
    .filter((stem) => stem.length >= 3)
    .map((stem) => [` ${stem}`, ` ${prefix} `]);
}

/** Each place where a compound may have been joined; a half that begins no word of a text finds nothing there.
 * @param {string} word @returns {Texts} */
export function halvesOf(word) {
  if (!/^[a-z]{7,}$/.test(word)) return [];
  /** @type {Texts} */
  const found = [];
  for (let at = 3; at <= word.length - 4; ++at) {
    const left = word.slice(0, at);
    const right = shortest(word.slice(at));
    const joined = left.length > 4 ? left.replace(/(?:en|s|e)$/, '') : left;
    if (right.length >= 4 && joined.length >= 3) found.push([` ${joined}`, ` ${right}`]);
  }
  return found;
}

/** @param {string} word */
function shortest(word) {
  return word.replace(/(?:en|'s|s)$/, '');
}

/** Other words that people use for it. @param {string} word @returns {Texts} */
export function relatedTo(word) {
  const stems = new Set([word, ...stemsOf(word)]);
  return kRelated
    .filter((row) =>
      row.some((entry) => [...stems].some((stem) => stem === entry || (entry.length > 4 && stem.startsWith(entry)))),
    )
    .flatMap((row) => row.map((entry) => entry.split(' ').map((part) => ` ${part}`)));
}
