// How rows without a name (NULL or empty) are called, and stand in the page's address.

/** Stands in an address for what has no name; the server reads it from here, too. */
export const noName = '\u2400';

/** What a column's name is to a reader: its own, or "no channel" and the like. */
export function nameOf(column, name) {
  return name === null || name === '' || name === noName ? `no ${column}` : name;
}

/** The same in an address. */
export function keyOf(name) {
  return name === null || name === '' ? noName : name;
}
