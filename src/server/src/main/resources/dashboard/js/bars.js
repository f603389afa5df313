// Bars: named ones as a list, a histogram and small ones without axes as SVG.

import { h, s } from './dom.js';
import { count, number, percent, shortCount } from './format.js';

/** Anomalies per name, the largest first, each a link that filters. Rows are `{ name, anomalies, readings, href }`. */
export function rates(rows) {
  const most = Math.max(1, ...rows.map(row => row.anomalies));
  const sorted = [...rows].sort((a, b) => b.anomalies - a.anomalies || a.name.localeCompare(b.name));
  return h('ul', { class: 'rates' }, sorted.map(row => h('li', {},
    h('a', { href: row.href, class: 'plain' }, row.name),
    h('span', { class: 'rate-bar', 'aria-hidden': 'true', vars: { '--part': row.anomalies / most } }),
    h('b', {}, count(row.anomalies)),
    h('span', { class: 'muted', title: `${count(row.anomalies)} of ${count(row.readings)} readings` }, percent(row.anomalies, row.readings)))));
}

const HEIGHT = 260;
const LEFT = 46;
const BOTTOM = 26;

/** The width of a drawing whose text keeps a readable size on a narrow screen too. */
export const drawingWidth = () => (innerWidth > 760 ? 640 : 340);

/** Counts per interval, `{ from, to, count }`, on a logarithmic scale, since anomalies are rare. */
export function histogram(bins, label) {
  const width = drawingWidth();
  const most = Math.max(10, ...bins.map(bin => bin.count));
  const decades = Math.ceil(Math.log10(most));
  const y = n => HEIGHT - BOTTOM - (n < 1 ? 0 : (0.12 + 0.88 * Math.log10(n) / decades) * (HEIGHT - BOTTOM - 8));
  const first = bins[0].from;
  const span = bins.at(-1).to - first;
  const x = value => LEFT + (width - LEFT - 8) * (value - first) / span;
  const lines = Array.from({ length: decades + 1 }, (_, power) => 10 ** power);
  return h('div', { class: 'histogram' }, s('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label },
    lines.map(n => s('g', {},
      s('line', { class: 'grid', x1: LEFT, x2: width - 8, y1: y(n), y2: y(n) }),
      s('text', { x: LEFT - 6, y: y(n) + 4, 'text-anchor': 'end' }, shortCount(n)))),
    bins.map(bin => s('rect', { class: 'bar', x: x(bin.from) + 1, width: Math.max(x(bin.to) - x(bin.from) - 2, 1), y: y(bin.count), height: HEIGHT - BOTTOM - y(bin.count), rx: 1.5 },
      s('title', {}, `${number(bin.from)} to ${number(bin.to)}: ${count(bin.count)}`))),
    bins.filter((_, i) => i % 4 === 0).map(bin => s('text', { x: x(bin.from), y: HEIGHT - 8, 'text-anchor': 'middle' }, bin.from.toFixed(1))),
    s('text', { x: x(bins.at(-1).to), y: HEIGHT - 8, 'text-anchor': 'end' }, bins.at(-1).to.toFixed(1))));
}

/** A small row of bars. */
export function sparks(values, name) {
  const most = Math.max(1, ...values);
  const step = 100 / Math.max(values.length, 1);
  return s('svg', { class: `sparks ${name}`, viewBox: '0 0 100 24', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    values.map((value, i) => s('rect', { x: i * step, width: step * 0.78, y: 24 - 24 * value / most, height: 24 * value / most })));
}
