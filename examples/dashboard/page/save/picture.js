// A tile as a picture: its title, whose figures they are, and its chart, or its rows as a table.

import { chartPixels } from '../charts/draw.js';
import { font } from '../charts/parts.js';
import { palette } from '../theme.js';

const width = 900;
const margin = 24;
const lineHeight = 19;
const rowHeight = 30;
const fine = 2; // pixels per unit, for screens and print

/** Resolves to a PNG. notes are lines; content is { chart } or { columns, rows }. */
export function picture(title, notes, content) {
  const inner = width - 2 * margin;
  const pixels = content.chart && chartPixels(content.chart, inner);
  const lines = notes.flatMap((note) => wrapped(note, inner));
  const head = 46 + lines.length * lineHeight + 10;
  const height = pixels ? pixels.height / fine : (content.rows.length + 1) * rowHeight;
  const colours = palette();
  const { canvas, pen } = blank(head + height + margin, colours.surface);
  write(pen, title, { x: margin, y: 36, size: 18, weight: 620, colour: colours.ink });
  lines.forEach((line, i) => write(pen, line, {
    x: margin, y: 58 + i * lineHeight, size: 13, weight: 400, colour: colours.muted,
  }));
  if (pixels) pen.drawImage(pixels, margin, head, inner, height);
  else drawTable(pen, content, { head, inner }, colours);
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
}

function blank(height, colour) {
  const canvas = document.createElement('canvas');
  canvas.width = width * fine;
  canvas.height = height * fine;
  const pen = canvas.getContext('2d');
  pen.scale(fine, fine);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, width, height);
  return { canvas, pen };
}

/** A text in lines that fit. */
function wrapped(text, room) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `400 13px ${font}`;
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)}${lines.at(-1) && ' '}${word}`;
    if (pen.measureText(longer).width <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function drawTable(pen, { columns, rows }, { head, inner }, colours) {
  const widths = widthsOf(pen, columns, rows);
  const stretch = inner / widths.reduce((sum, each) => sum + each, 0);
  let right = margin;
  columns.forEach(([key, label, isNumber], i) => {
    const left = right;
    right += widths[i] * stretch;
    const place = isNumber ? { x: right - 8, align: 'right' } : { x: left };
    write(pen, label, { ...place, y: head + 18, size: 12, weight: 500, colour: colours.muted });
    rows.forEach((row, k) => write(pen, row[key] ?? '–', {
      ...place, y: head + 18 + (k + 1) * rowHeight, size: 13, weight: i === 0 ? 600 : 400, colour: colours.ink,
    }));
  });
  pen.fillStyle = colours.line;
  rows.forEach((_, k) => pen.fillRect(margin, head + (k + 1) * rowHeight, inner, 1));
}

/** What each column needs. */
function widthsOf(pen, columns, rows) {
  pen.font = `600 13px ${font}`;
  return columns.map(([key, label]) => (
    16 + Math.max(...[label, ...rows.map((row) => row[key] ?? '–')].map((text) => pen.measureText(text).width))));
}

function write(pen, text, { x, y, size, weight, colour, align = 'left' }) {
  pen.font = `${weight} ${size}px ${font}`;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(text, x, y);
}
