// The web server: the page's files, and one address per query. It answers GET only, and only
// to its own name, so that no other site can reach the database through a visitor's browser.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain } from './explain.js';
import { BadRequest, readFilters, readPart, readVariables } from './parameters.js';
import { compose, forDriver, forPsql, queries } from './queries.js';
import { withScales } from './scales.js';
import { withSummaries } from './summaries.js';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const headers = {
  // ECharts sets style attributes in what it draws.
  'Content-Security-Policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const ownName = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const pageFile = /^\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:html|css|js|svg)$/;

// The packages' files that the page uses.
const vendor = new Map([
  ['/vendor/echarts.mjs', 'echarts/dist/echarts.esm.min.mjs'],
  ['/vendor/inter.woff2', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
]);

/** The answer that a metric is made of. */
const answerOf = { NPS: 'score', CSAT: 'rating', CES: 'agreement' };

/** Makes the server; ready resolves to { database, sources, scales }, from openDatabase and
 * readTables. */
export function createSite(ready) {
  return createServer(async (request, response) => {
    const answer = await answerTo(request, ready).catch(failure);
    response.writeHead(answer.status ?? 200, { ...headers, 'Content-Type': answer.type });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  });
}

async function answerTo(request, ready) {
  if (!ownName.test(request.headers.host ?? '')) return text(421, 'This server has another name.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Only GET is answered.');
  const [pathname, search] = request.url.split('?', 2);
  if (pathname.startsWith('/query/')) {
    return answerQuery(pathname.slice(7), new URLSearchParams(search), ready);
  }
  return sendFile(pathname === '/' ? '/index.html' : pathname);
}

/** Runs a query and gives its rows, what would give them in psql, and what it was asked with. */
async function answerQuery(name, search, ready) {
  const query = queries.get(name);
  if (!query) return text(404, 'There is no such query.');
  const values = readVariables(search, query.variables);
  const { database, sources, scales } = await ready;
  const { summaries } = sources.survey;
  if (name === 'answers' && summaries.includes(answerOf[values.metric])) {
    throw new BadRequest('These answers are there as summaries, which have no tickets to list.');
  }
  const composed = withScales(withSummaries(compose(query, sources, readFilters(search), readPart(search)), summaries), scales);
  const sql = forPsql(composed, values);
  try {
    const { text: statement, values: bound } = forDriver(composed, values);
    return json(200, { rows: await database.rows(statement, bound), sql, values: { ...values, scales } });
  } catch (error) {
    return json(502, { ...explain(error), sql });
  }
}

async function sendFile(pathname) {
  const path = vendor.has(pathname) ? `../node_modules/${vendor.get(pathname)}` : `../page${pathname}`;
  if (!vendor.has(pathname) && !pageFile.test(pathname)) return text(404, 'There is no such page.');
  const file = fileURLToPath(new URL(path, import.meta.url));
  try {
    return { type: types[extname(file)], body: await readFile(file) };
  } catch (error) {
    if (error.code === 'ENOENT') return text(404, 'There is no such page.');
    throw error;
  }
}

function failure(error) {
  if (error instanceof BadRequest) return json(400, { error: error.message });
  console.error(error);
  return json(500, { error: 'The server failed; its output says why.' });
}

function json(status, value) {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

function text(status, body) {
  return { status, type: 'text/plain; charset=utf-8', body };
}
