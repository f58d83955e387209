// Projects the world's land for the maps of an edition and writes it small.
//
//   npm run land                                     the bundled edition, to www/geo/land.json
//   npm run land -- --edition FILE --out FILE        another edition, elsewhere
//   npm run land -- --check                          writes nothing; exits 1 if the file is not up to date
//
// The land is Natural Earth's (naturalearthdata.com), in the public domain, as packed by world-atlas: at 1 : 110,000,000, and
// at 1 : 50,000,000 for a map that is flown, whose coasts keep their detail where a route is seen from near.
// It is projected about the centre of the edition's first map (Lambert's azimuthal equal-area projection, as in
// src/layout/projection.rs) and cut off near the point opposite. Views of every width differ only by a turn in the plane, a scale and
// an offset, so that one file serves all.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * How finely land is kept. `unit`: whole units in the Earth's radius; `reach`: land that comes no nearer to the centre is left out,
 * in degrees; `tolerance`: how far a point may move when those between its neighbours are left out, and `area`: what is left out
 * where it is smaller, in thousandths of the Earth's radius and in square ones; `near` is of both where a route is seen from near.
 */
const WHOLE = { file: "land-110m", unit: 1000, reach: 170, tolerance: 1.2, area: 8, near: { tolerance: 1.2, area: 8 } };
const FLOWN = { file: "land-50m", unit: 2000, reach: 75, tolerance: 2.6, area: 40, near: { tolerance: 0.8, area: 5 } };
/** How far from the centre land can be projected, in degrees: as far as `Projection::project` goes. */
const FARTHEST = 170;
/** Most bytes that the file may have, compressed: where there are more coasts than usual, they are coarser. */
const BUDGET = 10 * 1024;
const [COARSER, COARSEST] = [1.15, 8];

/** The projection about a centre, as the map's own. */
const projectionAbout = (centre, unit) =>
  geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]]).translate([0, 0]).scale(unit).clipAngle(FARTHEST);

/** The rings of a shape on the plane, in units, each closed by its first point. */
function project(shape, projection) {
  const rings = [];
  const pen = {
    moveTo: (x, y) => rings.push([[x, y]]),
    lineTo: (x, y) => rings.at(-1).push([x, y]),
    closePath: () => rings.at(-1).push(rings.at(-1)[0]),
  };
  geoPath(projection, pen)(shape);
  return rings;
}

const area = (ring) =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/**
 * Land about the point opposite is a ring around everything, with all seas inside as one lake, which would be painted over all other
 * land. It is opened where that sea comes nearest to the ring.
 */
function opened(rings, unit) {
  const edge = 2 * unit * Math.sin((FARTHEST * Math.PI) / 360);
  const distance = ([x, y]) => Math.hypot(x, y);
  const around = rings.find((ring) => ring.every((point) => distance(point) > 0.999 * edge));
  if (!around) return rings;
  const others = rings.filter((ring) => ring !== around);
  const inside = others.filter((ring) => Math.sign(area(ring)) !== Math.sign(area(around)));
  const sea = inside.reduce((most, ring) => (Math.abs(area(ring)) > Math.abs(area(most)) ? ring : most));
  const farthest = sea.reduce((most, point) => (distance(point) > distance(most) ? point : most));
  const apart = ([x, y]) => Math.hypot(x - farthest[0], y - farthest[1]);
  const nearest = around.reduce((least, point) => (apart(point) < apart(least) ? point : least));
  const from = (ring, point) => {
    const open = ring.slice(0, -1);
    const start = Math.max(0, open.indexOf(point));
    return [...open.slice(start), ...open.slice(0, start), point];
  };
  const keyhole = [...from(around, nearest), ...from(sea, farthest), nearest];
  return [keyhole, ...others.filter((ring) => ring !== sea)];
}

/** Douglas and Peucker's line: the fewest points such that none that is left out lies further off than the tolerance at it. */
function simplify(points, toleranceAt) {
  const [first, last] = [points[0], points.at(-1)];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  const off = ([x, y]) =>
    length === 0 ? Math.hypot(x - first[0], y - first[1]) : Math.abs((x - first[0]) * dy - (y - first[1]) * dx) / length;
  let [farthest, most] = [0, 1];
  for (let index = 1; index < points.length - 1; index += 1) {
    const times = off(points[index]) / toleranceAt(points[index]);
    if (times > most) [farthest, most] = [index, times];
  }
  if (farthest === 0) return [first, last];
  return [...simplify(points.slice(0, farthest + 1), toleranceAt).slice(0, -1), ...simplify(points.slice(farthest), toleranceAt)];
}

/** A ring as whole numbers: its first point, then the steps from point to point; empty if nothing is left of it. */
function pack(ring, toleranceAt) {
  const points = simplify(ring, toleranceAt).slice(0, -1);
  let [x, y] = [0, 0];
  const numbers = [];
  for (const point of points) {
    const [dx, dy] = [Math.round(point[0]) - x, Math.round(point[1]) - y];
    if (dx === 0 && dy === 0) continue;
    numbers.push(dx, dy);
    [x, y] = [x + dx, y + dy];
  }
  return numbers.length < 6 ? [] : numbers;
}

/** The nearest view in pixels of a radius of the Earth, the least that counts as near, and the frame: as src/panels/map/flight.rs. */
const [NEAREST, NEAR, WIDTH, HEIGHT] = [2350, 900, 1280, 720];

/** Whether a point on the plane is in the picture of a route that is seen from near. */
function nearness(map, projection, unit) {
  const places = new Map((map.places ?? []).map(({ id, at }) => [id, at]));
  const views = map.routes.filter(({ step }) => step).map((route) => {
    const lines = [...(route.lines?.length ? route.lines : [route.places.map((id) => places.get(id))]), ...(route.branches ?? [])];
    const points = lines.flat().map((position) => projection(position)).filter(Boolean);
    const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
    const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
    const scale = Math.min(NEAREST, (0.5 * WIDTH * unit) / (right - left), (0.5 * HEIGHT * unit) / (bottom - top));
    return { x: (left + right) / 2, y: (top + bottom) / 2, pixel: unit / scale, scale };
  });
  const near = views.filter(({ scale }) => scale > NEAR);
  return ([x, y]) => near.some((view) => Math.hypot((x - view.x) / view.pixel / WIDTH, (y - view.y) / view.pixel / HEIGHT) < 0.62);
}

/**
 * The land of a map: rings of land, and lakes to be taken out of them.
 * @param {number} coarser how many times as coarse as it is meant to be
 */
async function land(map, coarser) {
  const { centre } = map.view;
  const { file, unit, reach, near, ...far } = map.routes.some(({ step }) => step) ? FLOWN : WHOLE;
  const projection = projectionAbout(centre, unit);
  const isNear = nearness(map, projection, unit);
  const farthest = 2 * unit * Math.sin((reach * Math.PI) / 360);
  const kept = (ring) =>
    Math.abs(area(ring)) >= (ring.some(isNear) ? near : far).area * coarser * (unit / 1000) ** 2 && ring.some(([x, y]) => Math.hypot(x, y) < farthest);
  const toleranceAt = (point) => ((isNear(point) ? near : far).tolerance * coarser * unit) / 1000;
  const topology = JSON.parse(await readFile(require.resolve(`world-atlas/${file}.json`), "utf8"));
  const rings = opened(project(feature(topology, topology.objects.land), projection), unit).filter(kept);
  // The outer ring of a projected polygon turns the same way as that of the largest one; a lake turns the other way.
  const largest = rings.reduce((most, ring) => (Math.abs(area(ring)) > Math.abs(area(most)) ? ring : most));
  const isLand = (ring) => Math.sign(area(ring)) === Math.sign(area(largest));
  const packed = (keep) => rings.filter(keep).map((ring) => pack(ring, toleranceAt)).filter((ring) => ring.length > 0);
  return { centre, unit, rings: packed(isLand), lakes: packed((ring) => !isLand(ring)) };
}

const { values } = parseArgs({
  options: { edition: { type: "string" }, out: { type: "string" }, check: { type: "boolean" } },
});
const edition = JSON.parse(await readFile(values.edition ?? `${ROOT}www/editions/belt-and-road.json`, "utf8"));
const map = edition.figures.flatMap((figure) => figure.panels ?? []).find((panel) => panel.kind === "map");
const out = resolve(values.out ?? `${ROOT}www/geo/land.json`);

if (map === undefined) {
  console.log("No figure has a map: nothing to write.");
} else {
  let [text, size] = ["", Infinity];
  for (let coarser = 1; size > BUDGET && coarser < COARSEST; coarser *= COARSER) {
    text = `${JSON.stringify(await land(map, coarser))}\n`;
    size = brotliCompressSync(text).length;
  }
  console.log(`land ${text.length} bytes, ${size} of ${BUDGET} compressed`);
  if (!values.check) await writeFile(out, text);
  else if (text !== (await readFile(out, "utf8").catch(() => ""))) {
    console.error(`Not up to date: ${out}. Run \`npm run land\`.`);
    process.exitCode = 1;
  }
  if (size > BUDGET) process.exitCode = 1;
}
