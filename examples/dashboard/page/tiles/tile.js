// A tile: a question, its figures as a chart or a table, and what can be done with them.

import { ask } from '../api.js';
import { drawChart } from '../charts/draw.js';
import { csvOf, save } from '../save/download.js';
import { emptyState } from './empty.js';
import { describePeriod, describeWho } from '../choose/filters.js';
import { legend } from './legend.js';
import { failure } from './message.js';
import { picture } from '../save/picture.js';
import { highlight } from '../sql.js';
import { create, dataTable } from './table.js';

const template = document.getElementById('tile');

export class Tile {
  #definition;
  #actions;
  #parts;
  #answer = null;
  #context = null; // { filters, values, targets, signal } of the answer
  #chart = null;

  /** actions: list(request) opens a list of tickets, widen(filters) sets filters. */
  constructor(definition, actions) {
    this.#definition = definition;
    this.#actions = actions;
    this.element = template.content.firstElementChild.cloneNode(true);
    const find = (selector) => this.element.querySelector(selector);
    this.#parts = {
      heading: find('h2'), note: find('.note'), view: find('.view'), legend: find('.marks'), sql: find('.sql'),
      pre: find('pre'), code: find('code'), copy: find('.copy'),
      showTable: find('.show-table'), showSql: find('.show-sql'), saveCsv: find('.save-csv'), savePng: find('.save-png'),
    };
    this.#setUp();
  }

  #setUp() {
    const { id, title, size, chart, menu } = this.#definition;
    const { heading, pre, sql, showTable, showSql, saveCsv, savePng, copy } = this.#parts;
    this.element.id = id;
    this.element.classList.add(size);
    this.element.setAttribute('aria-busy', 'true');
    heading.textContent = title;
    heading.id = `${id}-title`;
    sql.id = `${id}-sql`;
    this.element.setAttribute('aria-labelledby', heading.id);
    pre.setAttribute('aria-label', `SQL: ${title}`);
    showSql.setAttribute('aria-controls', sql.id);
    for (const button of [showTable, showSql, saveCsv, savePng]) {
      button.setAttribute('aria-label', `${button.textContent}: ${title}`);
    }
    if (menu) showTable.before(menuOf(menu, title));
    showTable.hidden = !chart;
    showTable.addEventListener('click', () => {
      toggle(showTable, 'aria-pressed');
      this.draw();
    });
    showSql.addEventListener('click', () => {
      sql.hidden = !toggle(showSql, 'aria-expanded');
    });
    saveCsv.addEventListener('click', () => (
      save(`${id}.csv`, new Blob([csvOf(this.#answer.rows)], { type: 'text/csv' }))));
    savePng.addEventListener('click', async () => save(`${id}.png`, await this.#picture()));
    copy.addEventListener('click', () => this.#copy());
  }

  /** Asks for the figures and shows them, or what went wrong. */
  async load(filters, targets, signal) {
    const { query, parameters } = this.#definition;
    this.element.setAttribute('aria-busy', 'true');
    const answer = await ask(query, { ...filters, ...parameters }, signal)
      .catch((error) => ({ rows: [], error, sql: error.sql }));
    if (signal.aborted) return;
    this.#answer = answer;
    this.#context = { filters, values: { ...filters, ...answer.values }, targets, signal };
    this.#parts.code.replaceChildren(...highlight(answer.sql ?? ''));
    await this.draw();
    if (!signal.aborted) this.element.setAttribute('aria-busy', 'false');
  }

  /** Shows what was loaded: again after each change of theme or view. */
  async draw() {
    this.#chart?.dispose();
    this.#chart = null;
    if (!this.#answer) return;
    const { note, view, showTable, saveCsv, savePng, legend: marks } = this.#parts;
    const { rows, error } = this.#answer;
    const { filters, values, targets, signal } = this.#context;
    const definition = this.#definition;
    const isEmpty = rows.every((row) => definition.count(row) === 0);
    note.textContent = error ? '' : definition.note(values);
    marks.replaceChildren();
    for (const button of [saveCsv, savePng]) button.disabled = isEmpty;
    const open = (row) => this.#actions.list(definition.list(row, values));
    if (error) {
      view.replaceChildren(failure(error, () => this.load(filters, targets, signal)));
    } else if (isEmpty) {
      view.replaceChildren(await emptyState(definition.metrics, filters, this.#actions.widen, signal)
        .catch((problem) => failure(problem, () => this.draw())));
    } else if (!definition.chart) {
      view.replaceChildren(definition.render(rows, { values, targets, open }));
    } else if (showTable.getAttribute('aria-pressed') === 'true') {
      view.replaceChildren(dataTable(definition.title, definition.columns, rows, open));
    } else {
      const chart = definition.chart(rows, this.#context);
      this.#chart = drawChart(view, chart, definition.describe(rows, this.#context), open);
      marks.replaceChildren(legend(definition.legend(this.#context)));
    }
  }

  #picture() {
    const { title, chart, columns, note } = this.#definition;
    const { rows } = this.#answer;
    const { values } = this.#context;
    const notes = [`${describePeriod(values)}, ${describeWho(values)}`, note(values)];
    return picture(title, notes, chart ? { chart: chart(rows, this.#context) } : { columns, rows });
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

/** A menu that belongs to the filters' form, which fills it. */
function menuOf(name, title) {
  const menu = create('select', { name, className: 'tool' });
  menu.setAttribute('form', 'filters');
  menu.setAttribute('aria-label', `Compare: ${title}`);
  return menu;
}

/** Turns a button's state around and gives the new one. */
function toggle(button, attribute) {
  const state = button.getAttribute(attribute) !== 'true';
  button.setAttribute(attribute, String(state));
  return state;
}
