// Planned silence: windows in which verdicts are stored but raise nothing.

import { get, post, remove } from '../api.js';
import { allSensors, locations, types } from '../catalog.js';
import { fill, h } from '../dom.js';
import { field, localTime } from '../form.js';
import { at } from '../format.js';
import { empty, filling, panel, sentence } from '../panel.js';

const SCOPES = { sensor: 'Sensor', location: 'Location', type: 'Type' };
const NAMES = { sensor: () => allSensors().map(sensor => sensor.sensor_id), location: locations, type: types };
const HOUR = 3600e3;

export function maintenance() {
  const part = panel('Maintenance', { note: 'In a maintenance window readings are judged and stored, but nothing is raised.' });
  const list = h('div', {});
  const form = maintenanceForm(load);

  async function load(signal) {
    await filling([part], async () => {
      const rows = (await get('/maintenance', {}, signal)).maintenance;
      fill(list, rows.length > 0 ? h('ul', { class: 'windows' }, rows.map(row => line(row, load)))
        : empty('No maintenance planned'));
      if (!form.isConnected) part.put(list, form);
    });
  }

  return { element: part.element, load };
}

function line(row, reload) {
  const scope = Object.keys(SCOPES).find(name => row[name]);
  const told = h('span', { class: 'form-error', role: 'alert' });
  const now = Date.now();
  const state = now < Date.parse(row.from) ? 'planned' : now < Date.parse(row.to) ? 'now' : 'over';
  return h('li', {},
    h('div', {},
      h('b', {}, row[scope]), h('span', { class: `badge ${state === 'now' ? 'on' : ''}` }, state),
      h('p', { class: 'muted' }, `${SCOPES[scope]} · `, at(row.from), ' to ', at(row.to)),
      row.note && h('p', {}, row.note), told),
    h('button', {
      type: 'button', class: 'ghost', 'aria-label': `Delete the maintenance of ${row[scope]}`,
      on: {
        click: async () => {
          try {
            await remove(`/maintenance/${row.id}`);
            await reload();
          } catch (problem) {
            told.textContent = sentence(problem.message);
          }
        },
      },
    }, 'Delete'));
}

function maintenanceForm(reload) {
  const scope = h('select', { id: 'maintenance-scope' }, Object.entries(SCOPES).map(([name, text]) => h('option', { value: name }, text)));
  const names = h('datalist', { id: 'maintenance-names' });
  const name = h('input', { id: 'maintenance-name', list: 'maintenance-names', required: true, autocomplete: 'off' });
  const from = h('input', { id: 'maintenance-from', type: 'datetime-local', required: true });
  const to = h('input', { id: 'maintenance-to', type: 'datetime-local', required: true });
  const note = h('input', { id: 'maintenance-note', maxlength: '200', placeholder: 'Why (optional)' });
  const told = h('p', { class: 'form-error', role: 'alert', hidden: true });
  const suggest = () => fill(names, NAMES[scope.value]().map(value => h('option', { value })));
  from.value = localTime(Date.now());
  to.value = localTime(Date.now() + HOUR);
  scope.addEventListener('change', suggest);
  name.addEventListener('focus', suggest);

  async function plan(event) {
    event.preventDefault();
    const time = input => new Date(input.value).toISOString();
    try {
      await post('/maintenance', { [scope.value]: name.value.trim(), from: time(from), to: time(to), ...(note.value && { note: note.value }) });
      name.value = note.value = '';
      told.hidden = true;
      await reload();
    } catch (problem) {
      fill(told, sentence(problem.errors.map(error => error.detail).join('; ') || problem.message)).hidden = false;
    }
  }

  return h('form', { class: 'plan', on: { submit: plan } },
    h('h3', {}, 'Plan maintenance'),
    h('div', { class: 'form-row' }, field('For a', scope), field('Name', name), names),
    h('div', { class: 'form-row' }, field('From', from), field('To', to)),
    field('Note', note), told,
    h('button', { type: 'submit', class: 'primary' }, 'Plan'));
}
