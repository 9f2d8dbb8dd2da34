// Figures with their targets: medians, verdicts, and the one table that the benchmark prints.
// @ts-check

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} unit
 * @property {number[]} runs
 * @property {number} [target] without it the figure is only told
 * @property {'most' | 'least'} [is] the target is a maximum (default) or a minimum
 * @property {boolean} [worst] the verdict is about the worst run, not the median
 * @property {number} [ours] a peer's figure, set beside ours
 */

/** @param {number[]} values */
export function median(values) {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value)))
    throw new Error(`no median of [${values}]`);
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Figure} figure */
export function judge(figure) {
  const { target, unit } = figure;
  const measured = figure.worst ? Math.max(...figure.runs) : median(figure.runs);
  if (!Number.isFinite(measured)) throw new Error(`${figure.name} was not measured`);
  const known = { name: figure.name, unit, target: target ?? null, measured, runs: figure.runs };
  if (figure.ours !== undefined) return { ...known, met: null, factor: measured / figure.ours };
  if (target === undefined) return { ...known, met: null, factor: null };
  const least = figure.is === 'least';
  const met = least ? measured >= target : measured <= target;
  const ratio = least ? measured / target : target / measured;
  return { ...known, met, factor: Number.isFinite(ratio) ? (met ? ratio : 1 / ratio) : null };
}

/** @param {number} value */
function short(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toPrecision(2);
}

/** @param {ReturnType<typeof judge>} row @param {Figure} figure */
function verdict(row, figure) {
  const factor = row.factor === null ? '' : row.factor < 10 ? row.factor.toFixed(2) : short(row.factor);
  if (figure.ours !== undefined) return `${factor} x ours`;
  if (row.met === null) return '';
  if (row.met) return factor === '' ? 'met' : `met, ${factor} x better`;
  return factor === '' ? 'MISSED' : `MISSED, ${factor} x over`;
}

/** @param {Figure[]} figures */
export function tableOf(figures) {
  const rows = [['figure', 'target', 'measured', 'verdict']];
  for (const figure of figures) {
    const row = judge(figure);
    const sign = figure.is === 'least' ? '>=' : '<=';
    rows.push([
      figure.name,
      figure.target === undefined ? '' : `${sign} ${short(figure.target)} ${figure.unit}`,
      `${short(row.measured)} ${figure.unit}`,
      verdict(row, figure),
    ]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
  lines.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  return lines.join('\n');
}
