// Verdicts: which changes and differences are clear after Holm's rule, against the rule written
// plainly; how targets are judged; and which CSAT is shown.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeInWords, targetInWords } from '../page/tiles/words.js';
import { browser, dashboard, desk } from './context.js';
import { openPage, psql, settled } from './start.js';

const period = 'from=2025-10-01&to=2025-12-31';

/** Holm (1979): the smallest p times m, the next times m - 1, and so on; never falling; at most 1. */
function holm(ps) {
  const order = ps.map((p, i) => [p, i]).sort(([a], [b]) => a - b);
  const adjusted = [];
  let highest = 0;
  order.forEach(([p, i], rank) => {
    highest = Math.max(highest, p * (ps.length - rank));
    adjusted[i] = Math.min(highest, 1);
  });
  return adjusted;
}

const rowsOf = async (query, search) => (await (await fetch(`${dashboard.url}query/${query}?${search}`)).json()).rows;

describe('Holm\'s rule', () => {
  test('as in the textbook', () => {
    assert.deepEqual(holm([0.01, 0.04, 0.03, 0.005]).map((p) => p.toFixed(3)), ['0.030', '0.060', '0.060', '0.020']);
  });

  for (const search of [period, 'from=2025-12-01&to=2025-12-31', 'from=2024-01-01&to=2024-12-31&team=Technical', 'from=2025-12-20&to=2025-12-31']) {
    test(`decides about the metrics: ${search}`, async () => {
      const rows = (await rowsOf('standing', search)).filter(({ p_value: p }) => p !== null);
      assert.ok(rows.length > 1);
      const expected = holm(rows.map(({ p_value: p }) => Number(p)));
      rows.forEach((row, i) => {
        assert.ok(Math.abs(Number(row.p_holm) - expected[i]) < 0.003, `${row.metric} ${row.p_holm} ${expected[i]}`);
        if (Math.abs(expected[i] - 0.05) > 0.003) assert.equal(row.clear === 't', expected[i] < 0.05, row.metric);
      });
    });
  }

  test('decides which agents differ from the rest, and rows without a p-value don\'t count', async () => {
    const search = 'from=2023-01-01&to=2025-12-31';
    const rows = await rowsOf('iqs', search);
    const [, ...tests] = psql(desk.uri, `
      SELECT a.agent, c.p_value, c.change
        FROM (SELECT DISTINCT agent FROM review) a,
             LATERAL (SELECT iqs_agg(rubric, review) FILTER (WHERE review.agent <> a.agent) AS rest,
                             iqs_agg(rubric, review) FILTER (WHERE review.agent = a.agent) AS own FROM review) s,
             iqs_change(rest, own) c`);
    const adjusted = holm(tests.map(([, p]) => Number(p)));
    const expected = Object.fromEntries(tests.map(([agent, , change], i) => [agent,
      adjusted[i] >= 0.05 ? 'could be chance' : Number(change) > 0 ? 'above the rest' : 'below the rest']));
    assert.deepEqual(Object.fromEntries(rows.map(({ agent, verdict }) => [agent, verdict])), expected);
    assert.ok(Object.values(expected).some((words) => words !== 'could be chance'), 'somebody differs');
  });

  test('leaves out a channel on its own: there is no rest to differ from', async () => {
    const [row] = await rowsOf('csat', `${period}&channel=phone`);
    assert.equal(row.verdict, null);
  });
});

describe('words', () => {
  const row = { n: '40', change: '4.0', change_low: '-1.0', change_high: '9.0', clear: 'f' };
  test('say how far, between what, and whether it could be chance', () => {
    assert.equal(changeInWords(row), 'up 4.0 points, between −1.0 and +9.0: could be chance');
    assert.equal(changeInWords({ ...row, change: '-4.0', change_low: '-7.0', change_high: '-1.0', clear: 't' }),
      '▼ down 4.0 points, between −7.0 and −1.0: more than chance');
    assert.equal(changeInWords({ ...row, change: '0.0' }), 'no change, between −1.0 and +9.0: could be chance');
    assert.equal(changeInWords({ ...row, change: null }), 'nothing to compare in the period before');
    assert.equal(changeInWords({ ...row, n: '0', change: null }), '');
  });

  test('judge a target by the whole interval', () => {
    const known = { low: '33.8', high: '40.0' };
    assert.equal(targetInWords(known, '30'), 'target 30: reached');
    assert.equal(targetInWords(known, '45'), 'target 45: missed');
    assert.equal(targetInWords(known, '38'), 'target 38: too close to tell');
    assert.equal(targetInWords(known, undefined), '');
    assert.equal(targetInWords({ low: null, high: null }, '30'), '');
  });
});

describe('the marks of a chart', () => {
  test('are told below it', async () => {
    const page = await openPage(browser, dashboard.url);
    const told = async (tile) => (await page.locator(`#${tile} .legend li`).allTextContents()).join('; ');
    assert.equal(await told('nps'),
      '95 % interval: the true figure lies in it 19 times out of 20; NPS; fewer than 30 answers; target');
    assert.equal(await told('csat'),
      '95 % interval; above the rest, more than chance; below the rest, more than chance; target');
    for (const tile of ['rolling', 'ces', 'iqs']) assert.match(await told(tile), /fewer than \d0 (answers|reviews)/);
    await page.locator('#nps .show-table').click();
    assert.equal(await told('nps'), '');
    await page.context().close();
  });
});

describe('targets', () => {
  test('stand as a line in each chart that has one, and on the cards', async () => {
    const page = await openPage(browser, dashboard.url);
    for (const [tile, words] of Object.entries({ nps: 'target 40', rolling: 'target 40', csat: 'target 80 %', iqs: 'target 80' })) {
      assert.ok((await page.locator(`#${tile} .chart svg text`).allTextContents()).includes(words), tile);
    }
    assert.deepEqual(await page.locator('#headline .goal').allTextContents(),
      ['target 40: too close to tell', 'target 80: missed', 'target 5.5: missed', 'target 80: missed']);
    await page.context().close();
  });
});

describe('CSAT', () => {
  test('is the average, or the share of fours and fives, everywhere; and the address remembers', async () => {
    const page = await openPage(browser, `${dashboard.url}?${period}`);
    await page.selectOption('[name=csat]', 'top2');
    await settled(page);
    const [, [share]] = psql(desk.uri, `
      SELECT round(100.0 * count(*) FILTER (WHERE rating >= 4) / count(rating), 1) FROM survey
       WHERE day BETWEEN '2025-10-01' AND '2025-12-31'`);
    assert.equal(await page.locator('#headline .value').nth(1).textContent(), share);
    const [, ...channels] = psql(desk.uri, `
      SELECT channel, round(100.0 * count(*) FILTER (WHERE rating >= 4) / count(rating), 1) FROM survey
       WHERE day BETWEEN '2025-10-01' AND '2025-12-31' GROUP BY channel`);
    await page.locator('#csat .show-table').click();
    const shown = await page.locator('#csat tbody tr').evaluateAll((rows) => rows.map(({ cells }) => [cells[0].textContent, cells[2].textContent]));
    assert.deepEqual(shown.sort(), channels.sort());
    assert.match(await page.locator('#csat .note').textContent(), /^CSAT: the share of 4 and 5$/);
    assert.equal(new URL(page.url()).searchParams.get('csat'), 'top2');
    await page.reload();
    await settled(page);
    assert.equal(await page.locator('#headline .value').nth(1).textContent(), share);
    await page.context().close();
  });
});
