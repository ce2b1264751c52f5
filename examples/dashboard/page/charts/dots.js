// One figure per row as a dot with its interval as a whisker; names on the left, figures on the
// right. The axis need not start at 0: a dot's length means nothing, as a bar's would.

import { answers, figure, interval } from '../format.js';
import { axis, steps, tip, tooltip, whisker } from './draw.js';

/** The chart: rows have n, low, high, and name and value under the given keys; detail gives the
 * second line of the right side; rowHeight is in pixels. */
export function dots(rows, { name, value, unit, detail, rowHeight }) {
  const known = rows.filter((row) => row[value] !== null);
  const items = known.map((row) => ({ ...row, title: row[name], line: detail(row) }));
  return {
    height: 44 + items.length * rowHeight,
    option: (colours, width) => ({
      grid: { left: 4, right: 4, top: 6, bottom: 4, containLabel: true },
      xAxis: {
        type: 'value',
        ...steps(items.map((row) => row.low), items.map((row) => row.high), width < 500 ? 4 : 8),
        ...axis(colours, { axisLabel: { formatter: `{value}${unit}` } }),
      },
      yAxis: [namesAxis(items, colours), figuresAxis(items, { value, unit }, colours)],
      tooltip: tooltip(colours, {
        trigger: 'item',
        formatter: ({ dataIndex }) => explain(items[dataIndex], value, unit),
      }),
      series: [
        {
          type: 'custom',
          renderItem: whisker(colours.accent, false),
          encode: { x: [1, 2], y: 0 },
          data: items.map((row, i) => [i, Number(row.low), Number(row.high)]),
        },
        {
          type: 'scatter',
          symbolSize: 11,
          itemStyle: { color: colours.accent, borderColor: colours.surface, borderWidth: 2, opacity: 1 },
          data: items.map((row, i) => [Number(row[value]), i]),
        },
      ],
    }),
  };
}

function namesAxis(items, colours) {
  return {
    type: 'category',
    inverse: true,
    data: items.map((row) => row.title),
    ...axis(colours, {
      axisLabel: {
        interval: 0,
        formatter: (title, i) => `{title|${plain(title)}}\n{n|${answers(items[i].n)}}`,
        rich: {
          title: { color: colours.ink, fontSize: 13, fontWeight: 500, lineHeight: 17, align: 'right' },
          n: { color: colours.muted, fontSize: 11, lineHeight: 14, align: 'right' },
        },
      },
    }),
  };
}

function figuresAxis(items, { value, unit }, colours) {
  return {
    type: 'category',
    inverse: true,
    position: 'right',
    data: items.map((row) => row.title),
    ...axis(colours, {
      axisLabel: {
        interval: 0,
        formatter: (_, i) => `{value|${figure(items[i][value], unit)}}\n{line|${plain(items[i].line)}}`,
        rich: {
          value: { color: colours.ink, fontSize: 14, fontWeight: 600, lineHeight: 18, align: 'left' },
          line: { color: colours.muted, fontSize: 11, lineHeight: 14, align: 'left' },
        },
      },
    }),
  };
}

/** Text inside a rich label: a brace would end its style. */
function plain(text) {
  return text.replace(/[{}|]/g, ' ');
}

function explain(row, value, unit) {
  return tip(`${row.title} ${figure(row[value], unit)}`, `95 %: ${interval(row, unit)}`, answers(row.n), row.line);
}

/** What the chart shows, in words. */
export function describeDots(rows, { name, value, unit }) {
  return rows.filter((row) => row[value] !== null)
    .map((row) => `${row[name]} ${figure(row[value], unit)} (${answers(row.n)})`).join(', ');
}
