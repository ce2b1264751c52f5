// The connection to PostgreSQL: read-only, and every value as the text that psql would print.

import pg from 'pg';

const asText = { getTypeParser: () => (value) => value };

/** Opens a pool of connections; uri may be undefined: then PGHOST and its like decide. */
export function openDatabase(uri) {
  const pool = new pg.Pool({
    connectionString: uri,
    max: 4,
    types: asText,
    application_name: 'csmetrics dashboard',
    connectionTimeoutMillis: 10_000,
    options: [
      '-c default_transaction_read_only=on',
      '-c statement_timeout=30s',
      '-c datestyle=ISO',
      '-c timezone=UTC',
    ].join(' '),
  });
  // An idle connection that breaks is replaced at the next query, which tells if that fails.
  pool.on('error', () => {});
  return {
    /** Runs one statement with bound values and gives its rows. */
    rows: async (text, values = []) => (await pool.query({ text, values })).rows,
    /** The columns that a query would give: a Map from name to the OID of the type. */
    columns: async (text) => {
      const { fields } = await pool.query(`SELECT * FROM (${text}) AS given LIMIT 0`);
      return new Map(fields.map(({ name, dataTypeID }) => [name, dataTypeID]));
    },
    close: () => pool.end(),
  };
}
