// The columns of one relation in tables.json: whether they are there, of the right type, and how
// the queries get them.

// By the OIDs that PostgreSQL has given these types for ever; a domain is told as its base type.
const dateType = 1082;
const textTypes = [25, 1043];
const kinds = {
  day: { types: [dateType, 1114, 1184], words: 'a date or a timestamp' },
  number: { types: [20, 21, 23, 700, 701, 1700], words: 'a number' },
};

/** Gives the SELECT list, and by role the expression, which a filter can compare. */
export async function readColumns(database, { name, relation, setting, source }, report) {
  const given = setting.columns ?? {};
  const expressions = {};
  for (const [role, column] of Object.entries(given)) {
    const fault = (text) => report.fault(text, `.columns.${role}`);
    if (!Object.hasOwn(relation.roles, role)) {
      fault(`there is no such column; there are ${list(Object.keys(relation.roles))}`);
    } else if (role === 'rubric' && typeof column === 'object') {
      expressions[role] = await rubricInFile(database, column, fault);
    } else if (isThere(column, source, fault)) {
      expressions[role] = await expression(database, column, source.has.get(column), relation.roles[role].kind, fault);
    }
  }
  findMissing(relation, given, source, report);
  if (name === 'survey' && !['score', 'rating', 'agreement'].some((role) => given[role])) {
    report.fault('name at least one of "score" (NPS), "rating" (CSAT) and "agreement" (CES)', '.columns');
  }
  const columns = Object.entries(relation.roles).map(([role, { type }]) => (
    named(expressions[role] ?? `NULL::${type}`, role)));
  if (name === 'review') columns.push(...await categories(database, setting.categories, source, report));
  return { columns, roles: expressions };
}

function named(sql, role) {
  return sql === role ? role : `${sql} AS ${role}`;
}

function isThere(column, { has, title }, fault) {
  if (has.has(column)) return true;
  fault(`${title} has no column "${column}"; it has ${list([...has.keys()])}`);
  return false;
}

function findMissing(relation, given, { has, title }, report) {
  for (const [role, { needed }] of Object.entries(relation.roles)) {
    if (needed && !given[role]) report.fault(`is missing; ${title} has ${list([...has.keys()])}`, `.columns.${role}`);
  }
}

/** A column as the queries take it. */
async function expression(database, column, type, kind, fault) {
  const { types, words } = kinds[kind] ?? {};
  const [{ actual }] = await database.rows('SELECT format_type($1::oid, NULL) AS actual', [type]);
  if (types && !types.includes(type)) {
    fault(`"${column}" is of type ${actual} and must be ${words}; a "query" in the place of "table" can convert it`);
  }
  const name = await quote(database, column);
  if (kind === 'day' && type !== dateType) return `${name}::date`;
  if (kind === 'rubric' && !/\brubric$/.test(actual)) return `${name}::text::rubric`;
  return kind === 'text' && !textTypes.includes(type) ? `${name}::text` : name;
}

/** A rubric that the file holds itself. */
async function rubricInFile(database, rubric, fault) {
  const text = JSON.stringify(rubric);
  await database.rows('SELECT $1::rubric', [text]).catch((error) => fault(error.message));
  return `'${text.replaceAll("'", "''")}'::rubric`;
}

async function categories(database, names, source, report) {
  if (!Array.isArray(names) || names.length === 0) {
    report.fault('list the columns that the rubric grades', '.categories');
    return [];
  }
  const there = names.filter((column) => isThere(column, source, (text) => report.fault(text, '.categories')));
  return Promise.all(there.map((column) => quote(database, column)));
}

async function quote(database, name) {
  const [{ quoted }] = await database.rows('SELECT quote_ident($1) AS quoted', [name]);
  return quoted;
}

function list(names) {
  return names.join(', ');
}
