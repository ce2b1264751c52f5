// What changed: a table with, for each metric, before, after, the change, whether it is more than
// chance, and a picture of its interval against 0.

import { answers, figure, interval, pValue, signed } from './format.js';
import { create } from './table.js';

const heads = ['Metric', 'Before', 'After', 'Change', 'Verdict', '95 % interval'];

/** rows: metric, before, n_before, after, n_after, change, low, high, p_value, clear. */
export function changes(rows) {
  const table = create('table', { className: 'changes' }, [
    create('thead', {}, [create('tr', {}, heads.map((head) => create('th', { scope: 'col', textContent: head })))]),
    create('tbody', {}, rows.map(changeRow)),
  ]);
  keepRoles(table);
  return table;
}

function changeRow(row) {
  const direction = directionOf(row);
  return create('tr', { className: direction }, [
    create('th', { scope: 'row', className: 'metric', textContent: row.metric }),
    cell('from', 'Before', figure(row.before), answers(row.n_before)),
    cell('to', 'After', figure(row.after), answers(row.n_after)),
    cell('change', 'Change', signed(row.change), interval(row)),
    cell('verdict', 'Verdict', verdicts[direction], pValue(row.p_value)),
    create('td', { className: 'interval' }, row.low === null ? [] : [picture(row)]),
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

const verdicts = { up: '▲ better', down: '▼ worse', same: 'no clear change', unknown: 'no answers' };

/** Whether SQL found the change clear, and where it goes. */
function directionOf(row) {
  if (row.change === null) return 'unknown';
  if (row.clear !== 't') return 'same';
  return Number(row.change) > 0 ? 'up' : 'down';
}

function cell(className, label, text, small) {
  const element = create('td', { className }, [text, create('span', { className: 'n', textContent: small })]);
  element.dataset.label = label;
  return element;
}

/** The interval as a whisker, 0 in the middle; its scale is the row's own. */
function picture(row) {
  const reach = Math.max(Math.abs(Number(row.low)), Math.abs(Number(row.high))) || 1;
  const at = (text) => 50 + (Number(text) / reach) * 47;
  const svg = shape('svg', { viewBox: '0 0 100 24', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const stroke = { stroke: 'currentColor', 'stroke-width': 2, 'vector-effect': 'non-scaling-stroke' };
  const upright = (x, from, to, more) => shape('line', { x1: x, x2: x, y1: from, y2: to, ...more });
  svg.append(
    upright(50, 0, 24, { class: 'zero', 'vector-effect': 'non-scaling-stroke' }),
    shape('line', { x1: at(row.low), x2: at(row.high), y1: 12, y2: 12, ...stroke }),
    upright(at(row.low), 8, 16, stroke),
    upright(at(row.high), 8, 16, stroke),
    upright(at(row.change), 12, 12.01, { ...stroke, 'stroke-width': 10, 'stroke-linecap': 'round' }),
  );
  return svg;
}

function shape(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
