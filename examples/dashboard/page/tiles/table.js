// The rows of a query as a table: every figure exactly as SQL printed it.

/** columns: [key, label, isNumber] each; the first names the row. Where open(row) is given, that
 * name is a button which shows what is behind the row. */
export function dataTable(title, columns, rows, open) {
  const table = create('table', {}, [
    create('caption', { className: 'hidden', textContent: title }),
    create('thead', {}, [create('tr', {}, columns.map(([, label, isNumber]) => (
      create('th', { scope: 'col', className: isNumber ? 'number' : '', textContent: label }))))]),
    create('tbody', {}, rows.map((row) => create('tr', {}, columns.map((column, i) => cell(row, column, i, open))))),
  ]);
  const scroll = create('div', { className: 'scroll', tabIndex: 0 }, [table]);
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', `Table: ${title}`);
  return scroll;
}

function cell(row, [key, , isNumber], i, open) {
  const text = row[key] ?? '–';
  const opens = i === 0 && open && row.n !== '0';
  return create(i === 0 ? 'th' : 'td', { ...(i === 0 && { scope: 'row' }), className: isNumber ? 'number' : '' },
    [opens ? opener(text, () => open(row)) : text]);
}

/** A text that opens the list behind a figure; label says which, where the text doesn't. */
export function opener(textContent, action, label) {
  const button = create('button', { type: 'button', className: 'behind', textContent, title: 'What is behind it' });
  if (label) button.setAttribute('aria-label', label);
  button.addEventListener('click', action);
  return button;
}

/** Makes an element with properties and children. */
export function create(name, properties = {}, children = []) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
