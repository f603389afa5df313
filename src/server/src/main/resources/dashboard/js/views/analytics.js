// Analytics: what moves together, statistics by location, zones on a map.

import { get } from '../api.js';
import { askedOfWindows } from '../catalog.js';
import { fill, h } from '../dom.js';
import { count, number, percent, words } from '../format.js';
import { empty, filling, panel } from '../panel.js';
import { iso, link, passes, times } from '../route.js';
import { table } from '../table.js';
import { heatMap } from './heat-map.js';
import { zoneMap } from './zone-map.js';

const DAY = 24 * 3600e3;
const MOST = 10_000;

export function analytics() {
  const place = h('select', { id: 'correlation-location', 'aria-label': 'Location of the correlation' });
  const correlation = panel('Correlation', { actions: place });
  const statistics = panel('Statistics by location', { tall: true });
  const map = panel('Zones and sensors');
  let current;
  place.addEventListener('change', () => filling([correlation], () => correlate(current)).catch(() => {}));

  async function correlate({ route, sensors }, signal) {
    const names = [...new Set(sensors.map(sensor => sensor.location))].sort();
    const wanted = route.location || (names.includes(place.value) ? place.value : names[0]);
    fill(place, names.map(name => h('option', { value: name }, name)));
    place.value = wanted ?? '';
    place.hidden = !!route.location || names.length < 2;
    if (!wanted) return correlation.put(empty('No location yet', 'Readings bring their locations with them.'));
    const { from, to, live } = times(route);
    const start = Math.max(from, to - DAY);
    const answer = await get('/correlation', { location: wanted, from: iso(start), to: live ? null : iso(to) }, signal);
    correlation.note(`${wanted}: Pearson over one-minute means${start > from ? ', the last 24 hours of the range' : ''}, ${count(answer.minutes)} minutes`);
    return correlation.put(answer.types.length > 1 ? heatMap(answer)
      : empty('Nothing to compare', 'A correlation needs two sensor types at one location, and minutes in which both sent.'));
  }

  async function numbers(route, signal) {
    const rows = (await get('/statistics', await askedOfWindows(route), signal)).statistics;
    statistics.put(rows.length > 0 ? statisticsTable(rows).element : empty('No readings in this range'));
  }

  async function zones({ route, sensors }, signal) {
    const areas = (await get('/zones', {}, signal)).zones;
    const placed = sensors.filter(sensor => sensor.lat !== undefined && sensor.lat !== null && passes(route, sensor));
    map.put(areas.length + placed.length > 0 ? zoneMap(areas, placed)
      : empty('Nothing has a place yet', 'Readings with ', h('code', {}, 'lat'), ' and ', h('code', {}, 'lon'),
        ' put their sensors here; a GeoJSON file named by ', h('code', {}, 'VIGIL_ZONES'), ' draws the zones.'));
  }

  async function load(route, signal) {
    await filling([correlation, statistics, map], async () => {
      current = { route, sensors: (await get('/sensors', { limit: MOST }, signal)).sensors };
      await Promise.all([correlate(current, signal), numbers(route, signal), zones(current, signal)]);
    });
  }

  return {
    element: h('div', { class: 'view' }, h('div', { class: 'pair' }, correlation.element, map.element), statistics.element),
    load,
    refreshOn: ['aggregates'],
    refresh: route => load(route),
  };
}

const statisticsTable = rows => table('Statistics by location', [
  { title: 'Location', cell: row => h('a', { class: 'plain', href: link({ location: row.location }) }, row.location) },
  { title: 'Type', cell: row => h('a', { class: 'plain', href: link({ type: row.sensor_type }) }, words(row.sensor_type)), wide: true },
  { title: 'Readings', cell: row => count(row.count), number: true, hide: true },
  { title: 'Mean', cell: row => number(row.mean), number: true },
  { title: 'Std', cell: row => number(row.std), number: true, hide: true },
  { title: 'Min', cell: row => number(row.min), number: true, hide: true },
  { title: 'Max', cell: row => number(row.max), number: true, hide: true },
  { title: 'Anomalies', cell: row => count(row.anomalies), number: true },
  { title: 'Rate', cell: row => percent(row.anomalies, row.count), number: true },
], rows);
