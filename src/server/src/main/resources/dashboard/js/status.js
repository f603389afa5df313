// The state of a sensor: a shape and a word, never a colour alone.

import { h, icon } from './dom.js';

const STATES = {
  ok: { text: 'ok', path: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z' },
  anomaly: { text: 'anomaly', path: 'M8 1.8 14.8 14H1.2Z' },
  learning: { text: 'learning', path: 'M8 3a5 5 0 1 0 5 5', stroked: true },
  silent: { text: 'silent', path: 'M13 8A5 5 0 1 1 3 8a5 5 0 1 1 10 0Z', stroked: true },
};

export function statusMark(status, worded = false) {
  const state = STATES[status] ?? STATES.ok;
  return h('span', { class: `status is-${status}`, title: state.text }, icon(state.path, '', !!state.stroked),
    h('span', { class: worded ? null : 'hidden' }, state.text));
}
