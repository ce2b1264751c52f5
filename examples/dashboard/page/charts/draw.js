// Puts a chart into the page: its size, its colours, its text for those who can't see it.

import * as echarts from '../vendor/echarts.mjs';
import { palette } from '../theme.js';

/** The font of every text in a chart. ECharts measures a label in the font that the label itself
 * names, and draws it in the chart's: both must be said. */
export const font = 'Inter, system-ui, sans-serif';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Draws into view. chart is { height(width), option(colours, width) }: the height in pixels, of
 * which the chart takes a little more where its tile has room, and ECharts' own option; both are
 * asked again when the size changes. Gives an object with dispose().
 */
export function drawChart(view, chart, description) {
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
  };
  draw();
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

/** A renderItem for an interval drawn as a whisker: a line with two caps. Its data are
 * [position, low, high], where the position is on the category or time axis. */
export function whisker(colour, upright) {
  return (params, api) => {
    const at = (value) => api.coord(upright ? [api.value(0), value] : [value, api.value(0)]);
    const [x1, y1] = at(api.value(1));
    const [x2, y2] = at(api.value(2));
    const [capX, capY] = upright ? [4, 0] : [0, 4];
    const line = (a, b, c, d) => ({
      type: 'line',
      shape: { x1: a, y1: b, x2: c, y2: d },
      style: { stroke: colour, lineWidth: 2, lineCap: 'round' },
    });
    return {
      type: 'group',
      children: [
        line(x1, y1, x2, y2),
        line(x1 - capX, y1 - capY, x1 + capX, y1 + capY),
        line(x2 - capX, y2 - capY, x2 + capX, y2 + capY),
      ],
    };
  };
}
