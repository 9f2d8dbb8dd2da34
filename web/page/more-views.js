// Adds a view to the switch when there is something to show in it. Apart from the switch itself: only reach, which is loaded
// later, has such views.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';

/** The map is a view of its own on a phone, elsewhere it stands above the timeline; the claims of the speech come last.
 * @param {'map' | 'claims'} view @param {boolean} shown now */
export function addView(view, shown) {
  const group = document.querySelector('.switch');
  if (!group || group.querySelector(`[data-view="${view}"]`)) return;
  const button = el('button', { type: 'button', 'data-view': view, 'aria-pressed': String(shown) }, t(`view.${view}`));
  group.insertBefore(button, view === 'map' ? group.querySelector('[data-view="claims"]') : null);
}
