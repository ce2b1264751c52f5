// What the page may ask for: a period and a team. Everything is checked here, once.

const isoDate = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const longestTeam = 200;
const longestPeriod = 20 * 366; // days

/** A request that can't be answered; its message is for the person who made it. */
export class BadRequest extends Error {}

/** Reads and checks from, to (days, both included) and team ('' is all) of a URL's query. */
export function readParameters(search) {
  const from = readDay(search, 'from');
  const to = readDay(search, 'to');
  if (from > to) throw new BadRequest(`The period ends (${to}) before it starts (${from}).`);
  const team = search.get('team') ?? '';
  if (team.length > longestTeam || /\p{Cc}/u.test(team)) {
    throw new BadRequest('That is no name of a team.');
  }
  return { from, to, team, grain: grainOf(from, to) };
}

function readDay(search, name) {
  const text = search.get(name) ?? '';
  const date = isoDate.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text || text < '0001') {
    throw new BadRequest(`"${name}" must be a day, written like 2025-12-31.`);
  }
  return text;
}

/** How finely a period is cut where the page shows it over time. */
function grainOf(from, to) {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days > longestPeriod) throw new BadRequest('A period may be 20 years long at most.');
  if (days <= 14) return 'day';
  return days <= 123 ? 'week' : 'month';
}
