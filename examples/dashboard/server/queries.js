// The queries of the page: one file each in queries/, written for psql, where :'name' is a
// variable. Here each variable becomes a bound parameter; no value ever gets into a text.

import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../queries/', import.meta.url);
const variable = /:'(\w+)'/g;

/** Every query by its file's name: the psql text, the text with $1, $2..., and their names. */
export const queries = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => [file.slice(0, -4), parseQuery(readFileSync(new URL(file, folder), 'utf8'))]),
);

/** Turns psql's variables into numbered parameters. */
export function parseQuery(source) {
  const names = [...new Set([...source.matchAll(variable)].map((match) => match[1]))];
  const text = source.replace(variable, (_, name) => `$${names.indexOf(name) + 1}`);
  return { source: source.trim(), text, names };
}

/** The values of the query's parameters, in their order. */
export function valuesOf(query, parameters) {
  return query.names.map((name) => {
    if (!Object.hasOwn(parameters, name)) throw new Error(`no parameter is called ${name}`);
    return parameters[name];
  });
}

/** The query with its parameters set, to be pasted into psql. */
export function forPsql(query, parameters) {
  const values = valuesOf(query, parameters);
  const settings = query.names.map((name, i) => `\\set ${name} ${psqlQuote(values[i])}`);
  return [...settings, query.source].join('\n') + '\n';
}

// psql reads '' and backslash escapes inside the quotes of a meta-command's argument.
function psqlQuote(value) {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
