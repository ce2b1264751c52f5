// The requests for what is behind a figure: the answers, or the reviews.

import { describePeriod, describeWho } from '../choose/filters.js';
import { keyOf, nameOf } from '../choose/names.js';
import { spaced } from '../format.js';

/** The answers to a metric's question, in the given days and with the given names besides. */
export function answersBehind(metric, filters, names, days = {}) {
  return request('answers', `${metric} answers`, { ...filters, ...days, ...keys(names), metric });
}

export function reviewsBehind(filters, names) {
  return request('reviews', 'Reviews', { ...filters, ...keys(names) });
}

/** The reviews that rated a part of the rubric: kind is category or section. */
export function ratingsBehind(filters, kind, category) {
  return request('ratings', `Ratings of ${spaced(category)}`, { ...filters, kind, category });
}

/** The conversations that several reviewers rated in a category. */
export function sessionsBehind(filters, category) {
  return request('sessions', `Calibration of ${nameOf('category', spaced(category))}`,
    { ...filters, category: category ?? '' }, 'the most different');
}

/** The conversations that people checked after the AI. */
export function checkedBehind(filters, names) {
  return request('checked', 'Checked AI scores', { ...filters, ...keys(names) }, 'the most different');
}

function keys(names) {
  return Object.fromEntries(Object.entries(names).map(([column, name]) => [column, keyOf(name)]));
}

/** order: which rows come first. */
function request(query, what, parameters, order = 'the lowest') {
  return { query, title: `${what}, ${describePeriod(parameters)}, ${describeWho(parameters)}`, parameters, order };
}
