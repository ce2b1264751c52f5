// Everybody: keyboard alone, themes, screen readers (as far as axe-core can tell), and what the
// SQL panel offers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { browser, dashboard } from './context.js';
import { openPage, settled } from './start.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What has the focus: a name to compare, and whether the focus can be seen. */
const focus = (page) => page.evaluate(() => {
  const { activeElement: element } = document;
  const style = getComputedStyle(element);
  return {
    name: element.getAttribute('aria-label') || element.name || element.textContent.trim(),
    text: element.textContent.trim(),
    visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
});

describe('keyboard', () => {
  let page;
  before(async () => { page = await openPage(browser, dashboard.url); });
  after(() => page.context().close());

  test('reaches the link past the filters, each filter, and each tile\'s buttons, always visibly', async () => {
    const names = [];
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press('Tab');
      const { name, visible } = await focus(page);
      if (names.length > 0 && name === names[0]) break;
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      assert.ok(visible, `the focus on "${name}" can be seen`);
      if (names[names.length - 1] !== name) names.push(name);
    }
    const buttons = await page.locator('.tile :is(button, select):visible').evaluateAll((all) => (
      all.map((button) => button.getAttribute('aria-label'))));
    assert.equal(buttons.length, 7 * 4 + 4 * 3 + 3 * 4 + 5 + 1);
    assert.deepEqual(names, ['Skip to the figures', 'period', 'from', 'to', 'team', 'channel', 'product', 'agent', 'csat',
      'Dark theme', ...buttons]);
  });

  test('skips to the figures', async () => {
    await page.reload();
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal((await focus(page)).name, 'SQL: Where do we stand?');
  });

  test('opens the SQL with Enter, goes into it, and closes it', async () => {
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('#headline .sql').isVisible());
    assert.equal(await page.locator('#headline .show-sql').getAttribute('aria-expanded'), 'true');
    for (const next of ['CSV: Where do we stand?', 'PNG: Where do we stand?',
      'n = 2,621: list what is behind NPS', 'n = 2,856: list what is behind CSAT',
      'n = 2,375: list what is behind CES', 'n = 1,134: list what is behind IQS', 'Copy']) {
      await page.keyboard.press('Tab');
      assert.equal((await focus(page)).name, next);
    }
    await page.keyboard.press('Tab');
    assert.match((await focus(page)).text, /nps_agg/);
    for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    assert.ok(!(await page.locator('#headline .sql').isVisible()));
  });

  test('turns a chart into a table and back', async () => {
    for (let i = 0; i < 7; i++) await page.keyboard.press('Tab');
    assert.equal((await focus(page)).name, 'Table: NPS over time');
    await page.keyboard.press('Space');
    assert.equal(await page.locator('#nps tbody tr').count(), 12);
  });

  test('opens the list behind a row of a table, goes through it, and comes back', async () => {
    for (let i = 0; i < 5; i++) await page.keyboard.press('Tab');
    assert.equal((await focus(page)).text, '2025-01-01');
    await page.keyboard.press('Enter');
    await page.locator('#list[open] tbody tr').first().waitFor();
    assert.equal((await focus(page)).text, 'Close');
    await page.keyboard.press('Tab');
    assert.match((await focus(page)).name, /^Table: NPS answers, 1 Jan 2025 to 31 Jan 2025/);
    await page.keyboard.press('Escape');
    assert.ok(!(await page.locator('#list').isVisible()));
    assert.equal((await focus(page)).text, '2025-01-01');
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    assert.ok(await page.locator('#nps .chart svg').isVisible());
  });
});

describe('the SQL of a tile', () => {
  test('is copied as it is shown', async () => {
    const page = await openPage(browser, dashboard.url, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#nps .show-sql').click();
    await page.locator('#nps .copy').click();
    await page.locator('#nps .copy', { hasText: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await page.locator('#nps code').textContent());
    assert.match(copied, /^\\set grain 'month'\n\\set from '2025-01-01'\n\\set to '2025-12-31'\n-- /);
    await page.context().close();
  });
});

describe('theme', () => {
  const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const lines = (page) => page.locator('#nps .chart svg path[stroke]').evaluateAll((paths) => (
    paths.map((path) => path.getAttribute('stroke')).join()));

  test('is the system\'s, follows it, and the button\'s once that was pressed, charts included', async () => {
    const page = await openPage(browser, dashboard.url, { colorScheme: 'light' });
    const [light, lightLines] = [await ground(page), await lines(page)];
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('[data-theme=dark]').waitFor();
    const [dark, darkLines] = [await ground(page), await lines(page)];
    assert.notEqual(light, dark);
    assert.notEqual(lightLines, darkLines);
    await page.locator('#theme').click();
    assert.equal(await ground(page), light);
    assert.equal(await lines(page), lightLines);
    await page.reload();
    await settled(page);
    assert.equal(await ground(page), light);
    assert.equal(await page.locator('#theme').getAttribute('aria-pressed'), 'false');
    await page.context().close();
  });
});

describe('axe-core finds nothing to mend', () => {
  const states = {
    'charts, light': {},
    'charts, dark': { colorScheme: 'dark' },
    'charts, phone': { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    'tables and SQL, light': { open: true },
    'tables and SQL, dark': { open: true, colorScheme: 'dark' },
    'no answers': { search: '?from=2031-01-01&to=2031-12-31' },
    'list of tickets, light': { list: true },
    'list of tickets, dark': { list: true, colorScheme: 'dark' },
  };
  for (const [name, { open, list, search = '', ...options }] of Object.entries(states)) {
    test(name, async () => {
      const page = await openPage(browser, dashboard.url + search, options);
      if (open) {
        for (const button of await page.locator('.show-table:visible, .show-sql').all()) await button.click();
      }
      if (list) {
        await page.locator('#headline .behind').first().click();
        await page.locator('#list tbody tr').first().waitFor();
      }
      const violations = await page.evaluate(`${axe}; axe.run().then((result) => result.violations.map((each) => (
        each.id + ': ' + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '))))`);
      assert.deepEqual(violations, []);
      await page.context().close();
    });
  }
});
