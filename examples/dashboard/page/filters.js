// The filters: a period, by name or by its days, and a team. They live in the page's address, so
// that a link or a reload shows the same figures and the back button goes back.

import { dayName } from './format.js';

/** Fills the form from the data's teams and days, and calls changed(filters) when one changes. */
export function setUpFilters(form, problem, rows, changed) {
  const { period, from, to, team } = form.elements;
  const periods = periodsOf(rows);
  fillSelect(period, [...periods.map(({ name }) => [name, name]), ['', 'Other days']]);
  fillSelect(team, [['', 'All teams'], ...rows.map((row) => [row.team, row.team])]);

  const show = () => {
    const asked = new URLSearchParams(location.search);
    const standard = periods[0];
    from.value = asked.get('from') ?? standard.from;
    to.value = asked.get('to') ?? standard.to;
    addOption(team, asked.get('team') ?? '');
    team.value = asked.get('team') ?? '';
    apply();
  };

  const apply = () => {
    period.value = periods.find((p) => p.from === from.value && p.to === to.value)?.name ?? '';
    problem.textContent = problemOf(from, to);
    problem.hidden = problem.textContent === '';
    for (const input of [from, to]) input.setAttribute('aria-invalid', String(!problem.hidden));
    if (problem.hidden) changed({ from: from.value, to: to.value, team: team.value });
  };

  form.addEventListener('change', (event) => {
    const named = periods.find(({ name }) => name === period.value);
    if (event.target === period && named) {
      from.value = named.from;
      to.value = named.to;
    }
    const asked = new URLSearchParams({ from: from.value, to: to.value, team: team.value });
    if (problemOf(from, to) === '') history.pushState(null, '', `?${asked}`);
    apply();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', show);
  show();
}

/** The filters in words. */
export function describeFilters({ from, to, team }) {
  return `${dayName(from)} to ${dayName(to)}, ${team === '' ? 'all teams' : team}`;
}

function problemOf(from, to) {
  if (from.value === '' || to.value === '') return 'Both days of the period must be set.';
  return from.value > to.value ? 'The period ends before it starts.' : '';
}

/** The periods that have a name; the first is what the page starts with. */
function periodsOf(rows) {
  const first = rows.reduce((day, row) => (row.first < day ? row.first : day), rows[0].first);
  const last = rows.reduce((day, row) => (row.last > day ? row.last : day), rows[0].last);
  const years = [];
  for (let year = Number(last.slice(0, 4)); year >= Number(first.slice(0, 4)); year--) {
    years.push({ name: String(year), from: `${year}-01-01`, to: `${year}-12-31` });
  }
  return [
    { name: 'Last 12 months', from: yearBefore(last), to: last },
    { name: 'Last 90 days', from: daysBefore(last, 89), to: last },
    { name: 'Last 30 days', from: daysBefore(last, 29), to: last },
    ...years,
    { name: 'All time', from: first, to: last },
  ];
}

function daysBefore(day, days) {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** The first day of the year that ends with this day. */
function yearBefore(day) {
  const date = new Date(Date.parse(day) + 86_400_000);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.toISOString().slice(0, 10);
}

function fillSelect(select, options) {
  select.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
}

/** A team in the address that has no answers can still be asked for: the figures then say so. */
function addOption(select, value) {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
}
