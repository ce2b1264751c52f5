// The layout: nothing sticks out, at any width; what is touched is large enough; nothing is
// loaded from requested; nothing goes wrong in the console.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browser, dashboard } from './context.js';
import { fontSets, openPage, startBrowser } from './start.js';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** The texts of charts that stick out of their chart, and how far the page scrolls sideways. */
const stickingOut = (page) => page.evaluate(() => ({
  page: document.documentElement.scrollWidth - innerWidth,
  cut: [...document.querySelectorAll('.chart')].flatMap((chart) => {
    const edge = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('svg text')].filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < edge.left - 1 || box.right > edge.right + 1
        || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
    }).map((text) => text.textContent);
  }),
}));

for (const [name, fontSet] of Object.entries(fontSets)) {
  describe(`layout with ${name}'s fonts`, () => {
    let chromium;
    before(async () => { chromium = await startBrowser(fontSet); });
    after(() => chromium.close());

    for (const width of [320, 390, 768, 1120, 1360, 1920]) {
      test(`${width} pixels wide: no sideways scrolling, no chart cut off`, async () => {
        const page = await openPage(chromium, dashboard.url, { viewport: { width, height: 844 } });
        assert.deepEqual(await stickingOut(page), { page: 0, cut: [] });
        await page.context().close();
      });
    }
  });
}

describe('layout', () => {
  test('on a phone one tile is under the other, and buttons are large enough to touch', async () => {
    const page = await openPage(browser, dashboard.url, phone);
    const lefts = await page.locator('.tile').evaluateAll((tiles) => (
      tiles.map((tile) => tile.getBoundingClientRect().left)));
    assert.equal(new Set(lefts).size, 1);
    const heights = await page.locator('button:visible, select:visible, input').evaluateAll((all) => (
      all.map((each) => each.getBoundingClientRect().height)));
    assert.ok(Math.min(...heights) >= 34, String(heights));
    await page.context().close();
  });

  test('a table of verdicts stays in its tile, and a verdict in two lines', async () => {
    for (const width of [540, 549, 555, 600, 655, 768, 1120, 1240, 1360, 1920]) {
      const page = await openPage(browser, dashboard.url, { viewport: { width, height: 844 } });
      const found = await page.locator('.verdicts').evaluateAll((tables) => tables.flatMap((table) => {
        const edge = table.closest('.view').getBoundingClientRect().right + 1;
        const { id } = table.closest('.tile');
        const high = [...table.querySelectorAll('tbody .verdict')].filter((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          return text.getBoundingClientRect().height > 46;
        });
        return [...table.getBoundingClientRect().right > edge ? [`${id} sticks out`] : [], ...high.map((cell) => `${id}: ${cell.textContent}`)];
      }));
      assert.deepEqual(found, [], String(width));
      await page.context().close();
    }
  });

  test('a chart follows the width of its tile', async () => {
    const page = await openPage(browser, dashboard.url);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.waitForFunction(() => [...document.querySelectorAll('.chart')].every((chart) => (
      Math.abs(chart.querySelector('svg').getBoundingClientRect().width - chart.clientWidth) < 2)));
    await page.context().close();
  });

  test('on paper there is nothing to press, dark is light, and charts are as narrow as the paper', async () => {
    const page = await openPage(browser, dashboard.url, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.locator('button:visible:not(.behind), select:visible, input:visible').count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');
    assert.ok(await page.locator('#status').isVisible());
    // What a browser does: it lays the page out anew and leaves no time to draw.
    const sticking = await page.evaluate(() => {
      document.body.style.width = '700px';
      return [...document.querySelectorAll('.chart svg')].map((svg) => (
        svg.getBoundingClientRect().right - document.body.getBoundingClientRect().right)).filter((by) => by > 0);
    });
    assert.deepEqual(sticking, []);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.context().close();
  });

  test('everything comes from the server itself, and without a complaint', async () => {
    const page = await (await browser.newContext()).newPage();
    const requested = [];
    const complaints = [];
    page.on('request', (request) => requested.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('response', (response) => {
      if (!response.ok()) complaints.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(dashboard.url);
    await page.waitForFunction(() => document.getElementById('status').textContent !== 'Loading');
    assert.deepEqual(requested.filter((url) => !url.startsWith(dashboard.url)), []);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});
