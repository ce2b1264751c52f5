// Asks the server for a query's rows.

/** Resolves to { rows, sql }; rejects with the server's own words, and the SQL if there is one. */
export async function ask(query, filters, signal) {
  const response = await fetch(`query/${query}?${new URLSearchParams(filters)}`, { signal });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { sql: answer.sql });
  return answer;
}
