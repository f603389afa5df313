// A correlation matrix as a table of coloured cells; each says its number.

import { h } from '../dom.js';
import { NONE, signed, words } from '../format.js';

export function heatMap({ location, types, matrix }) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Correlation matrix' },
    h('table', { class: 'heat' },
      h('caption', { class: 'hidden' }, `Correlation of sensor types at ${location}`),
      h('thead', {}, h('tr', {}, h('td', { class: 'corner' }), types.map(type => h('th', { scope: 'col' }, h('span', {}, words(type)))))),
      h('tbody', {}, types.map((type, i) => h('tr', {}, h('th', { scope: 'row' }, words(type)), types.map((other, j) => cell(type, other, matrix[i][j])))))),
    h('p', { class: 'heat-scale', 'aria-hidden': 'true' }, signed('-1'), h('span', { class: 'ramp' }), '+1'));
}

function cell(type, other, r) {
  if (r === null) return h('td', { class: 'unknown', title: `${words(type)} and ${words(other)}: not enough common minutes` }, NONE);
  return h('td', {
    class: r < 0 ? 'negative' : 'positive',
    vars: { '--strength': Math.abs(r) },
    title: `${words(type)} and ${words(other)}: ${r}`,
  }, signed(r.toFixed(2)));
}
