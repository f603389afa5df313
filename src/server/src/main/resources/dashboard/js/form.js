// What forms share.

import { h } from './dom.js';

/** An input below its label, with a hint below. */
export const field = (label, input, hint) => h('div', { class: 'field' }, h('label', { for: input.id }, label), input, hint);

/** What `datetime-local` inputs take: local time without an offset. */
export function localTime(instant) {
  const date = new Date(instant);
  return new Date(instant - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Buttons of which one is pressed, `{ name: text }`. */
export const segments = (choices, chosen, choose) => Object.entries(choices).map(([name, text]) => h('button', {
  type: 'button', 'aria-pressed': String(name === chosen), on: { click: () => choose(name) },
}, text));
