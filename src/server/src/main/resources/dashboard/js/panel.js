// A titled part of a view, and the states it can be in: loading, empty, failed, filled.

import { fill, h, icon } from './dom.js';

const WARNING = 'M8 1.5 15 14H1ZM8 6v4M8 11.8v.4';
const SCROLLS = '.scroll, .anomalies';
let numbers = 0;

/** A section with a heading; `put` replaces its content and keeps how far that was scrolled, `note` is a line under the heading, `actions` stand beside it. */
export function panel(title, { note, actions, wide, tall } = {}) {
  const id = `panel-${++numbers}`;
  const body = h('div', { class: 'panel-body' }, loading());
  const noteLine = h('p', { class: 'panel-note', hidden: !note }, note ?? '');
  const element = h('section', { class: `panel${wide ? ' wide' : ''}${tall ? ' tall' : ''}`, 'aria-labelledby': id },
    h('header', { class: 'panel-head' }, h('div', {}, h('h2', { id }, title), noteLine), actions && h('div', { class: 'actions' }, actions)),
    body);
  return {
    element,
    body,
    put: (...children) => {
      const { scrollTop = 0, scrollLeft = 0 } = body.querySelector(SCROLLS) ?? {};
      fill(body, ...children);
      body.dataset.shows = location.search;
      Object.assign(body.querySelector(SCROLLS) ?? {}, { scrollTop, scrollLeft });
    },
    note: text => {
      noteLine.textContent = text;
      noteLine.hidden = !text;
    },
  };
}

export const loading = () => h('p', { class: 'loading' }, h('span', { class: 'shimmer' }), h('span', { class: 'hidden' }, 'Loading'));

/** Says that there is nothing, and what to do about it. */
export function empty(title, ...advice) {
  return h('div', { class: 'empty' }, h('p', { class: 'empty-title' }, title), advice.length > 0 && h('p', {}, advice));
}

/** Says what the server refused and why. */
const refusal = problem => h('div', { class: 'empty', role: 'alert' }, icon(WARNING),
  h('p', { class: 'empty-title' }, 'This could not be loaded'), h('p', {}, sentence(problem.message)));

/** Whether the server only cannot answer now: it is away, starts, or is too busy. */
export const passing = problem => [0, 429, 503].includes(problem.status);

/** What to do where no sensor is known, or none that passes the filters. */
export const firstSteps = route => (route.location || route.type || route.sensor
  ? empty('No sensor passes the filters', 'Clear them to see all sensors.')
  : empty('No readings yet', 'Send some to ', h('code', {}, 'POST /readings'), ', or let a simulated plant send them: ', command('./vigil simulate')));

export const command = text => h('code', { class: 'command' }, text);

export const sentence = text => (text ? text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.') : '');

/**
 * Runs work that fills panels and passes on why it failed. Where the server only cannot answer now, they keep
 * what they show of this address; else they say what was refused.
 */
export async function filling(panels, work) {
  const address = location.search;
  try {
    await work();
    panels.forEach(({ body }) => { body.dataset.shows = address; });
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    if (!passing(problem)) panels.forEach(part => part.put(refusal(problem)));
    else panels.filter(part => part.body.dataset.shows !== address).forEach(part => part.put(empty('Not available yet')));
    throw problem;
  }
}
