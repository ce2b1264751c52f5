// The review view: categories and sections, what changed in them, whether the reviewers agree, and
// what the AI's scores are worth; against psql, plain arithmetic, and tables that lack a part.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browser, dashboard, desk } from './context.js';
import { onChangedDesk, openPage, psql } from './start.js';

const year = "BETWEEN '2025-01-01' AND '2025-12-31'";
const tiles = ['categories', 'category-changes', 'agreement', 'ai'];

/** Rows of psql as objects by column. */
function objects([names, ...rows]) {
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

const plain = (text) => text.replaceAll('\u2212', '-').replaceAll('\u00a0', ' ').replaceAll(/(\d),(?=\d{3})/g, '$1');

/** What psql prints for the SQL that a tile shows. */
const fromPsql = async (page, tile) => objects(psql(desk.uri, await page.locator(`#${tile} .sql code`).textContent()));

/** The cells of a column of a tile's table of verdicts. */
const column = async (page, tile, name) => (await page.locator(`#${tile} tbody .${name}`).allTextContents()).map(plain);

const chartTexts = async (page, tile) => (await page.locator(`#${tile} .chart svg text`).allTextContents()).map(plain);

/** The list's title, the number it tells, and its cells, after something was clicked. */
async function listed(page) {
  await page.locator('#list[open] tbody tr').first().waitFor();
  const title = await page.locator('#list h2').textContent();
  const note = await page.locator('#list .note').textContent();
  const rows = await page.locator('#list tbody tr').evaluateAll((all) => (
    all.map((row) => [...row.cells].map((cell) => cell.textContent))));
  await page.locator('#list .close').click();
  return { title, note, total: note.replace(/^The \d+ .* of /, '').replace(/\D/g, ''), rows };
}

describe('the review view', () => {
  let page;
  before(async () => { page = await openPage(browser, dashboard.url); });
  after(() => page.context().close());

  test('categories: plain arithmetic gives their scores, and the chart shows them', async () => {
    const [, ...expected] = psql(desk.uri, `
      SELECT name, count(score), round(avg(score), 1)
        FROM review, LATERAL (VALUES ('solution', (solution - 1) / 4.0 * 100), ('tone', (tone - 1) / 4.0 * 100),
               ('product_knowledge', (product_knowledge - 1) / 3.0 * 100),
               ('policy', CASE policy WHEN 'followed' THEN 100 WHEN 'partly' THEN 40 WHEN 'broken' THEN 0 END),
               ('identity_check', identity_check::integer * 100.0)) AS c (name, score)
       WHERE day ${year} GROUP BY name`);
    const rows = await fromPsql(page, 'categories');
    assert.deepEqual(rows.map(({ name, n, score }) => [name, n, score]).sort(), expected.sort());
    const shown = await chartTexts(page, 'categories');
    for (const { name, n, score, failed } of rows) {
      for (const text of [name.replace('_', ' '), `n = ${n}`, score, ...failed === '0' ? [] : [`${failed} failed`]]) {
        assert.ok(shown.includes(text), text);
      }
    }
  });

  test('changes: each row is what psql prints, and the verdict is Holm\'s', async () => {
    const rows = await fromPsql(page, 'category-changes');
    assert.deepEqual(await column(page, 'category-changes', 'name'), rows.map(({ category }) => category.replace('_', ' ')));
    assert.deepEqual(await column(page, 'category-changes', 'from'), rows.map((row) => `${row.before || '–'}n = ${row.n_before}`));
    assert.deepEqual(await column(page, 'category-changes', 'to'), rows.map((row) => `${row.value || '–'}n = ${row.n}`));
    assert.deepEqual((await column(page, 'category-changes', 'change')).map((text) => text.replace('+', '')),
      rows.map((row) => (row.change ? `${row.change}${row.change_low} to ${row.change_high}` : '–')));
    const [, ...tests] = psql(desk.uri, `
      SELECT category, p_value FROM (SELECT iqs_agg(rubric, review) FILTER (WHERE day < '2025-01-01') AS a,
             iqs_agg(rubric, review) FILTER (WHERE day >= '2025-01-01') AS b FROM review WHERE day >= '2024-01-01') s,
             category_changes(a, b) WHERE p_value IS NOT NULL ORDER BY p_value`);
    let highest = 0;
    tests.forEach(([category, p], i) => {
      highest = Math.max(highest, Math.min(1, Number(p) * (tests.length - i)));
      const row = rows.find((each) => each.category === category);
      assert.ok(Math.abs(Number(row.p_holm) - highest) < 0.001, `${category} ${row.p_holm} ${highest}`);
      assert.equal(row.clear === 't', highest < 0.05, category);
    });
    // This one alone has p < 0.05: only the rule makes it chance.
    assert.ok(Number(tests[0][1]) < 0.05);
    const verdicts = await column(page, 'category-changes', 'verdict');
    assert.equal(verdicts[0], `could be chancep = ${rows[0].p_holm}`);
    assert.equal(verdicts.at(-1), 'nothing to compare');
  });

  test('agreement: each row is what psql prints; the share of equal pairs is plain arithmetic\'s', async () => {
    const rows = await fromPsql(page, 'agreement');
    const [, ...expected] = psql(desk.uri, `
      SELECT category, count(DISTINCT ticket_id), round(100 * avg(same), 1)
        FROM (SELECT a.category, a.ticket_id, avg((a.rating = b.rating)::integer) AS same
                FROM calibration_rating a JOIN calibration_rating b USING (ticket_id, category)
               WHERE a.reviewer < b.reviewer AND a.session_on ${year} AND num_nulls(a.rating, b.rating) = 0
               GROUP BY 1, 2) AS pairs GROUP BY category`);
    assert.deepEqual(rows.map(({ category, n, same }) => [category, n, same]).sort(), expected.sort());
    assert.deepEqual(await column(page, 'agreement', 'from'), rows.map((row) => `${row.same} %n = ${row.n}`));
    assert.deepEqual(await column(page, 'agreement', 'to'), rows.map((row) => `${row.alpha}${row.low} to ${row.high}`));
    assert.deepEqual(await column(page, 'agreement', 'change'), rows.map((row) => `${row.ac}${row.ac_low} to ${row.ac_high}`));
    assert.deepEqual(Object.fromEntries((await column(page, 'agreement', 'name')).map((name, i) => [name, rows[i].verdict])), {
      tone: 'they disagree: discuss it', 'product knowledge': 'too close to tell', solution: 'they agree', policy: 'little to disagree about',
    });
    assert.deepEqual(await column(page, 'agreement', 'verdict'), rows.map(({ verdict }) => verdict));
  });

  test('AI: means are plain arithmetic\'s, and the chart shows what psql prints', async () => {
    const rows = await fromPsql(page, 'ai');
    const [, ...expected] = psql(desk.uri, `
      SELECT team, count(human_score), count(*), round(avg(ai_score), 1), round(avg(human_score), 1),
             round((calibrated_iqs(ai_score, human_score)).calibrated, 1)
        FROM scored_review WHERE day ${year} GROUP BY ROLLUP (team)`);
    assert.deepEqual(rows.map(({ team, n, scored, ai, human, calibrated }) => [team, n, scored, ai, human, calibrated]).sort(), expected.sort());
    for (const { calibrated, low, high } of rows) assert.ok(Number(low) < Number(calibrated) && Number(calibrated) < Number(high));
    assert.equal(rows[0].all_teams, 'yes');
    const shown = await chartTexts(page, 'ai');
    for (const { team, n, ai, human, calibrated } of rows) {
      for (const text of [team || 'all', `n = ${n}`, calibrated]) assert.ok(shown.includes(text), text);
      assert.ok(shown.join(' ').includes(`AI ${ai}, people ${human}`), `${team} ${shown}`);
    }
  });

  test('lists what is behind a category: the reviews that rated it', async () => {
    await page.locator('#category-changes tbody tr', { hasText: 'policy' }).locator('.behind').click();
    const { title, total, rows } = await listed(page);
    assert.equal(title, 'Ratings of policy, 1 Jan 2025 to 31 Dec 2025, all teams');
    assert.equal(total, psql(desk.uri, `SELECT count(policy) FROM review WHERE day ${year}`)[1][0]);
    assert.equal(rows[0][2], '0.0');
  });

  test('lists what is behind agreement: the conversations, with what each reviewer gave', async () => {
    const tone = page.locator('#agreement tbody tr', { hasText: 'tone' });
    const n = (await tone.locator('.from .n').textContent()).replace(/\D/g, '');
    await tone.locator('.behind').click();
    const { title, note, total, rows } = await listed(page);
    assert.equal(title, 'Calibration of tone, 1 Jan 2025 to 31 Dec 2025, all teams');
    assert.match(note, /the most different first$/);
    assert.equal(total, n);
    const [, [, expected]] = psql(desk.uri, `
      SELECT ticket_id, string_agg(reviewer || ' ' || rating, '; ' ORDER BY reviewer) FROM calibration_rating
       WHERE category = 'tone' AND ticket_id = ${rows[0][0]} GROUP BY ticket_id`);
    assert.equal(rows[0][2], expected.replaceAll(';', ','));
  });

  test('lists what is behind a team of the AI: what people checked', async () => {
    await page.locator('#ai .show-table').click();
    await page.locator('#ai tbody tr', { hasText: 'Billing' }).locator('.behind').click();
    const { title, total, rows } = await listed(page);
    assert.equal(title, 'Checked AI scores, 1 Jan 2025 to 31 Dec 2025, Billing');
    assert.equal(total, psql(desk.uri, `SELECT count(human_score) FROM scored_review WHERE team = 'Billing' AND day ${year}`)[1][0]);
    const apart = rows.map((row) => Math.abs(row[2] - row[3]));
    assert.deepEqual(apart, apart.toSorted((a, b) => b - a));
    await page.locator('#ai .show-table').click();
  });

  test('follows the filters', async () => {
    const filtered = await openPage(browser, `${dashboard.url}?team=Billing&channel=chat`);
    const [, [n]] = psql(desk.uri, `
      SELECT count(human_score) FROM scored_review JOIN ticket USING (ticket_id)
       WHERE team = 'Billing' AND channel = 'chat' AND day ${year}`);
    assert.ok((await chartTexts(filtered, 'ai')).includes(`n = ${n}`));
    const [, [conversations]] = psql(desk.uri, `
      SELECT count(DISTINCT ticket_id) FROM calibration_rating JOIN ticket USING (ticket_id) JOIN agent USING (agent_id)
       WHERE category = 'tone' AND rating IS NOT NULL AND channel = 'chat'
         AND team_id = (SELECT team_id FROM team WHERE name = 'Billing')`);
    assert.equal((await filtered.locator('#agreement tbody tr', { hasText: 'tone' }).locator('.from .n').textContent()), `n = ${conversations}`);
    await filtered.context().close();
  });
});

describe('the review view of other data', () => {
  test('says what is missing where nobody calibrates and no AI scores', () => (
    onChangedDesk(desk.uri, 'DROP VIEW calibration_rating, scored_review', async (odd) => {
      assert.match(odd.said(), /calibration_rating: .*does not exist; its figures stay empty/);
      assert.match(odd.said(), /scored_review: .*does not exist; its figures stay empty/);
      const page = await openPage(browser, odd.url);
      assert.match(await page.locator('#agreement .message').textContent(),
        /^No calibration ratings from .* tables\.json says where calibration ratings are looked for\.$/);
      assert.match(await page.locator('#ai .message').textContent(),
        /^No AI scores that people checked from .* tables\.json says where AI scores that people checked are looked for\.$/);
      assert.deepEqual(await page.locator('.message.error').allTextContents(), []);
      assert.ok((await chartTexts(page, 'categories')).includes('tone'));
      await page.context().close();
    })));

  test('says so where ratings are all the same, and where nobody else rated', () => onChangedDesk(desk.uri, `
    UPDATE calibration_review SET policy = 'followed', tone = CASE WHEN reviewer = 'Alma Reyes' THEN tone END`, async (odd) => {
    const page = await openPage(browser, odd.url);
    const words = (name) => page.locator('#agreement tbody tr', { hasText: name }).locator('.verdict').textContent();
    assert.equal(await words('policy'), 'all ratings are the same');
    assert.equal(await words('tone'), 'no two ratings');
    assert.equal(await page.locator('#agreement tbody tr', { hasText: 'tone' }).locator('.behind, svg').count(), 0);
    assert.deepEqual(await page.locator('.message.error').allTextContents(), []);
    await page.context().close();
  }));

  test('shows the sections of a rubric that has some, and lists their reviews', () => onChangedDesk(desk.uri, `
    UPDATE quality_rubric SET rubric = '{"groups": {"soft skills": 40, "craft": 60}, "categories": {
      "solution": {"weight": 50, "scale": [1, 5], "group": "craft"}, "tone": {"weight": 50, "scale": [1, 5], "group": "soft skills"},
      "product_knowledge": {"weight": 50, "scale": [1, 4], "group": "craft"},
      "policy": {"weight": 10, "group": "craft", "outcomes": {"followed": 100, "partly": 40, "broken": 0}},
      "identity_check": {"weight": 10, "scale": [0, 1], "group": "craft"}}}'`, async (odd, uri) => {
    const page = await openPage(browser, odd.url);
    const [, [n, score]] = psql(uri, `SELECT count(tone), round(avg((tone - 1) / 4.0 * 100), 1) FROM review WHERE day ${year}`);
    const shown = await chartTexts(page, 'categories');
    assert.ok(shown.includes('soft skills (section)') && shown.includes('craft (section)'), String(shown));
    await page.locator('#categories .show-table').click();
    const soft = page.locator('#categories tbody tr', { hasText: 'soft skills' });
    assert.deepEqual((await soft.locator('th, td').allTextContents()).slice(0, 4), ['section', 'soft skills', n, score]);
    await soft.locator('.behind').click();
    const { title, total } = await listed(page);
    assert.match(title, /^Ratings of soft skills, /);
    assert.equal(total, n);
    await page.context().close();
  }));
});

describe('the review view on a phone', () => {
  test('each row of its tables is a card that stays a table for screen readers, and n can be touched', async () => {
    const page = await openPage(browser, dashboard.url, { viewport: { width: 320, height: 800 }, isMobile: true, hasTouch: true });
    for (const tile of tiles.slice(1, 3)) {
      const edge = await page.locator(`#${tile}`).evaluate((element) => element.getBoundingClientRect().right);
      const rights = await page.locator(`#${tile} tbody :is(th, td)`).evaluateAll((cells) => cells.map((each) => each.getBoundingClientRect().right));
      assert.ok(Math.max(...rights) <= edge, tile);
      assert.equal(await page.locator(`#${tile} tbody tr`).first().evaluate((row) => getComputedStyle(row).display), 'grid');
      const wide = await page.locator(`#${tile} .interval svg`).first().evaluate((svg) => svg.clientWidth / svg.closest('tr').clientWidth);
      assert.ok(wide > 0.9, `the picture is as wide as the card: ${wide}`);
      assert.ok(await page.locator(`#${tile}`).getByRole('rowheader', { name: 'tone' }).isVisible());
    }
    await page.locator('#agreement .behind').first().tap();
    assert.match((await listed(page)).title, /^Calibration of tone/);
    await page.context().close();
  });
});
