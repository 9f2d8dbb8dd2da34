// Ears for a test: every text that a live region of the page comes to hold, in the order in which it is said.
// @ts-check

/** Listens from the beginning of each document, in frames too. @param {import('playwright-core').Page} page */
export async function listen(page) {
  await page.addInitScript(() => {
    const said = /** @type {string[]} */ (window['said'] = []);
    const kLive = '[role=status], [role=alert], [role=log], output, [aria-live=polite], [aria-live=assertive]';
    new MutationObserver((records) => {
      const places = records.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
      const live = new Set([
        ...places.map((place) => place?.closest(kLive)),
        ...added.flatMap((node) => [
          ...node.querySelectorAll('[role=alert]'),
          ...(node.matches('[role=alert]') ? [node] : []),
        ]),
      ]);
      for (const region of live) if (region?.textContent) said.push(region.textContent);
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/** What was said since this was last asked, when nothing waits to be said. @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @returns {Promise<string[]>} */
export async function heardOf(page) {
  await page.evaluate(() => document['kringen'].whenIdle({ background: true, said: true }));
  return page.evaluate(() => window['said'].splice(0));
}
