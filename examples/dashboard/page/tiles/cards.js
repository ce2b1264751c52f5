// The headline: each metric as a figure in large type, with its interval, the change against the
// period before, its target, and a way to the answers.

import { answers, figure, interval } from '../format.js';
import { create, opener } from './table.js';
import { changeInWords, directionOf, targetInWords } from './words.js';

const scales = {
  NPS: '−100 to 100', CSAT: '0 to 100 %', CES: '1 to 7', IQS: '0 to 100',
};

/** rows as standing.sql gives them; open(row) shows what is behind one. */
export function cards(rows, { targets, open }) {
  return create('dl', { className: 'cards' }, rows.map((row) => (
    create('div', { className: 'card' }, [
      create('dt', {}, [row.metric, create('small', { textContent: scales[row.metric] })]),
      create('dd', { className: 'value', textContent: figure(row.value) }),
      create('dd', { className: 'detail' }, row.low === null ? ['no answers'] : [
        create('span', { textContent: interval(row) }), ' · ', opener(answers(row.n), () => open(row), `${answers(row.n)}: list what is behind ${row.metric}`)]),
      line(`moved ${directionOf(row)}`, changeInWords(row)),
      line('goal', targetInWords(row, targets[row.metric])),
    ]))));
}

function line(className, textContent) {
  return textContent === '' ? '' : create('dd', { className, textContent });
}
