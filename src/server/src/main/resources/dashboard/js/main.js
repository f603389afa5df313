// The page: navigation, the view that the address names, and the server's events handed to it.

import { Problem } from './api.js';
import { loadCatalog, takeIncident, takeReadings } from './catalog.js';
import { fill, h } from './dom.js';
import { filters } from './filters.js';
import { clock, tick } from './format.js';
import { listen } from './live.js';
import { passing, sentence } from './panel.js';
import { link, onRoute, route } from './route.js';
import { themeToggle } from './theme.js';
import { aggregates } from './views/aggregates.js';
import { analytics } from './views/analytics.js';
import { incidents } from './views/incidents.js';
import { ml } from './views/ml.js';
import { models } from './views/models.js';
import { monitor } from './views/monitor.js';

const VIEWS = {
  monitor: { title: 'Monitor', make: monitor },
  aggregates: { title: 'Aggregates', make: aggregates },
  ml: { title: 'ML detection', make: ml },
  analytics: { title: 'Analytics', make: analytics },
  incidents: { title: 'Incidents', make: incidents },
  models: { title: 'Models', make: models },
};
const REFRESH_MS = 4000;
const STATES = { connecting: 'Connecting', live: 'Live', waiting: 'Reconnecting' };

const main = document.getElementById('main');
const notice = document.querySelector('.notice');
const nav = document.querySelector('.tabs');
const happened = new Set();
let shown, view, loading, retry, refreshing;

function show(now) {
  const name = now.view in VIEWS ? now.view : 'monitor';
  if (name !== shown) {
    view?.close?.();
    view = VIEWS[name].make();
    fill(main, h('h1', { class: 'hidden' }, VIEWS[name].title), view.element);
    document.title = `${VIEWS[name].title} · Vigil`;
    if (shown) scrollTo(0, 0);
    shown = name;
  }
  fill(nav, Object.entries(VIEWS).map(([key, { title }]) => h('a', {
    href: link({ view: key === 'monitor' ? null : key }), 'aria-current': key === name ? 'page' : null,
  }, title)));
  nav.querySelector('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  document.querySelector('.filters').hidden = name === 'models';
  load();
}

/** Loads what the view shows; what the server cannot answer yet is asked for again later. */
async function load() {
  loading?.abort();
  clearTimeout(retry);
  loading = new AbortController();
  try {
    await view.load(route(), loading.signal);
    notice.hidden = true;
  } catch (problem) {
    if (problem.name === 'AbortError') return;
    if (!(problem instanceof Problem)) throw problem;
    if (!passing(problem)) return;
    fill(notice, h('b', {}, 'Waiting for the server. '), sentence(problem.message)).hidden = false;
    retry = setTimeout(reload, problem.retryAfter * 1000);
  }
}

function reload() {
  catalog();
  load();
}

/** The filters' lists; the view says why where they cannot be had. */
const catalog = () => loadCatalog().catch(() => {});

function onEvent(name, event) {
  if (name === 'readings' && !takeReadings(event.readings)) catalog();
  if (name === 'incident') takeIncident(event);
  view.on?.[name]?.(event, route());
  if (view.refreshOn.includes(name)) stale(name);
}

/** Has the view ask again for what no event carries, after a pause in which more may happen. */
function stale(name) {
  happened.add(name);
  refreshing ??= setTimeout(async () => {
    refreshing = null;
    const names = [...happened].filter(one => view.refreshOn.includes(one));
    happened.clear();
    if (names.length > 0) await view.refresh(route(), names).catch(problem => {
      if (!(problem instanceof Problem)) throw problem;
    });
  }, REFRESH_MS);
}

function onState(state) {
  const line = document.querySelector('.link-state');
  line.dataset.state = state;
  if (line.textContent !== STATES[state]) line.textContent = STATES[state];
}

themeToggle(document.querySelector('.theme-toggle'));
filters(document.querySelector('.filters'));
onRoute(show);
show(route());
catalog();
listen({ onState, onEvent, onReturn: reload });
setInterval(() => {
  tick();
  document.querySelector('.clock').textContent = clock(Date.now());
}, 1000);
