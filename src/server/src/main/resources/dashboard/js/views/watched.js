// The charts of the sensors that are watched: those the address names, else the most troubled ones.

import { get } from '../api.js';
import { h } from '../dom.js';
import { firstSteps, panel } from '../panel.js';
import { asked, passes } from '../route.js';
import { sensorChart } from '../sensor-chart.js';

export const MOST_WATCHED = 8;
const USUAL = 4;
const READINGS = 5000;

export function watched() {
  const part = panel('Live series', { note: 'Line: value. Dashes: expected. Band: where values are normal. Drag to zoom.' });
  let cards = [];
  let frame;

  function close() {
    cancelAnimationFrame(frame);
    cards.forEach(card => card.close());
    cards = [];
  }

  return {
    ...part,
    close,
    async load(route, sensors, signal) {
      const chosen = choose(route, sensors);
      const same = chosen.map(one => one.sensor_id).join() === cards.map(card => card.sensor.sensor_id).join();
      if (!same || !part.body.contains(cards[0]?.element ?? null)) {
        close();
        cards = chosen.map(sensor => sensorChart(sensor, route));
        part.put(h('div', { class: 'cards' }, cards.map(card => card.element)));
      }
      if (chosen.length === 0) part.put(firstSteps(route));
      await Promise.all(cards.map(async card => {
        const { from, to } = asked(route);
        const answer = await get('/readings', { sensor: card.sensor.sensor_id, from, to, limit: READINGS }, signal);
        card.load(answer.readings, route, answer.next !== null);
      }));
    },
    add(readings) {
      for (const reading of readings) cards.find(card => card.sensor.sensor_id === reading.sensor_id)?.add(reading);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => cards.forEach(card => card.draw()));
    },
  };
}

/** The sensors that are watched, in their order. */
export function choose(route, sensors) {
  const passing = sensors.filter(sensor => passes(route, sensor));
  const named = route.watch.map(id => sensors.find(sensor => sensor.sensor_id === id)).filter(Boolean);
  if (named.length > 0 && !route.sensor) return named.slice(0, MOST_WATCHED);
  const trouble = sensor => (sensor.open_incident ? 2 : 0) + (sensor.in_event ? 2 : 0) + (sensor.status === 'silent' ? 1 : 0);
  return [...passing].sort((a, b) => trouble(b) - trouble(a) || b.anomaly_count - a.anomaly_count || a.sensor_id.localeCompare(b.sensor_id)).slice(0, USUAL);
}
