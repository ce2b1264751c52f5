// The start: what can't be is told in words that say what to do, and leaves nothing behind.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dashboard, desk } from './context.js';
import { failToStart } from './start.js';

describe('the dashboard does not start', () => {
  test('on a taken port: it says so at once, before it starts a desk, and names a free way', async () => {
    const { port } = new URL(dashboard.url);
    const { code, said } = await failToStart({ DATABASE_URL: '', PGHOST: '', PORT: port });
    assert.equal(code, 1);
    assert.match(said, new RegExp(`port ${port} is taken.*make dashboard PORT=${Number(port) + 1}, or PORT=0 for any`));
    assert.doesNotMatch(said, /loading the example desk/);
  });

  test('on a port that is none', async () => {
    const { code, said } = await failToStart({ DATABASE_URL: desk.uri, PORT: '99999' });
    assert.equal(code, 2);
    assert.match(said, /PORT must be a number from 0 to 65535, not "99999"/);
  });

  test('on a database that can\'t be reached', async () => {
    const { code, said } = await failToStart({ DATABASE_URL: 'postgresql:///desk?host=/nowhere&user=postgres' });
    assert.equal(code, 1);
    assert.match(said, /the database can't be reached: /);
  });

  test('on a database without csmetrics and the tables: each is named, and where to name others', async () => {
    const { code, said } = await failToStart({ DATABASE_URL: desk.uri.replace('/desk?', '/postgres?') });
    assert.equal(code, 1);
    assert.match(said, /csmetrics is not there: run CREATE EXTENSION csmetrics in this database/);
    assert.match(said, /survey: there is no table or view survey/);
    assert.match(said, /Name your own tables in a file, and the file in TABLES/);
  });
});
