// Answers that are there as summaries, a row for each day and group: they are merged, not counted.

/** The SQL for the columns of survey that hold summaries. A sum of none is NULL, where there are no
 * answers. */
export function withSummaries(sql, roles) {
  if (roles.length === 0) return sql;
  const role = `(${roles.join('|')})`;
  return sql
    .replace(/\bresponses\([\w.]+\)/g, 'coalesce($&, 0)')
    .replace(new RegExp(`\\b(?:nps|csat|ces)_agg\\(${role}\\)`, 'g'), 'sum($1)')
    .replace(new RegExp(`\\bcount\\(${role}\\) AS (nps|csat|ces)\\b`, 'g'), 'coalesce(sum(responses($1)), 0) AS $2')
    .replace(new RegExp(`\\b${role}::numeric`, 'g'), 'NULL::numeric');
}
