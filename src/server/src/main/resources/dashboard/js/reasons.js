// How the reasons of anomalies look: each has a shape of its own, and a colour by what kind of thing it is.

import { h, icon } from './dom.js';

const REASONS = {
  spike: { text: 'spike', kind: 'value', path: 'M8 1.8 14.8 14H1.2Z' },
  dip: { text: 'dip', kind: 'value', path: 'M8 14.2 1.2 2h13.6Z' },
  range: { text: 'out of range', kind: 'value', path: 'M3 3l10 10M13 3 3 13', stroked: true },
  drift: { text: 'drift', kind: 'slow', path: 'M8 1l7 7-7 7-7-7Z' },
  level_shift: { text: 'level shift', kind: 'slow', path: 'M1 12.5h7v-9h7', stroked: true },
  stuck: { text: 'stuck', kind: 'silence', path: 'M3 2.5h3.6v11H3ZM9.4 2.5H13v11H9.4Z' },
  dropout: { text: 'silent', kind: 'silence', path: 'M14 8A6 6 0 1 1 2 8a6 6 0 1 1 12 0Z', stroked: true },
  gap: { text: 'gap', kind: 'silence', path: 'M5.5 2.5H2.5v11h3M10.5 2.5h3v11h-3', stroked: true },
  rhythm: { text: 'rhythm', kind: 'pattern', path: 'M1 8q3.5-11 7 0t7 0', stroked: true },
  band: { text: 'outside band', kind: 'pattern', path: 'M2.2 2.2h11.6v11.6H2.2Z' },
  break: { text: 'break', kind: 'pattern', path: 'M1.5 13.5 6 3l4 10 4.5-10.5', stroked: true },
};

export const reasonOf = id => REASONS[id] ?? { text: id.replaceAll('_', ' '), kind: 'value', path: 'M8 2v9M8 13v1.5', stroked: true };

export function chip(id) {
  const reason = reasonOf(id);
  return h('span', { class: `chip kind-${reason.kind}` }, icon(reason.path, '', !!reason.stroked), reason.text);
}

export const chips = ids => h('span', { class: 'chips' }, ids.length ? ids.map(chip) : '–');

/** Draws the reason's shape on a canvas with its middle at x and y. */
export function mark(context, id, x, y, size, colour, ground) {
  const reason = reasonOf(id);
  const shape = new Path2D(reason.path);
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / 16, size / 16);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = ground;
  context.lineWidth = reason.stroked ? 6.5 : 4;
  context.stroke(shape);
  if (reason.stroked) {
    context.strokeStyle = colour;
    context.lineWidth = 3;
    context.stroke(shape);
  } else {
    context.fillStyle = colour;
    context.fill(shape);
  }
  context.restore();
}
