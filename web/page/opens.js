// Runs before the first paint: what the address opens at, so that the boxes of what comes later stand from the beginning.
// @ts-check
import { isFiltered, parse } from '../base/url-state.js';
import { kDemos } from './demo-feeds.js';

const root = document.documentElement;
const { feed, filters, item, view } = parse(location.search);

if (item !== '') root.dataset.opens = 'item';
else if (isFiltered(filters)) root.dataset.opens = 'results';
if (view === 'timeline' || view === 'map') root.dataset.view = view; // a phone begins with the list
if (filters.text !== '') root.dataset.search = 'open';
if (root.dataset.feed === undefined && feed in kDemos) root.dataset.demo = '';
