// Light or dark: what the system says, until the button says otherwise; and the colours that
// charts need, read from the style sheet.

const key = 'csmetrics-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** Sets the theme, wires the button, and calls changed() whenever the theme changes. */
export function setUpTheme(button, changed) {
  const apply = () => {
    const theme = chosen() ?? (system.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = theme;
    button.setAttribute('aria-pressed', String(theme === 'dark'));
  };
  apply();
  // Paper is light.
  addEventListener('beforeprint', () => {
    document.documentElement.dataset.theme = 'light';
    changed();
  });
  addEventListener('afterprint', () => {
    apply();
    changed();
  });
  system.addEventListener('change', () => {
    apply();
    changed();
  });
  button.addEventListener('click', () => {
    const next = button.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
    choose(next === (system.matches ? 'dark' : 'light') ? null : next);
    apply();
    changed();
  });
}

/** The style sheet's colours by name. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const names = ['surface', 'ink', 'muted', 'line', 'grid', 'accent', 'band', 'good', 'bad', 'easy', 'hard'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// A browser may refuse to store anything: then the choice lasts as long as the page.
let lastChoice = null;

function chosen() {
  try {
    return localStorage.getItem(key);
  } catch {
    return lastChoice;
  }
}

function choose(theme) {
  lastChoice = theme;
  try {
    if (theme === null) localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Kept in lastChoice.
  }
}
