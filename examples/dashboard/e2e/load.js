// The load test: ten million answers as summaries of each day, team, channel and product. The first
// picture, and the first figures, are there within a second.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browser, desk } from './context.js';
import { openPage, psql, startDashboard } from './start.js';

const uri = desk.uri.replace('/desk?', '/load?');
const folder = mkdtempSync(join(tmpdir(), 'csm-load-'));
const loads = 3; // of which the quickest counts: the machine has other things to do
const tables = {
  survey: {
    table: 'survey_by_day',
    columns: { day: 'day', team: 'team', channel: 'channel', product: 'product', score: 'score', rating: 'rating', agreement: 'agreement' },
  },
};
let dashboard;

before(async () => {
  psql(desk.uri.replace('/desk?', '/postgres?'), 'CREATE DATABASE load');
  // A multiplier without a pattern spreads the answers over the groups.
  psql(uri, `
    CREATE EXTENSION csmetrics;
    CREATE TABLE survey_by_day AS
    SELECT date '2024-01-01' + (i % 731)::int AS day, 'Team ' || h % 6 AS team, 'Channel ' || h / 6 % 4 AS channel,
           'Product ' || h / 24 % 5 AS product, nps_agg((h / 120 % 11)::int) AS score,
           csat_agg((1 + h / 1320 % 5)::int) AS rating, ces_agg((1 + h / 6600 % 7)::int) AS agreement
      FROM (SELECT i, i * 2654435761 % 4294967291 AS h FROM generate_series(1, 10000000) AS i) AS answers
     GROUP BY 1, 2, 3, 4;
    VACUUM ANALYZE survey_by_day;`);
  const file = join(folder, 'tables.json');
  writeFileSync(file, JSON.stringify(tables));
  dashboard = await startDashboard(uri, { TABLES: file });
});
after(async () => {
  await dashboard?.stop();
  rmSync(folder, { recursive: true });
});

/** What the page took, in milliseconds: until something is drawn, and until a figure is. */
async function loadOnce() {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!/\d/.test(document.querySelector('#headline .value')?.textContent ?? '')) return;
      window.firstFigures = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(`${dashboard.url}?from=2025-01-01&to=2025-12-31`);
  await page.waitForFunction(() => document.getElementById('status').textContent !== 'Loading');
  const took = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime, figures: window.firstFigures, all: performance.now(),
  }));
  await context.close();
  return took;
}

describe('ten million answers as summaries', () => {
  test('are right in every total', async () => {
    const page = await openPage(browser, `${dashboard.url}?from=2024-01-01&to=2025-12-31`);
    const [, [n, nps, csat, ces]] = psql(uri, `
      SELECT count(*), round(avg(CASE WHEN score > 8 THEN 100.0 WHEN score < 7 THEN -100 ELSE 0 END), 1),
             round(avg((rating - 1) * 25.0), 1), round(avg(agreement), 2)
        FROM (SELECT h / 120 % 11 AS score, 1 + h / 1320 % 5 AS rating, 1 + h / 6600 % 7 AS agreement
                FROM (SELECT i * 2654435761 % 4294967291 AS h FROM generate_series(1, 10000000) AS i) AS answers) AS each`);
    assert.equal(n, '10000000');
    const values = await page.locator('#headline .value').allTextContents();
    assert.deepEqual(values.slice(0, 3).map((value) => value.replace('−', '-')), [nps, csat, ces]);
    assert.match(await page.locator('#headline .detail').first().textContent(), /n = 10,000,000$/);
    assert.deepEqual(await page.locator('.message.error').allTextContents(), []);
    await page.locator('#headline .behind').first().click();
    await page.locator('#list .note', { hasText: 'These answers are there as summaries' }).waitFor();
    await page.context().close();
  });

  test('a day without answers is a day without a score', async () => {
    const response = await fetch(`${dashboard.url}query/nps?from=2026-01-01&to=2026-01-03`);
    const { rows } = await response.json();
    assert.deepEqual(rows.map(({ n, nps }) => [n, nps]), [['0', null], ['0', null], ['0', null]]);
  });

  test('the first picture and the first figures are there within a second', async (t) => {
    const took = [];
    for (let i = 0; i < loads; i += 1) took.push(await loadOnce());
    const best = (key) => Math.round(Math.min(...took.map((each) => each[key])));
    const words = `first paint ${best('paint')} ms, first figures ${best('figures')} ms, all tiles ${best('all')} ms`;
    t.diagnostic(words);
    assert.ok(best('paint') < 1000 && best('figures') < 1000, words);
  });
});
