// How figures and days are written. Figures arrive as SQL's own text, rounded there; nothing is
// computed here.

const minus = '\u2212';

/** A figure as text: SQL's digits, with a proper minus; NULL is a dash, never 0. */
export function figure(text, unit = '') {
  return text === null ? '–' : text.replace('-', minus) + unit;
}

/** The same with its sign, for changes. */
export function signed(text, unit = '') {
  if (text === null) return '–';
  return (Number(text) > 0 ? '+' : '') + figure(text, unit);
}

/** A number of answers: n = 1,234. */
export function answers(text) {
  return `n = ${grouped(text)}`;
}

export function grouped(text) {
  return text.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The name of a category, which often is that of a column. */
export function spaced(name) {
  return name === null ? null : name.replaceAll('_', ' ');
}

/** A p-value, never 0 however small; or nothing where there is none. */
export function pValue(text) {
  if (text === null) return '';
  return Number(text) === 0 ? 'p < 0.001' : `p = ${text}`;
}

/** An interval, or nothing where there is none. */
export function interval(row, unit = '') {
  return row.low === null ? '' : `${figure(row.low)} to ${figure(row.high)}${unit}`;
}

const formats = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

/** A day (2025-12-31) by name; grain says how much of it: day, week or month. */
export function dayName(day, grain = 'day') {
  const name = new Intl.DateTimeFormat('en-GB', { ...formats[grain], timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`));
  return grain === 'week' ? `week of ${name}` : name;
}
