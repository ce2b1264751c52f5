// The periods that have a name, and arithmetic on days, which are written like 2025-12-31.

/** The periods that data from the first to the last day offer; the page starts with the first. */
export function periodsOf(first, last) {
  const years = [];
  for (let year = Number(last.slice(0, 4)); year >= Number(first.slice(0, 4)); year--) {
    years.push({ name: String(year), from: `${year}-01-01`, to: `${year}-12-31` });
  }
  return [
    { name: 'Last 12 months', from: yearBefore(last), to: last },
    { name: 'Last 90 days', from: addDays(last, -89), to: last },
    { name: 'Last 30 days', from: addDays(last, -29), to: last },
    ...years,
    { name: 'All time', from: first, to: last },
  ];
}

/** Whether a text is a day that there is. */
export function isDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

export function addDays(day, days) {
  return dayOf(new Date(Date.parse(day) + days * 86_400_000));
}

/** The last day of the step (a day, a week or a month) that starts with this one. */
export function stepEnd(day, grain) {
  if (grain !== 'month') return addDays(day, grain === 'week' ? 6 : 0);
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return dayOf(date);
}

/** The first day of the year that ends with this day. */
function yearBefore(day) {
  const date = new Date(Date.parse(addDays(day, 1)));
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return dayOf(date);
}

function dayOf(date) {
  return date.toISOString().slice(0, 10);
}
