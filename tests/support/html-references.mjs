// The named character references of HTML, from the data of Python: what programs without a browser read names by, and what the
// page's answers are compared with.
// @ts-check
import { execFileSync } from 'node:child_process';
import { useReferences } from '../../web/core/html-tokens.js';

/** @type {Record<string, string>} "eacute;", and "eacute" where that will do -> the characters */
export const kReferences = JSON.parse(
  execFileSync('python3', ['-c', 'import html.entities as e, json; print(json.dumps(e.html5))']).toString(),
);

/** JavaScript's reader of HTML has no browser to ask: it takes the table. */
export const useTable = () =>
  useReferences((reference) => (Object.hasOwn(kReferences, reference) ? kReferences[reference] : ''));
