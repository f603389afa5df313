// The bar of filters: location, type, sensor and time range. It shows what the address says and changes it.

import { allSensors, locations, onCatalog, types } from './catalog.js';
import { fill, h, icon } from './dom.js';
import { field, localTime } from './form.js';
import { dayAndClock, words } from './format.js';
import { RANGES, go, onRoute, route } from './route.js';

const FUNNEL = 'M2 3h12L9.5 8.5V13l-3 1.5v-6Z';

export function filters(element) {
  const place = h('select', { id: 'filter-location', on: { change: () => go({ location: place.value }) } });
  const type = h('select', { id: 'filter-type', on: { change: () => go({ type: type.value }) } });
  const known = h('datalist', { id: 'sensors' });
  const sensor = h('input', {
    id: 'filter-sensor', list: 'sensors', placeholder: 'All sensors', autocomplete: 'off', spellcheck: 'false',
    on: { change: () => go({ sensor: sensor.value.trim() }) },
  });
  const ranges = h('div', { class: 'segments', role: 'group', 'aria-label': 'Time range' });
  const custom = customRange();
  const clear = h('button', {
    type: 'button', class: 'ghost', on: { click: () => go({ location: null, type: null, sensor: null, from: null, to: null }) },
  }, 'Clear');
  const summary = h('summary', {});
  const details = h('details', { class: 'filter-box', open: innerWidth > 760 }, summary,
    h('div', { class: 'filter-row' },
      field('Location', place), field('Type', type), field('Sensor', sensor), known, ranges, custom.element, clear));
  fill(element, details);

  function show() {
    const now = route();
    options(place, 'All locations', locations(), now.location);
    options(type, 'All types', types(), now.type);
    sensor.value = now.sensor;
    fill(known, allSensors().filter(one => (!now.location || one.location === now.location) && (!now.type || one.sensor_type === now.type))
      .map(one => h('option', { value: one.sensor_id })));
    fill(ranges, Object.keys(RANGES).map(name => h('button', {
      type: 'button', 'aria-pressed': String(now.range === name),
      on: { click: () => go({ range: name, from: null, to: null }) },
    }, name)), h('button', {
      type: 'button', 'aria-pressed': String(now.range === 'custom'), 'aria-expanded': String(!custom.element.hidden),
      on: { click: event => event.currentTarget.setAttribute('aria-expanded', String(custom.toggle())) },
    }, 'Custom'));
    custom.show(now);
    clear.hidden = !(now.location || now.type || now.sensor || now.range === 'custom');
    const span = now.range === 'custom' ? `${dayAndClock(now.from)} to ${dayAndClock(now.to)}` : `last ${now.range}`;
    fill(summary, icon(FUNNEL), h('span', {}, [now.location || 'all locations', now.type || 'all types', now.sensor, span].filter(Boolean).join(' · ')));
  }

  onRoute(show);
  onCatalog(show);
  matchMedia('(min-width: 761px)').addEventListener('change', event => {
    details.open = event.matches;
  });
  show();
}

function customRange() {
  const from = h('input', { type: 'datetime-local', id: 'filter-from', required: true });
  const to = h('input', { type: 'datetime-local', id: 'filter-to', required: true });
  const element = h('form', { class: 'custom-range', hidden: true, on: { submit: apply } },
    field('From', from), field('To', to), h('button', { type: 'submit' }, 'Apply'));

  function apply(event) {
    event.preventDefault();
    to.setCustomValidity(from.value < to.value ? '' : 'The end must be after the start.');
    if (!to.reportValidity()) return;
    go({ from: new Date(from.value).toISOString(), to: new Date(to.value).toISOString(), range: null });
  }

  to.addEventListener('input', () => to.setCustomValidity(''));
  return {
    element,
    show: now => {
      element.hidden = now.range !== 'custom';
      from.value = localTime(now.from ?? Date.now() - 3600e3);
      to.value = localTime(now.to ?? Date.now());
    },
    toggle: () => {
      element.hidden = !element.hidden;
      if (!element.hidden) from.focus();
      return !element.hidden;
    },
  };
}

function options(select, all, names, chosen) {
  const listed = chosen && !names.includes(chosen) ? [...names, chosen] : names;
  fill(select, h('option', { value: '' }, all), listed.map(name => h('option', { value: name }, words(name))));
  select.value = chosen;
}
