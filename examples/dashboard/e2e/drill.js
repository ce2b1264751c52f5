// From a figure to what is behind it: a click on n, a dot, a cell, a line, or the name in a table
// lists the tickets, as many as the figure counts.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browser, dashboard, desk } from './context.js';
import { openPage, psql, settled } from './start.js';

const year = "day BETWEEN '2025-01-01' AND '2025-12-31'";

describe('what is behind a figure', () => {
  let page;
  before(async () => { page = await openPage(browser, dashboard.url); });
  after(() => page.context().close());

  /** The list's title, the number it tells, and its cells. */
  async function listed() {
    await page.locator('#list[open] tbody tr').first().waitFor();
    const title = await page.locator('#list h2').textContent();
    const note = await page.locator('#list .note').textContent();
    const rows = await page.locator('#list tbody tr').evaluateAll((all) => (
      all.map((row) => [...row.cells].map((cell) => cell.textContent))));
    await page.locator('#list .close').click();
    return { title, total: note.replace(/^The \d+ lowest of /, '').replace(/\D/g, ''), rows };
  }

  const count = (what) => psql(desk.uri, `SELECT count(${what}`)[1][0];

  test('of a card: all answers, the lowest first, 200 at most', async () => {
    await page.locator('#headline .behind').first().click();
    const { title, total, rows } = await listed();
    assert.equal(title, 'NPS answers, 1 Jan 2025 to 31 Dec 2025, all teams');
    assert.equal(total, count(`score) FROM survey WHERE ${year}`));
    const [, ...expected] = psql(desk.uri, `
      SELECT ticket_id, day, score, team, channel, product, area, agent FROM survey
       WHERE ${year} AND score IS NOT NULL ORDER BY score, day DESC, ticket_id::text LIMIT 200`);
    assert.deepEqual(rows, expected);
  });

  test('of the card of IQS: reviews', async () => {
    await page.locator('#headline .behind').last().click();
    const { title, total, rows } = await listed();
    assert.match(title, /^Reviews, /);
    assert.equal(total, count(`*) FROM review WHERE ${year}`));
    assert.equal(rows.length, 200);
    assert.equal(rows[0][2], '0.0');
  });

  test('of a change: the month after it', async () => {
    await page.locator('#changes .behind').first().click();
    const { title, total } = await listed();
    assert.equal(title, 'NPS answers, 1 Dec 2025 to 31 Dec 2025, all teams');
    assert.equal(total, count(`score) FROM survey WHERE day BETWEEN '2025-12-01' AND '2025-12-31'`));
  });

  test('of a row of dots', async () => {
    const chart = page.locator('#csat .chart');
    const { width } = await chart.boundingBox();
    const { y, name } = await chart.evaluate((element) => {
      const text = [...element.querySelectorAll('svg text')].find((each) => each.textContent === 'social');
      return { y: text.getBoundingClientRect().top - element.getBoundingClientRect().top, name: text.textContent };
    });
    await chart.click({ position: { x: width / 2, y: y + 12 } });
    const { title, total } = await listed();
    assert.equal(title, 'CSAT answers, 1 Jan 2025 to 31 Dec 2025, social');
    assert.equal(total, count(`rating) FROM survey WHERE ${year} AND channel = '${name}'`));
  });

  test('of a cell', async () => {
    const chart = page.locator('#ces .chart');
    const position = await chart.evaluate((element) => {
      const edge = element.getBoundingClientRect();
      const at = (words) => [...element.querySelectorAll('svg text')].find((each) => each.textContent === words).getBoundingClientRect();
      return { x: at('email').left + 10 - edge.left, y: at('Tax forms').top + 8 - edge.top };
    });
    await chart.click({ position });
    const { title, total } = await listed();
    assert.equal(title, 'CES answers, 1 Jan 2025 to 31 Dec 2025, email, Tax forms');
    assert.equal(total, count(`agreement) FROM survey WHERE ${year} AND channel = 'email' AND area = 'Tax forms'`));
  });

  test('of a point in time: its days only', async () => {
    const chart = page.locator('#nps .chart');
    const { width } = await chart.boundingBox();
    await chart.click({ position: { x: width - 16, y: 100 } });
    const { title, total } = await listed();
    assert.equal(title, 'NPS answers, 1 Dec 2025 to 31 Dec 2025, all teams');
    assert.equal(total, count(`score) FROM survey WHERE day BETWEEN '2025-12-01' AND '2025-12-31'`));
  });

  test('of a day that stands for thirty', async () => {
    await page.locator('#rolling .show-table').click();
    await page.locator('#rolling tbody tr:last-child .behind').click();
    const { title, total } = await listed();
    assert.equal(title, 'NPS answers, 2 Dec 2025 to 31 Dec 2025, all teams');
    assert.equal(total, count(`score) FROM survey WHERE day BETWEEN '2025-12-02' AND '2025-12-31'`));
  });

  test('of every row of the agents\' table, with the other filters on', async () => {
    await page.selectOption('[name=channel]', 'phone');
    await settled(page);
    await page.locator('#iqs .show-table').click();
    const rows = page.locator('#iqs tbody tr');
    for (const i of [0, await rows.count() - 1]) {
      const [name, n] = await rows.nth(i).evaluate((row) => [...row.cells].map((cell) => cell.textContent));
      await rows.nth(i).locator('.behind').click();
      const { title, total } = await listed();
      assert.equal(title, `Reviews, 1 Jan 2025 to 31 Dec 2025, phone, ${name}`);
      assert.equal(total, n);
    }
  });
});
