// Puts a chart into the page: its size, its colours, its text for those who can't see it.

import * as echarts from '../vendor/echarts.mjs';
import { palette } from '../theme.js';
import { font } from './parts.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Draws into view. chart is { height(width), option(colours, width), pick(drawing, point) }: the
 * height in pixels, of which the chart takes a little more where its tile has room; ECharts' own
 * option; and the row at a point, or nothing. All are asked again when the size changes. open(row)
 * is called for a row that was clicked. Gives an object with dispose().
 */
export function drawChart(view, chart, description, open) {
  const element = document.createElement('div');
  const canvas = document.createElement('div');
  element.className = 'chart';
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', description);
  element.append(canvas);
  view.replaceChildren(element);
  fit(element, chart);
  const drawing = echarts.init(canvas, null, { renderer: 'svg' });
  const draw = () => {
    fit(element, chart);
    drawing.resize();
    drawing.setOption({ ...base(palette()), ...chart.option(palette(), element.clientWidth) }, true);
    // Not at the next frame, when the page may have another size.
    drawing.getZr().flush();
    // Paper may be narrower than the screen: with this, the style sheet can make it fit.
    canvas.querySelector('svg').setAttribute('viewBox', `0 0 ${drawing.getWidth()} ${drawing.getHeight()}`);
  };
  draw();
  drawing.getZr().on('click', ({ offsetX, offsetY }) => {
    const row = chart.pick(drawing, [offsetX, offsetY]);
    if (row) open(row);
  });
  const observer = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = element;
    if (width > 0 && (width !== drawing.getWidth() || height !== drawing.getHeight())) draw();
  });
  observer.observe(element);
  return {
    dispose: () => {
      observer.disconnect();
      drawing.dispose();
    },
  };
}

/** The chart as pixels: a canvas, twice as fine as its width and height say. */
export function chartPixels(chart, width) {
  const height = chart.height(width);
  const drawing = echarts.init(document.createElement('div'), null, { renderer: 'canvas', width, height });
  drawing.setOption({ ...base(palette()), animation: false, ...chart.option(palette(), width) });
  const pixels = drawing.renderToCanvas({ pixelRatio: 2, backgroundColor: palette().surface });
  drawing.dispose();
  return pixels;
}

/** Gives the chart its height, and leave to fill a tile that its neighbour makes taller. */
function fit(element, chart) {
  const height = chart.height(element.clientWidth);
  element.style.minHeight = `${height}px`;
  element.style.maxHeight = `${Math.round(height * 1.3)}px`;
}

function base(colours) {
  return {
    animation: !calm.matches,
    animationDuration: 250,
    textStyle: { fontFamily: font, color: colours.ink },
  };
}
