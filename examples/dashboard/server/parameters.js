// What the page may ask for: a period, filters, and which figure. All is checked here, once.

import { groupings } from './relations.js';

const isoDate = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const longestName = 200;
const longestPeriod = 20 * 366; // days
const dayLength = 86_400_000; // milliseconds

/** A request that can't be answered; its message is for the person who made it. */
export class BadRequest extends Error {}

/** The filters of a URL's query, by column: a name, or noName. Those that take all are left out. */
export function readFilters(search) {
  const chosen = groupings.map((column) => [column, search.get(column) ?? '']).filter(([, name]) => name !== '');
  for (const [column, name] of chosen) checkName(column, name);
  return Object.fromEntries(chosen);
}

function checkName(column, name) {
  if (name.length > longestName || /\p{Cc}/u.test(name)) throw new BadRequest(`That is no name for "${column}".`);
  return name;
}

/** The column whose names are compared. */
export function readPart(search) {
  return readOne(search, 'by', groupings);
}

/** The values of a query's variables, by name. */
export function readVariables(search, names) {
  const period = names.some((name) => ['from', 'to', 'before', 'grain'].includes(name)) ? readPeriod(search) : {};
  return {
    ...period,
    csat: readOne(search, 'csat', ['composite', 'top2']),
    metric: readOne(search, 'metric', ['NPS', 'CSAT', 'CES']),
    kind: readOne(search, 'kind', ['category', 'section']),
    category: checkName('category', search.get('category') ?? ''),
    ...readFilters(search),
  };
}

/** The days of the period, both included; the first of the one before; how finely to cut it. */
function readPeriod(search) {
  const [asked, to] = [readDay(search, 'from'), readDay(search, 'to')];
  if (asked > to) throw new BadRequest(`The period ends (${to}) before it starts (${asked}).`);
  const days = (Date.parse(to) - Date.parse(asked)) / dayLength + 1;
  if (days > longestPeriod) throw new BadRequest('A period may be 20 years long at most.');
  if (readOne(search, 'against', ['period', 'month']) === 'month') {
    return { from: monthStart(to, 0), to, before: monthStart(to, -1), grain: 'month' };
  }
  return { from: asked, to, before: startBefore(asked, to, days), grain: grainOf(days) };
}

function readDay(search, name) {
  const text = search.get(name) ?? '';
  const date = isoDate.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  if (Number.isNaN(date.getTime()) || dayOf(date) !== text || text < '0100') {
    throw new BadRequest(`"${name}" must be a day, written like 2025-12-31.`);
  }
  return text;
}

/** One of a few words; the first of them where nothing is asked. */
function readOne(search, name, words) {
  const word = search.get(name) || words[0];
  if (!words.includes(word)) throw new BadRequest(`"${name}" must be one of ${words.join(', ')}.`);
  return word;
}

/** How finely a period is cut where the page shows it over time. */
function grainOf(days) {
  if (days <= 14) return 'day';
  return days <= 123 ? 'week' : 'month';
}

/** The first day of the period before, which is as long: in months where it is whole months. */
function startBefore(from, to, days) {
  const after = addDays(to, 1);
  if (!from.endsWith('-01') || !after.endsWith('-01')) return addDays(from, -days);
  return monthStart(from, monthNumber(from) - monthNumber(after));
}

function monthNumber(day) {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

function monthStart(day, months) {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return dayOf(date);
}

function addDays(day, days) {
  return dayOf(new Date(Date.parse(day) + days * dayLength));
}

function dayOf(date) {
  return date.toISOString().slice(0, 10);
}
