// Makes one tree read as another while the nodes that stay are the same ones: focus, open details, scroll and layout
// survive a new number. Views draw whole trees from values; events are listened for on the root.
// @ts-check

/**
 * Children with a data-key are known by it; the others by their place. Nothing is ever moved.
 * @param {Element} into @param {Node[]} wanted
 */
export function reconcile(into, wanted) {
  for (let i = 0; i < wanted.length; ++i) {
    const next = wanted[i];
    let have = into.childNodes[i];
    const key = keyOf(next);
    const same = key === null ? null : ([...into.childNodes].slice(i).find((node) => keyOf(node) === key) ?? null);
    while (same && have !== same) {
      have.remove();
      have = into.childNodes[i];
    }
    if (!have) into.append(next);
    else if (!alike(have, next)) {
      if (key !== null && keyOf(have) !== null) into.insertBefore(next, have);
      else have.replaceWith(next);
    } else if (have instanceof Element && next instanceof Element) update(have, next);
    else if (have.nodeValue !== next.nodeValue) have.nodeValue = next.nodeValue;
  }
  while (into.childNodes.length > wanted.length) into.lastChild?.remove();
}

/** @param {Node} node */
function keyOf(node) {
  return node instanceof Element ? node.getAttribute('data-key') : null;
}

/** @param {Node} a @param {Node} b */
function alike(a, b) {
  return a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
}

/** What a reader typed or ticked is not in its attributes. @param {Element} element */
function holdsInput(element) {
  return element instanceof HTMLInputElement || element.querySelector('input') !== null;
}

/** @param {Element} have @param {Element} next */
function update(have, next) {
  if (have.isEqualNode(next) && !holdsInput(next)) return; // most of a tree, most of the time
  // What is open is the reader's; a style is copied by its object, as the policy forbids the attribute.
  const apart = (/** @type {string} */ name) => name === 'style' || (name === 'open' && have.nodeName === 'DETAILS');
  for (const { name } of [...have.attributes]) if (!apart(name) && !next.hasAttribute(name)) have.removeAttribute(name);
  for (const { name, value } of [...next.attributes]) {
    if (!apart(name) && have.getAttribute(name) !== value) have.setAttribute(name, value);
  }
  if ('style' in have && 'style' in next) {
    const [old_style, new_style] = [/** @type {HTMLElement} */ (have).style, /** @type {HTMLElement} */ (next).style];
    if (old_style.cssText !== new_style.cssText) old_style.cssText = new_style.cssText;
  }
  reconcile(have, [...next.childNodes]);
  if (have instanceof HTMLInputElement && next instanceof HTMLInputElement) {
    if (have.checked !== next.checked) have.checked = next.checked;
    if (have.value !== next.value && have.type === 'range') have.value = next.value;
  }
}
