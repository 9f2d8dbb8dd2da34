// What assistive technology reads: every item is in the tree, and the canvas is one thing in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './support/browser.mjs';
import { articles } from './support/parts.mjs';
import { demoItems } from './support/site.mjs';
import { word } from './support/words.mjs';

// As with a screen reader at work: only then does Chromium put into its tree what content-visibility has not drawn yet.
const scene = stage({ flags: ['--force-renderer-accessibility'] });

for (const path of ['/', '/?view=list', '/embed.html', '/kiosk.html']) {
  test(`the accessibility tree of ${path} holds every item, and the canvas as one thing`, async () => {
    const page = await scene.open(path);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const seen = nodes.filter((node) => !node.ignored);
    const roles = (role) => seen.filter((node) => node.role?.value === role);
    const expected = (await demoItems()).length;
    assert.equal(roles('article').length, expected);
    assert.equal(await articles(page).count(), expected);
    const headings = roles('heading').filter((node) =>
      node.properties?.some(({ name, value }) => name === 'level' && value.value === 3),
    );
    assert.ok(headings.length >= expected, `${headings.length} headings`);
    const named = headings.filter((node) => (node.name?.value ?? '').trim() === '');
    assert.equal(named.length, 0, 'every item has a name');
    const canvas = seen.filter((node) => node.name?.value === word('canvas.label'));
    assert.ok(canvas.length <= 1);
    assert.equal(roles('status').length, 1);
  });
}
