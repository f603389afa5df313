// Windowed aggregates: one chart per sensor type with a line per location, and the windows themselves.

import { address, get } from '../api.js';
import { askedOfWindows } from '../catalog.js';
import { bars, timeChart, tipLine } from '../chart.js';
import { fill, h, s } from '../dom.js';
import { segments } from '../form.js';
import { at, count, number, words } from '../format.js';
import { empty, filling, panel } from '../panel.js';
import { go, link, times } from '../route.js';
import { table } from '../table.js';
import { stepFor } from './kpis.js';

const STEPS = { PT1M: '1 min', PT5M: '5 min', PT1H: '1 h', P1D: '1 day' };
const MOST = 10_000;
const LISTED = 200;
const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2]];
const COLOURS = 5;
const MOST_LINES = 10;
const NOTE = 'One line per location. The shape of the line tells locations apart as its colour does.';

export function aggregates() {
  const steps = h('div', { class: 'segments', role: 'group', 'aria-label': 'Window' });
  const means = panel('Means by sensor type', { note: NOTE, actions: steps });
  const counts = panel('Readings and anomalies per window');
  const windows = panel('Windows', { actions: h('a', { class: 'button', download: 'aggregates.csv' }, 'Download CSV'), tall: true });
  let charts = [];

  function close() {
    charts.forEach(chart => chart.close());
    charts = [];
  }

  function draw(rows, route) {
    close();
    const all = [...new Set(rows.map(row => row.location))].sort();
    const places = all.slice(0, MOST_LINES);
    means.note(all.length > MOST_LINES ? `The first ${MOST_LINES} of ${all.length} locations; choose one to see another.` : NOTE);
    const starts = [...new Set(rows.map(row => row.window_start))].sort();
    const byType = Map.groupBy(rows, row => row.sensor_type);
    means.put(h('div', { class: 'legend' }, places.map((place, i) => h('span', {}, swatch(i), h('a', { class: 'plain', href: link({ location: place }) }, place)))),
      h('div', { class: 'cards' }, [...byType.keys()].sort().map(type => typeCard(type, byType.get(type), places, starts, route))));
    counts.put(h('div', { class: 'cards two' },
      countCard('Readings', '--line', '--line-soft', rows, row => row.count_readings, starts, route),
      countCard('Anomalies', '--alarm', '--alarm-fill', rows, row => row.anomaly_count, starts, route)));
    windows.note(rows.length > LISTED ? `The newest ${LISTED} of ${count(rows.length)}` : `${count(rows.length)} in this range`);
    windows.put(windowTable(rows.slice(0, LISTED)).element);
  }

  function typeCard(type, rows, places, starts, route) {
    const canvas = h('div', {});
    const columns = places.map(place => {
      const values = new Map(rows.filter(row => row.location === place).map(row => [row.window_start, row.avg_value]));
      return starts.map(start => values.get(start) ?? null);
    });
    const lines = places.map((_, i) => ({ stroke: `--series-${i % COLOURS + 1}`, width: 1.8, dash: dashOf(i), spanGaps: true }));
    return card(h('a', { class: 'plain', href: link({ type }) }, words(type)), canvas, () => timeChart(canvas, {
      height: 190, group: 'windows', label: `Means of ${words(type)} per window, one line per location`, series: lines,
      window: ends(route, starts),
      tip: index => places.map((place, i) => columns[i][index] !== null && tipLine(place, number(columns[i][index]), swatch(i))),
    }), [starts.map(seconds), ...columns]);
  }

  function countCard(title, stroke, ground, rows, value, starts, route) {
    const canvas = h('div', {});
    const sums = new Map();
    for (const row of rows) sums.set(row.window_start, (sums.get(row.window_start) ?? 0) + value(row));
    const column = starts.map(start => sums.get(start));
    return card(title, canvas, () => timeChart(canvas, {
      height: 150, group: 'windows', label: `${title} per window`, fromZero: true, paths: bars,
      series: [{ stroke, fill: ground, width: 1 }],
      window: ends(route, starts),
      tip: index => tipLine(title.toLowerCase(), count(column[index])),
    }), [starts.map(seconds), column]);
  }

  function card(title, canvas, open, columns) {
    const element = h('article', { class: 'sensor-card' }, h('h3', {}, title), canvas);
    queueMicrotask(() => {
      const chart = open();
      chart.data(columns);
      charts.push(chart);
    });
    return element;
  }

  async function load(route, signal) {
    const step = route.more('step') in STEPS ? route.more('step') : stepFor(route);
    fill(steps, segments(STEPS, step, name => go({ step: name })));
    await filling([means, counts, windows], async () => {
      const query = { ...await askedOfWindows(route), step };
      windows.element.querySelector('a[download]').href = address('/aggregates', { ...query, limit: MOST });
      const { aggregates: rows, next } = await get('/aggregates', { ...query, limit: MOST }, signal);
      if (rows.length > 0) draw(rows, route);
      else [means, counts, windows].forEach(part => part.put(empty('No windows in this range', 'Widen the range, or send readings.')));
      if (next !== null) windows.note(`The newest ${count(rows.length)} are drawn; longer windows or a filter show the rest.`);
    });
  }

  return {
    element: h('div', { class: 'view' }, means.element, counts.element, windows.element),
    close,
    load,
    refreshOn: ['aggregates'],
    refresh: route => load(route),
  };
}

const seconds = timestamp => Date.parse(timestamp) / 1000;

/** What is drawn begins with the first window, which may have begun before the range. */
const ends = (route, starts) => () => [Math.min(times(route).from, Date.parse(starts[0])), times(route).to];

/** The sixth line has the first one's colour and another shape. */
const dashOf = i => DASHES[(i + Math.floor(i / COLOURS)) % DASHES.length];

const swatch = i => s('svg', { class: 'swatch', viewBox: '0 0 22 8', 'aria-hidden': 'true' },
  s('line', { x1: 1, x2: 21, y1: 4, y2: 4, class: `series-${i % COLOURS + 1}`, 'stroke-dasharray': dashOf(i).join(' ') || null }));

const windowTable = rows => table('Windows', [
  { title: 'Start', cell: row => at(row.window_start) },
  { title: 'Location', cell: row => row.location },
  { title: 'Type', cell: row => words(row.sensor_type), wide: true },
  { title: 'Mean', cell: row => number(row.avg_value), number: true },
  { title: 'Min', cell: row => number(row.min_value), number: true },
  { title: 'Max', cell: row => number(row.max_value), number: true },
  { title: 'Std', cell: row => number(row.stddev_value), number: true, hide: true },
  { title: 'Readings', cell: row => count(row.count_readings), number: true },
  { title: 'Anomalies', cell: row => count(row.anomaly_count), number: true },
], rows, { mark: row => (row.anomaly_count > 0 ? 'flagged' : null) });
