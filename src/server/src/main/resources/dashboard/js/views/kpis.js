// The four figures at the top, each with its course over the range.

import { get } from '../api.js';
import { sparks } from '../bars.js';
import { askedOfWindows } from '../catalog.js';
import { fill, h } from '../dom.js';
import { count, percent, shortCount } from '../format.js';
import { asked, link, times } from '../route.js';

const MOST = 10_000;

export function kpis() {
  const readings = figure('Readings');
  const anomalies = figure('Anomalies');
  const sensors = figure('Active sensors');
  const incidents = figure('Open incidents', link({ view: 'incidents' }));
  let known = null;
  let open = new Map();

  function draw() {
    readings.value(known.readings);
    anomalies.value(known.anomalies, known.readings > 0 ? `${percent(known.anomalies, known.readings)} of readings` : '');
    sensors.value(known.active_sensors, known.silent_sensors > 0 ? `${count(known.silent_sensors)} silent` : 'none silent', known.silent_sensors > 0);
    incidents.value(known.open_incidents, known.open_incidents > 0 ? [...open.values()].join(', ') : 'all calm', known.open_incidents > 0);
  }

  return {
    element: h('div', { class: 'kpis' }, [readings, anomalies, sensors, incidents].map(part => part.element)),
    anomaly() {
      if (!known) return;
      known.anomalies++;
      draw();
    },
    incident({ id, status, sensor_id: sensor }) {
      if (!known) return;
      if (status === 'open' && !open.has(id)) known.open_incidents++;
      if (status === 'closed' && open.has(id)) known.open_incidents--;
      if (status === 'open') open.set(id, sensor);
      else open.delete(id);
      draw();
    },
    async load(route, signal) {
      const { location, type, sensor } = route;
      const [summary, running] = await Promise.all([
        get('/summary', asked(route), signal),
        get('/incidents', { location, type, sensor, status: 'open', limit: MOST }, signal),
      ]);
      open = new Map(running.incidents.map(incident => [incident.id, incident.sensor_id]));
      known = summary;
      draw();
      return summary;
    },
    /** How many sensors are in which state. */
    states(all) {
      const parts = Object.entries(Object.groupBy(all, one => one.status)).map(([state, members]) => h('span', {
        class: `is-${state}`, title: `${count(members.length)} ${state}`, vars: { '--part': members.length },
      }));
      fill(sensors.strip, parts.length > 0 && h('span', { class: 'strip' }, parts));
    },
    async courses(route, signal) {
      const { aggregates } = await get('/aggregates', { ...await askedOfWindows(route), step: stepFor(route), limit: MOST }, signal);
      const sums = new Map();
      for (const row of aggregates) {
        const sum = sums.get(row.window_start) ?? [0, 0];
        sums.set(row.window_start, [sum[0] + row.count_readings, sum[1] + row.anomaly_count]);
      }
      const course = [...sums.keys()].sort().map(start => sums.get(start));
      readings.course(course.map(sum => sum[0]), 'calm');
      anomalies.course(course.map(sum => sum[1]), 'alarm');
    },
  };
}

/** The width of windows that gives a few dozen of them. */
export function stepFor(route) {
  const { from, to } = times(route);
  const hours = (to - from) / 3600e3;
  return hours <= 1.5 ? 'PT1M' : hours <= 8 ? 'PT5M' : hours <= 24 * 8 ? 'PT1H' : 'P1D';
}

function figure(title, href) {
  const number = h('b', {}, '–');
  const note = h('span', { class: 'kpi-note' });
  const course = h('div', { class: 'kpi-course' });
  const element = h(href ? 'a' : 'div', { class: 'kpi', href },
    h('span', { class: 'kpi-title' }, title), number, note, course);
  return {
    element,
    value(n, text = '', raised = false) {
      number.textContent = shortCount(n);
      number.title = count(n);
      note.textContent = note.title = text;
      note.classList.toggle('raised', raised);
    },
    strip: course,
    course: (values, name) => fill(course, values.length > 1 && sparks(values, name)),
  };
}
