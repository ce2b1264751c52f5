// What is said where there is nothing to show: what is missing, where data begin and end, and how
// to get there.

import { ask } from '../api.js';
import { describePeriod, describeWho, isNarrowed } from '../choose/filters.js';
import { dayName } from '../format.js';
import { create } from './table.js';

/** What is counted where it is no answer to a metric's question. */
const others = { IQS: 'reviews', agreement: 'calibration ratings', AI: 'AI scores that people checked' };

/** An element that says it; widen(changes) sets filters, or clears them without an argument. */
export async function emptyState(metrics, filters, widen, signal) {
  const { from, to, csat, ...who } = filters;
  const what = metrics.length > 1 ? 'answers or reviews' : others[metrics[0]] ?? `${metrics[0]} answers`;
  const where = `${from === to ? 'on' : 'from'} ${describePeriod(filters)}${isNarrowed(filters) ? ` for ${describeWho(filters)}` : ''}`;
  const words = [create('b', { textContent: `No ${what} ${where}.` })];
  const { rows } = await ask('extent', who, signal);
  const known = rows.filter((row) => metrics.includes(row.metric) && row.first !== null);
  if (known.length > 0) {
    const first = known.map((row) => row.first).sort()[0];
    const last = known.map((row) => row.last).sort().at(-1);
    words.push(`There are some from ${dayName(first)} to ${dayName(last)}.`,
      button('Show those days', () => widen({ from: first, to: last })));
  } else if (isNarrowed(filters)) {
    words.push('There are none for these filters on other days, either.',
      button('Clear the filters', () => widen()));
  } else {
    words.push(`There are none on other days, either. The file tables.json says where ${what} are looked for.`);
  }
  return create('div', { className: 'message' }, words.map((each) => (
    typeof each === 'string' ? create('span', { textContent: each }) : each)));
}

function button(textContent, action) {
  const element = create('button', { type: 'button', className: 'tool', textContent });
  element.addEventListener('click', action);
  return element;
}
