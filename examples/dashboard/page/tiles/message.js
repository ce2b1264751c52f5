// What went wrong, what to do about it, and another try.

import { create } from './table.js';

export function failure({ message, advice }, again) {
  const button = create('button', { type: 'button', className: 'tool', textContent: 'Try again' });
  button.addEventListener('click', again);
  return create('div', { className: 'message error' }, [
    create('b', { textContent: message }), create('span', { textContent: advice ?? '' }), button]);
}
