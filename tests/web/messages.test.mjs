// The examples of the contract, messages.d.ts: one file per type, and what an embedded frame lets in.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { checkHostMessage } from '../../web/page/embed-channel.js';
import { restOfText } from '../../web/list/item-parts.js';
import { safeUrl, splitLinks } from '../../web/base/links.js';

const kFolder = 'tests/fixtures/messages';
const kParsers = 'src/app/message_in.cpp';
const examples = (folder) =>
  readdirSync(`${kFolder}/${folder}`).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(`${kFolder}/${folder}/${name}`, 'utf8')),
  ]);
const kContract = 'web/messages.d.ts';
const contract = ts.createSourceFile(kContract, readFileSync(kContract, 'utf8'), ts.ScriptTarget.Latest, true);

/** What the contract declares under a name. @param {string} name */
const declared = (name) =>
  contract.statements.find(
    (one) => (ts.isTypeAliasDeclaration(one) || ts.isInterfaceDeclaration(one)) && one.name.text === name,
  );

/** The types of messages that a declaration allows, those of what it names included.
 * @param {import('typescript').Node | undefined} node @returns {string[]} */
function typesIn(node) {
  if (!node) return [];
  if (ts.isTypeAliasDeclaration(node)) return typesIn(node.type);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(typesIn);
  if (ts.isTypeReferenceNode(node)) return typesIn(declared(node.typeName.getText()));
  if (!ts.isTypeLiteralNode(node) && !ts.isInterfaceDeclaration(node)) return [];
  const type = node.members.find((member) => member.name?.getText() === 'type');
  if (!type || !ts.isPropertySignature(type) || !type.type) return [];
  return (ts.isUnionTypeNode(type.type) ? type.type.types : [type.type]).flatMap((literal) =>
    ts.isLiteralTypeNode(literal) && ts.isStringLiteral(literal.literal) ? [literal.literal.text] : [],
  );
}
const typesOf = (/** @type {string} */ union) => [...new Set(typesIn(declared(union)))].sort();

for (const [folder, union] of [
  ['to-core', 'ToCore'],
  ['from-core', 'FromCore'],
  ['frame-to-host', 'FrameToHost'],
  ['host-to-frame', 'HostToFrame'],
]) {
  test(`${folder}: one example for each type of ${union}`, () => {
    const all = examples(folder);
    for (const [name, message] of all) assert.equal(message.type, name, `${kFolder}/${folder}/${name}.json: its type`);
    assert.deepEqual(
      all.map(([name]) => name).sort(),
      typesOf(union),
      `the files in ${kFolder}/${folder}/ (+) and the types of ${union} in ${kContract} (-)`,
    );
  });
}

test('what the program parses is what the contract lets the page say', () => {
  const parsers = /constexpr std::array kParsers = \{([\s\S]*?)\n\};/.exec(readFileSync(kParsers, 'utf8'));
  assert.ok(parsers, `${kParsers}: the table kParsers is written in another way`);
  const parsed = [...parsers[1].matchAll(/Entry\{"(\w+)"/g)].map(([, type]) => type);
  assert.equal(new Set(parsed).size, parsed.length, `${kParsers}: a type stands in kParsers twice`);
  const files = examples('to-core').map(([name]) => name);
  const lacking = (/** @type {string[]} */ there) => parsed.filter((type) => !there.includes(type));
  assert.deepEqual(lacking(files), [], `${kFolder}/to-core/ has no example of what ${kParsers} parses`);
  assert.deepEqual(lacking(typesOf('ToCore')), [], `ToCore in ${kContract} lacks what ${kParsers} parses`);
  const unparsed = files.filter((type) => !parsed.includes(type));
  assert.deepEqual(unparsed, [], `${kParsers} does not parse what ${kFolder}/to-core/ has an example of`);
});

/** Of a function or method, by its indentation. @param {string} script @param {string} name */
const bodyOf = (script, name) =>
  new RegExp(`\\n( *)(?:function )?${name}\\([^\\n]*\\{\\n([^]*?)\\n\\1\\}`).exec(script)?.[2] ?? '';

test('of each message it is written down who says it again to a core that starts, and he does', () => {
  const [, section] = readFileSync('ARCHITECTURE.md', 'utf8').split('## When the core starts again\n');
  const rows = [...section.split('\n## ')[0].matchAll(/^\| (`.*?) \| (.*) \|$/gm)].map(([, names, by]) => ({
    types: [...names.matchAll(/`(\w+)`/g)].map(([, type]) => type),
    by,
  }));
  const written = rows.flatMap(({ types }) => types).sort();
  assert.deepEqual(written, typesOf('ToCore'), 'ARCHITECTURE.md, "When the core starts again": a row for each message');
  for (const { types, by } of rows) {
    if (/^(?:nobody|the views): /.test(by)) continue;
    const [, place, path] = /^`(\w+)` in `(web\/[\w/-]+\.js)`/.exec(by) ?? [];
    assert.ok(path, `ARCHITECTURE.md, ${types}: neither "nobody: ..." nor "\`function\` in \`web/FILE.js\`"`);
    const script = readFileSync(path, 'utf8');
    const body = bodyOf(script, place);
    assert.ok(body, `${path} has no ${place}`);
    if (place === 'startOptions') continue; // no messages
    const said = [body, ...[...body.matchAll(/this\.(\w+)\(/g)].map(([, name]) => bodyOf(script, name))].join();
    for (const type of types) assert.ok(said.includes(`type: '${type}'`), `${place} in ${path} does not send ${type}`);
  }
});

test('what the host may say is let in, anything else is not', () => {
  for (const [name, message] of examples('host-to-frame')) assert.equal(checkHostMessage(message), message, name);
  for (const [name, message] of examples('frame-to-host')) assert.equal(checkHostMessage(message), null, name);
  const bad = [
    null,
    5,
    'x',
    {},
    { kringen: 2, type: 'select', id: null },
    { kringen: 1, type: 'select', id: 5 },
    { kringen: 1, type: 'select', id: 'x'.repeat(3000) },
    { kringen: 1, type: 'set_query' },
    { kringen: 1, type: 'set_query', query: { text: 5 } },
    { kringen: 1, type: 'set_query', query: { channels: 'x' } },
    { kringen: 1, type: 'set_query', query: { channels: [{}] } },
    { kringen: 1, type: 'set_query', query: { from: 1.5 } },
    { kringen: 1, type: 'set_view', view: 'cube' },
    { kringen: 1, type: 'set_theme', scheme: 'url(x)' },
    { kringen: 1, type: 'eval' },
  ];
  for (const message of bad) assert.equal(checkHostMessage(message), null, JSON.stringify(message));
});

test('only http and https are links, and the text is kept to the letter', () => {
  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
    'http://',
    '',
    null,
  ])
    assert.equal(safeUrl(url), null, String(url));
  assert.equal(safeUrl('/a', 'https://voorbeeld.nl/b'), 'https://voorbeeld.nl/a');
  const texts = [
    '',
    'geen',
    'zie https://voorbeeld.nl/a_(b), en http://x.nl.',
    'HTTPS://VOORBEELD.NL/?a=b&c=d!',
    'https://',
    '(https://voorbeeld.nl)',
    'javascript:alert(1) https://a.nl"onclick=',
  ];
  for (const text of texts)
    assert.equal(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
      text,
    );
  const urls = (text) => splitLinks(text).flatMap((part) => (part.url ? [part.text] : []));
  assert.deepEqual(urls(texts[2]), ['https://voorbeeld.nl/a_(b)', 'http://x.nl']);
  assert.deepEqual(urls(texts[5]), ['https://voorbeeld.nl']);
});

test('heading and rest are together the whole text', () => {
  assert.equal(restOfText('Kort.', 'Kort.'), '');
  assert.equal(restOfText('Eerst.', 'Eerst. En dan.'), 'En dan.');
  assert.equal(restOfText('Lang begin…', 'Lang begin dat doorgaat.'), 'Lang begin dat doorgaat.');
  assert.equal(restOfText('Een titel', 'Andere tekst'), 'Andere tekst');
});
