// Colours SQL for reading: comments, text, keywords, and what comes from csmetrics.

const keywords = `and as asc between by case cross desc distinct else end filter first
  from group grouping having interval is join last lateral left limit not null nulls on or order
  over partition preceding range round rows select sets then union all using when where with`;

const metrics = new RegExp([
  '^(?:nps|csat|csat_top2|ces|ces_top3|iqs)(?:_agg|_ci|_change|_review)?$',
  '^(?:agreement|calibrated_iqs)$',
  '^(?:responses|sum|reviews|failed_reviews|category_scores?|category_changes|group_scores|review_score)$',
].join('|'));

const token = new RegExp([
  '(?<comment>--.*)',
  "(?<text>:?'(?:[^']|'')*'|^\\\\set.*)",
  '(?<word>[a-z_][a-z0-9_]*)(?<call>\\s*\\()?',
].join('|'), 'gim');

const keywordSet = new Set(keywords.split(/\s+/));

/** Gives the nodes that show the SQL; their text is exactly the SQL. */
export function highlight(sql) {
  const nodes = [];
  let end = 0;
  for (const match of sql.matchAll(token)) {
    const kind = kindOf(match.groups);
    if (!kind) continue;
    const text = match.groups.word ?? match[0];
    nodes.push(sql.slice(end, match.index), span(kind, text));
    end = match.index + text.length;
  }
  return [...nodes, sql.slice(end)];
}

function kindOf({ comment, text, word, call }) {
  if (comment) return 'comment';
  if (text) return 'text';
  if (call && metrics.test(word)) return 'metric';
  return keywordSet.has(word.toLowerCase()) ? 'word' : null;
}

function span(kind, text) {
  const element = document.createElement('span');
  element.className = kind;
  element.textContent = text;
  return element;
}
