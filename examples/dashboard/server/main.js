// Starts the dashboard: on the database that DATABASE_URL (or PGHOST and its like) names, else on
// the example desk in a throwaway server. It listens on this machine's loopback address only.

import { startDesk } from './desk.js';
import { openDatabase } from './database.js';
import { createSite } from './site.js';
import { readTables, WrongTables } from './tables.js';

const { PORT = '8765', TABLES, DATABASE_URL, PGHOST, PGSERVICE } = process.env;
const port = readPort(PORT);
let desk = null;
let database = null;
let start;
const site = createSite(new Promise((resolve) => { start = resolve; }));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => stop(0));
}

// The port comes first: where it is taken, nothing else needs to be started.
site.on('error', ({ code, message }) => fail(code === 'EADDRINUSE'
  ? `port ${port} is taken, perhaps by another dashboard. Choose another: make dashboard PORT=${port === 65535 ? 8765 : port + 1}, `
    + 'or PORT=0 for any'
  : message));
site.listen(port, '127.0.0.1', () => open().catch((error) => fail(reason(error))));

async function open() {
  if (!(DATABASE_URL || PGHOST || PGSERVICE)) desk = await startDesk();
  database = openDatabase(desk ? desk.uri : DATABASE_URL);
  const { sources, scales, notes } = await readTables(database, TABLES || undefined);
  for (const note of notes) console.error(`dashboard: ${note}; its figures stay empty`);
  start({ database, sources, scales });
  console.log(`The dashboard is at http://127.0.0.1:${site.address().port}/ (Ctrl-C ends it)`);
}

function reason(error) {
  if (!(error instanceof WrongTables)) return `the database can't be reached: ${error.message || error.code}`;
  return `${error.message}\nName your own tables in a file, and the file in TABLES: see examples/dashboard/README.md`;
}

async function fail(message) {
  console.error(`dashboard: ${message}`);
  await stop(1);
}

async function stop(exitCode) {
  site.close();
  site.closeAllConnections();
  await database?.close();
  await desk?.stop();
  process.exit(exitCode);
}

function readPort(text) {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65535) {
    console.error(`dashboard: PORT must be a number from 0 to 65535, not "${text}"`);
    process.exit(2);
  }
  return Number(text);
}
