// The tiles of the page, in their order. Each has
//   id             its name in the page
//   query          the file in queries/ that gives its rows; parameters: what it asks besides
//   title, size    its heading, and how much of the grid's width it takes
//   menu           the filter that is chosen in the tile itself, if there is one
//   note           values => the line under the heading; values: what the server was asked, with before and grain
//   metrics        what it is about, to say where there are data if it finds none
//   count          row => the answers behind it; a tile without any is empty
//   list           (row, values) => the request for the tickets behind a row
//   columns        the columns of its table: [key, label, isNumber]
//   render         (rows, { values, targets, open }) => an element; or
//   chart, describe, legend: (rows, { values, targets }) => a chart, the same in words, its marks

import { answersBehind, reviewsBehind } from '../behind/requests.js';
import { cards } from './cards.js';
import { changes } from './changes.js';
import { describeDots, dots } from '../charts/dots.js';
import { describeHeatmap, heatmap } from '../charts/heatmap.js';
import { describeTrend, trend } from '../charts/trend.js';
import { describePeriod } from '../choose/filters.js';
import { dayName } from '../format.js';
import { addDays, stepEnd } from '../choose/periods.js';

const count = (row) => Number(row.n);
const ends = [['low', '95 % from', true], ['high', 'to', true]];
const every = ['NPS', 'CSAT', 'CES', 'IQS'];
const certain = 'the true figure lies in it 19 times out of 20';

const overTime = { day: 'since', value: 'nps', label: 'NPS' };
const rolling = { day: 'day', value: 'nps', label: 'NPS of 30 days' };
const byPart = (rows, { by }) => ({
  key: 'part', name: by, value: 'csat', unit: ' %', detail: () => '', rowHeights: rows.length > 6 ? [27, 48] : [56, 64],
});
const byAgent = {
  key: 'agent', name: 'agent', value: 'iqs', unit: '', detail: (row) => `${row.weakest} ${row.score}`, rowHeights: [27, 48],
};
const byArea = { row: 'area', column: 'channel', value: 'ces', label: 'CES', isTotal: 'all_channels' };

const standing = [['metric', 'Metric'], ['n', 'n', true], ['value', 'Value', true], ...ends, ['n_before', 'n before', true],
  ['before', 'Before', true], ['change', 'Change', true], ['change_low', '95 % from', true], ['change_high', 'to', true],
  ['p_holm', 'p (Holm)', true]];

/** The answers or reviews behind a row of standing.sql, in the period that it is about. */
const behindStanding = (row, values) => (
  row.metric === 'IQS' ? reviewsBehind(values, {}) : answersBehind(row.metric, values, {}));

const against = [['above', 'above the rest, more than chance'], ['below', 'below the rest, more than chance']];

const goal = (target) => (target === undefined ? [] : [['target', 'target']]);

export const tiles = [
  {
    id: 'headline',
    query: 'standing',
    title: 'Where do we stand?',
    size: 'full',
    note: ({ from, before }) => 'The whole period with its 95 % interval, against '
      + `${describePeriod({ from: before, to: addDays(from, -1) })}; `
      + 'more than chance: p < 0.05 after Holm\'s rule for several looks at once',
    metrics: every,
    count,
    list: behindStanding,
    columns: standing,
    render: cards,
  },
  {
    id: 'nps',
    query: 'nps',
    title: 'NPS over time',
    size: 'wide',
    note: () => 'Would they recommend us? % of 9 and 10 minus % of 0\u00a0to\u00a06',
    metrics: ['NPS'],
    count,
    list: (row, values) => answersBehind('NPS', values, {}, {
      from: latest(row.since, values.from), to: earliest(stepEnd(row.since, values.grain), values.to),
    }),
    chart: (rows, { values, targets }) => trend(rows, { ...overTime, grain: values.grain, dots: true, target: targets.NPS }),
    describe: (rows, { values }) => describeTrend(rows, { ...overTime, grain: values.grain }),
    legend: ({ targets }) => [['band', `95 % interval: ${certain}`], ['dot', 'NPS'], ['hollow', 'fewer than 30 answers'],
      ...goal(targets.NPS)],
    columns: [['since', 'Since'], ['n', 'n', true], ['nps', 'NPS', true], ...ends],
  },
  {
    id: 'changes',
    query: 'standing',
    parameters: { against: 'month' },
    title: 'What changed since last month?',
    size: 'narrow',
    note: ({ to, before }) => `1 to ${dayName(to)} against ${dayName(before, 'month')}; `
      + 'p after Holm\'s rule for several looks at once',
    metrics: every,
    count: (row) => count(row) + Number(row.n_before),
    list: behindStanding,
    columns: standing,
    render: changes,
  },
  {
    id: 'rolling',
    query: 'rolling',
    title: 'NPS, rolling 30 days',
    size: 'wide',
    note: () => 'Each day stands for the 30 days that end with it',
    metrics: ['NPS'],
    count,
    list: (row, values) => answersBehind('NPS', values, {}, { from: addDays(row.day, -29), to: row.day }),
    chart: (rows, { targets }) => trend(rows, { ...rolling, grain: 'day', dots: false, target: targets.NPS }),
    describe: (rows) => describeTrend(rows, { ...rolling, grain: 'day' }),
    legend: ({ targets }) => [['band', '95 % interval'], ['line', 'NPS'], ['faded', 'fewer than 30 answers'],
      ...goal(targets.NPS)],
    columns: [['day', 'Day'], ['n', 'n', true], ['nps', 'NPS', true], ...ends],
  },
  {
    id: 'csat',
    query: 'csat',
    title: 'Where are customers satisfied?',
    size: 'narrow',
    menu: 'by',
    note: ({ csat, scales: { rating: [low, high] } }) => (csat === 'top2'
      ? `CSAT: the share of ${high - 1} and ${high}` : `CSAT: 0 % is all ${low}, 100 % is all ${high}`),
    metrics: ['CSAT'],
    count,
    list: (row, values) => answersBehind('CSAT', values, { [values.by]: row.part }),
    chart: (rows, { values, targets }) => dots(rows, { ...byPart(rows, values), target: targets.CSAT }),
    describe: (rows, { values }) => describeDots(rows, byPart(rows, values)),
    legend: ({ targets }) => [['whisker', '95 % interval'], ...against, ...goal(targets.CSAT)],
    columns: [['part', 'Part'], ['n', 'n', true], ['csat', 'CSAT', true], ...ends, ['verdict', 'Verdict']],
  },
  {
    id: 'ces',
    query: 'ces',
    title: 'What is hard work, and where?',
    size: 'half',
    note: ({ scales: { agreement: [low, high] } }) => `CES, ${low} to ${high}: was it easy to handle the issue?`,
    metrics: ['CES'],
    count,
    list: (row, values) => answersBehind('CES', values, {
      area: row.area, ...row.all_channels !== 'yes' && { channel: row.channel },
    }),
    chart: (rows) => heatmap(rows, byArea),
    describe: (rows) => describeHeatmap(rows, byArea),
    legend: () => [['scale', 'hard work to easy; no colour: fewer than 10 answers; small figures: answers']],
    columns: [['area', 'Area'], ['channel', 'Channel'], ['all_channels', 'All channels'], ['n', 'n', true],
      ['ces', 'CES', true], ...ends],
  },
  {
    id: 'iqs',
    query: 'iqs',
    title: 'IQS by agent',
    size: 'half',
    note: () => 'Our own reviews, 0 to 100, and the category in which each agent is weakest',
    metrics: ['IQS'],
    count,
    list: (row, values) => reviewsBehind(values, { agent: row.agent }),
    chart: (rows, { targets }) => dots(rows, { ...byAgent, target: targets.IQS }),
    describe: (rows) => describeDots(rows, byAgent),
    legend: ({ targets }) => [['whisker', '95 % interval'], ['arrow', 'goes on'], ['hollow', 'fewer than 30 reviews'],
      ...against, ...goal(targets.IQS)],
    columns: [['agent', 'Agent'], ['n', 'Reviews', true], ['iqs', 'IQS', true], ...ends,
      ['failed', 'Failed', true], ['weakest', 'Weakest'], ['score', 'there', true], ['verdict', 'Verdict']],
  },
];

function latest(a, b) {
  return a > b ? a : b;
}

function earliest(a, b) {
  return a < b ? a : b;
}
