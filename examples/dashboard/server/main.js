// Starts the dashboard: on the database that DATABASE_URL (or PGHOST and its like) names, else on
// the example desk in a throwaway server. It listens on this machine's loopback address only.

import { startDesk } from './desk.js';
import { openDatabase } from './database.js';
import { createSite } from './site.js';

const port = readPort(process.env.PORT ?? '8765');
const ownDatabase = process.env.DATABASE_URL || process.env.PGHOST || process.env.PGSERVICE;
const desk = ownDatabase ? null : await startDesk();
const database = openDatabase(desk ? desk.uri : process.env.DATABASE_URL);
const site = createSite(database);

site.on('error', async (error) => {
  const taken = `port ${port} is taken; set PORT to another, or to 0 for any`;
  console.error(`dashboard: ${error.code === 'EADDRINUSE' ? taken : error.message}`);
  await stop(1);
});
site.listen(port, '127.0.0.1', () => {
  console.log(`The dashboard is at http://127.0.0.1:${site.address().port}/ (Ctrl-C ends it)`);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => stop(0));
}

async function stop(exitCode) {
  site.close();
  site.closeAllConnections();
  await database.close();
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
