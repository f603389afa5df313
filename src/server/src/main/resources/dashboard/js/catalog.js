// The sensors that exist, as the filters and several views need them.

import { get } from './api.js';
import { asked } from './route.js';

const MOST = 10_000;
const sensors = new Map();
const listeners = [];
let complete = true;
let loading = null;

export const onCatalog = listener => listeners.push(listener);
export const allSensors = () => [...sensors.values()];
export const sensorOf = id => sensors.get(id);
export const unitOf = id => sensors.get(id)?.unit;
export const locations = () => distinct('location');
export const types = () => distinct('sensor_type');

/** Loads the sensors anew, the first of very many. */
export const loadCatalog = () => loading ??= load().finally(() => { loading = null; });

/** Waits where no sensor is known yet. */
export const catalogLoaded = () => sensors.size > 0 ? null : loadCatalog();

async function load() {
  const answer = await get('/sensors', { limit: MOST });
  complete = answer.next === null;
  sensors.clear();
  for (const sensor of answer.sensors) sensors.set(sensor.sensor_id, sensor);
  listeners.forEach(listener => listener());
}

/** The route as parameters of calls that know windows, not sensors: those of the sensor's type and location. */
export async function askedOfWindows(route) {
  if (route.sensor && !sensors.has(route.sensor)) await loadCatalog();
  const { sensor, ...rest } = asked(route);
  const known = sensors.get(sensor);
  return known ? { ...rest, location: known.location, type: known.sensor_type } : rest;
}

/** Takes the newest readings in; false where one is of a sensor that the catalog should know and does not. */
export function takeReadings(readings) {
  for (const reading of readings) {
    const sensor = sensors.get(reading.sensor_id);
    if (!sensor && complete) return false;
    if (!sensor || reading.outcome !== 'stored') continue;
    const { timestamp, value, is_anomaly, in_event, anomaly_score, reasons, expected, lower, upper } = reading;
    const learning = sensor.status === 'learning' && expected === null;
    Object.assign(sensor, { last_timestamp: timestamp, last_value: value, is_anomaly, in_event, anomaly_score, reasons, expected, lower, upper });
    sensor.status = in_event ? 'anomaly' : learning ? 'learning' : 'ok';
  }
  return true;
}

/** An incident tells of silence, which no reading does. */
export function takeIncident({ sensor_id: id, status, reasons }) {
  const sensor = sensors.get(id);
  if (sensor && status === 'open' && reasons.includes('dropout')) sensor.status = 'silent';
}

const distinct = name => [...new Set(allSensors().map(sensor => sensor[name]).filter(Boolean))].sort();
