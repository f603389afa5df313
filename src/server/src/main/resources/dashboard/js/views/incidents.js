// Incidents and what people say about them; planned silence.

import { get, post } from '../api.js';
import { catalogLoaded, unitOf } from '../catalog.js';
import { announce, fill, h } from '../dom.js';
import { segments } from '../form.js';
import { at, count, duration, lasting, measure, plural, score, since } from '../format.js';
import { empty, filling, panel, sentence } from '../panel.js';
import { chips } from '../reasons.js';
import { asked, go, link, passes } from '../route.js';
import { maintenance } from './maintenance.js';

const STATES = { all: 'All', open: 'Open', closed: 'Closed' };
const MOST = 1000;
const PAGE = 20;

export function incidents() {
  const states = h('div', { class: 'segments', role: 'group', 'aria-label': 'State' });
  const part = panel('Incidents', { actions: states });
  const planned = maintenance();
  let cards = new Map();
  let list;

  function show(rows, more) {
    cards = new Map();
    list = h('ul', { class: 'incidents' }, rows.map(card));
    part.put(rows.length > 0 ? [list, more] : none());
  }

  /** A button that appends the next page. */
  function older(query, cursor) {
    if (!cursor) return null;
    const button = h('button', { type: 'button', class: 'older', on: { click: append } }, 'Older ones');
    async function append() {
      button.disabled = true;
      const answer = await get('/incidents', { ...query, cursor });
      list.append(...answer.incidents.map(card));
      button.replaceWith(...[older(query, answer.next)].filter(Boolean));
    }
    return button;
  }

  const none = () => empty('No incidents here', 'An incident opens with an anomaly and closes when its sensor has calmed down. Open ones are listed whatever the time range is.');

  function card(incident) {
    const element = incidentCard(incident, put);
    cards.set(incident.id, element);
    return element;
  }

  /** Shows an incident as it is now, a new one on top. */
  function put(incident) {
    const before = cards.get(incident.id);
    if (before) {
      const focused = before.contains(document.activeElement);
      const after = card(incident);
      before.replaceWith(after);
      if (focused) (after.querySelector('button') ?? after.querySelector('a')).focus();
      return;
    }
    if (!list?.isConnected) show([]), part.put(list);
    list.prepend(card(incident));
  }

  return {
    element: h('div', { class: 'view split even' }, part.element, planned.element),
    async load(route, signal) {
      const state = chosen(route);
      fill(states, segments(STATES, state, name => go({ status: name })));
      await Promise.all([
        filling([part], async () => {
          const query = asked(route);
          const open = { ...query, from: null, to: null, status: 'open', limit: MOST };
          const closed = { ...query, status: 'closed', limit: PAGE };
          const wanted = { all: [open, closed], open: [open], closed: [closed] }[state];
          const [answers] = await Promise.all([Promise.all(wanted.map(one => get('/incidents', one, signal))), catalogLoaded()]);
          show(answers.flatMap(answer => answer.incidents), older(wanted.at(-1), answers.at(-1).next));
        }),
        planned.load(signal),
      ]);
    },
    refreshOn: [],
    on: {
      incident(incident, route) {
        const state = chosen(route);
        if (!passes(route, incident) || (state !== 'all' && state !== incident.status && !cards.has(incident.id))) return;
        put(incident);
        if (incident.status === 'open' && incident.acknowledged_at === null) announce(`Incident: ${incident.sensor_id}`);
      },
    },
  };
}

function chosen(route) {
  const status = route.more('status');
  return status in STATES ? status : 'all';
}

function incidentCard(incident, put) {
  const open = incident.status === 'open';
  const unit = unitOf(incident.sensor_id);
  const told = h('p', { class: 'form-error', role: 'alert', hidden: true });
  const act = (path, body) => async event => {
    event.currentTarget.disabled = true;
    try {
      put(await post(`/incidents/${incident.id}/${path}`, body));
    } catch (problem) {
      event.target.disabled = false;
      fill(told, sentence(problem.message)).hidden = false;
    }
  };
  return h('li', { class: `incident ${incident.status}`, 'data-id': incident.id },
    h('div', { class: 'incident-head' },
      h('h3', {}, h('a', { class: 'plain', href: link({ view: null, sensor: incident.sensor_id }) }, incident.sensor_id)),
      h('span', { class: `badge ${open ? 'alarm' : ''}` }, open ? 'open' : 'closed'), chips(incident.reasons)),
    h('dl', { class: 'facts' },
      fact('Opened', open ? since(incident.opened_at) : at(incident.opened_at)),
      fact('Lasts', open ? lasting(incident.opened_at) : duration(incident.duration_s), !open && 'Lasted'),
      fact('Peak score', score(incident.peak_score)),
      fact('Peak value', measure(incident.peak_value, unit)),
      fact('Anomalies', incident.readings > 0 ? `${count(incident.anomalies)} of ${plural(incident.readings, 'reading')}` : '–')),
    h('div', { class: 'incident-foot' },
      incident.acknowledged_at === null
        ? h('button', { type: 'button', class: open ? 'primary' : null, 'aria-label': `Acknowledge the incident of ${incident.sensor_id}`, on: { click: act('ack') } }, 'Acknowledge')
        : h('span', { class: 'done' }, 'Acknowledged ', since(incident.acknowledged_at)),
      h('span', { class: 'segments', role: 'group', 'aria-label': 'Was it a true alarm?' },
        verdict('True alarm', incident.feedback === 'true', act('feedback', { true_alarm: true })),
        verdict('False alarm', incident.feedback === 'false', act('feedback', { true_alarm: false })))),
    told);
}

const fact = (name, value, other) => h('div', {}, h('dt', {}, other || name), h('dd', {}, value));

const verdict = (text, pressed, click) => h('button', { type: 'button', 'aria-pressed': String(pressed), on: { click } }, text);
