// The examples that the start page offers.
// @ts-check

/** Address of the feed -> its words; '' is what the page shows by itself. @type {Record<string, string>} */
export const kDemos = { 'assets/demo-2026/feed.json': 'demos.today', '': 'demos.speech' };
