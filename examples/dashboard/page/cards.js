// The headline: each metric as a figure in large type, with its interval and number of answers.

import { answers, figure, interval } from './format.js';
import { create } from './table.js';

const scales = { NPS: '−100 to 100', CSAT: '0 to 100 %', CES: '1 to 7', IQS: '0 to 100' };

export function cards(rows) {
  return create('dl', { className: 'cards' }, rows.map((row) => (
    create('div', { className: 'card' }, [
      create('dt', {}, [row.metric, create('small', { textContent: scales[row.metric] })]),
      create('dd', { className: 'value', textContent: figure(row.value) }),
      create('dd', { className: 'detail' }, row.low === null ? ['no answers'] : [
        create('span', { textContent: interval(row) }), ' · ',
        create('span', { textContent: answers(row.n) })]),
    ]))));
}
