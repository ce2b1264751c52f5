// What went wrong in the database, in words, and what to do about it.

const advice = [
  [/^(|E[A-Z_]+|08...|57P..)$/, 'The database can\'t be reached. See that it runs, then try again.'],
  [/^57014$/, 'That took longer than 30 seconds. Choose a shorter period, or fewer teams or agents.'],
  [/^(42P01|42703|42P02)$/, 'The tables have changed since the dashboard started. Compare them with tables.json and start it again.'],
  [/^42883$/, 'A function is missing. Run CREATE EXTENSION csmetrics (or ALTER EXTENSION csmetrics UPDATE) in this database.'],
  [/^42704$/, 'A type is missing. Run CREATE EXTENSION csmetrics in this database.'],
  [/^42501$/, 'The dashboard\'s user may not read this table. Run GRANT SELECT ON it.'],
  [/^(22|54)/, 'The data hold a value that the metric does not take. Give its scale as "scales" in tables.json, or correct the value in a "query" there.'],
  [/^53/, 'The database is short of connections, memory or disk. Try again later.'],
];

/** The database's own words with its hint, and what to do. */
export function explain(error) {
  const words = error.message || (error.errors ?? []).map((each) => each.message).join('; ') || error.code;
  const [, todo] = advice.find(([code]) => code.test(error.code ?? '')) ?? [];
  return { error: error.hint ? `${words} (${error.hint})` : words, advice: todo ?? 'The SQL below says what was asked.' };
}
