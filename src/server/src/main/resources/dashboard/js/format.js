// Numbers, durations and times as a person reads them. The page's language is English; times are local.

import { h } from './dom.js';

export const NONE = '–';

const COUNT = new Intl.NumberFormat('en');
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MINUTE = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });
const MINUS = '\u2212';

export const count = n => (n === null || n === undefined ? NONE : COUNT.format(n));
export const shortCount = n => (n >= 1e6 ? COMPACT.format(n) : count(n));
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** A measured value: more decimals the smaller it is, so that a column of one quantity stays aligned. */
export function number(x) {
  if (x === null || x === undefined) return NONE;
  const size = Math.abs(x);
  if (size !== 0 && (size < 0.001 || size >= 1e9)) return signed(x.toExponential(2));
  const digits = size >= 1e4 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
  return signed(x.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
}

export const measure = (x, unit) => (unit && x !== null && x !== undefined ? `${number(x)}\u202f${unit}` : number(x));
export const score = x => (x === null || x === undefined ? NONE : signed(x.toFixed(3)));
export const percent = (part, whole, digits = 2) => (whole > 0 ? `${(100 * part / whole).toFixed(digits)}\u202f%` : NONE);
/** The name of a sensor type, which may have underscores. */
export const words = name => name.replaceAll('_', ' ');
/** A name whose line may end after a slash. */
export const breakable = name => name.split(/(?<=\/)/).flatMap((part, i) => (i > 0 ? [h('wbr'), part] : [part]));
export const signed = text => text.replace('-', MINUS);

export function duration(seconds) {
  const t = Math.max(0, Math.round(seconds));
  if (t < 60) return `${t} s`;
  if (t < 3600) return `${Math.floor(t / 60)} min ${String(t % 60).padStart(2, '0')} s`;
  if (t < 86400) return `${Math.floor(t / 3600)} h ${String(Math.floor(t % 3600 / 60)).padStart(2, '0')} min`;
  return `${Math.floor(t / 86400)} d ${Math.floor(t % 86400 / 3600)} h`;
}

export function ago(instant, now = Date.now()) {
  const seconds = Math.round((now - instant) / 1000);
  if (seconds < 0) return clock(instant);
  if (seconds < 2) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86400)} d ago`;
}

export const clock = instant => CLOCK.format(instant);
export const minute = instant => MINUTE.format(instant);
export const day = instant => DAY.format(instant);
export const full = instant => FULL.format(instant);
const onToday = instant => new Date(instant).toDateString() === new Date().toDateString();

/** With the year where it is another one. */
export function dayAndClock(instant) {
  const far = new Date(instant).getFullYear() !== new Date().getFullYear();
  return `${(far ? YEAR : DAY).format(instant)}, ${CLOCK.format(instant)}`;
}

/** How long ago, kept up to date by `tick`; the full time on hover. */
export function since(timestamp) {
  if (!timestamp) return NONE;
  const instant = Date.parse(timestamp);
  return h('time', { datetime: timestamp, title: full(instant), class: 'since' }, ago(instant));
}

/** The time itself; the full one on hover. */
export function at(timestamp) {
  if (!timestamp) return NONE;
  const instant = Date.parse(timestamp);
  return h('time', { datetime: timestamp, title: full(instant) }, onToday(instant) ? clock(instant) : dayAndClock(instant));
}

/** A duration that grows while something goes on. */
export function lasting(timestamp) {
  return h('span', { class: 'lasting', 'data-from': timestamp }, duration((Date.now() - Date.parse(timestamp)) / 1000));
}

/** Brings every relative time on the page up to date. */
export function tick() {
  const now = Date.now();
  for (const node of document.querySelectorAll('time.since')) put(node, ago(Date.parse(node.dateTime), now));
  for (const node of document.querySelectorAll('.lasting')) put(node, duration((now - Date.parse(node.dataset.from)) / 1000));
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
