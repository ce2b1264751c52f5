// Which tables and columns the figures come from: tables.json, or the file that TABLES names. It
// is read and checked once, at the start; every fault is found, and each says what to write.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readColumns } from './columns.js';
import { relations } from './relations.js';
import { readScales } from './scales.js';

const standardFile = fileURLToPath(new URL('../tables.json', import.meta.url));

/** What is wrong with the file, or between the file and the database: a line for each fault. */
export class WrongTables extends Error {}

/**
 * Reads and checks the file. Resolves to { sources, scales, notes }: by relation { from, columns,
 * roles, summaries }, SQL that gives what the queries read; the answers' scales; what is left out, in words.
 */
export async function readTables(database, file = standardFile) {
  const settings = await readSettings(file);
  const faults = Object.keys(settings).filter((name) => !Object.hasOwn(relations, name))
    .map((name) => `"${name}" is none of ${Object.keys(relations).join(', ')}`);
  if (!await hasExtension(database)) {
    faults.unshift('csmetrics is not there: run CREATE EXTENSION csmetrics in this database, or put its schema into search_path');
  }
  const notes = [];
  const sources = {};
  for (const [name, relation] of Object.entries(relations)) {
    const report = {
      fault: (text, at = '') => faults.push(`${name}${at}: ${text}`),
      note: (text) => notes.push(`${name}: ${text}`),
    };
    sources[name] = await readRelation(database, { name, relation, setting: settings[name] }, report)
      ?? nothing(relation);
  }
  const scales = readScales(settings.survey?.scales, {
    fault: (text, at) => faults.push(`survey${at}: ${text}`),
  });
  if (faults.length > 0) {
    throw new WrongTables([`${file} does not fit the database:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
  return { sources, scales, notes };
}

async function readSettings(file) {
  let settings;
  try {
    settings = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new WrongTables(`${file} can't be read: ${error.message}`);
  }
  if (settings?.constructor !== Object) throw new WrongTables(`${file} must be an object: {"survey": ...}`);
  return settings;
}

async function hasExtension(database) {
  const [{ found }] = await database.rows("SELECT to_regtype('rubric') IS NOT NULL AS found");
  return found === 't';
}

/** One relation as SQL, or null where it is not there. */
async function readRelation(database, { name, relation, setting }, report) {
  if (!setting) {
    if (relation.needed) report.fault('is missing; name the table of the answers');
    return null;
  }
  const source = await findSource(database, setting);
  if (source.absent && !relation.needed) {
    report.note(source.fault);
    return null;
  }
  if (source.fault) {
    report.fault(source.fault);
    return null;
  }
  return { from: source.from, ...await readColumns(database, { name, relation, setting, source }, report) };
}

/** The FROM item of a relation and the columns that it has, or why there is none. */
async function findSource(database, { table, query }) {
  if ((typeof table === 'string') === (typeof query === 'string')) {
    return { fault: 'give either "table", a name, or "query", a SELECT' };
  }
  if (query?.includes(":'")) return { fault: '"query" can\'t have variables of psql' };
  try {
    const name = query === undefined ? await qualifiedName(database, table) : null;
    if (name === null && query === undefined) {
      return { absent: true, fault: `there is no table or view ${table}; a name with capitals needs "\\"Quotes\\""` };
    }
    const has = await database.columns(query ?? `SELECT * FROM ${name}`);
    return { from: name ?? `(${query}) AS given`, title: name ?? 'the query', has };
  } catch (error) {
    if (!isAboutSql(error)) throw error;
    return { absent: error.code === '42P01', fault: error.message };
  }
}

async function qualifiedName(database, table) {
  const [row] = await database.rows(`
    SELECT format('%I.%I', nspname, relname) AS name
      FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
     WHERE pg_class.oid = to_regclass($1)`, [table]);
  return row?.name ?? null;
}

/** Whether the database found fault with the SQL, and is not out of reach. */
function isAboutSql({ code = '' }) {
  return /^(42|22|3F|0A)/.test(code);
}

/** A relation without rows. */
function nothing({ roles }) {
  return { columns: Object.entries(roles).map(([role, { type }]) => `NULL::${type} AS ${role}`), roles: {}, summaries: [] };
}
