// The portions in which the list keeps its articles: whatever comes where, the order is that of a plain array.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './support/browser.mjs';
import { articles } from './support/parts.mjs';
import { feedOf, itemOf } from './support/site.mjs';

const scene = stage();

test('articles put anywhere stand where an array has them, in portions that are neither empty nor too large', async () => {
  const page = await scene.newPage();
  await page.goto('/fixtures/host/empty.html');
  const found = await page.evaluate(async () => {
    const { estimateHeights, firstArticle, insertAfter, nextArticle } = await import('/modules/list/portions.js');
    const wrong = [];
    let random = 1;
    const below = (n) => (random = (random * 48271) % 2147483647) % n;
    for (const towardsEnd of [0, 1, 3]) {
      const section = document.createElement('section');
      section.append(document.createElement('h2'));
      const model = [];
      for (let i = 0; i < 400; ++i) {
        const moved = model.length > 0 && below(8) === 0 ? model.splice(below(model.length), 1)[0] : null;
        const article = moved ?? document.createElement('article');
        const at = towardsEnd > below(4) ? model.length : below(model.length + 1);
        insertAfter(section, article, model[at - 1] ?? null);
        model.splice(at, 0, article);
      }
      const seen = [];
      for (let node = firstArticle(section); node; node = nextArticle(node)) seen.push(node);
      const sizes = [...section.children].slice(1).map((portion) => portion.childElementCount);
      if (seen.length !== model.length || seen.some((node, i) => node !== model[i])) wrong.push(`order ${towardsEnd}`);
      if (sizes.some((size) => size === 0 || size > 40)) wrong.push(`sizes ${sizes}`);
      if (towardsEnd === 3 && sizes.length > 25) wrong.push(`${sizes.length} portions`);
      for (const node of section.children[1].children) node.hidden = true;
      estimateHeights(section);
      if (!section.children[1].hidden || section.children[2].hidden)
        wrong.push('a portion without a shown article takes no room');
    }
    return wrong;
  });
  assert.deepEqual(found, []);
});

test('a filter that is taken away gives back the order of the whole list', async () => {
  const items = Array.from({ length: 150 }, (_, i) =>
    itemOf(`i${i}`, i % 7 === 0 ? `even nadenken ${i}` : `bericht ${i}`, {
      date_published: new Date(Date.UTC(2014, 4, 30) - i * 3600_000).toISOString(),
    }),
  );
  const page = await scene.open(`/?q=nadenken&view=list&feed=${scene.site.make('many.json', feedOf(items))}`);
  assert.equal(
    await articles(page).count(),
    items.filter(({ content_text }) => content_text.includes('nadenken')).length,
  );
  await page.getByRole('searchbox').fill('');
  await page.evaluate(() => document['kringen'].whenIdle());
  const headings = await articles(page)
    .getByRole('heading')
    .evaluateAll((all) => all.map((heading) => heading.textContent));
  assert.deepEqual(
    headings,
    items.map(({ content_text }) => content_text),
  );
});
