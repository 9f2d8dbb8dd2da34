import { launch, whenIdle } from './support/browser.mjs';
import { canvasOf, selectedOf } from './support/parts.mjs';
import { openSite } from './support/site.mjs';
const site = await openSite(); const b = await launch();
const page = await (await b.newContext({ baseURL: site.origin, viewport: { width: 1280, height: 800 } })).newPage();
page.on('console', (m) => console.log(m.text()));
await page.goto('/?t=2014-04-01..2014-04-15'); await whenIdle(page);
const box = await canvasOf(page).boundingBox();
console.log(box);
const seen = [];
for (let down = 0.5; down < 0.92; down += 0.05) for (let across = 0.25; across < 0.98; across += 0.02) {
  const x = Math.round(box.x + box.width * across), y = Math.round(box.y + box.height * down);
  await page.mouse.move(x, y); await whenIdle(page);
  const c = await canvasOf(page).evaluate((e) => e.style.cursor);
  if (c === 'pointer') seen.push([x, y]);
}
console.log(JSON.stringify(seen));
for (const [x, y] of seen.slice(0, 6)) { await page.mouse.click(x, y); await whenIdle(page); console.log(x, y, page.url(), await selectedOf(page)); }
await page.screenshot({ path: '/tmp/shot.png' });
await page.goto('/?t=2013-01-01..2014-01-01'); await whenIdle(page);
const l0 = page.url();
await page.mouse.dblclick(box.x + 500, box.y + box.height * 0.7); await whenIdle(page);
await page.screenshot({ path: '/tmp/shot2.png' });
console.log(l0, page.url());
await b.close(); await site.close();
