// The requests for what is behind a figure: the answers, or the reviews.

import { describePeriod, describeWho } from '../choose/filters.js';
import { keyOf } from '../choose/names.js';

/** The answers to a metric's question, in the given days and with the given names besides. */
export function answersBehind(metric, filters, names, days = {}) {
  return request('answers', `${metric} answers`, { ...filters, ...days, ...keys(names), metric });
}

export function reviewsBehind(filters, names) {
  return request('reviews', 'Reviews', { ...filters, ...keys(names) });
}

function keys(names) {
  return Object.fromEntries(Object.entries(names).map(([column, name]) => [column, keyOf(name)]));
}

function request(query, what, parameters) {
  return { query, title: `${what}, ${describePeriod(parameters)}, ${describeWho(parameters)}`, parameters };
}
