// What changed: a table with, for each metric, before, after, the change, whether it is more than
// chance, and a picture of its interval against 0.

import { answers, figure, interval, pValue, signed } from '../format.js';
import { create, opener } from './table.js';
import { directionOf } from './words.js';

const heads = ['Metric', 'Before', 'After', 'Change', 'Verdict', '95 % interval'];

/** rows as standing.sql gives them; open(row) shows what is behind the figure after the change. */
export function changes(rows, { open }) {
  const table = create('table', { className: 'changes' }, [
    create('thead', {}, [create('tr', {}, heads.map((head) => create('th', { scope: 'col', textContent: head })))]),
    create('tbody', {}, rows.map((row) => changeRow(row, open))),
  ]);
  keepRoles(table);
  return table;
}

function changeRow(row, open) {
  const n = answers(row.n);
  const direction = directionOf(row);
  return create('tr', { className: direction }, [
    create('th', { scope: 'row', className: 'metric', textContent: row.metric }),
    cell('from', 'Before', figure(row.before), answers(row.n_before)),
    cell('to', 'After', figure(row.value), row.n === '0' ? n : opener(n, () => open(row), `${n}: list what is behind ${row.metric} after`)),
    cell('change', 'Change', signed(row.change), interval(endsOf(row))),
    cell('verdict', 'Verdict', verdicts[direction], pValue(row.p_holm)),
    create('td', { className: 'interval' }, row.change === null ? [] : [picture(row)]),
  ]);
}

/** On a phone the style sheet lays rows out as grids; browsers then forget that it is a table. */
function keepRoles(table) {
  const roles = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell' };
  for (const element of [table, ...table.querySelectorAll('*')]) {
    const { localName: name, scope } = element;
    const role = name === 'th' ? { row: 'rowheader', col: 'columnheader' }[scope] : roles[name];
    if (role) element.setAttribute('role', role);
  }
}

const verdicts = { up: '▲ better', down: '▼ worse', same: 'could be chance', unknown: 'nothing to compare' };

/** The change's interval, which in these rows has names of its own. */
function endsOf(row) {
  return { low: row.change_low, high: row.change_high };
}

function cell(className, label, text, small) {
  const element = create('td', { className }, [text, create('span', { className: 'n' }, [small])]);
  element.dataset.label = label;
  return element;
}

/** The interval as a whisker, 0 in the middle; its scale is the row's own. */
function picture(row) {
  const { low, high } = endsOf(row);
  const reach = Math.max(Math.abs(Number(low)), Math.abs(Number(high))) || 1;
  const at = (text) => 50 + (Number(text) / reach) * 47;
  const svg = shape('svg', { viewBox: '0 0 100 24', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const stroke = { stroke: 'currentColor', 'stroke-width': 2, 'vector-effect': 'non-scaling-stroke' };
  const upright = (x, from, to, more) => shape('line', { x1: x, x2: x, y1: from, y2: to, ...more });
  svg.append(
    upright(50, 0, 24, { class: 'zero', 'vector-effect': 'non-scaling-stroke' }),
    shape('line', { x1: at(low), x2: at(high), y1: 12, y2: 12, ...stroke }),
    upright(at(low), 8, 16, stroke),
    upright(at(high), 8, 16, stroke),
    upright(at(row.change), 12, 12.01, { ...stroke, 'stroke-width': 10, 'stroke-linecap': 'round' }),
  );
  return svg;
}

function shape(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
