// Data that are not like the desk's: rows without a channel or a team, no reviews, agents with one
// review, figures far from all others, periods of one day.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browser, dashboard, desk } from './context.js';
import { onChangedDesk, openPage, psql, settled } from './start.js';

/** The desk's view with some names gone. */
const nameless = `
  CREATE OR REPLACE VIEW survey AS
  SELECT s.ticket_id, s.sent_at::date AS sent_on, s.answered_at, s.answered_at::date AS day,
         nullif(t.channel, 'social') AS channel, nullif(tm.name, 'Onboarding') AS team,
         a.name AS agent, p.product, p.area, s.rating, s.score, s.agreement
    FROM survey_response s JOIN ticket t USING (ticket_id) JOIN agent a USING (agent_id)
    JOIN team tm USING (team_id) JOIN product_area p USING (area_id);`;

async function complaintsOf(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.reload();
  await settled(page);
  return complaints;
}

describe('rows without a name', () => {
  test('are shown, counted and listed, as "no channel" and "no team"', () => onChangedDesk(desk.uri, nameless, async (odd, uri) => {
    const page = await openPage(browser, odd.url);
    assert.deepEqual(await complaintsOf(page), []);
    assert.ok((await page.locator('#csat svg text').allTextContents()).includes('no channel'));
    assert.deepEqual((await page.locator('#ces svg text').allTextContents()).filter((text) => /^(all|no channel)$/.test(text)),
      ['no channel', 'all']);
    const teams = await page.locator('[name=team] option').allTextContents();
    assert.deepEqual(teams, ['All teams', 'Billing', 'Front line', 'Onboarding', 'Technical', 'No team']);
    await page.selectOption('[name=team]', { label: 'No team' });
    await settled(page);
    assert.match(await page.locator('#status').textContent(), /no team$/);
    const [, [n]] = psql(uri, `SELECT count(score) FROM survey WHERE team IS NULL AND day BETWEEN '2025-01-01' AND '2025-12-31'`);
    assert.match((await page.locator('#headline .detail').first().textContent()).replace(',', ''), new RegExp(`n = ${n}$`));
    await page.context().close();
  }));
});

describe('a database without reviews', () => {
  for (const [name, sql] of Object.entries({
    'because there is no such table': 'DROP VIEW review; DROP TABLE quality_review CASCADE',
    'because the table is empty': 'DELETE FROM quality_review',
  })) {
    test(`shows everything else: ${name}`, () => onChangedDesk(desk.uri, sql, async (odd) => {
      const page = await openPage(browser, odd.url);
      assert.deepEqual(await page.locator('.message.error').allTextContents(), []);
      assert.equal(await page.locator('#headline .value').first().textContent(), '36.9');
      assert.equal(await page.locator('#headline .value').last().textContent(), '–');
      assert.match(await page.locator('#iqs .message').textContent(), /^No reviews/);
      await page.context().close();
    }));
  }
});

describe('a database without answers', () => {
  test('says so, and what to do', () => onChangedDesk(desk.uri, 'DELETE FROM survey_response; DELETE FROM quality_review', async (odd) => {
    const page = await openPage(browser, odd.url);
    assert.equal(await page.locator('#status').textContent(), 'No figures');
    assert.match(await page.locator('#problem').textContent(), /^The database holds no answers yet\. .*tables\.json/);
    assert.equal(await page.locator('.tile').count(), 0);
    await page.context().close();
  }));
});

describe('very few answers', () => {
  test('every agent has a dot, wherever the others are', async () => {
    const page = await openPage(browser, dashboard.url);
    const [, [agents]] = psql(desk.uri, `
      SELECT count(DISTINCT agent) FROM review WHERE day BETWEEN '2025-01-01' AND '2025-12-31'`);
    const shown = await page.locator('#iqs .chart').evaluate((chart) => {
      const edge = chart.getBoundingClientRect();
      // A dot is the only path that is filled and wide and as high.
      return [...chart.querySelectorAll('svg path')].filter((path) => {
        const box = path.getBoundingClientRect();
        return Math.abs(box.width - box.height) < 1 && box.width > 8 && box.width < 16
          && box.left >= edge.left && box.right <= edge.right;
      }).length;
    });
    assert.equal(shown, Number(agents));
    await page.context().close();
  });

  test('a rolling line is faded and dashed below 30, and its tooltip says how few', async () => {
    const page = await openPage(browser, `${dashboard.url}?from=2023-01-01&to=2023-03-31&team=Onboarding`);
    const dashed = await page.locator('#rolling svg path[stroke-dasharray]').evaluateAll((paths) => (
      paths.filter((path) => path.getBoundingClientRect().width > 40 && path.getBoundingClientRect().height > 4
        && Number(path.getAttribute('stroke-opacity') ?? 1) < 0.6).length));
    assert.equal(dashed, 1);
    await page.locator('#rolling .chart').hover({ position: { x: 60, y: 150 } });
    await page.locator('#rolling .tip').waitFor();
    assert.match(await page.locator('#rolling .tip').textContent(), /n = \d+: few/);
    await page.context().close();
  });
});

describe('a period of one day', () => {
  test('shows a dot with its whisker in each chart over time, and one label below it', async () => {
    const page = await openPage(browser, `${dashboard.url}?from=2025-11-03&to=2025-11-03`);
    for (const tile of ['nps', 'rolling']) {
      const found = await page.locator(`#${tile} .chart`).evaluate((chart) => {
        const boxes = [...chart.querySelectorAll('svg path')].map((path) => path.getBoundingClientRect());
        return {
          dots: boxes.filter(({ width, height }) => Math.abs(width - height) < 1 && width > 6 && width < 16).length,
          hasWhisker: boxes.some(({ width, height }) => width < 4 && height > 40),
          days: [...chart.querySelectorAll('svg text')].map((text) => text.textContent).filter((text) => /[A-Z:]/i.test(text) && !/target/.test(text)),
        };
      });
      assert.deepEqual(found, { dots: 1, hasWhisker: true, days: ['3 Nov'] }, tile);
    }
    await page.context().close();
  });
});
