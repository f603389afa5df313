// Real-time monitoring: what comes in, what is wrong, where.

import { get } from '../api.js';
import { rates } from '../bars.js';
import { allSensors, unitOf } from '../catalog.js';
import { announce, h } from '../dom.js';
import { measure, number, since, words } from '../format.js';
import { empty, filling, panel } from '../panel.js';
import { chips } from '../reasons.js';
import { asked, link, passes, times } from '../route.js';
import { kpis } from './kpis.js';
import { watched } from './watched.js';
import { sensorList } from './sensors.js';

const SHOWN = 50;

export function monitor() {
  const figures = kpis();
  const charts = watched();
  const sensors = sensorList();
  const types = panel('Anomalies by type');
  const places = panel('Anomalies by location');
  const newest = panel('Newest anomalies', { tall: true });
  let list;
  const element = h('div', { class: 'view monitor' },
    figures.element,
    h('div', { class: 'split' },
      h('div', { class: 'stack' }, charts.element, sensors.element),
      h('div', { class: 'stack' }, newest.element, types.element, places.element)));

  async function totals(route, signal) {
    const known = await figures.load(route, signal);
    share(types, known.by_type, 'sensor_type', 'type');
    share(places, known.by_location, 'location', 'location');
  }

  async function anomalies(route, signal) {
    const answer = await get('/anomalies', { ...asked(route), limit: SHOWN }, signal);
    list = answer.anomalies.length === 0 ? null : h('ul', { class: 'anomalies' }, answer.anomalies.map(line));
    newest.put(list ?? empty('No anomalies in this range', 'All calm. Widen the range to look further back.'));
  }

  return {
    element,
    async load(route, signal) {
      await filling([charts, sensors, types, places, newest], async () => {
        await Promise.all([
          totals(route, signal), figures.courses(route, signal), anomalies(route, signal),
          sensors.load(route, signal).then(known => {
            figures.states(known);
            return charts.load(route, known, signal);
          }),
        ]);
      });
    },
    on: {
      readings({ readings }, route) {
        figures.states(allSensors().filter(sensor => passes(route, sensor)));
        charts.add(readings);
        sensors.update(route);
      },
      anomaly(reading, route) {
        if (!passes(route, reading) || !times(route).live) return;
        figures.anomaly();
        announce(`Anomaly: ${reading.sensor_id}, ${number(reading.value)}`);
        if (!list) newest.put(list = h('ul', { class: 'anomalies' }));
        list.prepend(line(reading, 'fresh'));
        if (list.children.length > SHOWN) list.lastChild.remove();
      },
      incident: (incident, route) => passes(route, incident) && figures.incident(incident),
    },
    refreshOn: ['readings', 'aggregates'],
    refresh: (route, names) => Promise.all([totals(route), names.includes('aggregates') && figures.courses(route)]),
    close: charts.close,
  };
}

function share(part, rows, name, filter) {
  part.put(rows.length === 0
    ? empty('No readings in this range')
    : rates(rows.map(row => ({ ...row, name: words(row[name]), href: link({ [filter]: row[name] }) }))));
}

const line = (reading, name) => h('li', { class: typeof name === 'string' ? name : null, 'data-id': reading.id },
  h('a', { href: link({ sensor: reading.sensor_id }), class: 'plain' }, reading.sensor_id),
  h('b', {}, measure(reading.value, reading.unit ?? unitOf(reading.sensor_id))),
  h('span', { class: 'anomaly-why' }, chips(reading.reasons),
    typeof reading.lower === 'number' && h('span', { class: 'muted' }, `normal ${number(reading.lower)} to ${number(reading.upper)}`)),
  since(reading.timestamp));
