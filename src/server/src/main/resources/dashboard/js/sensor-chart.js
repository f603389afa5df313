// One sensor over time: its values, what was expected, and the flagged readings marked by reason.

import { timeChart, tipLine } from './chart.js';
import { fill, h } from './dom.js';
import { count, measure, number, plural, score, since } from './format.js';
import { chips, mark, reasonOf } from './reasons.js';
import { link, times } from './route.js';
import { statusMark } from './status.js';
import { colour } from './theme.js';

const KEPT = 20_000;
const MARK_SIZE = 12;
/** A line breaks where this many usual steps are missing. */
const HOLE = 8;

export function sensorChart(sensor, route) {
  const head = h('div', { class: 'sensor-head' });
  const canvas = h('div', {});
  const element = h('article', { class: 'sensor-card', 'data-sensor': sensor.sensor_id, 'aria-label': sensor.sensor_id }, head, canvas);
  let rows = [];
  let newest = -1;
  let shown = [];
  let drawing;
  let note = '';

  function open() {
    drawing ??= timeChart(canvas, {
      height: 190, group: 'sensors', label: sensor.sensor_id,
      series: [
        { stroke: null }, { stroke: null },
        { stroke: '--expected', width: 1.25, dash: [4, 4] },
        { stroke: '--line', width: 1.6 },
      ],
      bands: [{ series: [2, 1], fill: '--band' }],
      window: () => Object.values(times(route)).slice(0, 2),
      tip: index => shown[index] && tip(shown[index], sensor.unit),
      drawOver: (u, context) => marks(u, context, shown),
    });
  }

  function draw() {
    open();
    const from = times(route).from;
    const first = rows.findIndex(row => row.time >= from);
    rows = first > 0 ? rows.slice(first) : rows;
    shown = withHoles(rows);
    drawing.data([
      shown.map(row => row.time / 1000),
      shown.map(row => row.lower), shown.map(row => row.upper), shown.map(row => row.expected), shown.map(row => row.value),
    ]);
    title();
  }

  function title() {
    const last = rows.at(-1);
    const flagged = rows.filter(row => row.flagged).length;
    fill(head,
      h('h3', {}, statusMark(sensor.status), h('a', { href: link({ sensor: sensor.sensor_id }), class: 'plain' }, sensor.sensor_id)),
      last && since(new Date(last.time).toISOString()),
      h('p', { class: 'sensor-now' },
        h('b', {}, last ? measure(last.value, sensor.unit) : '–'),
        last && h('span', {}, last.expected === null ? learning(sensor) : `expected ${number(last.expected)}`),
        note && h('span', {}, note)));
    drawing.label(last
      ? `${sensor.sensor_id}: ${measure(last.value, sensor.unit)}, ${plural(flagged, 'anomaly', 'anomalies')} in view`
      : `${sensor.sensor_id}: no readings in view`);
  }

  return {
    element,
    sensor,
    /** Readings, newest first, in place of those before; `cut` where there are more in the range. */
    load(readings, now, cut) {
      route = now;
      note = cut ? `the newest ${count(readings.length)} readings` : '';
      rows = readings.filter(reading => reading.outcome === 'stored').map(row).reverse();
      newest = rows.at(-1)?.time ?? -1;
      draw();
    },
    /** One more reading. */
    add(reading) {
      const next = row(reading);
      if (reading.outcome !== 'stored' || next.time <= newest || !times(route).live) return;
      newest = next.time;
      rows.push(next);
      if (rows.length > KEPT) rows.shift();
    },
    draw,
    close: () => drawing?.close(),
  };
}

const row = reading => ({
  time: Date.parse(reading.timestamp),
  value: reading.value,
  lower: reading.lower ?? null, upper: reading.upper ?? null, expected: reading.expected ?? null,
  score: reading.anomaly_score, flagged: reading.is_anomaly, event: reading.in_event, reasons: reading.reasons ?? [],
});

const learning = ({ learning: stage }) => (stage ? `learning ${stage.n} of ${stage.of}` : 'no expectation yet');

function withHoles(rows) {
  if (rows.length < 3) return rows;
  const steps = rows.slice(1).map((row, i) => row.time - rows[i].time).sort((a, b) => a - b);
  const limit = HOLE * Math.max(steps[steps.length >> 1], 1);
  return rows.flatMap((row, i) => (i > 0 && row.time - rows[i - 1].time > limit
    ? [{ time: rows[i - 1].time + 1, value: null, lower: null, upper: null, expected: null, reasons: [] }, row]
    : [row]));
}

function marks(u, context, rows) {
  const ground = colour('--surface');
  const left = u.scales.x.min * 1000;
  for (const row of rows) {
    if (!row.flagged || row.time < left) continue;
    const reason = row.reasons[0] ?? 'spike';
    mark(context, reason, u.valToPos(row.time / 1000, 'x', true), u.valToPos(row.value, 'y', true),
      MARK_SIZE * devicePixelRatio, colour(`--kind-${reasonOf(reason).kind}`), ground);
  }
}

function tip(row, unit) {
  if (row.value === null) return null;
  return [
    tipLine('value', measure(row.value, unit)),
    row.expected !== null && tipLine('expected', number(row.expected)),
    row.lower !== null && tipLine('normal', `${number(row.lower)} to ${number(row.upper)}`),
    tipLine('score', score(row.score)),
    row.reasons.length > 0 && chips(row.reasons),
  ];
}
