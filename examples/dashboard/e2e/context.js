// What every test uses, started once: the example desk, the dashboard on it, and a browser.

import { startDesk } from '../server/desk.js';
import { psql, startBrowser, startDashboard } from './start.js';

export const desk = await startDesk();
// A copy that nobody is connected to, for tests that change the data.
psql(desk.uri.replace('/desk?', '/postgres?'), 'CREATE DATABASE pristine TEMPLATE desk');
export const dashboard = await startDashboard(desk.uri);
export const browser = await startBrowser();
