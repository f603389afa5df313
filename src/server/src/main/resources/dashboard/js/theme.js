// Light or dark: the system's choice until the person makes one.

import { fill, h, icon } from './dom.js';

const KEY = 'vigil-theme';
const SUN = 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3';
const MOON = 'M13.5 9.8A6 6 0 1 1 6.2 2.5a4.8 4.8 0 0 0 7.3 7.3Z';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = [];

/** Is told when colours have changed, so that canvases are drawn anew. */
export const onTheme = listener => {
  listeners.push(listener);
  return () => listeners.splice(listeners.indexOf(listener), 1);
};

const colours = new Map();
const probe = document.body.appendChild(h('span', { hidden: true }));

/** What a custom property of CSS, a colour, is now; canvases need to know. */
export function colour(name) {
  if (!colours.has(name)) {
    probe.style.color = `var(${name})`;
    colours.set(name, getComputedStyle(probe).color);
  }
  return colours.get(name);
}

const dark = () => (document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';

export function themeToggle(button) {
  const show = () => {
    const label = `Switch to ${dark() ? 'light' : 'dark'} colours`;
    button.setAttribute('aria-label', label);
    button.title = label;
    fill(button, icon(dark() ? SUN : MOON));
    colours.clear();
    listeners.forEach(listener => listener());
  };
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
    localStorage.setItem(KEY, document.documentElement.dataset.theme);
    show();
  });
  system.addEventListener('change', show);
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;
  show();
}
