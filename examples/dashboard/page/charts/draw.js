// Puts a chart into the page: its size, its colours, its text for those who can't see it.

import * as echarts from '../vendor/echarts.mjs';
import { figure } from '../format.js';
import { palette } from '../theme.js';

/** The font of every text in a chart. ECharts measures a label in the font that the label itself
 * names, and draws it in the chart's: both must be said. */
export const font = 'Inter, system-ui, sans-serif';

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

/** A tooltip's look; formatter gives its content, built from figures and names by tip(). */
export function tooltip(colours, settings) {
  return {
    confine: true,
    backgroundColor: colours.surface,
    borderColor: colours.line,
    borderWidth: 1,
    padding: [7, 11],
    extraCssText: 'border-radius:9px; box-shadow: 0 4px 16px #0002;',
    ...settings,
  };
}

/** A tooltip's content: lines, the first one bold. */
export function tip(first, ...others) {
  const element = document.createElement('div');
  element.className = 'tip';
  const bold = document.createElement('b');
  bold.textContent = first;
  element.append(bold, ...others.filter((line) => line !== '').map((line) => {
    const small = document.createElement('small');
    small.textContent = line;
    return small;
  }));
  return element;
}

/** An axis's labels and lines. */
export function axis(colours, settings = {}) {
  return {
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.grid } },
    ...settings,
    axisLabel: { color: colours.muted, fontFamily: font, fontSize: 12, ...settings.axisLabel },
  };
}

/** Round steps around all intervals, so that none is cut and no step goes beyond the scale. */
export function steps(lows, highs, most) {
  const [low, high] = [Math.min(...lows.map(Number)), Math.max(...highs.map(Number))];
  const sizes = [1, 2, 5, 10, 20, 25, 50, 100];
  const size = sizes.find((step) => (Math.ceil(high / step) - Math.floor(low / step)) <= most) ?? 100;
  return { min: Math.floor(low / size) * size, max: Math.ceil(high / size) * size, interval: size };
}

/** Figures from fewer answers than this are marked: hollow dots, faded lines. */
export const few = 30;

/** A dashed line across a chart at a target; key is the axis that it stands on. */
export function targetLine(key, target, unit, colours) {
  if (target === undefined) return {};
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      data: [{ [key]: Number(target) }],
      lineStyle: { color: colours.ink, type: [6, 4], width: 1.2, opacity: 0.75 },
      label: {
        formatter: `target ${figure(target, unit)}`,
        position: key === 'xAxis' ? 'start' : 'insideEndTop',
        color: colours.ink, fontFamily: font, fontSize: 11,
      },
    },
  };
}

/** A renderItem for an interval drawn as a whisker: a line with two caps, or an arrow in the place
 * of a cap where the interval goes on beyond the axis. Its data are [position, low, high, colour],
 * where the position is on the category or time axis. */
export function whisker(upright, axisEnds) {
  return (params, api) => {
    const colour = api.value(3);
    const [from, to] = [1, 2].map((i) => Math.min(Math.max(api.value(i), axisEnds.min), axisEnds.max));
    const at = (value) => api.coord(upright ? [api.value(0), value] : [value, api.value(0)]);
    const ends = [[at(from), from > api.value(1), -1], [at(to), to < api.value(2), 1]];
    const points = (shape) => ({
      type: 'polyline', shape: { points: shape }, style: { stroke: colour, fill: 'none', lineWidth: 2, lineCap: 'round' },
    });
    const cap = ([[x, y], goesOn, side]) => {
      const back = goesOn ? 5 * side : 0;
      return points(upright ? [[x - 4, y + back], [x, y], [x + 4, y + back]] : [[x - back, y - 4], [x, y], [x - back, y + 4]]);
    };
    return { type: 'group', children: [points(ends.map(([point]) => point)), ...ends.map(cap)] };
  };
}
