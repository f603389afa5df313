// The models behind /predict: what is served, how good it is, and a form that asks one.

import { get } from '../api.js';
import { h } from '../dom.js';
import { at, count, number, plural, score } from '../format.js';
import { command, empty, filling, panel } from '../panel.js';
import { link } from '../route.js';
import { table } from '../table.js';
import { scoring } from './scoring.js';

const SHOWN_METRICS = {
  precision: 'Precision', recall: 'Recall', f1: 'F1', auc: 'AUC', average_precision: 'Average precision',
};

export function models() {
  const list = panel('Served models');
  const about = panel('About');
  const form = panel('Score a record');
  let shown;

  async function load(route, signal) {
    await filling([list, about, form], async () => {
      const served = await get('/models', {}, signal);
      const name = route.more('model') || served.default_model || served.models[0]?.name;
      list.put(listing(served, name), served.refused.length > 0 && refusals(served.refused));
      if (!name) return [about, form].forEach(part => part.put(nothing()));
      if (name !== shown || about.body.querySelector('dl') === null) await show(name, signal);
      return undefined;
    });
  }

  async function show(name, signal) {
    const model = await get(`/models/${encodeURIComponent(name)}`, {}, signal);
    about.element.querySelector('h2').textContent = `${model.name}, version ${model.version}`;
    shown = name;
    if (model.score) {
      about.put(facts(model), metrics(model), features(model));
      form.note(`Asks ${model.name}, and what each feature contributed`);
      form.put(scoring(model));
    } else {
      about.put(facts(model), baselines(model));
      form.note('');
      form.put(empty('This model judges readings, not records', 'Name it as a sensor\'s model in the file of sensors, and send readings to ', h('code', {}, 'POST /readings'), '.'));
    }
  }

  return {
    element: h('div', { class: 'view split even' }, h('div', { class: 'stack' }, list.element, about.element), form.element),
    load,
    refreshOn: [],
  };
}

const nothing = () => empty('No model is served', 'Train one: ', command('./vigil train --data readings.csv --name press-7'), ', then start the server again.');

function listing({ models: served, default_model: usual }, chosen) {
  if (served.length === 0) return nothing();
  return h('ul', { class: 'models' }, served.map(model => h('li', { class: model.name === chosen && model.champion ? 'chosen' : null },
    h('a', { class: 'plain', href: link({ model: model.name }), 'aria-current': model.name === chosen && model.champion ? 'true' : null }, `${model.name}/${model.version}`),
    h('span', { class: 'muted' }, model.algorithm),
    model.name === usual && model.champion && h('span', { class: 'badge on' }, 'default'),
    !model.champion && h('span', { class: 'badge' }, 'not the champion'),
    model.unproven && h('span', { class: 'badge' }, 'unproven'),
    h('span', { class: 'end' }, model.score ? `threshold ${score(model.threshold)}` : plural(model.sensors, 'sensor')))));
}

const refusals = refused => h('div', { class: 'refused' }, h('h3', {}, 'Refused'), h('ul', {}, refused.map(one => h('li', {},
  h('b', {}, `${one.name}/${one.version}`), ' ', h('span', { class: 'muted' }, one.file), h('p', {}, one.reason)))));

function facts(model) {
  const rows = [
    ['Algorithm', model.algorithm],
    ['Threshold', model.score && `${score(model.threshold)}, ${model.threshold_from === 'setting' ? 'set by the operator' : model.calibration ?? 'from the bundle'}`],
    ['Hours in', model.time_zone],
    ['Flags', model.limits.band && `band ${model.limits.band}, spike ${model.limits.spike}, break ${model.limits.break} deviations`],
    ['Trained', model.provenance && [at(model.provenance.time), ` on ${count(model.provenance.rows)} rows of ${model.provenance.data_file}`]],
    ['With', model.provenance && `Vigil ${model.provenance.vigil}${model.provenance.smile ? `, Smile ${model.provenance.smile}` : ''}, seed ${model.provenance.seed}`],
  ];
  return h('dl', { class: 'about' }, rows.filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

function metrics(model) {
  const known = Object.entries(SHOWN_METRICS).filter(([name]) => model.metrics[name] !== undefined);
  if (known.length === 0) return null;
  return [
    h('h3', {}, 'Cross-validated'),
    h('dl', { class: 'meters' }, known.map(([name, title]) => h('div', {},
      h('dt', {}, title), h('dd', {}, h('b', {}, model.metrics[name].toFixed(3)),
        h('span', { class: 'meter', 'aria-hidden': 'true', vars: { '--part': model.metrics[name] } }))))),
  ];
}

const baselines = model => [h('h3', {}, 'Sensors'), table('Sensors', [
  { title: 'Sensor', cell: row => row.sensor_id, wide: true },
  { title: 'Baselines', cell: row => row.baselines.join(', ') },
], model.sensors).element];

const features = model => [h('h3', {}, 'Features'), table('Features', [
  { title: 'Name', cell: row => row.name, wide: true },
  { title: 'Unit', cell: row => row.unit ?? '' },
  { title: 'Median', cell: row => number(row.median), number: true },
  { title: 'Min', cell: row => number(row.min), number: true },
  { title: 'Max', cell: row => number(row.max), number: true },
  { title: 'When missing', cell: row => (row.missing === 'median' ? 'the median' : row.missing === 'reject' ? 'refused' : row.categories?.length ? `one of ${row.categories.length}` : ''), hide: true },
], model.features).element];
