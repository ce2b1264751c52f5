// Arithmetic on the style sheet's colours, which are written #rrggbb.

/** The colour at a share (0..1) of the way from one to another. */
export function mix(from, to, share) {
  const [a, b] = [channels(from), channels(to)];
  const hex = (x, i) => Math.round(x + (b[i] - x) * share).toString(16).padStart(2, '0');
  return `#${a.map(hex).join('')}`;
}

/** Black or white: whichever has the better contrast on a colour (WCAG 2). */
export function readableOn(colour) {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

function luminance(colour) {
  const [r, g, b] = channels(colour).map((x) => {
    const share = x / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour) {
  return [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
}
