// Whether the reviewers agree: a table with, for each category, how often they gave the same, alpha
// and AC, what follows in words, and a picture of alpha's interval.

import { answers, figure, interval, spaced } from '../format.js';
import { nameOf } from '../choose/names.js';
import { opener } from './table.js';
import { cell, verdictRow, verdictTable, whisker } from './verdicts.js';

const heads = ['Category', 'Same', 'Alpha', 'AC', 'In words', 'Alpha, up to 1'];

/** What Krippendorff asks for, if only averages are used. */
const leastAlpha = 0.667;

const directions = { 'they agree': 'up', 'they disagree: discuss it': 'down' };

/** rows as agreement.sql gives them; open(row) shows the conversations behind one. */
export function agreement(rows, { open }) {
  const least = Math.min(0, ...rows.map((row) => Number(row.low)));
  return verdictTable(heads, rows.map((row) => {
    const name = nameOf('category', spaced(row.category));
    const n = answers(row.n);
    return verdictRow(directions[row.verdict] ?? 'same', name, [
      cell('from', 'Same', figure(row.same, ' %'), row.n === '0' ? n : opener(n, () => open(row), `${n}: list what is behind ${name}`)),
      cell('to', 'Alpha', figure(row.alpha), interval(row)),
      cell('change', 'AC', figure(row.ac), interval({ low: row.ac_low, high: row.ac_high })),
      cell('verdict', 'In words', row.verdict, ''),
    ], row.low === null ? null : picture(row, least));
  }));
}

function picture(row, least) {
  const [low, high, value] = [row.low, row.high, row.alpha].map(Number);
  return whisker({ low, high, value }, [least, 1], leastAlpha);
}
