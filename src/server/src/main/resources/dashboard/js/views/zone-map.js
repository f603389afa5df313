// Zones and sensors where they are, without any map from elsewhere: north is up, distances are true.

import { drawingWidth } from '../bars.js';
import { h, s } from '../dom.js';
import { count, measure, plural } from '../format.js';
import { link } from '../route.js';

const HEIGHT = 400;
const EDGE = 34;
const METRES_PER_DEGREE = 111_320;

export function zoneMap(zones, sensors) {
  const points = [...zones.flatMap(zone => outlines(zone).flat()), ...sensors.map(sensor => [sensor.lon, sensor.lat])];
  const width = drawingWidth();
  const place = projection(points, width);
  return h('div', { class: 'map' },
    s('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'group', 'aria-label': `${plural(zones.length, 'zone')}, ${plural(sensors.length, 'sensor')}` },
      zones.map(zone => outlines(zone).map(outline => area(zone, outline, place))),
      troubledLast(sensors).map(sensor => pin(sensor, place)),
      zones.map(zone => name(zone, place)),
      scaleBar(place)),
    zones.length > 0 && h('ul', { class: 'zone-list' }, zones.map(zone => h('li', {},
      h('b', {}, zone.zone),
      h('span', {}, zone.count > 0 ? `${plural(zone.count, 'reading')} in its newest window` : 'no readings yet'),
      h('span', { class: zone.anomalies > 0 ? 'raised' : 'muted' }, plural(zone.anomalies ?? 0, 'anomaly', 'anomalies'))))));
}

/** From longitude and latitude to the picture, equally scaled in both directions. */
function projection(points, width) {
  const [west, east] = ends(points.map(point => point[0]));
  const [south, north] = ends(points.map(point => point[1]));
  const squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
  const wide = Math.max((east - west) * squeeze, 1e-5);
  const tall = Math.max(north - south, 1e-5);
  const scale = Math.min((width - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / tall);
  const put = ([lon, lat]) => [
    width / 2 + ((lon - west) * squeeze - wide / 2) * scale,
    HEIGHT / 2 - ((lat - south) - tall / 2) * scale,
  ];
  return Object.assign(put, { metresPerPixel: METRES_PER_DEGREE / scale });
}

const ends = values => [Math.min(...values), Math.max(...values)];

const outlines = zone => [zone.polygon, ...zone.further_polygons ?? []];

const area = (zone, outline, place) => s('polygon', {
  class: `zone${zone.anomalies > 0 ? ' raised' : ''}`,
  points: outline.map(point => place(point).map(Math.round).join()).join(' '),
});

function name(zone, place) {
  const corners = zone.polygon.map(place);
  const [left, right] = ends(corners.map(corner => corner[0]));
  const [top] = ends(corners.map(corner => corner[1]));
  return s('text', { class: 'zone-name', x: (left + right) / 2, y: top + 17, 'text-anchor': 'middle' }, zone.zone);
}

/** Sensors that stand at one place hide each other: the one in trouble is drawn on top. */
const troubledLast = sensors => [...sensors].sort((a, b) => (a.status === 'anomaly') - (b.status === 'anomaly'));

function pin(sensor, place) {
  const [x, y] = place([sensor.lon, sensor.lat]);
  const label = `${sensor.sensor_id}: ${sensor.status}, ${measure(sensor.last_value, sensor.unit)}`;
  return s('a', { href: link({ view: null, sensor: sensor.sensor_id }), class: `pin is-${sensor.status}`, 'aria-label': label },
    s('title', {}, label),
    sensor.status === 'anomaly' ? s('path', { d: `M${x} ${y - 8}l8 14h-16Z` })
      : s('circle', { cx: x, cy: y, r: 5.5 }));
}

function scaleBar(place) {
  const metres = round(110 * place.metresPerPixel);
  const length = metres / place.metresPerPixel;
  return s('g', { class: 'scale-bar' },
    s('path', { d: `M${EDGE / 2} ${HEIGHT - 14}v5h${length}v-5` }),
    s('text', { x: EDGE / 2 + length + 8, y: HEIGHT - 8 }, metres >= 1000 ? `${count(metres / 1000)} km` : `${count(metres)} m`));
}

/** The largest of 1, 2, 5 times a power of ten that is not above. */
function round(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  return power * [5, 2, 1].find(step => step * power <= metres);
}
