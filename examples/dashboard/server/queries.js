// The queries of the page: one file each in queries/, which read what relations.js names. What
// these are, and which of their rows are looked at, is put before each as a common table
// expression. psql's variables become bound parameters; no value ever gets into a text.

import { readdirSync, readFileSync } from 'node:fs';
import { noName } from '../page/choose/names.js';
import { relations } from './relations.js';

const folder = new URL('../queries/', import.meta.url);
const variable = /:'(\w+)'/g;

/** Every query by its file's name: its comment, its SQL, and the variables in it. */
export const queries = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => [file.slice(0, -4), parseQuery(readFileSync(new URL(file, folder), 'utf8'))]),
);

export function parseQuery(source) {
  const [comment] = source.match(/^(--.*\n)*/);
  const sql = source.slice(comment.length).trim();
  return { comment, sql, variables: variablesOf(sql) };
}

/** The query over the sources (of readTables) and under the filters, as psql runs it. Where it reads
 * a column part, that is the one that by names. */
export function compose({ comment, sql }, sources, filters, by) {
  const part = /\bpart\b/.test(sql) ? by : null;
  const parts = Object.entries(sources)
    .filter(([name]) => new RegExp(`\\b(?:FROM|JOIN) ${name}\\b`).test(sql))
    .map(([name, source]) => {
      const select = selectFrom(source, relations[name].filtered ? filters : {}, part);
      return `${name} AS NOT MATERIALIZED (\n${select}\n)`;
    });
  const rest = sql.startsWith('WITH ') ? `, ${sql.slice(5)}` : `\n${sql}`;
  return `${comment}WITH ${parts.join(', ')}${rest}`;
}

/** The rows of a source that the filters take; what it doesn't know, it can't be filtered by. */
function selectFrom({ from, columns, roles }, filters, part) {
  const selected = part ? [...columns, `${roles[part] ?? 'NULL::text'} AS part`] : columns;
  const where = from ? Object.entries(filters).map(([column, name]) => condition(roles, column, name)) : ['false'];
  return [
    `    SELECT ${wrapped(selected)}`,
    ...from ? [`      FROM ${from}`] : [],
    ...where.map((condition, i) => `${i === 0 ? '     WHERE' : '       AND'} ${condition}`),
  ].join('\n');
}

function condition(roles, column, name) {
  const sql = roles[column];
  if (name === noName) return sql ? `(${sql} IS NULL OR ${sql} = '')` : 'true';
  return sql ? `${sql} = :'${column}'` : 'false';
}

/** A list of columns, in lines that can be read. */
function wrapped(columns) {
  const lines = [''];
  for (const column of columns) {
    const last = lines.length - 1;
    if (lines[last].length + column.length > 80) lines.push(column);
    else lines[last] += `${lines[last] && ', '}${column}`;
  }
  return lines.join(',\n           ');
}

/** What psql needs to run the text: its variables set. */
export function forPsql(text, values) {
  const settings = variablesOf(text).map((name) => `\\set ${name} ${psqlQuote(valueOf(values, name))}`);
  return [...settings, text].join('\n') + '\n';
}

/** The same for the driver: numbered parameters and their values. */
export function forDriver(text, values) {
  const names = variablesOf(text);
  return {
    text: text.replace(variable, (_, name) => `$${names.indexOf(name) + 1}`),
    values: names.map((name) => valueOf(values, name)),
  };
}

function variablesOf(text) {
  return [...new Set([...text.matchAll(variable)].map((match) => match[1]))];
}

function valueOf(values, name) {
  if (!Object.hasOwn(values, name)) throw new Error(`no variable is called ${name}`);
  return values[name];
}

// psql reads '' and backslash escapes inside the quotes of a meta-command's argument.
function psqlQuote(value) {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
