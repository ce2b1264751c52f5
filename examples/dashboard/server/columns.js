// The columns of one relation in tables.json: whether they are there, of the right type, and how
// the queries get them.

// By the OIDs that PostgreSQL has given these types for ever; a domain is told as its base type.
const dateType = 1082;
const textTypes = [25, 1043];
const numberTypes = [20, 21, 23, 700, 701, 1700];
const kinds = {
  day: { types: [dateType, 1114, 1184], words: 'a date or a timestamp' },
  number: { types: numberTypes, words: 'a number' },
  answer: { types: numberTypes, words: 'a number or a rating_summary' },
};

/** Gives the SELECT list; by role the expression, which a filter can compare; and which roles are
 * summaries of many answers. */
export async function readColumns(database, { name, relation, setting, source }, report) {
  const given = setting.columns ?? {};
  const expressions = {};
  const summaries = [];
  for (const [role, column] of Object.entries(given)) {
    const fault = (text) => report.fault(text, `.columns.${role}`);
    if (!Object.hasOwn(relation.roles, role)) {
      fault(`there is no such column; there are ${list(Object.keys(relation.roles))}`);
    } else if (role === 'rubric' && typeof column === 'object') {
      expressions[role] = await rubricInFile(database, column, fault);
    } else if (isThere(column, source, fault)) {
      const { kind } = relation.roles[role];
      const type = await typeOf(database, source.has.get(column));
      if (kind === 'answer' && /\brating_summary$/.test(type.name)) summaries.push(role);
      else checkType(column, type, kind, fault);
      expressions[role] = await expression(database, column, type, kind);
    }
  }
  findMissing(relation, given, source, report);
  if (name === 'survey' && !['score', 'rating', 'agreement'].some((role) => given[role])) {
    report.fault('name at least one of "score" (NPS), "rating" (CSAT) and "agreement" (CES)', '.columns');
  }
  const columns = Object.entries(relation.roles).map(([role, { type }]) => (
    named(expressions[role] ?? `NULL::${type}`, role)));
  if (name === 'review') columns.push(...await categories(database, setting.categories, source, report));
  return { columns, roles: expressions, summaries };
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

async function typeOf(database, oid) {
  const [{ name }] = await database.rows('SELECT format_type($1::oid, NULL) AS name', [oid]);
  return { oid, name };
}

function checkType(column, { oid, name }, kind, fault) {
  const { types, words } = kinds[kind] ?? {};
  if (types && !types.includes(oid)) {
    fault(`"${column}" is of type ${name} and must be ${words}; a "query" in the place of "table" can convert it`);
  }
}

/** A column as the queries take it. */
async function expression(database, column, type, kind) {
  const name = await quote(database, column);
  if (kind === 'day' && type.oid !== dateType) return `${name}::date`;
  if (kind === 'rubric' && !/\brubric$/.test(type.name)) return `${name}::text::rubric`;
  return kind === 'text' && !textTypes.includes(type.oid) ? `${name}::text` : name;
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
