// A table of verdicts: a row for each thing that is judged, with its figures, a verdict in words, and
// a picture of the interval that it rests on.

import { create } from './table.js';

/** heads: the columns' names, the last of them the picture's; rows: elements of verdictRow. */
export function verdictTable(heads, rows) {
  const table = create('table', { className: 'verdicts' }, [
    create('thead', {}, [create('tr', {}, heads.map((head) => create('th', { scope: 'col', textContent: head })))]),
    create('tbody', {}, rows),
  ]);
  keepRoles(table);
  return table;
}

/** direction: up, down or anything else; cells: of cell(); picture: an element or null. */
export function verdictRow(direction, name, cells, picture) {
  return create('tr', { className: direction }, [
    create('th', { scope: 'row', className: 'name', textContent: name }),
    ...cells,
    create('td', { className: 'interval' }, picture ? [picture] : []),
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

/** className says which column it is in: from, to, change or verdict; small is below the text. */
export function cell(className, label, text, small) {
  const element = create('td', { className }, [text, create('span', { className: 'n' }, [small])]);
  element.dataset.label = label;
  return element;
}

/** An interval as a whisker on an axis from one end to the other, with a line to compare it with. */
export function whisker({ low, high, value }, [from, to], line) {
  const at = (number) => 3 + ((number - from) / (to - from)) * 94;
  const svg = shape('svg', { viewBox: '0 0 100 24', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const stroke = { stroke: 'currentColor', 'stroke-width': 2, 'vector-effect': 'non-scaling-stroke' };
  const upright = (x, top, bottom, more) => shape('line', { x1: x, x2: x, y1: top, y2: bottom, ...more });
  svg.append(
    upright(at(line), 0, 24, { class: 'zero', 'vector-effect': 'non-scaling-stroke' }),
    shape('line', { x1: at(low), x2: at(high), y1: 12, y2: 12, ...stroke }),
    upright(at(low), 8, 16, stroke),
    upright(at(high), 8, 16, stroke),
    upright(at(value), 12, 12.01, { ...stroke, 'stroke-width': 10, 'stroke-linecap': 'round' }),
  );
  return svg;
}

function shape(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
