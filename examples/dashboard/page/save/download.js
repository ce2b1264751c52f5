// Saves what a tile shows: its rows as CSV, its picture as PNG.

/** The rows as CSV (RFC 4180), named as SQL names them; NULL is empty. The mark at the start tells
 * spreadsheets that it is UTF-8. */
export function csvOf(rows) {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  return `\ufeff${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}

/** A field; a spreadsheet must take no text for a formula. */
function field(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the browser. */
export function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
