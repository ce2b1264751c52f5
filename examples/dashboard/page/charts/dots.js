// One figure per row as a dot with its interval as a whisker; names on the left, figures on the
// right. The axis need not start at 0: a dot has no length, as a bar would. It spans what is known
// well; the whisker of a figure from very few answers may leave the picture on either side.

import { answers, figure, interval } from '../format.js';
import { axis, font, steps, tip, tooltip, whisker } from './draw.js';

const few = 30;
const veryFew = 10;
const roomForOneLine = 560;
const roomForWords = 420;

/**
 * The chart: rows have n, low, high, and name and value under the given keys; detail gives what
 * is beside or under the figure. rowHeights are pixels: on one line, and on two.
 */
export function dots(rows, { name, value, unit, detail, rowHeights }) {
  const items = rows.filter((row) => row[value] !== null).map((row) => ({
    n: row.n,
    name: plain(row[name]),
    figure: figure(row[value], unit),
    detail: plain(detail(row)),
    at: Number(row[value]),
    ends: [Number(row.low), Number(row.high)],
    interval: interval(row, unit),
  }));
  return {
    height: (width) => 44 + items.length * rowHeights[width < roomForOneLine ? 1 : 0],
    option: (colours, width) => ({
      grid: { left: 4, right: 4, top: 6, bottom: 4, containLabel: true },
      xAxis: {
        type: 'value',
        ...steps(...endsOf(items), width < 500 ? 4 : 8),
        ...axis(colours, { axisLabel: { formatter: `{value}${unit}` } }),
      },
      yAxis: [
        labels(items, colours, 'left', ({ name, n }) => [name, answers(n)], width),
        labels(items, colours, 'right', (item) => [item.figure, item.detail], width),
      ],
      tooltip: tooltip(colours, {
        formatter: ({ dataIndex }) => explain(items[dataIndex]),
      }),
      series: [whiskers(items, colours), points(items, colours)],
    }),
  };
}

/** The ends of the intervals that the axis must show. */
function endsOf(items) {
  const wellKnown = items.filter(({ n }) => Number(n) >= veryFew);
  const shown = wellKnown.length > 0 ? wellKnown : items;
  return [shown.map(({ ends }) => ends[0]), shown.map(({ ends }) => ends[1])];
}

function whiskers(items, colours) {
  return {
    type: 'custom',
    clip: true,
    renderItem: whisker(colours.accent, false),
    encode: { x: [1, 2], y: 0 },
    data: items.map(({ ends }, i) => [i, ...ends]),
  };
}

function points(items, colours) {
  return {
    type: 'scatter',
    symbolSize: 11,
    data: items.map(({ at, n }, i) => ({
      value: [at, i],
      itemStyle: Number(n) < few
        ? { color: colours.surface, borderColor: colours.accent, borderWidth: 2, opacity: 1 }
        : { color: colours.accent, borderColor: colours.surface, borderWidth: 2, opacity: 1 },
    })),
  };
}

/** What is written on one side of the rows: for each a word in ink and a smaller one, which are on
 * one line where there is room, else on two; and the smaller one itself where there is little. */
function labels(items, colours, position, wordsOf, width) {
  const align = position === 'left' ? 'right' : 'left';
  const write = (item) => {
    const [first, second] = wordsOf(item);
    const lines = width < roomForWords && second.length > 14 ? second.split(/ (.*)/, 2) : [second];
    const smaller = lines.map((line) => `{smaller|${line}}`).join('\n');
    return `{first|${first}}${width < roomForOneLine ? '\n' : '  '}${smaller}`;
  };
  return {
    type: 'category',
    inverse: true,
    position,
    data: items.map((_, i) => i),
    ...axis(colours, {
      axisLabel: {
        interval: 0,
        margin: 12,
        formatter: (_, i) => write(items[i]),
        rich: {
          first: { color: colours.ink, fontFamily: font, fontSize: 13, fontWeight: 560, lineHeight: 18, align },
          smaller: { color: colours.muted, fontFamily: font, fontSize: 11, lineHeight: 14, align },
        },
      },
    }),
  };
}

/** Text inside a rich label: a brace would end its style. */
function plain(text) {
  return text.replace(/[{}|]/g, ' ');
}

function explain(item) {
  return tip(`${item.name} ${item.figure}`, `95 %: ${item.interval}`, answers(item.n), item.detail);
}

/** What the chart shows, in words. */
export function describeDots(rows, { name, value, unit }) {
  return rows.filter((row) => row[value] !== null)
    .map((row) => `${row[name]} ${figure(row[value], unit)} (${answers(row.n)})`).join(', ');
}
