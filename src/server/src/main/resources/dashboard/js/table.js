// Tables that scroll inside their panel and align numbers.

import { h } from './dom.js';

/**
 * A table. A column is `{ title, cell, number?, wide?, hide? }`: `cell` makes a row's content, `number`
 * aligns it right, `hide` leaves it out on narrow screens.
 */
export function table(caption, columns, rows, { key, mark } = {}) {
  const body = h('tbody', {}, rows.map(row => line(columns, row, key, mark)));
  const element = h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption },
    h('table', {},
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col', class: classes(column) }, column.title)))),
      body));
  return { element, body, line: row => line(columns, row, key, mark) };
}

function line(columns, row, key, mark) {
  return h('tr', { 'data-key': key?.(row), class: mark?.(row) }, columns.map(column => h('td', { class: classes(column) }, column.cell(row))));
}

const classes = column => ['number', 'wide', 'hide'].filter(name => column[name]).join(' ') || null;
