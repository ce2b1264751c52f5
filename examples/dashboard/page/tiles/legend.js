// What the marks of a chart mean, below it.

import { create } from './table.js';

const swatches = {
  dot: '<circle cx="12" cy="7" r="4.5" fill="currentColor"/>',
  hollow: '<circle cx="12" cy="7" r="4" fill="none" stroke="currentColor" stroke-width="2"/>',
  line: '<path d="M1 7h22" stroke="currentColor" stroke-width="2"/>',
  faded: '<path d="M1 7h22" stroke="currentColor" stroke-width="2" stroke-dasharray="4 4" opacity=".5"/>',
  band: '<path d="M1 1h22v12H1z" fill="currentColor" opacity=".18"/>',
  whisker: '<path d="M2 7h20M2 3v8M22 3v8" stroke="currentColor" stroke-width="2" fill="none"/>',
  arrow: '<path d="M2 7h20M6 3L2 7l4 4" stroke="currentColor" stroke-width="2" fill="none"/>',
  target: '<path d="M1 7h22" class="ink" stroke-width="1.5" stroke-dasharray="6 4"/>',
  above: '<path d="M12 2l6 10H6z" class="good"/>',
  below: '<path d="M12 12l6-10H6z" class="bad"/>',
  scale: '<path d="M1 1h7v12H1z" class="hard"/><path d="M8 1h7v12H8z" class="hard" opacity=".5"/>'
    + '<path d="M15 1h8v12h-8z" class="easy"/>',
};

/** marks: [swatch, words] each. */
export function legend(marks) {
  return create('ul', { className: 'legend' }, marks.map(([swatch, words]) => {
    const item = create('li');
    item.innerHTML = `<svg viewBox="0 0 24 14" width="24" height="14" aria-hidden="true">${swatches[swatch]}</svg>`;
    item.append(words);
    return item;
  }));
}
