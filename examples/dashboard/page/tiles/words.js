// Verdicts in plain words. Which change is clear, SQL has found; here it gets its sentence.

import { figure, signed } from '../format.js';

/** 'up', 'down', 'same' (could be chance) or 'unknown': where a row's change clearly goes. */
export function directionOf(row) {
  if (row.change === null) return 'unknown';
  if (row.clear !== 't') return 'same';
  return Number(row.change) > 0 ? 'up' : 'down';
}

/** A change in a sentence: "up 4.2 points, between −1.0 and 9.4: could be chance". */
export function changeInWords(row) {
  if (row.n === '0') return '';
  if (row.change === null) return 'nothing to compare in the period before';
  const change = Number(row.change);
  const size = figure(row.change.replace('-', ''));
  const moved = change === 0 ? 'no change' : `${change > 0 ? 'up' : 'down'} ${size} points`;
  const range = `between ${signed(row.change_low)} and ${signed(row.change_high)}`;
  const mark = { up: '▲ ', down: '▼ ' }[directionOf(row)] ?? '';
  return `${mark}${moved}, ${range}: ${mark ? 'more than chance' : 'could be chance'}`;
}

/** How an interval lies to a target: reached, missed, or not to be told. */
export function targetInWords(row, target) {
  if (target === undefined || row.low === null) return '';
  const goal = Number(target);
  const verdict = Number(row.low) >= goal ? 'reached' : Number(row.high) < goal ? 'missed' : 'too close to tell';
  return `target ${figure(target)}: ${verdict}`;
}
