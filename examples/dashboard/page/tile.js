// A tile: a question, its figures as a chart or a table, and the SQL that gave them.

import { ask } from './api.js';
import { drawChart } from './charts/draw.js';
import { highlight } from './sql.js';
import { dataTable } from './table.js';

const template = document.getElementById('tile');

export class Tile {
  #definition;
  #parts;
  #answer = null;
  #filters = null;
  #chart = null;

  constructor(definition) {
    this.#definition = definition;
    this.element = template.content.firstElementChild.cloneNode(true);
    const find = (selector) => this.element.querySelector(selector);
    this.#parts = {
      heading: find('h2'), note: find('.note'), view: find('.view'), sql: find('.sql'),
      pre: find('pre'), code: find('code'), copy: find('.copy'),
      showTable: find('.show-table'), showSql: find('.show-sql'),
    };
    this.#setUp();
  }

  #setUp() {
    const { query, title, size, chart } = this.#definition;
    const { heading, pre, sql, showTable, showSql, copy } = this.#parts;
    this.element.id = query;
    this.element.classList.add(size);
    heading.textContent = title;
    heading.id = `${query}-title`;
    sql.id = `${query}-sql`;
    this.element.setAttribute('aria-labelledby', heading.id);
    pre.setAttribute('aria-label', `SQL: ${title}`);
    showSql.setAttribute('aria-controls', sql.id);
    for (const button of [showTable, showSql]) {
      button.setAttribute('aria-label', `${button.textContent}: ${title}`);
    }
    showTable.hidden = !chart;
    showTable.addEventListener('click', () => {
      toggle(showTable, 'aria-pressed');
      this.draw();
    });
    showSql.addEventListener('click', () => {
      sql.hidden = !toggle(showSql, 'aria-expanded');
    });
    copy.addEventListener('click', () => this.#copy());
  }

  /** Asks for the figures and shows them, or what went wrong. */
  async load(filters, signal) {
    this.element.setAttribute('aria-busy', 'true');
    const answer = await ask(this.#definition.query, filters, signal)
      .catch((error) => ({ error, sql: error.sql }));
    if (signal.aborted) return;
    this.#answer = answer;
    this.#filters = filters;
    this.#parts.code.replaceChildren(...highlight(answer.sql ?? ''));
    this.draw();
    this.element.setAttribute('aria-busy', 'false');
  }

  /** Shows what was loaded: again after each change of theme or view. */
  draw() {
    this.#chart?.dispose();
    this.#chart = null;
    if (!this.#answer) return;
    const { note, view, showTable } = this.#parts;
    const { rows, error } = this.#answer;
    const definition = this.#definition;
    note.textContent = definition.note(this.#filters, rows);
    if (error) {
      view.replaceChildren(message(`The database could not answer: ${error.message}`, 'error'));
    } else if (rows.every((row) => definition.count(row) === 0)) {
      view.replaceChildren(message(definition.empty ?? 'No answers for these filters.'));
    } else if (!definition.chart) {
      view.replaceChildren(definition.render(rows));
    } else if (showTable.getAttribute('aria-pressed') === 'true') {
      view.replaceChildren(dataTable(definition.title, definition.columns, rows));
    } else {
      this.#chart = drawChart(view, definition.chart(rows, this.#filters), definition.describe(rows));
    }
  }

  async #copy() {
    const { code, copy } = this.#parts;
    await navigator.clipboard.writeText(code.textContent).then(
      () => { copy.textContent = 'Copied'; },
      () => { copy.textContent = 'Not allowed'; },
    );
    setTimeout(() => { copy.textContent = 'Copy'; }, 2000);
  }
}

/** Turns a button's state around and gives the new one. */
function toggle(button, attribute) {
  const state = button.getAttribute(attribute) !== 'true';
  button.setAttribute(attribute, String(state));
  return state;
}

function message(text, kind = '') {
  const element = document.createElement('p');
  element.className = `message ${kind}`;
  element.textContent = text;
  return element;
}
