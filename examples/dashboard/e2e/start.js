// What the tests and the screenshot share: the desk, the dashboard as a user starts it, a
// browser without a screen, and psql.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const script = fileURLToPath(new URL('../run', import.meta.url));

/** Starts the dashboard's own script on a database. Resolves to its address, to stop(), and to what
 * it has said on standard error. */
export async function startDashboard(uri, more = {}) {
  const child = spawn(script, {
    env: { ...process.env, DATABASE_URL: uri, PORT: '0', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = collect(child.stderr);
  const closed = new Promise((resolve) => child.once('close', resolve));
  const line = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', resolve)),
    closed.then((code) => Promise.reject(new Error(`the dashboard ended with exit code ${code}: ${said()}`))),
  ]);
  const stop = () => {
    child.kill('SIGTERM');
    return closed;
  };
  return { url: line.match(/http:\/\/\S+/)[0], stop, said };
}

/** Starts it where it can't run. Resolves to its exit code and what it said on standard error. */
export async function failToStart(env) {
  const child = spawn(script, { env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = collect(child.stderr);
  // Where it starts all the same, it is stopped: its exit code then is 0.
  child.stdout.once('data', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said: said() };
}

function collect(stream) {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (part) => { text += part; });
  return () => text;
}

/** Runs work(dashboard, uri) on a copy of the desk that the SQL has changed. */
export async function onChangedDesk(uri, sql, work) {
  const name = `desk_${Math.random().toString(36).slice(2)}`;
  psql(uri.replace('/desk?', '/postgres?'), `CREATE DATABASE ${name} TEMPLATE pristine`);
  const other = uri.replace('/desk?', `/${name}?`);
  psql(other, sql);
  const dashboard = await startDashboard(other);
  try {
    await work(dashboard, other);
  } finally {
    await dashboard.stop();
  }
}

/** The fonts that a system may have: wide ones, or narrow ones like Arial. */
export const fontSets = { DejaVu: 'dejavu', Liberation: 'liberation' };

/** Starts Chromium, which visits nothing but the dashboard; with the fonts of one set, or all. */
export function startBrowser(fontSet) {
  return chromium.launch({
    env: fontSet ? { ...process.env, FONTCONFIG_FILE: fontsOnly(fontSet) } : process.env,
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A configuration file for fontconfig that knows one folder of fonts. */
function fontsOnly(fontSet) {
  const folder = `/usr/share/fonts/truetype/${fontSet}`;
  if (!existsSync(folder)) throw new Error(`${folder} is missing: dev/setup browser installs it`);
  const file = join(mkdtempSync(join(tmpdir(), 'csm-fonts-')), 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig><dir>${folder}</dir><cachedir>${file}.cache</cachedir></fontconfig>`);
  process.once('exit', () => rmSync(dirname(file), { recursive: true, force: true }));
  return file;
}

/** Opens the dashboard and waits for its figures. options are those of a Playwright context. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(url);
  await settled(page);
  return page;
}

/** Waits until no tile is loading. */
export async function settled(page) {
  await page.waitForFunction(() => document.getElementById('status').textContent !== 'Loading');
  await page.evaluate(() => document.fonts.ready);
}

/** Runs SQL in psql and gives its rows as arrays of text, the names of the columns first. */
export function psql(uri, sql) {
  const output = execFileSync(process.env.PSQL || 'psql', ['-X', '-q', '--csv', '-v', 'ON_ERROR_STOP=1', uri], {
    input: sql, encoding: 'utf8', env: { ...process.env, PGTZ: 'UTC' },
  });
  return output.trimEnd().split('\n').map((line) => line.split(','));
}
