// Elements made of text and attributes; nothing here parses markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An HTML element. `on` holds listeners, `vars` custom properties of CSS; null and false leave a property out. */
export function h(tag, properties, ...children) {
  return dress(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function s(tag, properties, ...children) {
  return dress(document.createElementNS(SVG, tag), properties, children);
}

function dress(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === 'vars') for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces what is inside. The focus, where it was there, goes to what says the same. */
export function fill(element, ...children) {
  const before = document.activeElement;
  const lost = before !== element && element.contains(before);
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  if (lost) [...element.querySelectorAll(before.localName)].find(one => sameWords(one, before))?.focus({ preventScroll: true });
  return element;
}

const sameWords = (one, other) => one.ariaLabel === other.ariaLabel && one.textContent === other.textContent;

/** Tells a screen reader something that has just happened. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

/** An icon of one path in a box of 16 by 16. */
export function icon(path, name, stroked = true) {
  return s('svg', { viewBox: '0 0 16 16', class: `icon ${stroked ? 'stroked' : 'filled'} ${name ?? ''}`, 'aria-hidden': 'true' },
    s('path', { d: path }));
}
