// Archives as the studio opens them, without a browser: the same members as the command line takes, small ones without a stream
// of their own, and what is damaged or breaks off is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { readInput } from '../../web/studio/archive.js';
import { crc32 } from '../../web/studio/small-members.js';
import { zip } from '../browser/support/archives.mjs';

const text = (value) => new TextEncoder().encode(value);
const blobOf = (bytes, name = 'proef.zip') => new File([bytes], name);

/** Reads a file as the worker does; `wants` is the program's choice. */
async function opened(file, wants = () => true, most = Infinity) {
  const read = new Map();
  const refused = [];
  let members = [];
  let open = '';
  const send = (request, bytes) => {
    if (request.type === 'archive') {
      members = request.members;
      return { wanted: members.map((_, i) => i).filter((i) => wants(members[i].name)) };
    }
    if (request.type === 'refuse') refused.push(request.code);
    if (request.type === 'member') read.set((open = members[request.index].name), '');
    if (request.type === 'piece') {
      read.set(open, read.get(open) + Buffer.from(bytes).toString('latin1'));
      return { more: read.get(open).length < most };
    }
    if (request.type === 'member_end' && !request.whole) refused.push(`damaged ${open}`);
    return { files: read.size };
  };
  await readInput(
    { name: file.name, files: [{ path: file.name, file }] },
    send,
    () => {},
    new AbortController().signal,
  );
  return { members, read: Object.fromEntries(read), refused };
}

const many = Array.from({ length: 400 }, (_, i) => ({
  path: `map/lid-${i}.json`,
  bytes: text(`[${'x'.repeat(i * 7)}${i}]`),
}));
const tarOf = (list) =>
  packTar(
    list.map(({ path, bytes, type = 'file' }) => ({
      header: { name: path, size: bytes.length, type, ...(type === 'symlink' ? { linkname: '/etc/passwd' } : {}) },
      body: bytes,
    })),
  );

test('law: each member of a zip comes out as it went in, packed or stored, small or large', async () => {
  const large = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 2654435761) >>> 24);
  const members = [...many, { path: 'groot.json', bytes: large }, { path: 'leeg.json', bytes: text('') }];
  for (const level of [0, 6]) {
    const { read, refused } = await opened(blobOf(await zip(members, { level })));
    assert.deepEqual(refused, []);
    for (const { path, bytes } of members) assert.equal(read[path], Buffer.from(bytes).toString('latin1'), path);
  }
});

test('the checksum of zip files', () => {
  assert.equal(crc32(text('123456789')), 0xcbf43926);
  assert.equal(crc32(text('')), 0);
});

test('a byte that was changed costs its own member only, or the archive says that it is damaged', async () => {
  const members = many.slice(0, 3);
  const whole = await zip(members);
  let damaged = 0;
  for (let at = 4; at < whole.length; at += 3) {
    const bytes = Uint8Array.from(whole);
    bytes[at] ^= 0xff;
    const { read, refused } = await opened(blobOf(bytes));
    damaged += refused.length;
    for (const [name, content] of Object.entries(read)) {
      const member = members.find(({ path }) => path === name);
      if (!refused.includes(`damaged ${name}`) && member)
        assert.equal(content, Buffer.from(member.bytes).toString('latin1'), `${name} ${at}`);
    }
  }
  assert.ok(damaged > 30, `${damaged} told`);
});

test('the program stops a member that is too large', async () => {
  const { read } = await opened(blobOf(await zip(many.slice(0, 9), { level: 0 })), () => true, 1);
  assert.equal(Object.keys(read).length, 9);
});

test('members of a tar are chosen by the program, whatever their names end in; links are told', async () => {
  const members = [
    { path: './data/tweets.js', bytes: text('[1]') },
    { path: 'a.json', bytes: text('{}') },
    { path: 'map/', bytes: text(''), type: 'directory' },
    { path: 'agenda.bin', bytes: text('BEGIN') },
    { path: 'foto.jpg', bytes: text('jpg') },
    { path: 'laatste.dat', bytes: text('z'.repeat(7_000)) },
    { path: 'link.json', bytes: text(''), type: 'symlink' },
  ];
  const tar = await tarOf(members);
  for (const [name, bytes] of [
    ['a.tar', tar],
    ['a.tar.gz', gzipSync(tar)],
  ]) {
    const { members: told, read, refused } = await opened(blobOf(bytes, name), (path) => !/jpg|link/.test(path));
    assert.deepEqual(
      told.map((member) => member.name),
      ['data/tweets.js', 'a.json', 'agenda.bin', 'foto.jpg', 'laatste.dat', 'link.json'],
    );
    assert.equal(told.find((member) => member.name === 'link.json').link, true);
    assert.deepEqual(read, {
      'data/tweets.js': '[1]',
      'a.json': '{}',
      'agenda.bin': 'BEGIN',
      'laatste.dat': 'z'.repeat(7_000),
    });
    assert.deepEqual(refused, []);
  }
});

test('a tar that breaks off gives what came before, and says so', async () => {
  const tar = await tarOf([
    { path: 'een.json', bytes: text('[1]') },
    { path: 'twee.json', bytes: text('z'.repeat(90_000)) },
  ]);
  const { read, refused } = await opened(blobOf(tar.subarray(0, 40_000), 'a.tar'));
  assert.equal(read['een.json'], '[1]');
  assert.ok(refused.includes('archive.damaged'), refused.join());
  assert.ok(read['twee.json'] === undefined || refused.includes('damaged twee.json'), refused.join());
});
