// One's own tables: the README's ten minutes, word for word, on Chatwoot's data from
// examples/products; and what is said about a file that doesn't fit.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browser, desk } from './context.js';
import { failToStart, openPage, psql, startDashboard } from './start.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json);
const chatwoot = readFileSync(new URL('../../products/chatwoot.sql', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'csm-own-'));
const uri = desk.uri.replace('/desk?', '/chatwoot?');
const search = '?from=2025-10-01&to=2025-11-30&csat=top2';

before(() => {
  psql(desk.uri.replace('/desk?', '/postgres?'), 'CREATE DATABASE chatwoot');
  // The same script, but its table stays.
  psql(uri, `CREATE EXTENSION csmetrics; ${chatwoot.replace('CREATE TEMP TABLE', 'CREATE TABLE')}`);
});
after(() => rmSync(folder, { recursive: true }));

/** Writes a file of tables and gives its name. */
function tablesFile(content) {
  const file = join(folder, 'tables.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function withTables(content, work) {
  const own = await startDashboard(uri, { TABLES: tablesFile(content) });
  try {
    const page = await openPage(browser, own.url + search);
    await work(page, own);
    await page.context().close();
  } finally {
    assert.equal(await own.stop(), 0);
  }
}

describe('the README\'s ten minutes', () => {
  test('give Chatwoot\'s own figures, and say what is left out', () => withTables(blocks[0], async (page) => {
    const [, [share, n]] = psql(uri, `
      SELECT round(100.0 * count(*) FILTER (WHERE rating IN (4, 5)) / count(*), 1), count(*) FROM csat_survey_responses`);
    assert.equal(await page.locator('#headline .value').nth(1).textContent(), share);
    assert.match(await page.locator('#headline .detail').nth(1).textContent(), new RegExp(`n = ${n}$`));
    assert.equal(await page.locator('#headline .value').first().textContent(), '–');
    assert.match(await page.locator('#nps .message').textContent(), /^No NPS answers .*tables\.json says where/);
    assert.match(await page.locator('#iqs .message').textContent(), /^No reviews .*tables\.json says where/);
    assert.deepEqual(await page.locator('.message.error').allTextContents(), []);
    // Menus that have nothing to choose are not there.
    assert.deepEqual(await page.locator('.filters label:visible select').evaluateAll((all) => all.map(({ name }) => name)),
      ['period', 'agent', 'csat']);
    // What is not there is not compared, either.
    assert.deepEqual(await page.locator('[name=by] option').allTextContents(), ['by agent']);
    assert.ok((await page.locator('#csat .chart svg text').allTextContents()).includes('12'));
    await page.locator('#headline .behind').click();
    await page.locator('#list tbody tr').first().waitFor();
    assert.deepEqual(await page.locator('#list thead th').allTextContents(), ['Ticket', 'Day', 'Answer', 'Agent']);
    assert.equal(await page.locator('#list tbody tr').count(), Number(n));
  }));

  test('with a query: names and a target', () => withTables(blocks[1], async (page) => {
    assert.deepEqual(await page.locator('[name=agent] option').allTextContents(),
      ['All agents', 'Agent 11', 'Agent 12', 'Agent 13']);
    assert.match(await page.locator('#headline .goal').textContent(), /^target 75: /);
  }));
});

describe('a file that does not fit is told before the start', () => {
  const good = JSON.parse(blocks[0]);
  const survey = (changes, columns = {}) => ({
    ...good, survey: { ...good.survey, ...changes, columns: { ...good.survey.columns, ...columns } },
  });
  const faults = {
    'no such file': [null, /can't be read: ENOENT/],
    'no JSON': ['{"survey": ', /tables\.json can't be read: .*JSON/],
    'no object': ['null', /tables\.json must be an object: {"survey": \.\.\.}/],
    'a list': ['[]', /tables\.json must be an object/],
    'a name alone': [{ survey: 'csat_survey_responses' }, /survey: give either "table", a name, or "query", a SELECT/],
    'no columns': [{ survey: { table: 'csat_survey_responses' } }, /survey\.columns\.day: is missing/],
    'a column that is none': [survey({}, { rating: 5 }), /survey\.columns\.rating: .* has no column "5"/],
    'no survey': [{}, /survey: is missing; name the table of the answers/],
    'another word': [{ ...good, surveys: {} }, /"surveys" is none of survey, review, calibration_rating, scored_review, target/],
    'no such table': [survey({ table: 'csat' }), /survey: there is no table or view csat;/],
    'both table and query': [survey({ query: 'SELECT 1' }), /survey: give either "table", a name, or "query", a SELECT/],
    'a query with a mistake': [survey({ table: undefined, query: 'SELECT rating, FROM x' }), /survey: syntax error at or near "FROM"/],
    'a query with a variable': [survey({ table: undefined, query: "SELECT :'from'" }), /survey: "query" can't have variables of psql/],
    'no such column': [survey({}, { rating: 'stars' }),
      /survey\.columns\.rating: public\.csat_survey_responses has no column "stars"; it has id, account_id, .*rating/],
    'no such role': [survey({}, { stars: 'rating' }), /survey\.columns\.stars: there is no such column; there are day, score/],
    'a column of another type': [survey({}, { rating: 'feedback_message' }),
      /survey\.columns\.rating: "feedback_message" is of type text and must be a number or a rating_summary; a "query" in the place of "table" can convert it/],
    'a day that is none': [survey({}, { day: 'rating' }), /survey\.columns\.day: "rating" is of type integer and must be a date or a timestamp/],
    'no day': [survey({}, { day: undefined }), /survey\.columns\.day: is missing; public\.csat_survey_responses has id/],
    'no answers': [survey({}, { rating: undefined }), /survey\.columns: name at least one of "score" \(NPS\)/],
    'a scale of score': [survey({ scales: { score: [1, 11] } }), /survey\.scales\.score: only rating and agreement have a scale; that of score is 0 to 10/],
    'a scale that falls': [survey({ scales: { rating: [5, 1] } }), /survey\.scales\.rating: must be two whole numbers, the lower first, like \[1, 5\]/],
    'a scale of halves': [survey({ scales: { rating: [0.5, 5] } }), /survey\.scales\.rating: must be two whole numbers/],
    'a scale in words': [survey({ scales: { rating: '1..5' } }), /survey\.scales\.rating: must be two whole numbers/],
    'a review without categories': [{ ...good, review: { table: 'csat_survey_responses', columns: { day: 'created_at', rubric: { categories: { rating: 1 } } } } },
      /review\.categories: list the columns that the rubric grades/],
    'a rubric with a mistake': [{ ...good, review: { table: 'csat_survey_responses', categories: ['rating'], columns: { day: 'created_at', rubric: { categories: {} } } } },
      /review\.columns\.rubric: .*rubric/],
  };
  for (const [name, [content, words]] of Object.entries(faults)) {
    test(name, async () => {
      const file = content === null ? join(folder, 'nothing.json') : tablesFile(content);
      const { code, said } = await failToStart({ DATABASE_URL: uri, TABLES: file });
      assert.equal(code, 1, said);
      assert.match(said, words);
      assert.doesNotMatch(said, /\n\s+at /, 'no stack');
    });
  }

  test('all at once, a line for each', async () => {
    const { said } = await failToStart({
      DATABASE_URL: uri, TABLES: tablesFile(survey({}, { rating: 'stars', day: 'then', agent: 'who' })),
    });
    assert.equal(said.split('\n').filter((line) => /^ {2}survey\.columns\./.test(line)).length, 3, said);
  });
});

describe('other scales', () => {
  const tables = {
    survey: {
      query: 'SELECT created_at, rating - 1 AS effort, (rating > 3)::integer AS good FROM csat_survey_responses',
      columns: { day: 'created_at', rating: 'good', agreement: 'effort' },
      scales: { rating: [0, 1], agreement: [0, 4] },
    },
  };

  test('good or bad, and 0 to 4, are taken and told; of two answers there is no share of two', () => withTables(tables, async (page) => {
    const [, [good, effort]] = psql(uri, `
      SELECT round(100 * avg((rating > 3)::integer), 1), round(avg(rating - 1), 2) FROM csat_survey_responses`);
    assert.equal(await page.locator('#headline .value').nth(1).textContent(), good);
    assert.equal(await page.locator('#headline .value').nth(2).textContent(), effort);
    assert.equal(await page.locator('#headline dt small').nth(2).textContent(), '0 to 4');
    assert.equal(await page.locator('#csat .note').textContent(), 'CSAT: 0 % is all 0, 100 % is all 1');
    assert.match(await page.locator('#csat code').textContent(), /csat_agg\(rating, 0, 1\)/);
    assert.ok(!(await page.locator('[name=csat]').isVisible()));
    assert.deepEqual(await page.locator('.message.error').allTextContents(), []);
  }));

  test('an answer off the scale is told, with what to do', () => withTables({
    survey: { ...tables.survey, scales: { rating: [0, 1], agreement: [0, 3] } },
  }, async (page) => {
    const words = await page.locator('#ces .message.error').textContent();
    assert.match(words, /4.*0\.\.3.*"scales".*tables\.json/);
  }));
});

describe('a rubric', () => {
  test('may be JSON in a column', () => withTables({
    ...JSON.parse(blocks[0]),
    review: {
      query: `SELECT *, '{"scale": [1, 5], "categories": {"rating": 1}}'::jsonb AS form FROM csat_survey_responses`,
      columns: { day: 'created_at', rubric: 'form' },
      categories: ['rating'],
    },
  }, async (page) => {
    const [, [score]] = psql(uri, 'SELECT round((avg(rating) - 1) / 4 * 100, 1) FROM csat_survey_responses');
    assert.equal(await page.locator('#headline .value').last().textContent(), score);
    assert.ok((await page.locator('#iqs .chart svg text').allTextContents()).includes('no agent'));
  }));

  test('may be in the file, and grades the columns that it names', () => withTables({
    ...JSON.parse(blocks[0]),
    review: {
      table: 'csat_survey_responses',
      columns: { day: 'created_at', agent: 'assigned_agent_id', rubric: { scale: [1, 5], categories: { rating: 1 } } },
      categories: ['rating'],
    },
  }, async (page) => {
    const [, [score]] = psql(uri, 'SELECT round((avg(rating) - 1) / 4 * 100, 1) FROM csat_survey_responses');
    assert.equal(await page.locator('#headline .value').last().textContent(), score);
  }));
});
