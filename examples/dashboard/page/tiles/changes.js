// What changed: a table with, for each metric or category, before, after, the change, whether it is
// more than chance, and a picture of its interval against 0.

import { answers, figure, interval, pValue, signed, spaced } from '../format.js';
import { opener } from './table.js';
import { cell, verdictRow, verdictTable, whisker } from './verdicts.js';
import { directionOf } from './words.js';

const verdicts = { up: '▲ better', down: '▼ worse', same: 'could be chance', unknown: 'nothing to compare' };

/** rows as standing.sql and category-changes.sql give them; open(row) shows what is behind the figure
 * after the change. key has the name of a row, and head says of what it is one. */
export function changes(rows, { open }, [key, head] = ['metric', 'Metric']) {
  return verdictTable([head, 'Before', 'After', 'Change', 'Verdict', '95 % interval'],
    rows.map((row) => changeRow(row, spaced(row[key]), open)));
}

function changeRow(row, name, open) {
  const n = answers(row.n);
  const direction = directionOf(row);
  return verdictRow(direction, name, [
    cell('from', 'Before', figure(row.before), answers(row.n_before)),
    cell('to', 'After', figure(row.value), row.n === '0' ? n : opener(n, () => open(row), `${n}: list what is behind ${name} after`)),
    cell('change', 'Change', signed(row.change), interval(endsOf(row))),
    cell('verdict', 'Verdict', verdicts[direction], pValue(row.p_holm)),
  ], row.change === null ? null : picture(row));
}

/** The change's interval, which in these rows has names of its own. */
function endsOf(row) {
  return { low: row.change_low, high: row.change_high };
}

/** The interval with 0 in the middle; its scale is the row's own. */
function picture(row) {
  const [low, high, value] = [row.change_low, row.change_high, row.change].map(Number);
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  return whisker({ low, high, value }, [-reach, reach], 0);
}
