// A figure over time with its interval as a band. Where there are no answers the line has a gap;
// a figure on its own between gaps gets a whisker, because a band needs two; a figure from few
// answers is a hollow dot.

import { answers, dayName, figure, grouped, interval } from '../format.js';
import { axis, font, steps, tip, tooltip, whisker } from './draw.js';

const few = 30;

/** The chart: rows have n, low, high, and the day and value under the given keys. */
export function trend(rows, { day, value, label, grain, dots }) {
  return {
    height: () => 300,
    option: (colours, width) => ({
      useUTC: true,
      grid: { left: 4, right: 14, top: 14, bottom: 4, containLabel: true },
      xAxis: timeAxis(colours, width),
      yAxis: {
        type: 'value',
        ...steps(...ends(rows), 8),
        ...axis(colours, { axisLabel: { formatter: (at) => figure(String(at)) } }),
      },
      tooltip: tooltip(colours, {
        trigger: 'axis',
        axisPointer: { lineStyle: { color: colours.muted, type: 'dashed' } },
        formatter: ([{ dataIndex }]) => explain(rows[dataIndex], { day, value, label, grain }),
      }),
      series: [...band(rows, day, colours), ...alone(rows, day, value, colours),
        line(rows, { day, value, dots, colours })],
    }),
  };
}

function timeAxis(colours, width) {
  return {
    type: 'time',
    splitNumber: Math.max(3, Math.round(width / 110)),
    ...axis(colours, {
      splitLine: { show: false },
      axisLabel: {
        hideOverlap: true,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        formatter: { year: '{year|{yyyy}}', month: '{MMM}', day: '{d} {MMM}' },
        rich: { year: { color: colours.ink, fontFamily: font, fontWeight: 600, fontSize: 12 } },
      },
    }),
  };
}

/** The ends of all intervals that there are. */
function ends(rows) {
  const known = rows.filter((row) => row.low !== null);
  return [known.map((row) => row.low), known.map((row) => row.high)];
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

/** Whiskers for figures that have no neighbour. */
function alone(rows, day, value, colours) {
  const has = (i) => rows[i] !== undefined && rows[i][value] !== null;
  const data = rows.flatMap((row, i) => (
    has(i) && !has(i - 1) && !has(i + 1) ? [[row[day], Number(row.low), Number(row.high)]] : []));
  const renderItem = whisker(colours.accent, true);
  return [{ type: 'custom', silent: true, renderItem, encode: { x: 0, y: [1, 2] }, data }];
}

function line(rows, { day, value, dots, colours }) {
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: 8,
    showSymbol: dots,
    showAllSymbol: true,
    lineStyle: { color: colours.accent, width: 2 },
    itemStyle: { color: colours.accent },
    emphasis: { disabled: true },
    data: rows.map((row) => ({
      value: [row[day], row[value] === null ? '-' : Number(row[value])],
      itemStyle: {
        color: Number(row.n) < few ? colours.surface : colours.accent,
        borderColor: colours.accent,
        borderWidth: 2,
      },
    })),
  };
}

function explain(row, { day, value, label, grain }) {
  const when = dayName(row[day], grain);
  if (row[value] === null) return tip(when, 'no answers');
  return tip(`${label} ${figure(row[value])}`, when, `95 %: ${interval(row)}`, answers(row.n));
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
