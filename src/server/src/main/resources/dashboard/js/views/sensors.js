// All sensors with their state; a tick puts one among the charts.

import { get } from '../api.js';
import { sensorOf } from '../catalog.js';
import { fill, h } from '../dom.js';
import { breakable, count, measure, plural, since, words } from '../format.js';
import { firstSteps, panel } from '../panel.js';
import { go, link, passes } from '../route.js';
import { statusMark } from '../status.js';
import { table } from '../table.js';
import { MOST_WATCHED, choose } from './watched.js';

const MOST = 500;
const ORDER = ['anomaly', 'silent', 'learning', 'ok'];

export function sensorList() {
  const part = panel('Sensors', { tall: true });
  let cells = new Map();
  let sensors = [];
  let ticked = [];

  function tick(id, on) {
    go({ watch: on ? [...ticked, id].slice(-MOST_WATCHED) : ticked.filter(one => one !== id) });
  }

  function draw(route) {
    ticked = choose(route, sensors).map(sensor => sensor.sensor_id);
    const rows = sensors.filter(sensor => passes(route, sensor)).sort(byState).slice(0, MOST);
    cells = new Map();
    part.note(rows.length === 0 ? '' : `${plural(sensors.length, 'sensor')}, those in trouble first. Tick one to chart it, ${MOST_WATCHED} at most.`);
    if (rows.length === 0) return part.put(firstSteps(route));
    return part.put(table('Sensors', [
      { title: 'Chart', cell: row => h('input', { type: 'checkbox', checked: ticked.includes(row.sensor_id), 'aria-label': `Chart ${row.sensor_id}`, on: { change: event => tick(row.sensor_id, event.target.checked) } }) },
      { title: 'State', cell: row => cell(row, 'state', statusMark(row.status, true)) },
      { title: 'Sensor', cell: row => h('a', { href: link({ sensor: row.sensor_id }), class: 'plain' }, breakable(row.sensor_id)), wide: true },
      { title: 'Type', cell: row => words(row.sensor_type), hide: true },
      { title: 'Value', cell: row => cell(row, 'value', measure(row.last_value, row.unit)), number: true },
      { title: 'Last heard', cell: row => cell(row, 'heard', since(row.last_timestamp)), hide: true },
      { title: 'Anomalies', cell: row => count(row.anomaly_count), number: true, hide: true },
    ], rows, { key: row => row.sensor_id }).element);
  }

  function cell(row, name, content) {
    const element = h('span', {}, content);
    const kept = cells.get(row.sensor_id) ?? {};
    cells.set(row.sensor_id, { ...kept, [name]: element });
    return element;
  }

  return {
    ...part,
    async load(route, signal) {
      const { location, type, sensor } = route;
      sensors = (await get('/sensors', { location, type, sensor, limit: 10_000 }, signal)).sensors;
      draw(route);
      return sensors;
    },
    /** Shows what the catalog has learned since. */
    update() {
      for (const [id, { state, value, heard }] of cells) {
        const sensor = sensorOf(id);
        if (!sensor || (heard.firstChild.dateTime === sensor.last_timestamp && state.dataset.state === sensor.status)) continue;
        state.dataset.state = sensor.status;
        fill(state, statusMark(sensor.status, true));
        fill(value, measure(sensor.last_value, sensor.unit));
        fill(heard, since(sensor.last_timestamp));
      }
    },
  };
}

const byState = (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || a.sensor_id.localeCompare(b.sensor_id);
