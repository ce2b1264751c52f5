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
    assert.equal(new URL(page.url()).search, '?from=2024-01-01&to=2024-12-31');
    assert.notDeepEqual(await values(page), before);
  });

  test('of a team: every tile asks for it', async () => {
    await page.selectOption('[name=team]', 'Billing');
    await settled(page);
    const shown = await page.locator('.sql code').allTextContents();
    assert.equal(shown.length, 11);
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

describe('each filter', () => {
  const names = { team: 'Technical', channel: 'email', product: 'Payroll', agent: 'Priya Raman' };
  for (const [column, name] of Object.entries(names)) {
    test(`of a ${column} acts on every figure and stays in the address`, async () => {
      const page = await openPage(browser, dashboard.url);
      await page.selectOption(`[name=${column}]`, name);
      await settled(page);
      assert.equal(new URL(page.url()).searchParams.get(column), name);
      const [, [scores, ratings, efforts]] = psql(desk.uri, `
        SELECT count(score), count(rating), count(agreement) FROM survey
         WHERE ${column} = '${name}' AND day BETWEEN '2025-01-01' AND '2025-12-31'`);
      const [, [reviews]] = psql(desk.uri, `
        SELECT count(*) FROM quality_review r JOIN ticket USING (ticket_id) JOIN product_area USING (area_id)
          JOIN agent a ON a.agent_id = r.agent_id JOIN team t USING (team_id)
         WHERE ${{ team: 't.name', agent: 'a.name' }[column] ?? column} = '${name}'
           AND reviewed_at::date BETWEEN '2025-01-01' AND '2025-12-31'`);
      const shown = (await page.locator('#headline .behind').allTextContents()).map((text) => text.replace(/\D/g, ''));
      assert.deepEqual(shown, [scores, ratings, efforts, reviews]);
      assert.equal(await sumOfColumn(page, 'nps', 1), Number(scores));
      assert.equal(await sumOfColumn(page, 'csat', 1), Number(ratings));
      assert.equal(await sumOfColumn(page, 'ces', 3), 2 * Number(efforts));
      assert.equal(await sumOfColumn(page, 'iqs', 1), Number(reviews));
      await page.reload();
      await settled(page);
      assert.equal(await page.inputValue(`[name=${column}]`), name);
      await page.context().close();
    });
  }

  /** The sum of a column of a tile's table. */
  async function sumOfColumn(page, tile, column) {
    await page.locator(`#${tile} .show-table`).click();
    return page.locator(`#${tile} tbody tr`).evaluateAll((rows, i) => (
      rows.reduce((sum, row) => sum + Number(row.cells[i].textContent), 0)), column);
  }
});

describe('what CSAT is compared between', () => {
  for (const by of ['team', 'product', 'area', 'agent']) {
    test(`is chosen in its tile, and stays in the address: ${by}`, async () => {
      const page = await openPage(browser, dashboard.url);
      await page.selectOption('[name=by]', by);
      await settled(page);
      await page.reload();
      await settled(page);
      assert.equal(await page.inputValue('[name=by]'), by);
      await page.locator('#csat .show-table').click();
      const shown = await page.locator('#csat tbody tr').evaluateAll((rows) => (
        rows.map(({ cells }) => [0, 1, 2].map((i) => cells[i].textContent))));
      const [, ...expected] = psql(desk.uri, `
        SELECT ${by}, count(rating), round((avg(rating) - 1) / 4 * 100, 1) FROM survey
         WHERE day BETWEEN '2025-01-01' AND '2025-12-31' GROUP BY 1`);
      assert.deepEqual(shown.sort(), expected.sort());
      const [name, n] = shown[0];
      await page.locator('#csat tbody tr', { hasText: name }).first().locator('.behind').click();
      await page.locator('#list tbody tr').first().waitFor();
      assert.match(await page.locator('#list h2').textContent(), new RegExp(`, ${name}$`));
      assert.ok((await page.locator('#list .note').textContent()).replace(',', '').includes(n));
      await page.context().close();
    });
  }

  test('is the first that there is where the address names another', async () => {
    const page = await openPage(browser, `${dashboard.url}?by=colour`);
    assert.equal(await page.inputValue('[name=by]'), 'channel');
    await page.context().close();
  });
});

describe('an address', () => {
  for (const [search, words] of Object.entries({
    '?from=abc': '"abc" is not a day, which is written like 2025-12-31. Here are the last 12 months.',
    '?from=2025-02-30&to=2025-03-01': '"2025-02-30" is not a day, which is written like 2025-12-31. Here are the last 12 months.',
    '?from=2025-12-31&to=2025-01-01': 'The period ends before it starts. Here are the last 12 months.',
  })) {
    test(`with days that can't be says so and shows others: ${search}`, async () => {
      const page = await openPage(browser, dashboard.url + search);
      assert.equal(await page.locator('#problem').textContent(), words);
      assert.equal(await page.locator('#status').textContent(), '1 Jan 2025 to 31 Dec 2025, all teams');
      assert.equal((await values(page))[0], '36.9');
      await page.context().close();
    });
  }
});

describe('nothing found', () => {
  const expected = {
    '?from=2031-01-01&to=2031-12-31': [
      /^No (\w+ answers|reviews|answers or reviews|calibration ratings|AI scores that people checked) from 1 Jan 2031 to 31 Dec 2031\./,
      /There are some from (\d Jan 2023|31 Jan 2025) to 3[01] Dec 2025\.Show those days$/],
    '?from=2025-01-01&to=2025-12-31&team=Nobody': [
      /^No (\w+ answers|reviews|answers or reviews|calibration ratings|AI scores that people checked) from 1 Jan 2025 to 31 Dec 2025 for Nobody\./,
      /There are none for these filters on other days, either\.Clear the filters$/],
  };
  for (const [search, [missing, elsewhere]] of Object.entries(expected)) {
    test(`is said by every tile, with where there is something: ${search}`, async () => {
      const page = await openPage(browser, dashboard.url + search);
      const views = await page.locator('.tile .view').allTextContents();
      assert.equal(views.length, 11);
      for (const view of views) {
        assert.match(view, missing);
        assert.match(view, elsewhere);
      }
      await page.locator('#nps .message button').click();
      await page.locator('#nps .chart svg').waitFor();
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
    assert.match(await page.locator('#nps .view').textContent(), /^No NPS answers on .* for Onboarding\./);
    assert.notEqual(await page.locator('#headline .value').nth(1).textContent(), '–');
    await page.context().close();
  });
});

describe('what fails', () => {
  test('is told in the tile, with what to do and the SQL that failed; and can be tried again', async () => {
    const page = await openPage(browser, dashboard.url);
    psql(desk.uri, 'ALTER VIEW survey RENAME COLUMN rating TO stars');
    try {
      await page.selectOption('[name=team]', 'Billing');
      await settled(page);
      const message = page.locator('#csat .message');
      assert.equal(await message.locator('b').textContent(), 'column "rating" does not exist');
      assert.match(await message.locator('span').textContent(), /tables have changed.*start it again/);
      assert.match(await page.locator('#csat .sql code').textContent(), /csat_agg\(rating\)/);
      psql(desk.uri, 'ALTER VIEW survey RENAME COLUMN stars TO rating');
      await message.locator('button', { hasText: 'Try again' }).click();
      await page.locator('#csat .chart svg').waitFor();
      await page.context().close();
    } finally {
      if (psql(desk.uri, 'SELECT * FROM survey LIMIT 0')[0].includes('stars')) {
        psql(desk.uri, 'ALTER VIEW survey RENAME COLUMN stars TO rating');
      }
    }
  });

  test('because the server is gone is told, with what to do', async () => {
    const other = await startDashboard(desk.uri);
    const page = await openPage(browser, other.url);
    await other.stop();
    await page.selectOption('[name=team]', 'Billing');
    await settled(page);
    const words = await page.locator('#nps .message').textContent();
    assert.match(words, /server does not answer.*make dashboard.*Try again/);
    await page.context().close();
  });
});

describe('until figures are there', () => {
  test('each tile shows where they will be', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1360, height: 900 } })).newPage();
    let go;
    const held = new Promise((resolve) => { go = resolve; });
    await page.route('**/query/*', async (route) => { await held; await route.continue(); });
    await page.goto(dashboard.url);
    await page.locator('#iqs .skeleton').waitFor();
    assert.equal(await page.locator('.tile[aria-busy=true] .skeleton').count(), 11);
    go();
    await settled(page);
    assert.equal(await page.locator('.skeleton').count(), 0);
    assert.equal(await page.locator('.tile[aria-busy=true]').count(), 0);
    await page.context().close();
  });
});
