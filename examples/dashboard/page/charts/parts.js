// What charts are made of: the font, axes and their steps, tooltips, whiskers, lines at targets.

import { figure } from '../format.js';

/** The font of every text in a chart. ECharts measures a label in the font that the label itself
 * names, and draws it in the chart's: both must be said. */
export const font = 'Inter, system-ui, sans-serif';

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
