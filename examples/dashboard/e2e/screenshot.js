// Takes the picture of the dashboard that the README shows: screenshot.js FILE

import { startDesk } from '../server/desk.js';
import { openPage, startBrowser, startDashboard } from './start.js';

const desk = await startDesk();
const dashboard = await startDashboard(desk.uri);
const browser = await startBrowser();
const page = await openPage(browser, dashboard.url);
await page.screenshot({ path: process.argv[2], fullPage: true });
await browser.close();
await dashboard.stop();
await desk.stop();
