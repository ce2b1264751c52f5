// The web server: whom it answers, what it refuses, and that a value never becomes SQL.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { describe, test } from 'node:test';
import { queries } from '../server/queries.js';
import { dashboard, desk } from './context.js';
import { psql } from './start.js';

/** Sends a request as it is, without the cleaning that fetch does. */
function send(path, { method = 'GET', headers = {} } = {}) {
  const { hostname, port } = new URL(dashboard.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part) => { body += part; });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    }).on('error', reject).end();
  });
}

const ask = (query, parameters) => send(`/query/${query}?${new URLSearchParams(parameters)}`);
const year = { from: '2025-01-01', to: '2025-12-31' };

describe('the server', () => {
  test('listens on the loopback address only', () => {
    const port = Number(new URL(dashboard.url).port).toString(16).toUpperCase().padStart(4, '0');
    const listening = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n').map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && local.endsWith(`:${port}`))
      .map(([, local]) => local));
    assert.deepEqual(listening, [`0100007F:${port}`]);
  });

  test('serves the page with a policy that lets nothing in from elsewhere', async () => {
    const { status, headers } = await send('/');
    assert.equal(status, 200);
    assert.match(headers['content-security-policy'], /^default-src 'self';/);
  });

  test('answers to its own name only', async () => {
    assert.equal((await send('/', { headers: { host: 'evil.example' } })).status, 421);
    assert.equal((await send('/', { headers: { host: 'localhost:1' } })).status, 200);
  });

  test('answers GET only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) assert.equal((await send('/', { method })).status, 405);
  });

  test('gives no file but the page\'s', async () => {
    for (const path of ['/../server/main.js', '/..%2fserver/main.js', '/package.json', '/vendor/../../run',
      '/charts/../../package.json', '/app.js/', '/nothing.js', '/.npmrc', '/%00.js', '//app.js', '/query/',
      '/query/../run', '/query/nothing', '/query/toString']) {
      assert.equal((await send(path)).status, 404, path);
    }
  });

  test('refuses days that are none, and periods that end before they start', async () => {
    for (const [from, to] of [['', ''], ['2025-02-30', '2025-03-01'], ['2025-1-1', '2025-12-31'],
      ['2025-12-31', '2025-01-01'], ['yesterday', '2025-12-31'], ['2025-01-01', '2025-12-31 '],
      ['0000-01-01', '2025-12-31'], ['2025-01-01', '99999-01-01'], ['1900-01-01', '2025-12-31'],
      ["2025-01-01'", '2025-12-31']]) {
      const { status, body } = await ask('nps', { from, to });
      assert.equal(status, 400, `${from} ${to}`);
      assert.ok(JSON.parse(body).error.length > 0);
    }
  });

  test('binds every filter, whatever is in it', async () => {
    const columns = ['team', 'channel', 'product', 'area', 'agent'];
    for (const [i, team] of ["x' OR '1'='1", "'; DROP TABLE survey_response; --", '$1', ":'from'", 'a\\', '%', 'Übung ☂'].entries()) {
      const column = columns[i % columns.length];
      const { status, body } = await ask('csat', { ...year, [column]: team });
      assert.equal(status, 200, team);
      const { rows, sql } = JSON.parse(body);
      assert.deepEqual(rows, [], team);
      assert.equal(psql(desk.uri, sql).length, 1, `psql on ${team}`);
      const settings = sql.split('\n').filter((line) => line.startsWith('\\set ')).join('\n');
      assert.equal(psql(desk.uri, `${settings}\nSELECT :'${column}' = $team$${team}$team$`)[1][0], 't', team);
    }
    for (const team of ['a\nb', 'a\0', 'x'.repeat(201)]) {
      for (const column of columns) assert.equal((await ask('csat', { ...year, [column]: team })).status, 400);
    }
    assert.notEqual(psql(desk.uri, 'SELECT count(*) FROM survey_response')[1][0], '0');
  });

  test('compares with a period before that is as long: in months where it is whole months', async () => {
    for (const [from, to, before, against] of [
      ['2025-01-01', '2025-12-31', '2024-01-01'], ['2024-01-01', '2024-12-31', '2023-01-01'],
      ['2024-02-01', '2024-02-29', '2024-01-01'], ['2025-01-01', '2025-03-31', '2024-10-01'],
      ['2025-12-20', '2025-12-31', '2025-12-08'], ['2025-03-01', '2025-03-01', '2025-02-28'],
      ['2025-01-02', '2025-12-31', '2024-01-04'], ['2025-03-05', '2025-03-31', '2025-02-01', 'month'],
      ['2025-01-15', '2025-01-31', '2024-12-01', 'month']]) {
      const { body } = await ask('standing', { from, to, against: against ?? '' });
      const { values } = JSON.parse(body);
      assert.equal(values.before, before, `${from} ${to}`);
      assert.equal(values.from, against ? `${to.slice(0, 8)}01` : from);
    }
  });

  test('refuses words that it doesn\'t know', async () => {
    for (const words of [{ csat: 'top3' }, { metric: 'IQS' }, { against: 'year' }, { by: 'rating' }]) {
      assert.equal((await ask('standing', { ...year, ...words })).status, 400, JSON.stringify(words));
    }
  });

  test('can\'t write to the database', async () => {
    const { openDatabase } = await import('../server/database.js');
    const database = openDatabase(desk.uri);
    await assert.rejects(database.rows('CREATE TABLE t ()', []), /read-only/);
    await database.close();
  });

  test('has queries whose only variables are those that are checked', () => {
    assert.ok(queries.size >= 7);
    for (const [name, { variables }] of queries) {
      assert.ok(variables.every((each) => ['from', 'to', 'before', 'grain', 'csat', 'metric', 'kind', 'category'].includes(each)), name);
    }
  });
});
