// The end: the dashboard stops when it is told to, and so does the desk's server.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { browser, dashboard, desk } from './context.js';

test('the dashboard and the throwaway server end and leave nothing', async () => {
  await browser.close();
  assert.equal(await dashboard.stop(), 0);
  const socket = new URL(desk.uri).searchParams.get('host');
  assert.ok(existsSync(socket));
  assert.equal(await desk.stop(), 0);
  assert.ok(!existsSync(socket));
});
