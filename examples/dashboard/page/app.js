// The page: a tile for each query, which all follow the filters and the theme.

import { ask } from './api.js';
import { describeFilters, setUpFilters } from './filters.js';
import { setUpTheme } from './theme.js';
import { Tile } from './tile.js';
import { tiles as definitions } from './tiles.js';

const status = document.getElementById('status');
const problem = document.getElementById('problem');
const tiles = definitions.map((definition) => new Tile(definition));

document.getElementById('tiles').append(...tiles.map((tile) => tile.element));
setUpTheme(document.getElementById('theme'), () => tiles.forEach((tile) => tile.draw()));
// Charts measure their texts before they draw them: the font must be there by then.
await Promise.all(['400 13px Inter', '600 13px Inter'].map((each) => document.fonts.load(each)));
await start().catch((error) => {
  status.textContent = 'No figures';
  problem.textContent = error.message;
  problem.hidden = false;
});

async function start() {
  const { rows } = await ask('filters', {});
  if (rows.length === 0) throw new Error('The database holds no answers yet.');
  let latest;
  setUpFilters(document.getElementById('filters'), problem, rows, async (filters) => {
    latest?.abort();
    latest = new AbortController();
    const { signal } = latest;
    status.textContent = 'Loading';
    await Promise.all(tiles.map((tile) => tile.load(filters, signal)));
    if (!signal.aborted) status.textContent = describeFilters(filters);
  });
}
