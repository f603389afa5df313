// What the page shows lives in its address: the view, the filters, the time range. `go` changes it, and so
// do links and the back button; whoever listens is told.

export const RANGES = { '15m': 900, '1h': 3600, '6h': 21600, '24h': 86400, '7d': 604800, '30d': 2592000 };
const USUAL_RANGE = '1h';

const listeners = [];

export const onRoute = listener => listeners.push(listener);

export function route() {
  const query = new URLSearchParams(location.search);
  const one = name => query.get(name) ?? '';
  const from = instant(one('from'));
  const to = instant(one('to'));
  return {
    view: one('view') || 'monitor',
    location: one('location'),
    type: one('type'),
    sensor: one('sensor'),
    range: from !== null && to !== null ? 'custom' : one('range') in RANGES ? one('range') : USUAL_RANGE,
    from, to,
    watch: query.getAll('watch'),
    more: one,
  };
}

/** The address after a change; null removes a part, a list repeats it. */
export function link(change) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    query.delete(name);
    for (const part of [value].flat()) if (part !== null && part !== undefined && part !== '') query.append(name, part);
  }
  const text = query.toString();
  return text ? `/?${text}` : '/';
}

export function go(change, replace = false) {
  move(link(change), replace);
}

/** The times that the range means now, in milliseconds; `live` where its end moves with the clock. */
export function times({ range, from, to }, now = Date.now()) {
  return range === 'custom' ? { from, to, live: false } : { from: now - RANGES[range] * 1000, to: now, live: true };
}

/** The route as query parameters of the API. */
export function asked({ location, type, sensor, ...rest }) {
  const { from, to, live } = times(rest);
  return { location, type, sensor, from: iso(from), to: live ? null : iso(to) };
}

/** Whether a reading, sensor or incident passes the filters. */
export const passes = (route, thing) => (!route.location || thing.location === route.location)
  && (!route.type || thing.sensor_type === route.type) && (!route.sensor || thing.sensor_id === route.sensor);

export const iso = instant => new Date(instant).toISOString();

function instant(text) {
  const parsed = text ? Date.parse(text) : NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

function move(address, replace) {
  if (replace) history.replaceState(null, '', address);
  else if (address !== location.pathname + location.search) history.pushState(null, '', address);
  tell();
}

const tell = () => listeners.forEach(listener => listener(route()));

addEventListener('popstate', tell);
document.addEventListener('click', event => {
  const anchor = event.target.closest('a[href]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!anchor || !plain || anchor.origin !== location.origin || anchor.pathname !== '/' || anchor.hash) return;
  event.preventDefault();
  move(anchor.pathname + anchor.search, false);
});
