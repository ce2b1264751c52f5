// What can be taken along: the rows of each figure as CSV, and a picture of it as PNG.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { csvOf } from '../page/save/download.js';
import { browser, dashboard, desk } from './context.js';
import { openPage, psql } from './start.js';

const tiles = ['headline', 'nps', 'changes', 'rolling', 'csat', 'ces', 'iqs',
  'categories', 'category-changes', 'agreement', 'ai'];

describe('each tile', () => {
  let page;
  before(async () => { page = await openPage(browser, dashboard.url); });
  after(() => page.context().close());

  async function saved(selector) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(selector).click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  for (const tile of tiles) {
    test(`${tile}: its CSV is what psql prints`, async () => {
      const { name, bytes } = await saved(`#${tile} .save-csv`);
      assert.equal(name, `${tile}.csv`);
      const text = bytes.toString('utf8').replace(/^\ufeff/, '');
      const rows = text.trimEnd().split('\r\n').map((line) => line.split(','));
      assert.deepEqual(rows, psql(desk.uri, await page.locator(`#${tile} .sql code`).textContent()));
    });

    test(`${tile}: its PNG is a picture with more than one colour`, async () => {
      const { name, bytes } = await saved(`#${tile} .save-png`);
      assert.equal(name, `${tile}.png`);
      assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
      const { width, height, colours } = await page.evaluate(async (data) => {
        const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))]));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        // The part below the head, where the figure is.
        const { data: pixels } = pen.getImageData(0, 160, image.width, image.height - 160);
        const found = new Set();
        for (let i = 0; i < pixels.length; i += 4) found.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
        return { width: image.width, height: image.height, colours: found.size };
      }, bytes.toString('base64'));
      assert.equal(width, 1800);
      assert.ok(height > 300, String(height));
      assert.ok(colours > 10, String(colours));
    });
  }

  test('the list behind a figure can be saved, too', async () => {
    await page.locator('#headline .behind').first().click();
    await page.locator('#list tbody tr').first().waitFor();
    const { name, bytes } = await saved('#list .save');
    assert.equal(name, 'answers.csv');
    assert.equal(bytes.toString('utf8').trimEnd().split('\r\n').length, 201);
    await page.locator('#list .close').click();
  });

  test('offers nothing to save where there is nothing', async () => {
    const empty = await openPage(browser, `${dashboard.url}?from=2031-01-01&to=2031-12-31`);
    assert.equal(await empty.locator('.save-csv:enabled, .save-png:enabled').count(), 0);
    await empty.context().close();
  });
});

describe('CSV', () => {
  test('quotes what must be, and gives a spreadsheet no formula', () => {
    const rows = [{ a: 'x,y', b: 'say "hi"', c: null, d: '-1.5' }, { a: '=1+1', b: '@x', c: 'two\nlines', d: '' }];
    assert.equal(csvOf(rows), '\ufeffa,b,c,d\r\n"x,y","say ""hi""",,-1.5\r\n\'=1+1,\'@x,"two\nlines",\r\n');
  });
});
