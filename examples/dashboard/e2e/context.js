// What every test uses, started once: the example desk, the dashboard on it, and a browser.

import { startDesk } from '../server/desk.js';
import { startBrowser, startDashboard } from './start.js';

export const desk = await startDesk();
export const dashboard = await startDashboard(desk.uri);
export const browser = await startBrowser();
