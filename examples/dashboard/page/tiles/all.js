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

import { answersBehind, checkedBehind, ratingsBehind, reviewsBehind, sessionsBehind } from '../behind/requests.js';
import { agreement } from './agreement.js';
import { cards } from './cards.js';
import { changes } from './changes.js';
import { describeDots, dots } from '../charts/dots.js';
import { describeHeatmap, heatmap } from '../charts/heatmap.js';
import { describeTrend, trend } from '../charts/trend.js';
import { describePeriod } from '../choose/filters.js';
import { dayName, figure, spaced } from '../format.js';
import { addDays, stepEnd } from '../choose/periods.js';

const count = (row) => Number(row.n);
const ends = [['low', '95 % from', true], ['high', 'to', true]];

/** The metrics: what the page is about, and its days are those of. */
export const metrics = ['NPS', 'CSAT', 'CES', 'IQS'];

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

const failures = (row) => (row.failed === '0' ? '' : `${row.failed} failed`);
const byCategory = {
  key: 'title', name: 'category', value: 'score', unit: '', detail: failures, rowHeights: [34, 48],
};
const byTeam = {
  key: 'title', name: 'team', value: 'calibrated', unit: '', rowHeights: [48, 56],
  detail: (row) => `AI ${figure(row.ai)}, people ${figure(row.human)}`,
};

/** Rows with what they are called in a chart. */
const titled = (rows, titleOf) => rows.map((row) => ({ ...row, title: titleOf(row) }));
const categories = (rows) => titled(rows, ({ kind, name }) => spaced(name) + (kind === 'section' ? ' (section)' : ''));
const teams = (rows) => titled(rows, (row) => (row.all_teams === 'yes' ? 'all' : row.team));

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
    metrics,
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
    metrics,
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
  {
    id: 'categories',
    query: 'categories',
    title: 'How good are we in each category?',
    size: 'narrow',
    note: () => 'Our own reviews, 0 to 100: the rubric\'s categories, and its sections if it has some',
    metrics: ['IQS'],
    count,
    list: (row, values) => ratingsBehind(values, row.kind, row.name),
    chart: (rows) => dots(categories(rows), byCategory),
    describe: (rows) => describeDots(categories(rows), byCategory),
    legend: () => [['whisker', '95 % interval'], ['hollow', 'fewer than 30 reviews']],
    columns: [['kind', 'Kind'], ['name', 'Name'], ['n', 'Rated', true], ['score', 'Score', true], ...ends, ['failed', 'Failed', true]],
  },
  {
    id: 'category-changes',
    query: 'category-changes',
    title: 'What changed in the categories?',
    size: 'wide',
    note: ({ from, before }) => `The whole period against ${describePeriod({ from: before, to: addDays(from, -1) })}; `
      + 'p after Holm\'s rule for several looks at once',
    metrics: ['IQS'],
    count: (row) => count(row) + Number(row.n_before),
    list: (row, values) => ratingsBehind(values, 'category', row.category),
    columns: [['category', 'Category'], ...standing.slice(1).filter(([key]) => key !== 'low' && key !== 'high')],
    render: (rows, context) => changes(rows, context, ['category', 'Category']),
  },
  {
    id: 'agreement',
    query: 'agreement',
    title: 'Do the reviewers agree?',
    size: 'wide',
    note: () => 'What several reviewers gave the same conversations (n). Same: in % of pairs. Alpha and AC allow for chance: '
      + '1 is full agreement, 0 what chance alone gives; below them 95 % intervals. Line: 0.667, the least alpha for averages',
    metrics: ['agreement'],
    count: () => 1, // a category is there only where it was rated
    list: (row, values) => sessionsBehind(values, row.category),
    columns: [['category', 'Category'], ['n', 'n', true], ['same', 'Same, %', true], ['alpha', 'Alpha', true], ...ends,
      ['ac', 'AC', true], ['ac_low', '95 % from', true], ['ac_high', 'to', true], ['verdict', 'In words']],
    render: agreement,
  },
  {
    id: 'ai',
    query: 'ai',
    title: 'Can the AI\'s scores be trusted?',
    size: 'narrow',
    note: () => 'The AI scores every conversation, people check some (n), drawn at random. Calibrated: what people would give all of them',
    metrics: ['AI'],
    count,
    list: (row, values) => checkedBehind(values, row.all_teams === 'yes' ? {} : { team: row.team }),
    chart: (rows, { targets }) => dots(teams(rows), { ...byTeam, target: targets.IQS }),
    describe: (rows) => describeDots(teams(rows), byTeam),
    legend: ({ targets }) => [['dot', 'calibrated score'], ['whisker', 'its 95 % interval'], ['hollow', 'fewer than 30 checked'],
      ...goal(targets.IQS)],
    columns: [['team', 'Team'], ['all_teams', 'All teams'], ['n', 'Checked', true], ['scored', 'Scored by AI', true], ['ai', 'AI', true],
      ['human', 'People', true], ['bias', 'AI too high by', true], ['calibrated', 'Calibrated', true], ...ends],
  },
];

function latest(a, b) {
  return a > b ? a : b;
}

function earliest(a, b) {
  return a < b ? a : b;
}
