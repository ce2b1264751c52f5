// The list of tickets behind a figure, in a dialog.

import { ask } from '../api.js';
import { csvOf, save } from '../save/download.js';
import { grouped } from '../format.js';
import { create, dataTable } from '../tiles/table.js';

const columns = [['ticket', 'Ticket'], ['day', 'Day'], ['answer', 'Answer', true], ['score', 'Score', true],
  ['ai', 'AI', true], ['human', 'People', true], ['ratings', 'Ratings'],
  ['team', 'Team'], ['channel', 'Channel'], ['product', 'Product'], ['area', 'Area'], ['agent', 'Agent']];

export class List {
  #dialog;
  #request;
  #rows = [];

  constructor(dialog) {
    this.#dialog = dialog;
    dialog.querySelector('.close').addEventListener('click', () => dialog.close());
    dialog.querySelector('.save').addEventListener('click', () => (
      save(`${this.#request.query}.csv`, new Blob([csvOf(this.#rows)], { type: 'text/csv' }))));
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', () => this.#request?.abort.abort());
  }

  /** request: { query, title, parameters, order }. */
  async open(request) {
    this.#request?.abort.abort();
    this.#request = { ...request, abort: new AbortController() };
    const { signal } = this.#request.abort;
    const find = (selector) => this.#dialog.querySelector(selector);
    find('h2').textContent = request.title;
    find('.note').textContent = 'Loading';
    find('.save').hidden = true;
    find('.rows').replaceChildren();
    if (!this.#dialog.open) this.#dialog.showModal();
    const answer = await ask(request.query, request.parameters, signal).catch((error) => ({ error }));
    if (signal.aborted) return;
    const { rows = [], error } = answer;
    this.#rows = rows;
    find('.note').textContent = error ? `${error.message} ${error.advice}` : countInWords(rows, request.order);
    find('.save').hidden = rows.length === 0;
    const known = columns.filter(([key]) => rows.some((row) => (row[key] ?? null) !== null));
    find('.rows').replaceChildren(rows.length > 0 ? dataTable(request.title, known, rows) : create('p'));
  }
}

function countInWords(rows, order) {
  if (rows.length === 0) return 'There is nothing behind this figure.';
  const [{ total }] = rows;
  return Number(total) > rows.length
    ? `The ${rows.length} ${order.replace('the ', '')} of ${grouped(total)}, ${order} first`
    : `${grouped(total)}, ${order} first`;
}
