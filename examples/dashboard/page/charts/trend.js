// A figure over time with its interval as a band. Where there are no answers the line has a gap;
// a figure on its own between gaps gets a whisker, because a band needs two. Where there are few
// answers the line is faded and dashed, and a dot is hollow.

import { answers, dayName, figure, grouped, interval } from '../format.js';
import { axis, few, font, steps, targetLine, tip, tooltip, whisker } from './parts.js';

/** The chart: rows have n, low, high, and the day and value under the given keys. */
export function trend(rows, { day, value, label, grain, dots, target }) {
  const keys = { day, value };
  return {
    height: () => 300,
    pick: (drawing, point) => {
      const at = drawing.convertFromPixel({ seriesIndex: 0 }, point)[0];
      const distance = (row) => Math.abs(Date.parse(row[day]) - at);
      return rows.filter((row) => row[value] !== null).reduce((a, b) => (distance(b) < distance(a) ? b : a));
    },
    option: (colours, width) => {
      const scale = steps(...ends(rows, target), 8);
      return {
        useUTC: true,
        grid: { left: 4, right: 14, top: 14, bottom: 4, containLabel: true },
        xAxis: timeAxis(rows, day, colours, width),
        yAxis: { type: 'value', ...scale, ...axis(colours, { axisLabel: { formatter: (at) => figure(String(at)) } }) },
        tooltip: tooltip(colours, {
          trigger: 'axis',
          axisPointer: { lineStyle: { color: colours.muted, type: 'dashed' } },
          formatter: ([{ dataIndex }]) => explain(rows[dataIndex], { day, value, label, grain }),
        }),
        series: [
          ...band(rows, day, colours),
          alone(rows, keys, scale, colours),
          line(rows, keys, colours, { kind: 'unsure' }),
          { ...line(rows, keys, colours, { kind: 'sure' }), ...targetLine('yAxis', target, '', colours) },
          points(rows, keys, dots, colours),
        ],
      };
    },
  };
}

/** The axis of days; a single one stands in the middle. */
function timeAxis(rows, day, colours, width) {
  const only = rows.length === 1 ? Date.parse(rows[0][day]) : null;
  const halfDay = 43_200_000;
  return {
    type: 'time',
    splitNumber: Math.max(3, Math.round(width / 110)),
    ...only !== null && { min: only - halfDay, max: only + halfDay },
    ...axis(colours, {
      splitLine: { show: false },
      axisLabel: {
        hideOverlap: true,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        // Within a day there is nothing to tell apart.
        formatter: { year: '{year|{yyyy}}', month: '{MMM}', day: '{d} {MMM}', hour: '', minute: '', second: '', millisecond: '' },
        rich: { year: { color: colours.ink, fontFamily: font, fontWeight: 600, fontSize: 12 } },
      },
    }),
  };
}

/** The ends of all intervals that there are, and the target. */
function ends(rows, target) {
  const known = rows.filter((row) => row.low !== null);
  const goal = target === undefined ? [] : [target];
  return [[...known.map((row) => row.low), ...goal], [...known.map((row) => row.high), ...goal]];
}

/** Two stacked lines: the lower end, not to be seen, and on it the width of the interval. */
function band(rows, day, colours) {
  const part = (data, style) => ({
    type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', silent: true,
    lineStyle: { opacity: 0 }, ...style, data,
  });
  return [
    part(rows.map((row) => [row[day], row.low === null ? '-' : Number(row.low)])),
    part(rows.map((row) => [row[day], row.low === null ? '-' : Number(row.high) - Number(row.low)]),
      { areaStyle: { color: colours.band, opacity: 1 } }),
  ];
}

/** Whether a row has no neighbour to be joined with. */
function isAlone(rows, i, value) {
  const has = (k) => rows[k] !== undefined && rows[k][value] !== null;
  return has(i) && !has(i - 1) && !has(i + 1);
}

/** Whiskers for figures that have no neighbour. */
function alone(rows, { day, value }, scale, colours) {
  const data = rows.filter((_, i) => isAlone(rows, i, value))
    .map((row) => [row[day], Number(row.low), Number(row.high), colours.accent]);
  return { type: 'custom', silent: true, renderItem: whisker(true, scale), encode: { x: 0, y: [1, 2] }, data };
}

/** The line where it is sure, or where it is not; together they are whole. */
function line(rows, { day, value }, colours, { kind }) {
  const unsure = (row) => row !== undefined && row[value] !== null && Number(row.n) < few;
  const belongs = kind === 'sure'
    ? (i) => !unsure(rows[i])
    : (i) => unsure(rows[i]) || unsure(rows[i - 1]) || unsure(rows[i + 1]);
  return {
    type: 'line',
    name: kind,
    symbol: 'none',
    lineStyle: { color: colours.accent, width: 2, ...kind === 'unsure' && { opacity: 0.4, type: [4, 4] } },
    emphasis: { disabled: true },
    data: rows.map((row, i) => [row[day], row[value] === null || !belongs(i) ? '-' : Number(row[value])]),
  };
}

/** The dots: of every figure, or only of those that no line shows. */
function points(rows, { day, value }, all, colours) {
  return {
    type: 'scatter',
    symbolSize: 9,
    clip: false,
    emphasis: { disabled: true },
    data: rows.map((row, i) => ({
      value: [row[day], row[value] !== null && (all || isAlone(rows, i, value)) ? Number(row[value]) : '-'],
      itemStyle: {
        color: Number(row.n) < few ? colours.surface : colours.accent,
        borderColor: colours.accent,
        borderWidth: 2,
        opacity: 1,
      },
    })),
  };
}

function explain(row, { day, value, label, grain }) {
  const when = dayName(row[day], grain);
  if (row[value] === null) return tip(when, 'no answers');
  return tip(`${label} ${figure(row[value])}`, when, `95 %: ${interval(row)}`,
    `${answers(row.n)}${Number(row.n) < few ? ': few' : ''}`, 'Click: the answers behind it');
}

/** What the chart shows, in words. */
export function describeTrend(rows, { day, value, label, grain }) {
  const known = rows.filter((row) => row[value] !== null);
  const [first, last] = [known[0], known[known.length - 1]];
  const by = (compare) => known.reduce((a, b) => (compare(Number(b[value]), Number(a[value])) ? b : a));
  const name = (row) => `${figure(row[value])} (${dayName(row[day], grain)}, n = ${grouped(row.n)})`;
  return `${label}: first ${name(first)}, last ${name(last)}, lowest ${name(by((b, a) => b < a))}, `
    + `highest ${name(by((b, a) => b > a))}. The table has every figure.`;
}
