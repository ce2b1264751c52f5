// The figures: what the page shows is what psql prints for the SQL that the page shows, and both
// are what plain arithmetic gives.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browser, dashboard, desk } from './context.js';
import { openPage, psql } from './start.js';

const searches = [
  '',
  '?from=2025-05-01&to=2025-06-15&team=Billing',
  '?from=2025-12-20&to=2025-12-31&team=Technical',
  '?from=2024-02-29&to=2024-02-29&team=',
  '?from=2025-11-20&to=2026-01-10&team=Front+line',
];

/** Rows of psql as objects by column. */
function objects([names, ...rows]) {
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

/** What psql prints for the SQL that a tile shows. */
async function fromPsql(page, tile) {
  return objects(psql(desk.uri, await page.locator(`#${tile} .sql code`).textContent()));
}

/** Shown figures have a proper minus and grouped thousands, and a dash for NULL. */
function plain(text) {
  return text === '–' ? '' : text.replaceAll('\u2212', '-').replaceAll('\u00a0', ' ').replaceAll(/(\d),(?=\d{3})/g, '$1');
}

/** The texts of all elements, plain. */
async function texts(page, selector) {
  return (await page.locator(selector).allTextContents()).map(plain);
}

for (const search of searches) {
  describe(`figures with ${search || 'the filters at the start'}`, () => {
    let page;
    before(async () => { page = await openPage(browser, dashboard.url + search); });
    after(() => page.context().close());

    for (const tile of ['nps', 'rolling', 'csat', 'ces', 'iqs', 'categories', 'ai']) {
      test(`${tile}: the table is what psql prints`, async () => {
        const rows = await fromPsql(page, tile);
        assert.ok(rows.some(({ n }) => Number(n) > 0), 'there is something to compare');
        await page.locator(`#${tile} .show-table`).click();
        const shown = await page.locator(`#${tile} tbody tr`).evaluateAll((trs) => (
          trs.map((tr) => [...tr.cells].map((cell) => cell.textContent))));
        assert.deepEqual(shown.map((row) => row.map(plain)), rows.map((row) => Object.values(row)));
        await page.locator(`#${tile} .show-table`).click();
      });
    }

    test('headline: the cards are what psql prints', async () => {
      const rows = await fromPsql(page, 'headline');
      assert.deepEqual(await texts(page, '#headline .value'), rows.map(({ value }) => value));
      assert.deepEqual(await texts(page, '#headline .detail'),
        rows.map(({ low, high, n }) => (n === '0' ? 'no answers' : `${low} to ${high} · n = ${n}`)));
      assert.deepEqual(await texts(page, '#headline .moved'), rows.filter(({ n }) => n !== '0').map(sentence));
    });

    test('changes: each row is what psql prints, and the verdict is SQL\'s', async () => {
      const rows = await fromPsql(page, 'changes');
      const column = (name) => texts(page, `#changes tbody .${name}`);
      assert.deepEqual(await column('from'), rows.map((row) => `${row.before || '–'}n = ${row.n_before}`));
      assert.deepEqual(await column('to'), rows.map((row) => `${row.value || '–'}n = ${row.n}`));
      assert.deepEqual((await column('change')).map((text) => text.replace('+', '')),
        rows.map((row) => (row.change ? `${row.change}${row.change_low} to ${row.change_high}` : '')));
      assert.deepEqual((await column('verdict')).map((text) => text.replace(/p [=<] /, ' ')), rows.map(verdict));
    });

    test('ces: the cells of the chart show the same', async () => {
      const rows = await fromPsql(page, 'ces');
      const shown = await texts(page, '#ces svg text');
      for (const row of rows.filter(({ n }) => n !== '0')) {
        for (const text of [row.area, row.all_channels ? 'all' : row.channel, row.ces, row.n]) assert.ok(shown.includes(text), text);
      }
      assert.equal(shown.filter((text) => /^\d\.\d\d$/.test(text)).length, rows.filter(({ n }) => n !== '0').length);
    });

    test('csat: the labels of the chart show the same', async () => {
      const rows = (await fromPsql(page, 'csat')).filter(({ n }) => n !== '0');
      const shown = await texts(page, '#csat svg text');
      for (const row of rows) {
        for (const text of [row.part, `n = ${row.n}`, `${row.csat} %${triangle(row)}`]) {
          assert.ok(shown.includes(text), text);
        }
      }
    });

    test('iqs: the labels of the chart show the same', async () => {
      const rows = (await fromPsql(page, 'iqs')).filter(({ n }) => n !== '0');
      const shown = await texts(page, '#iqs svg text');
      for (const row of rows) {
        for (const text of [row.agent, `n = ${row.n}`, row.iqs + triangle(row), `${row.weakest} ${row.score}`]) {
          assert.ok(shown.includes(text), text);
        }
      }
    });
  });
}

function verdict({ change, clear, p_holm: p }) {
  if (change === '') return 'nothing to compare';
  const words = clear !== 't' ? 'could be chance' : Number(change) > 0 ? '▲ better' : '▼ worse';
  return `${words} ${Number(p) === 0 ? '0.001' : p}`;
}

function triangle({ verdict: words }) {
  return { 'above the rest': ' ▲', 'below the rest': ' ▼' }[words] ?? '';
}

function sentence({ change, change_low: low, change_high: high, clear }) {
  if (change === '') return 'nothing to compare in the period before';
  const up = Number(change) > 0;
  const sign = (text) => (Number(text) > 0 ? `+${text}` : text);
  const moved = Number(change) === 0 ? 'no change' : `${up ? 'up' : 'down'} ${change.replace('-', '')} points`;
  const mark = clear === 't' ? `${up ? '▲' : '▼'} ` : '';
  return `${mark}${moved}, between ${sign(low)} and ${sign(high)}: ${mark ? 'more than chance' : 'could be chance'}`;
}

describe('plain arithmetic', () => {
  let page;
  // A review is scored by the rubric of 2025; identity_check and solution are critical.
  const reviews = `(SELECT name, CASE WHEN solution < 3 OR NOT identity_check THEN 0 ELSE
                (40 * coalesce((solution - 1) / 4.0, 0) + 20 * coalesce((tone - 1) / 4.0, 0)
                 + 20 * coalesce((product_knowledge - 1) / 3.0, 0)
                 + 10 * CASE policy WHEN 'followed' THEN 1 WHEN 'partly' THEN 0.4 ELSE 0 END
                 + 10 * coalesce(identity_check::integer, 0)) * 100
                / (40 * num_nonnulls(solution) + 20 * num_nonnulls(tone, product_knowledge)
                   + 10 * num_nonnulls(policy, identity_check)) END AS score, (tone - 1) / 4.0 * 100 AS tone
           FROM quality_review JOIN agent USING (agent_id)
          WHERE reviewed_at::date BETWEEN '2025-07-01' AND '2025-09-30' AND team_id = 3) AS reviews`;
  const rowsOf = `FROM survey WHERE day BETWEEN '2025-07-01' AND '2025-09-30' AND team = 'Technical'`;
  before(async () => {
    page = await openPage(browser, `${dashboard.url}?from=2025-07-01&to=2025-09-30&team=Technical`);
  });
  after(() => page.context().close());

  test('gives the headline', async () => {
    const rows = psql(desk.uri, `
      SELECT round(100.0 * (count(*) FILTER (WHERE score >= 9) - count(*) FILTER (WHERE score <= 6))
                   / count(score), 1), count(score) ${rowsOf};
      SELECT round((avg(rating) - 1) / 4 * 100, 1), count(rating) ${rowsOf};
      SELECT round(avg(agreement), 2), count(agreement) ${rowsOf};
      SELECT round(avg(score), 1), count(score) FROM ${reviews};`).filter((row) => row[1] !== 'count');
    assert.deepEqual(await texts(page, '#headline .value'), rows.map(([value]) => value));
    const details = await texts(page, '#headline .detail');
    rows.forEach(([, n], i) => assert.ok(details[i].endsWith(` n = ${n}`)));
  });

  test('gives the last of the rolling 30 days', async () => {
    const [, expected] = psql(desk.uri, `
      SELECT max(day), count(score), round(100.0 * (count(*) FILTER (WHERE score >= 9)
             - count(*) FILTER (WHERE score <= 6)) / count(score), 1)
        FROM survey WHERE day BETWEEN '2025-09-01' AND '2025-09-30' AND team = 'Technical'`);
    await page.locator('#rolling .show-table').click();
    assert.deepEqual((await texts(page, '#rolling tbody tr:last-child > *')).slice(0, 3), expected);
  });

  test('gives each week\'s NPS, and the tooltip shows it', async () => {
    const [, last] = psql(desk.uri, `
      SELECT count(score), round(100.0 * (count(*) FILTER (WHERE score >= 9)
             - count(*) FILTER (WHERE score <= 6)) / count(score), 1)
        ${rowsOf} AND day >= '2025-09-29'`);
    const box = await page.locator('#nps .chart').boundingBox();
    await page.mouse.move(box.x + box.width - 20, box.y + box.height / 2);
    const tip = page.locator('#nps .tip');
    await tip.waitFor();
    assert.equal(plain(await tip.locator('b').textContent()), `NPS ${last[1]}`);
    assert.equal(plain(await tip.locator('small', { hasText: 'n =' }).textContent()), `n = ${last[0]}${last[0] < 30 ? ': few' : ''}`);
  });

  test('gives the IQS of each agent, and the weakest category of one', async () => {
    const [, ...expected] = psql(desk.uri, `
      SELECT name, count(*), round(avg(score), 1), round(avg(tone), 1) FROM ${reviews} GROUP BY name`);
    await page.locator('#iqs .show-table').click();
    const shown = await page.locator('#iqs tbody tr').evaluateAll((trs) => (
      trs.map((tr) => [...tr.cells].map((cell) => cell.textContent))));
    assert.deepEqual(shown.map((row) => row.slice(0, 3)).sort(), expected.map((row) => row.slice(0, 3)).sort());
    const tones = shown.filter((row) => row[6] === 'tone');
    assert.ok(tones.length > 0);
    for (const row of tones) assert.equal(row[7], expected.find(([name]) => name === row[0])[3]);
  });

  test('gives the months that are compared', async () => {
    const [, expected] = psql(desk.uri, `
      SELECT round(avg(agreement) FILTER (WHERE day < '2025-09-01'), 2),
             round(avg(agreement) FILTER (WHERE day >= '2025-09-01'), 2)
        FROM survey WHERE day BETWEEN '2025-08-01' AND '2025-09-30' AND team = 'Technical'`);
    const ces = page.locator('#changes tbody tr', { hasText: 'CES' });
    assert.equal((await ces.locator('.from').textContent()).split('n')[0], expected[0]);
    assert.equal((await ces.locator('.to').textContent()).split('n')[0], expected[1]);
  });
});
