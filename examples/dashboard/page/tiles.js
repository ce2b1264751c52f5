// The tiles of the page, in their order. Each has
//   query          the file in queries/ that gives its rows
//   title, size    its heading, and how much of the grid's width it takes
//   note           (filters, rows) => the line under the heading
//   count          row => the answers behind it; a tile without any says so, in the words of
//   empty          if it has its own
//   render         rows => an element; or
//   chart, describe, columns: rows => a chart, the same in words, and the columns of its table

import { cards } from './cards.js';
import { changes } from './changes.js';
import { describeDots, dots } from './charts/dots.js';
import { describeHeatmap, heatmap } from './charts/heatmap.js';
import { describeTrend, trend } from './charts/trend.js';
import { dayName } from './format.js';

const count = (row) => Number(row.n);
const ends = [['low', '95 % from', true], ['high', 'to', true]];

const overTime = { day: 'since', value: 'nps', label: 'NPS' };
const rolling = { day: 'day', value: 'nps', label: 'NPS of 30 days' };
const byChannel = {
  name: 'channel',
  value: 'csat',
  unit: ' %',
  detail: (row) => `4\u00a0or\u00a05:\u00a0${row.top2}\u00a0%`,
};
const byAgent = {
  name: 'agent',
  value: 'iqs',
  unit: '',
  detail: (row) => `${row.weakest} ${row.score}`,
};
const byArea = { row: 'area', column: 'channel', value: 'ces', label: 'CES' };

export const tiles = [
  {
    query: 'headline',
    title: 'Where do we stand?',
    size: 'full',
    note: () => 'The whole period, each with its 95 % interval',
    count,
    render: cards,
  },
  {
    query: 'nps',
    title: 'NPS over time',
    size: 'wide',
    note: () => 'Would they recommend us? % of 9 and 10 minus % of 0\u00a0to\u00a06; '
      + 'hollow dots: fewer than 30 answers',
    count,
    chart: (rows) => trend(rows, { ...overTime, grain: grainOf(rows), dots: true }),
    describe: (rows) => describeTrend(rows, { ...overTime, grain: grainOf(rows) }),
    columns: [['since', 'Since'], ['n', 'n', true], ['nps', 'NPS', true], ...ends],
  },
  {
    query: 'changes',
    title: 'What changed since last month?',
    size: 'narrow',
    note: (filters) => monthsOf(filters),
    count: (row) => Number(row.n_before) + Number(row.n_after),
    render: changes,
  },
  {
    query: 'rolling',
    title: 'NPS, rolling 30 days',
    size: 'wide',
    note: () => 'Each day stands for the 30 days that end with it',
    count,
    chart: (rows) => trend(rows, { ...rolling, grain: 'day', dots: false }),
    describe: (rows) => describeTrend(rows, { ...rolling, grain: 'day' }),
    columns: [['day', 'Day'], ['n', 'n', true], ['nps', 'NPS', true], ...ends],
  },
  {
    query: 'csat',
    title: 'CSAT by channel',
    size: 'narrow',
    note: () => 'How was the support? 0 % is all ones, 100 % all fives',
    count,
    chart: (rows) => dots(rows, { ...byChannel, rowHeights: [64, 64] }),
    describe: (rows) => describeDots(rows, byChannel),
    columns: [['channel', 'Channel'], ['n', 'n', true], ['csat', 'CSAT', true], ...ends,
      ['top2', '4 or 5', true]],
  },
  {
    query: 'ces',
    title: 'What is hard work, and where?',
    size: 'half',
    note: () => 'CES, 1 to 7: the stronger the colour, the harder; small figures: n; no colour: n < 10',
    count,
    chart: (rows) => heatmap(rows, byArea),
    describe: (rows) => describeHeatmap(rows, byArea),
    columns: [['area', 'Area'], ['channel', 'Channel'], ['n', 'n', true], ['ces', 'CES', true], ...ends],
  },
  {
    query: 'iqs',
    title: 'IQS by agent',
    size: 'half',
    note: () => 'Our own reviews, 0 to 100, with the weakest category; hollow dots: fewer than 30 reviews',
    empty: 'No reviews for these filters.',
    count,
    chart: (rows) => dots(rows, { ...byAgent, rowHeights: [27, 48] }),
    describe: (rows) => describeDots(rows, byAgent),
    columns: [['agent', 'Agent'], ['n', 'Reviews', true], ['iqs', 'IQS', true], ...ends,
      ['failed', 'Failed', true], ['weakest', 'Weakest'], ['score', 'there', true]],
  },
];

/** How far apart the steps are, seen from the first two. */
function grainOf(rows) {
  if (rows.length < 2) return 'day';
  const days = (Date.parse(rows[1].since) - Date.parse(rows[0].since)) / 86_400_000;
  return days === 1 ? 'day' : days === 7 ? 'week' : 'month';
}

function monthsOf({ to }) {
  const start = new Date(`${to.slice(0, 7)}-01T00:00:00Z`);
  start.setUTCMonth(start.getUTCMonth() - 1);
  const before = dayName(start.toISOString().slice(0, 10), 'month');
  return `1 to ${dayName(to)} against ${before}; a change is clear where p < 0.05`;
}
