// The online forest beside the rolling z-score: what each says, how often they agree, how scores spread.

import { get } from '../api.js';
import { histogram } from '../bars.js';
import { unitOf } from '../catalog.js';
import { h } from '../dom.js';
import { breakable, count, measure, percent, score, since } from '../format.js';
import { empty, filling, panel } from '../panel.js';
import { asked, link } from '../route.js';
import { table } from '../table.js';

export function ml() {
  const agreement = panel('ML against rules', { note: 'How many readings each called an anomaly' });
  const scores = panel('Distribution of ML scores', { note: 'Readings per score, on a logarithmic scale' });
  const predictions = panel('Newest predictions', { note: 'Readings that either called an anomaly', tall: true });
  const parts = [agreement, scores, predictions];

  async function load(route, signal) {
    await filling(parts, async () => {
      const answer = await get('/ml', asked(route), signal);
      const judged = Object.values(answer.agreement).reduce((sum, n) => sum + n, 0);
      if (judged === 0) parts.forEach(part => part.put(nothing()));
      else show(answer, judged);
    });
  }

  function show({ agreement: counts, scores: bins, predictions: rows }, judged) {
    agreement.put(square(counts, judged));
    scores.put(histogram(bins, `Distribution of the ML scores of ${count(judged)} readings`));
    predictions.put(rows.length > 0 ? predictionTable(rows).element : empty('No anomaly by either in this range'));
  }

  return {
    element: h('div', { class: 'view' }, h('div', { class: 'pair' }, agreement.element, scores.element), predictions.element),
    load,
    refreshOn: ['aggregates'],
    refresh: route => load(route),
  };
}

const nothing = () => empty('No reading was judged by both in this range',
  'The dual detection is off unless ', h('code', {}, 'VIGIL_DUAL_DETECTION=true'), ' is set; ', h('code', {}, './vigil demo'),
  ' sets it. The forest of a sensor type begins after its first 50 readings.');

function square(counts, judged) {
  const same = counts.both + counts.neither;
  const cell = (name, text, n) => h('div', { class: `square-cell ${name}` }, h('b', {}, count(n)), h('span', {}, text), h('span', { class: 'muted' }, percent(n, judged)));
  return [
    h('p', { class: 'headline' }, h('b', {}, percent(same, judged)), ` agreement over ${count(judged)} readings`),
    h('div', { class: 'square' },
      cell('both', 'both say anomaly', counts.both), cell('ml', 'only ML', counts.ml_only),
      cell('rules', 'only rules', counts.rules_only), cell('neither', 'neither', counts.neither)),
    h('p', { class: 'muted' }, `Of ${count(counts.both + counts.ml_only)} anomalies by ML the rules confirm ${percent(counts.both, counts.both + counts.ml_only, 0)}; of ${count(counts.both + counts.rules_only)} by rules ML confirms ${percent(counts.both, counts.both + counts.rules_only, 0)}.`),
  ];
}

const says = verdict => h('span', { class: verdict ? 'says yes' : 'says no' }, verdict ? 'anomaly' : 'normal');

const predictionTable = rows => table('Newest predictions', [
  { title: 'When', cell: row => since(row.timestamp) },
  { title: 'Sensor', cell: row => h('a', { class: 'plain', href: link({ sensor: row.sensor_id }) }, breakable(row.sensor_id)), wide: true },
  { title: 'Value', cell: row => measure(row.value, row.unit ?? unitOf(row.sensor_id)), number: true },
  { title: 'ML score', cell: row => score(row.ml?.anomaly_score), number: true, hide: true },
  { title: 'ML', cell: row => says(row.ml?.is_anomaly) },
  { title: 'Rules', cell: row => says(row.rules?.is_anomaly) },
  { title: "Sensor's own detector", cell: row => says(row.is_anomaly), hide: true },
], rows, { key: row => row.id });
