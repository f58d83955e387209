// Projects the world's land for the maps of an edition and writes it small.
//
//   npm run land                                     the bundled edition, to www/geo/land.json
//   npm run land -- --edition FILE --out FILE        another edition, elsewhere
//   npm run land -- --check                          writes nothing; exits 1 if the file is not up to date
//
// The land is Natural Earth's (naturalearthdata.com), in the public domain, as packed by world-atlas at 1 : 110,000,000.
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

/** Whole units in the Earth's radius: one is half a pixel where the whole Earth is 4,000 pixels wide. */
const UNIT = 1000;
/** How far from the centre land is kept, in degrees: as far as `Projection::project` goes. */
const REACH = 170;
/** How far a point may move when those between its neighbours are left out, in units. */
const TOLERANCE = 1.2;
/** Land and lakes smaller than this are left out, in square units. */
const LEAST_AREA = 8;
/** Most bytes that the file may have, compressed. */
const BUDGET = 10 * 1024;

/** The rings of a shape on the plane, in units, each closed by its first point. */
function project(shape, centre) {
  const projection = geoAzimuthalEqualArea()
    .rotate([-centre[0], -centre[1]])
    .translate([0, 0])
    .scale(UNIT)
    .clipAngle(REACH);
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

/** Douglas and Peucker's line: the fewest points such that none that is left out lies further off than `tolerance`. */
function simplify(points, tolerance) {
  const [first, last] = [points[0], points.at(-1)];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  const off = ([x, y]) =>
    length === 0 ? Math.hypot(x - first[0], y - first[1]) : Math.abs((x - first[0]) * dy - (y - first[1]) * dx) / length;
  let farthest = 0;
  for (let index = 1; index < points.length - 1; index += 1) {
    if (off(points[index]) > (farthest ? off(points[farthest]) : tolerance)) farthest = index;
  }
  if (farthest === 0) return [first, last];
  return [...simplify(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplify(points.slice(farthest), tolerance)];
}

/** A ring as whole numbers: its first point, then the steps from point to point; empty if nothing is left of it. */
function pack(ring) {
  const points = simplify(ring, TOLERANCE).slice(0, -1);
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

/** The land about `centre`: rings of land, and lakes to be taken out of them. */
async function land(centre) {
  const topology = JSON.parse(await readFile(require.resolve("world-atlas/land-110m.json"), "utf8"));
  const rings = project(feature(topology, topology.objects.land), centre).filter((ring) => Math.abs(area(ring)) >= LEAST_AREA);
  // The outer ring of a projected polygon turns the same way as that of the largest one; a lake turns the other way.
  const largest = rings.reduce((most, ring) => (Math.abs(area(ring)) > Math.abs(area(most)) ? ring : most));
  const isLand = (ring) => Math.sign(area(ring)) === Math.sign(area(largest));
  const packed = (keep) => rings.filter(keep).map(pack).filter((ring) => ring.length > 0);
  return { centre, unit: UNIT, rings: packed(isLand), lakes: packed((ring) => !isLand(ring)) };
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
  const text = `${JSON.stringify(await land(map.view.centre))}\n`;
  const size = brotliCompressSync(text).length;
  console.log(`land ${text.length} bytes, ${size} of ${BUDGET} compressed`);
  if (!values.check) await writeFile(out, text);
  else if (text !== (await readFile(out, "utf8").catch(() => ""))) {
    console.error(`Not up to date: ${out}. Run \`npm run land\`.`);
    process.exitCode = 1;
  }
  if (size > BUDGET) process.exitCode = 1;
}
