// Asks the server for a query's rows.

/** Resolves to { rows, sql, values }; rejects with what went wrong, advice, and the SQL if there is any. */
export async function ask(query, parameters, signal) {
  const response = await fetch(`query/${query}?${new URLSearchParams(parameters)}`, { signal })
    .catch((error) => Promise.reject(signal?.aborted ? error : gone()));
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { advice: answer.advice ?? '', sql: answer.sql });
  return answer;
}

function gone() {
  return Object.assign(new Error('The dashboard\'s server does not answer.'), {
    advice: 'Start it again with "make dashboard", then try again.',
  });
}
