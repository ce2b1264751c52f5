// The filters: a period, by name or by its days; whose figures; which CSAT; and what it is compared
// between. They live in the page's address, so that a link or a reload shows the same and the
// back button goes back.

import { dayName } from '../format.js';
import { keyOf, nameOf } from './names.js';
import { isDay, periodsOf } from './periods.js';

/** What figures can be filtered by, each with the name of its menu's first line. */
const menus = {
  team: 'All teams', channel: 'All channels', product: 'All products', agent: 'All agents',
};

/** What CSAT can be compared between, where the data have it; the first is what the page starts with. */
const parts = ['channel', 'team', 'product', 'area', 'agent'];

export class Filters {
  #form;
  #problem;
  #periods;
  #changed;

  /** changed(filters) is called at once and whenever a filter changes. */
  constructor(form, problem, { choices, scales, first, last }, changed) {
    this.#form = form;
    this.#problem = problem;
    this.#periods = periodsOf(first, last);
    this.#changed = changed;
    fillMenus(form.elements, this.#periods, choices);
    const [low, high] = scales.rating;
    form.elements.csat.options[1].text = `the share of ${high - 1} and ${high}`;
    // Of two answers, the two highest are all.
    form.elements.csat.closest('label').hidden = high - low < 2;
    // Not every one of its elements is inside the form.
    document.addEventListener('change', ({ target }) => {
      if (target.form === form) this.#input(target);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('popstate', () => this.#show());
    this.#show();
  }

  /** Sets filters from elsewhere in the page; the others stay. */
  set(filters) {
    for (const [name, value] of Object.entries(filters)) this.#form.elements[name].value = value;
    this.#remember();
    this.#apply();
  }

  /** Lets everybody's figures in again. */
  clear() {
    this.set(Object.fromEntries(Object.keys(menus).map((name) => [name, ''])));
  }

  /** Shows what the address asks for; days that can't be are told, and the standard ones shown. */
  #show() {
    const asked = new URLSearchParams(location.search);
    const { elements } = this.#form;
    const [standard] = this.#periods;
    const period = { from: asked.get('from') ?? standard.from, to: asked.get('to') ?? standard.to };
    const problem = problemOf(period);
    Object.assign(period, problem && standard);
    elements.from.value = period.from;
    elements.to.value = period.to;
    for (const name of Object.keys(menus)) choose(elements[name], asked.get(name) ?? '', name);
    elements.csat.value = asked.get('csat') === 'top2' && !elements.csat.closest('label').hidden ? 'top2' : '';
    elements.by.value = asked.get('by') ?? '';
    if (elements.by.selectedIndex < 0) elements.by.selectedIndex = 0;
    this.#apply(problem && `${problem} Here are the ${standard.name.toLowerCase()}.`);
  }

  #input(target) {
    const { elements } = this.#form;
    const named = this.#periods.find(({ name }) => name === elements.period.value);
    if (target === elements.period && named) {
      elements.from.value = named.from;
      elements.to.value = named.to;
    }
    if (problemOf(this.#values()) === '') this.#remember();
    this.#apply();
  }

  #remember() {
    const { by } = this.#form.elements;
    const asked = Object.entries(this.#values())
      .filter(([name, value]) => value !== '' && (name !== 'by' || by.selectedIndex > 0));
    history.pushState(null, '', `?${new URLSearchParams(asked)}`);
  }

  #values() {
    const names = ['from', 'to', ...Object.keys(menus), 'csat', 'by'];
    return Object.fromEntries(names.map((name) => [name, this.#form.elements[name].value]));
  }

  /** Asks for the figures, unless the days can't be. notice is about days in the address. */
  #apply(notice = '') {
    const { period, from, to } = this.#form.elements;
    const values = this.#values();
    const problem = problemOf(values);
    period.value = this.#periods.find((p) => p.from === values.from && p.to === values.to)?.name ?? '';
    this.#problem.textContent = problem || notice;
    this.#problem.hidden = this.#problem.textContent === '';
    for (const input of [from, to]) input.setAttribute('aria-invalid', String(problem !== ''));
    if (problem === '') this.#changed(values);
  }
}

/** The period in words. */
export function describePeriod({ from, to }) {
  return from === to ? dayName(from) : `${dayName(from)} to ${dayName(to)}`;
}

/** Whose figures they are, in words. */
export function describeWho(filters) {
  const chosen = [...Object.keys(menus), 'area'].filter((name) => (filters[name] ?? '') !== '')
    .map((name) => nameOf(name, filters[name]));
  return chosen.length === 0 ? 'all teams' : chosen.join(', ');
}

/** Whether any filter leaves somebody out. */
export function isNarrowed(filters) {
  return Object.keys(menus).some((name) => filters[name] !== '');
}

function problemOf({ from, to }) {
  if (from === '' || to === '') return 'Both days of the period must be set.';
  const wrong = [from, to].find((day) => !isDay(day));
  if (wrong) return `"${wrong.slice(0, 40)}" is not a day, which is written like 2025-12-31.`;
  return from > to ? 'The period ends before it starts.' : '';
}

/** Fills the menus; one that offers nothing to choose is not shown. */
function fillMenus(elements, periods, choices) {
  fill(elements.period, [...periods.map(({ name }) => [name, name]), ['', 'Other days']]);
  for (const [name, all] of Object.entries(menus)) {
    const names = choices.filter((row) => row.filter === name).map((row) => row.name);
    fill(elements[name], [['', all], ...names.map((each) => [keyOf(each), label(name, each)])]);
    elements[name].closest('label').hidden = names.every((each) => each === null);
  }
  const known = parts.filter((name) => choices.some((row) => row.filter === name && row.name !== null));
  fill(elements.by, (known.length > 0 ? known : parts.slice(0, 1)).map((name) => [name, `by ${name}`]));
}

function label(menu, name) {
  const text = nameOf(menu, name);
  return text === name ? text : text[0].toUpperCase() + text.slice(1);
}

function fill(select, options) {
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
}

/** A name in the address that has no answers can still be asked for: the figures then say so. */
function choose(select, value, menu) {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(label(menu, value), value));
  select.value = value;
}
