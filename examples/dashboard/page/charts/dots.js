// One figure per row as a dot with its interval as a whisker; names on the left, figures on the
// right. The axis need not start at 0: a dot has no length, as a bar would. It spans every dot, and
// the intervals that are known well; the whisker of a figure from very few answers may go on beyond
// it, which an arrow says. A row that differs from the rest has a colour and a triangle.

import { answers, figure, interval } from '../format.js';
import { nameOf } from '../choose/names.js';
import { axis, few, font, steps, targetLine, tip, tooltip, whisker } from './parts.js';

const veryFew = 10;
const roomForWords = 420;
const marks = { 'above the rest': ' ▲', 'below the rest': ' ▼' };

/**
 * The chart: rows have n, low, high, verdict, and a name and a value under the keys key and value;
 * name says what they are the names of; detail gives what is beside or under the figure. rowHeights are pixels: on one line, and on two.
 */
export function dots(rows, { key, name, value, unit, detail, rowHeights, target }) {
  const items = rows.filter((row) => row[value] !== null).map((row) => ({
    row,
    n: row.n,
    name: plain(nameOf(name, row[key])),
    figure: figure(row[value], unit),
    mark: marks[row.verdict] ?? '',
    detail: plain(detail(row)),
    at: Number(row[value]),
    ends: [Number(row.low), Number(row.high)],
    interval: interval(row, unit),
  }));
  const isOneLine = (width) => width >= (items.some((item) => item.detail !== '') ? 560 : 400);
  return {
    height: (width) => 58 + items.length * rowHeights[isOneLine(width) ? 0 : 1],
    pick: (drawing, point) => items[Math.round(drawing.convertFromPixel({ seriesIndex: 1 }, point)[1])]?.row,
    option: (colours, width) => {
      const scale = steps(...endsOf(items, target), width < 500 ? 4 : 8);
      const room = { width, isOneLine: isOneLine(width) };
      return {
        grid: { left: 4, right: 4, top: target === undefined ? 6 : 20, bottom: 4, containLabel: true },
        xAxis: { type: 'value', ...scale, ...axis(colours, { axisLabel: { formatter: `{value}${unit}` } }) },
        yAxis: [
          labels(items, colours, 'left', ({ name: who, n }) => [who, answers(n)], room),
          labels(items, colours, 'right', (item) => [item.figure + item.mark, item.detail], room),
        ],
        tooltip: tooltip(colours, { formatter: ({ dataIndex }) => explain(items[dataIndex]) }),
        series: [whiskers(items, colours, scale), points(items, { target, unit, colours })],
      };
    },
  };
}

/** What the axis must show: every dot, the target, and the intervals that are known well. */
function endsOf(items, target) {
  const wellKnown = items.filter(({ n }) => Number(n) >= veryFew);
  const shown = wellKnown.length > 0 ? wellKnown : items;
  const all = [...items.map(({ at }) => at), ...target === undefined ? [] : [Number(target)]];
  return [[...shown.map(({ ends }) => ends[0]), ...all], [...shown.map(({ ends }) => ends[1]), ...all]];
}

function colourOf({ mark }, colours) {
  return { ' ▲': colours.good, ' ▼': colours.bad }[mark] ?? colours.accent;
}

function whiskers(items, colours, scale) {
  return {
    type: 'custom',
    renderItem: whisker(false, scale),
    encode: { x: [1, 2], y: 0 },
    data: items.map((item, i) => [i, ...item.ends, colourOf(item, colours)]),
  };
}

function points(items, { target, unit, colours }) {
  return {
    type: 'scatter',
    symbolSize: 11,
    clip: false,
    data: items.map((item, i) => ({
      value: [item.at, i],
      itemStyle: Number(item.n) < few
        ? { color: colours.surface, borderColor: colourOf(item, colours), borderWidth: 2, opacity: 1 }
        : { color: colourOf(item, colours), borderColor: colours.surface, borderWidth: 2, opacity: 1 },
    })),
    ...targetLine('xAxis', target, unit, colours),
  };
}

/** What is written on one side of the rows: for each a word in ink and a smaller one, which are on
 * one line where there is room, else on two; and the smaller one itself where there is little. */
function labels(items, colours, position, wordsOf, { width, isOneLine }) {
  const align = position === 'left' ? 'right' : 'left';
  const write = (item) => {
    const [first, second] = wordsOf(item);
    const lines = width < roomForWords && second.length > 14 ? second.split(/ (.*)/, 2) : [second];
    const smaller = lines.map((line) => `{smaller|${line}}`).join('\n');
    return `{first|${first}}${isOneLine ? '  ' : '\n'}${smaller}`;
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

function explain({ name, figure: text, interval: range, n, detail, row }) {
  return tip(`${name} ${text}`, `95 %: ${range}`, answers(n), detail, row.verdict ?? '', 'Click: what is behind it');
}

/** What the chart shows, in words. */
export function describeDots(rows, { key, name, value, unit }) {
  return rows.filter((row) => row[value] !== null)
    .map((row) => `${nameOf(name, row[key])} ${figure(row[value], unit)} (${answers(row.n)}`
      + `${marks[row.verdict] ? `, ${row.verdict}` : ''})`).join(', ');
}
