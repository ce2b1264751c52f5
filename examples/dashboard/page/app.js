// The page: a tile for each question, which all follow the filters and the theme.

import { ask } from './api.js';
import { describePeriod, describeWho, Filters } from './choose/filters.js';
import { List } from './behind/list.js';
import { setUpTheme } from './theme.js';
import { Tile } from './tiles/tile.js';
import { metrics, tiles as definitions } from './tiles/all.js';

const status = document.getElementById('status');
const problem = document.getElementById('problem');
const list = new List(document.getElementById('list'));
let filters = null;
const tiles = definitions.map((definition) => new Tile(definition, {
  list: (request) => list.open(request),
  widen: (changes) => (changes ? filters.set(changes) : filters.clear()),
}));

document.getElementById('tiles').append(...tiles.map((tile) => tile.element));
setUpTheme(document.getElementById('theme'), () => tiles.forEach((tile) => tile.draw()));
// Charts measure their texts before they draw them: the font must be there by then.
await Promise.allSettled(['400 13px Inter', '600 13px Inter'].map((each) => document.fonts.load(each)));
await start().catch((error) => {
  status.textContent = 'No figures';
  problem.textContent = [error.message, error.advice].filter(Boolean).join(' ');
  problem.hidden = false;
  tiles.forEach((tile) => tile.element.remove());
});

async function start() {
  const [choices, extent, targets] = await Promise.all(
    ['choices', 'extent', 'targets'].map((query) => ask(query, {})),
  );
  const known = extent.rows.filter((row) => metrics.includes(row.metric) && row.first !== null);
  if (known.length === 0) {
    throw new Error('The database holds no answers yet. They appear here as soon as the tables that tables.json names have rows.');
  }
  const first = known.map((row) => row.first).sort()[0];
  const last = known.map((row) => row.last).sort().at(-1);
  const goals = Object.fromEntries(targets.rows.map(({ metric, value }) => [metric, value]));
  let latest;
  const changed = async (values) => {
    latest?.abort();
    latest = new AbortController();
    const { signal } = latest;
    status.textContent = 'Loading';
    await Promise.all(tiles.map((tile) => tile.load(values, goals, signal)));
    if (!signal.aborted) status.textContent = `${describePeriod(values)}, ${describeWho(values)}`;
  };
  filters = new Filters(document.getElementById('filters'), problem, {
    choices: choices.rows, scales: extent.values.scales, first, last,
  }, changed);
}
