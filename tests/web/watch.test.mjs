// The watch server's rewriting of modules and styles, and what it takes from the compiler's output.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../../tools/watch.mjs';
import { kSources, servedModule, servedPackage, servedStyle } from '../../tools/watch/modules.mjs';
import { errorsIn } from '../../tools/watch/program.mjs';

const place = { origin: 'http://localhost:8080', path: '/reach/worker.js' };

test('packages get an address, modules beside keep theirs, and no line moves', () => {
  const source = [
    "import { sha256 } from '@noble/hashes/sha2.js';",
    "import {\n  a,\n  b,\n} from 'fflate';",
    "import { el } from '../base/dom.js';",
    "const text = 'fflate';",
    "send.import('feed', bytes);",
  ].join('\n');
  const served = servedModule(source, place);
  assert.match(served, /from '\/@package\/@noble\/hashes\/sha2\.js';/);
  assert.match(served, /\} from '\/@package\/fflate';/);
  assert.match(served, /from '\.\.\/base\/dom\.js';\nconst text = 'fflate';\nsend\.import\('feed', bytes\);$/);
  assert.equal(served.split('\n').length, source.split('\n').length);
});

test('import.meta.url is beside the documents, as in the site', () => {
  const served = servedModule("new URL('kringen.js', import.meta.url)", place);
  assert.equal(served, 'new URL(\'kringen.js\', "http://localhost:8080/worker.js")');
});

test('the names of the site lead to their sources', () => {
  assert.equal(kSources['/studio.js'], '/studio/main.js');
  assert.equal(kSources['/reach-worker.js'], '/reach/worker.js');
  assert.equal(kSources['/reach.css'], '/reach/reach.css');
  assert.ok(!('/main.js' in kSources) && !('/style.css' in kSources), 'these lie where they are');
});

test('a package is one module; what is no name of one is none', async () => {
  const text = new TextDecoder().decode((await servedPackage('/@package/@zip.js/zip.js/index-native.js')) ?? undefined);
  assert.match(text, /export \{[^]*ZipReader/);
  assert.doesNotMatch(text, /^import /m);
  for (const path of ['/@package/', '/@package/../main.js', '/@package/.hidden', "/@package/a'b", '/package/fflate'])
    assert.equal(servedPackage(path), null, path);
});

test('what a style imports is as new as the style', () => {
  assert.equal(servedStyle("@import './a.css';\nb {}\n", ''), "@import './a.css';\nb {}\n");
  assert.equal(servedStyle("@import './a.css';\nb {}\n", '?change=3'), "@import './a.css?change=3';\nb {}\n");
});

test('styles alone are had again in place, unless a script reads them', () => {
  assert.equal(kindOf(['/w/list/list.css', '/w/style.css'], '/w'), 'styles');
  assert.equal(kindOf(['/w/list/list.css', '/w/list/list-view.js'], '/w'), 'page');
  assert.equal(kindOf(['/w/base/tokens.css'], '/w'), 'page');
  assert.equal(kindOf(['/w/page.html'], '/w'), 'page');
});

test("the compiler's errors, by paths below the repository and without ninja's lines", () => {
  const output = [
    '[1/3] Building CXX object a.o',
    'FAILED: a.o ',
    '/usr/bin/ccache /usr/bin/em++ -DX -I/r/src -o a.o -c /r/src/view/a.cpp',
    '\x1b[1m/r/src/view/a.cpp:3:5: \x1b[31merror: \x1b[0munknown type name',
    '    wrong x;',
    '    ^',
    '1 error generated.',
    'ninja: build stopped: subcommand failed.',
  ].join('\n');
  assert.equal(
    errorsIn(output, '/r'),
    'src/view/a.cpp:3:5: error: unknown type name\n    wrong x;\n    ^\n1 error generated.',
  );
  assert.equal(errorsIn('it is broken otherwise', '/r'), 'it is broken otherwise');
});
