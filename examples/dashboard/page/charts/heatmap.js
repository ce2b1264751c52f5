// A figure for each pair of a row's and a column's name, as a coloured cell with the figure and
// its number of answers. The colour runs from easy to hard; a cell of few answers has none, since
// it would shout about what may be chance; a pair without answers stays empty.

import { answers, figure, grouped, interval } from '../format.js';
import { nameOf } from '../choose/names.js';
import { mix, readableOn } from './colour.js';
import { axis, font, tip, tooltip } from './parts.js';

const total = 'all';
const few = 10;

/** The chart: rows have n, and the row's and column's name and value under the given keys; where
 * the one under isTotal is 'yes' it is the row's total. */
export function heatmap(rows, { row, column, value, label, isTotal }) {
  const cells = rows.filter((cell) => cell[value] !== null).map((cell) => ({
    ...cell,
    x: cell[isTotal] === 'yes' ? total : nameOf(column, cell[column]),
    y: nameOf(row, cell[row]),
  }));
  const names = (key) => [...new Set(cells.map((cell) => cell[key]))];
  const ends = limits(cells.filter(isKnownWell), value);
  const columns = [...names('x').filter((name) => name !== total).sort(), total];
  return {
    height: () => 32 + names('y').length * 40,
    pick: (drawing, point) => {
      const [x, y] = drawing.convertFromPixel({ seriesIndex: 0 }, point);
      return cells.find((cell) => cell.x === columns[x] && cell.y === names('y')[y]);
    },
    option: (colours) => ({
      grid: { left: 0, right: 0, top: 4, bottom: 0, containLabel: true },
      xAxis: { position: 'top', ...namesAxis(columns, colours) },
      yAxis: { inverse: true, ...namesAxis(names('y'), colours) },
      // ECharts wants one for a heat map; each cell below has its own colour.
      visualMap: { show: false, seriesIndex: [] },
      tooltip: tooltip(colours, {
        formatter: ({ dataIndex }) => explain(cells[dataIndex], value, label),
      }),
      series: [{
        type: 'heatmap',
        emphasis: { disabled: true },
        data: cells.map((cell) => drawn(cell, value, colourOf(cell, ends, value, colours), colours)),
      }],
    }),
  };
}

function namesAxis(names, colours) {
  return {
    type: 'category',
    data: names,
    ...axis(colours, {
      splitLine: { show: false },
      axisLabel: { interval: 0, color: colours.ink, fontSize: 13 },
    }),
  };
}

function isKnownWell(cell) {
  return Number(cell.n) >= few;
}

function limits(cells, value) {
  const values = cells.map((cell) => Number(cell[value]));
  return { min: Math.min(...values), max: Math.max(...values) };
}

/** The cell's colour, or null where there are too few answers for one. */
function colourOf(cell, { min, max }, value, colours) {
  if (!isKnownWell(cell)) return null;
  return mix(colours.hard, colours.easy, max === min ? 0.5 : (Number(cell[value]) - min) / (max - min));
}

function drawn(cell, value, colour, colours) {
  return {
    value: [cell.x, cell.y, Number(cell[value])],
    itemStyle: {
      color: colour ?? colours.surface,
      borderColor: colours.surface,
      borderWidth: 3,
      borderRadius: 7,
    },
    label: cellLabel(cell, value, colour ? readableOn(colour) : colours.muted),
  };
}

function cellLabel(cell, value, colour) {
  return {
    show: true,
    formatter: `{value|${figure(cell[value])}}\n{n|${grouped(cell.n)}}`,
    rich: {
      value: { color: colour, fontFamily: font, fontSize: 13, fontWeight: 600, lineHeight: 16 },
      n: { color: colour, fontFamily: font, fontSize: 11, lineHeight: 13 },
    },
  };
}

function explain(cell, value, label) {
  const where = cell.x === total ? `${cell.y}, all channels` : `${cell.y}, ${cell.x}`;
  return tip(`${label} ${figure(cell[value])}`, where, `95 %: ${interval(cell)}`, answers(cell.n),
    'Click: the answers behind it');
}

/** What the chart shows, in words. */
export function describeHeatmap(rows, { row, value, label, isTotal }) {
  const totals = rows.filter((cell) => cell[isTotal] === 'yes' && cell[value] !== null);
  return `${label} by ${row}, the hardest first: `
    + totals.map((cell) => `${nameOf(row, cell[row])} ${figure(cell[value])} (${answers(cell.n)})`).join(', ')
    + '. The table has every channel.';
}
