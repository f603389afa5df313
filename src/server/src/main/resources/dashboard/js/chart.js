// Charts over time, drawn by uPlot on a canvas: axes in local time, a tooltip, a drag that zooms.

import uPlot from '/ui/uplot/uPlot.esm.js';
import { fill, h } from './dom.js';
import { clock, day, dayAndClock, minute, number } from './format.js';
import { go, iso } from './route.js';
import { colour, onTheme } from './theme.js';

const FONT = '12px system-ui, sans-serif';
const SMALLEST_DRAG = 8;
/** What may lie between the labels of counts. */
const WHOLE_STEPS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map(step => step * 10 ** power)).flat();

/**
 * A chart of columns `[seconds, ...values]`. `series` follow the columns after the first, each
 * `{ stroke, width?, dash?, fill?, points? }` with names of custom properties as colours. `window` answers
 * the milliseconds at both ends, `tip` the content of the tooltip at an index, `drawOver` paints last.
 */
export function timeChart(target, { height, series, bands, window, tip, drawOver, group, label, paths, fromZero }) {
  const tooltip = h('div', { class: 'tip', hidden: true });
  const room = h('div', { class: 'chart', role: 'img', 'aria-label': label, vars: { '--chart-height': `${height}px` } });
  fill(target, room);
  const chart = new uPlot({
    width: Math.max(room.clientWidth, 200),
    height,
    legend: { show: false },
    padding: [10, 6, 0, 0],
    cursor: {
      sync: group ? { key: group } : undefined,
      drag: { x: true, y: false, setScale: false },
      points: { size: (u, index) => (series[index - 1].stroke ? 7 : 0), width: 2, fill: () => colour('--surface') },
    },
    scales: {
      x: { time: true, range: () => window().map(t => t / 1000) },
      y: { range: (u, low, high) => comfortable(low, high, fromZero) },
    },
    series: [{}, ...series.map(({ stroke, fill: ground, ...rest }) => ({
      points: { show: (u, index) => !!stroke && !paths && lonely(u.data[index]), size: 6 }, paths, ...rest,
      stroke: stroke && (() => colour(stroke)),
      fill: ground && (() => colour(ground)),
    }))],
    bands: bands?.map(({ fill: ground, ...rest }) => ({ ...rest, fill: () => colour(ground) })),
    axes: [axis({ values: timeLabels, space: 70, size: 26 }), axis({ values: valueLabels, size: 52, ...(fromZero && { incrs: WHOLE_STEPS }) })],
    hooks: {
      init: [u => u.over.append(tooltip)],
      draw: [u => drawOver?.(u, u.ctx)],
      setCursor: [u => follow(u, tooltip, tip)],
      setSelect: [zoom],
    },
  }, [[], ...series.map(() => [])], room);
  room.addEventListener('mouseleave', () => { tooltip.hidden = true; });
  const resizing = new ResizeObserver(() => {
    if (room.clientWidth > 0 && room.clientWidth !== chart.width) chart.setSize({ width: room.clientWidth, height });
  });
  resizing.observe(room);
  const unlisten = onTheme(() => chart.redraw(false, true));
  return {
    chart,
    data: columns => chart.setData(columns),
    label: text => room.setAttribute('aria-label', text),
    close: () => {
      unlisten();
      resizing.disconnect();
      chart.destroy();
    },
  };
}

export const bars = uPlot.paths.bars({ size: [0.75, 24], radius: 0.15 });

/** Whether a line of these values would not be seen. */
const lonely = values => values.filter(value => value !== null).length < 3;

const axis = options => ({
  font: FONT, gap: 4,
  stroke: () => colour('--muted'),
  grid: { stroke: () => colour('--grid'), width: 1 },
  ticks: { show: false },
  ...options,
});

function timeLabels(u, splits, axisIndex, space, step) {
  let before = '';
  return splits.map(seconds => {
    const instant = seconds * 1000;
    const today = day(instant);
    const text = step >= 86400 ? today : step >= 60 ? minute(instant) : clock(instant);
    const turns = step < 86400 && (before !== '' && before !== today);
    before = today;
    return turns ? today : text;
  });
}

/** As many decimals as the step between two has. */
function valueLabels(u, splits, axisIndex, space, step) {
  const digits = (String(Number(step.toPrecision(6))).split('.')[1] ?? '').length;
  return splits.map(value => (step >= 1000
    ? value.toLocaleString('en', { notation: 'compact', maximumFractionDigits: 1 })
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })));
}

/** Room above and below, and some height for a line that does not move. */
function comfortable(low, high, fromZero) {
  if (low === null || high === null) return [0, 1];
  if (fromZero) return [0, Math.max(high * 1.1, 1)];
  const spread = high - low || Math.abs(high) * 0.1 || 1;
  return [low - 0.08 * spread, high + 0.08 * spread];
}

function follow(u, tooltip, tip) {
  const index = u.cursor.idx;
  const content = index === null || index === undefined || u.cursor.left < 0 ? null : tip(index);
  tooltip.hidden = !content;
  if (!content) return;
  fill(tooltip, h('p', { class: 'tip-time' }, dayAndClock(u.data[0][index] * 1000)), content);
  const left = u.cursor.left > u.over.clientWidth / 2;
  tooltip.style.left = left ? '' : `${u.cursor.left + 14}px`;
  tooltip.style.right = left ? `${u.over.clientWidth - u.cursor.left + 14}px` : '';
}

function zoom(u) {
  const { left, width } = u.select;
  if (width < SMALLEST_DRAG) return;
  const from = u.posToVal(left, 'x') * 1000;
  const to = u.posToVal(left + width, 'x') * 1000;
  u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  go({ from: iso(from), to: iso(to), range: null });
}

/** A line of a tooltip: a name and a value. */
export const tipLine = (name, value, key) => h('p', { class: 'tip-line' }, h('span', {}, key, name), h('b', {}, typeof value === 'number' ? number(value) : value));
