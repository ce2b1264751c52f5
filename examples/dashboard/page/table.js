// The rows of a query as a table: every figure exactly as SQL printed it.

/** columns: [key, label, isNumber] each; the first names the row. */
export function dataTable(title, columns, rows) {
  const table = create('table');
  table.append(
    create('caption', { className: 'hidden', textContent: title }),
    sectionOf('thead', [create('tr', {}, columns.map(([, label, isNumber]) => (
      create('th', { scope: 'col', className: isNumber ? 'number' : '', textContent: label }))))]),
    sectionOf('tbody', rows.map((row) => create('tr', {}, columns.map(([key, , isNumber], i) => (
      create(i === 0 ? 'th' : 'td', {
        ...(i === 0 && { scope: 'row' }),
        className: isNumber ? 'number' : '',
        textContent: row[key] ?? '–',
      })))))),
  );
  const scroll = create('div', { className: 'scroll', tabIndex: 0 }, [table]);
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', `Table: ${title}`);
  return scroll;
}

function sectionOf(name, rows) {
  return create(name, {}, rows);
}

/** Makes an element with properties and children. */
export function create(name, properties = {}, children = []) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
