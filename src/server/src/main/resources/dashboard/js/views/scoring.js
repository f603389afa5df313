// A form with a field per feature; the answer is a score beside its threshold and what made it.

import { post } from '../api.js';
import { fill, h } from '../dom.js';
import { field } from '../form.js';
import { number, score, signed } from '../format.js';
import { sentence } from '../panel.js';

export function scoring(model) {
  const inputs = model.features.map(feature => [feature, input(feature)]);
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' }, h('p', { class: 'muted' }, 'The score, its threshold and what made it appear here.'));
  const set = value => inputs.forEach(([feature, element]) => {
    element.value = feature.type === 'number' ? rounded(value(feature)) : feature.categories[0];
  });

  async function ask(event) {
    event.preventDefault();
    inputs.forEach(([, element]) => element.removeAttribute('aria-invalid'));
    const record = Object.fromEntries(inputs.filter(([, element]) => element.value !== '')
      .map(([feature, element]) => [feature.name, feature.type === 'number' ? Number(element.value) : element.value]));
    try {
      const path = `/models/${encodeURIComponent(model.name)}/predict${model.explains ? '?explain=true' : ''}`;
      fill(answer, result(model, await post(path, { records: [record] })));
    } catch (problem) {
      for (const error of problem.errors) {
        const name = error.pointer.split('/').at(-1);
        inputs.find(([feature]) => feature.name === name)?.[1].setAttribute('aria-invalid', 'true');
      }
      fill(answer, h('p', { class: 'form-error' }, problem.errors.length > 0
        ? problem.errors.map(error => sentence(error.detail)).join(' ') : sentence(problem.message)));
    }
  }

  return [
    h('form', { class: 'scoring', novalidate: true, on: { submit: ask } },
      h('div', { class: 'form-grid' }, inputs.map(([feature, element]) => field(
        feature.unit ? `${feature.name} (${feature.unit})` : feature.name, element,
        feature.type === 'number' && feature.min !== undefined
          ? h('span', { class: 'hint' }, `${number(feature.min)} to ${number(feature.max)} in training`) : null))),
      h('div', { class: 'form-foot' },
        h('button', { type: 'submit', class: 'primary' }, 'Score'),
        h('button', { type: 'button', class: 'ghost', on: { click: () => set(feature => feature.median) } }, 'Typical record'),
        h('button', { type: 'button', class: 'ghost', on: { click: () => set(feature => feature.max) } }, 'Extreme record'))),
    answer,
  ];
}

function input(feature) {
  const id = `feature-${feature.name.replace(/\W/g, '-')}`;
  if (feature.type !== 'number') return h('select', { id }, feature.categories.map(value => h('option', { value }, value)));
  const element = h('input', { id, type: 'number', step: 'any', inputmode: 'decimal' });
  element.value = rounded(feature.median);
  return element;
}

const rounded = value => Number((value ?? 0).toPrecision(4));

function result(model, { results: [one], threshold }) {
  const value = one[model.score.key];
  const top = Math.max(1, value, threshold) * (model.score.kind === 'probability' || model.score.kind === 'anomaly_score' ? 1 : 1.1);
  return [
    h('p', { class: `verdict ${one.is_anomaly ? 'alarm' : 'calm'}` }, h('b', {}, one.is_anomaly ? 'Anomaly' : 'Normal'),
      ` ${model.score.key.replace('_', ' ')} ${score(value)}, threshold ${score(threshold)}`),
    h('div', { class: 'gauge', role: 'img', 'aria-label': `${score(value)} on a scale to ${number(top)}, threshold ${score(threshold)}`, vars: { '--value': value / top, '--threshold': threshold / top } },
      h('span', { class: `gauge-fill ${one.is_anomaly ? 'alarm' : ''}` }), h('span', { class: 'gauge-line' })),
    one.explanation && contributions(one.explanation, model),
  ];
}

/** What a contribution says depends on the algorithm. */
const MEANINGS = {
  'random-forest': (key, expected) => `Right of the middle raises the ${key}, left lowers it. It starts from ${expected}, the forest's mean over the samples that its trees learned from.`,
  'isolation-forest': (key, expected) => `How much the ${key} falls when the feature takes its training median. A record of all medians scores ${expected}.`,
  'robust-z': () => 'Robust z of each feature: right of the middle is above its training median, left below.',
  mahalanobis: key => `What each feature adds to the ${key}.`,
};

function contributions({ expected, contributions: parts }, model) {
  const largest = Math.max(...parts.map(part => Math.abs(part.contribution)), 1e-12);
  return [
    h('h3', {}, 'What made the score'),
    h('p', { class: 'muted' }, MEANINGS[model.algorithm](model.score.key.replace('_', ' '), score(expected))),
    h('ul', { class: 'contributions' }, parts.map(part => h('li', {},
      h('span', {}, part.feature),
      h('span', { class: `diverging ${part.contribution < 0 ? 'lowers' : 'raises'}`, 'aria-hidden': 'true', vars: { '--part': Math.abs(part.contribution) / largest } }),
      h('b', {}, `${part.contribution > 0 ? '+' : ''}${signed(part.contribution.toFixed(3))}`)))),
  ];
}
