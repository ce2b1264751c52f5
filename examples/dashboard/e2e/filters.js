// The filters: they change the figures and the address; nothing found is said, never shown as 0;
// what can't be asked is refused in words; what fails is told.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browser, dashboard, desk } from './context.js';
import { openPage, psql, settled, startDashboard } from './start.js';

const values = (page) => page.locator('#headline .value').allTextContents();

describe('filters', () => {
  let page;
  before(async () => { page = await openPage(browser, dashboard.url); });
  after(() => page.context().close());

  test('start with the last twelve months of the data, and all teams', async () => {
    assert.equal(await page.locator('#status').textContent(), '1 Jan 2025 to 31 Dec 2025, all teams');
    const teams = await page.locator('[name=team] option').allTextContents();
    const [, ...expected] = psql(desk.uri, 'SELECT name FROM team ORDER BY name');
    assert.deepEqual(teams, ['All teams', ...expected.flat()]);
  });

  test('of a period by name: days, address and figures follow', async () => {
    const before = await values(page);
    await page.selectOption('[name=period]', '2024');
    await settled(page);
    assert.equal(await page.inputValue('[name=from]'), '2024-01-01');
    assert.equal(await page.inputValue('[name=to]'), '2024-12-31');
    assert.equal(new URL(page.url()).search, '?from=2024-01-01&to=2024-12-31&team=');
    assert.notDeepEqual(await values(page), before);
  });

  test('of a team: every tile asks for it', async () => {
    await page.selectOption('[name=team]', 'Billing');
    await settled(page);
    const shown = await page.locator('.sql code').allTextContents();
    assert.equal(shown.length, 7);
    for (const sql of shown) assert.match(sql, /^\\set team 'Billing'$/m);
  });

  test('of days: the period is then no longer one with a name', async () => {
    await page.fill('[name=from]', '2024-03-05');
    await settled(page);
    assert.equal(await page.inputValue('[name=period]'), '');
    assert.equal(await page.locator('#status').textContent(), '5 Mar 2024 to 31 Dec 2024, Billing');
  });

  test('come back with the back button and with a reload', async () => {
    const now = await values(page);
    await page.reload();
    await settled(page);
    assert.deepEqual(await values(page), now);
    await page.goBack();
    await page.locator('#status', { hasText: '1 Jan 2024 to 31 Dec 2024, Billing' }).waitFor();
    assert.equal(await page.inputValue('[name=period]'), '2024');
  });

  test('that end before they start are refused, and the figures stay', async () => {
    const now = await values(page);
    await page.fill('[name=to]', '2023-01-01');
    const problem = page.locator('#problem');
    assert.equal(await problem.textContent(), 'The period ends before it starts.');
    assert.ok(await problem.isVisible());
    assert.deepEqual(await values(page), now);
    await page.fill('[name=to]', '2024-12-31');
    assert.ok(!(await problem.isVisible()));
  });
});

describe('nothing found', () => {
  for (const search of ['?from=2031-01-01&to=2031-12-31&team=', '?from=2025-01-01&to=2025-12-31&team=Nobody']) {
    test(`is said by every tile, and no figure is shown: ${search}`, async () => {
      const page = await openPage(browser, dashboard.url + search);
      const views = await page.locator('.tile .view').allTextContents();
      assert.equal(views.length, 7);
      for (const view of views) assert.match(view, /^No (answers|reviews) for these filters\.$/);
      await page.context().close();
    });
  }

  test('for one metric is a dash: nobody answered CSAT and NPS here', async () => {
    const [, [day]] = psql(desk.uri, `
      SELECT day FROM survey WHERE team = 'Onboarding' GROUP BY day
      HAVING count(score) = 0 AND count(rating) > 0 ORDER BY day DESC LIMIT 1`);
    const page = await openPage(browser, `${dashboard.url}?from=${day}&to=${day}&team=Onboarding`);
    const nps = page.locator('#headline .card').first();
    assert.equal(await nps.locator('.value').textContent(), '–');
    assert.equal(await nps.locator('.detail').textContent(), 'no answers');
    assert.equal(await page.locator('#nps .view').textContent(), 'No answers for these filters.');
    assert.notEqual(await page.locator('#headline .value').nth(1).textContent(), '–');
    await page.context().close();
  });
});

describe('what fails', () => {
  test('is told in the tile, with the SQL that failed', async () => {
    psql(desk.uri, 'ALTER VIEW survey RENAME COLUMN rating TO stars');
    try {
      const page = await openPage(browser, dashboard.url);
      const message = page.locator('#csat .message');
      assert.equal(await message.textContent(), 'The database could not answer: column "rating" does not exist');
      assert.match(await page.locator('#csat .sql code').textContent(), /csat_agg\(rating\)/);
      assert.ok(await page.locator('#nps svg').isVisible());
      await page.context().close();
    } finally {
      psql(desk.uri, 'ALTER VIEW survey RENAME COLUMN stars TO rating');
    }
  });

  test('for a database without the desk is told at the top', async () => {
    const other = await startDashboard(desk.uri.replace('/desk?', '/postgres?'));
    try {
      const page = await openPage(browser, other.url);
      assert.ok(await page.locator('#problem').isVisible());
      assert.equal(await page.locator('#problem').textContent(), 'relation "survey" does not exist');
      assert.equal(await page.locator('#status').textContent(), 'No figures');
      await page.context().close();
    } finally {
      assert.equal(await other.stop(), 0);
    }
  });
});
