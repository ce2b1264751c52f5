// The headline: each metric as a figure in large type, with its interval, the change against the
// period before, its target, and a way to the answers.

import { answers, figure, interval } from '../format.js';
import { create, opener } from './table.js';
import { changeInWords, directionOf, targetInWords } from './words.js';

/** From what to what each metric goes. */
function scaleOf(metric, { agreement: [low, high] }) {
  return { NPS: '−100 to 100', CSAT: '0 to 100 %', CES: `${low} to ${high}`, IQS: '0 to 100' }[metric];
}

/** rows as standing.sql gives them; open(row) shows what is behind one. */
export function cards(rows, { values, targets, open }) {
  return create('dl', { className: 'cards' }, rows.map((row) => (
    create('div', { className: 'card' }, [
      create('dt', {}, [row.metric, create('small', { textContent: scaleOf(row.metric, values.scales) })]),
      create('dd', { className: 'value', textContent: figure(row.value) }),
      create('dd', { className: 'detail' }, row.low === null ? ['no answers'] : [
        create('span', { textContent: interval(row) }), ' · ', behind(row, open)]),
      line(`moved ${directionOf(row)}`, changeInWords(row)),
      line('goal', targetInWords(row, targets[row.metric])),
    ]))));
}

function behind(row, open) {
  const n = answers(row.n);
  return opener(n, () => open(row), `${n}: list what is behind ${row.metric}`);
}

function line(className, textContent) {
  return textContent === '' ? '' : create('dd', { className, textContent });
}
