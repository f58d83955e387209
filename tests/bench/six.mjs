// The six figures that every page of the benchmark shows, as data: taken from the files that the build publishes for each
// figure, so that all pages show the same values.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Their ids in the bundled edition, in page order. */
export const SIX = ["trade-value", "trade-share", "china-laos", "jakarta-bandung", "milestones", "travel"];

/**
 * @typedef {{ x: number, y: number, label: string, words: string, implied?: boolean }} Point
 * @typedef {{ label: string, min: number, max: number, ticks?: { at: number, label: string }[], time?: boolean }} Axis
 * @typedef {{ id: string, title: string, subtitle: string, embedded: import("../../www/share/code.js").Embedded, kind: "columns" | "bars" | "lines" | "events", x: Axis, y: Axis,
 *   points: Point[], series: { name: string, points: Point[] }[], reference?: number, words: string[] }} Six
 */

/**
 * Reads the six figures of a built site.
 * @param {string} site
 * @returns {Promise<Six[]>}
 */
export async function sixFigures(site) {
  return Promise.all(
    SIX.map(async (id) => {
      const { embedded } = JSON.parse(await readFile(join(site, "oembed", `${id}.json`), "utf8"));
      const metadata = JSON.parse(await readFile(join(site, "figure", `${id}.metadata.json`), "utf8"));
      return { id, title: metadata.title, subtitle: metadata.subtitle, embedded, points: [], series: [], words: [], ...SHAPES[id](facts(metadata)) };
    }),
  );
}

/** The facts of a figure by their ids. */
function facts(metadata) {
  const all = new Map(metadata.facts.map((fact) => [fact.id, fact]));
  const get = (id) => {
    const fact = all.get(id);
    if (!fact) throw new Error(`figure ${metadata.id} has no fact ${id}`);
    return { ...fact, words: fact.shown || fact.in_words };
  };
  return { get, all: [...all.keys()].map(get) };
}

const part = (fact, value, label = fact.date) => ({ y: value, label, words: fact.words, ...(fact.derived && { implied: true }) });
const across = (points) => points.map((point, x) => ({ x, ...point }));
const names = (points) => points.map(({ x, label }) => ({ at: x, label }));
const MINUTES = { hours: 60, minutes: 1 };

/** How each figure is drawn by a chart library: one plain chart, and what else our figure says as words under it. */
const SHAPES = {
  "trade-value": ({ get }) => {
    const points = across([2021, 2022, 2023, 2024].map((year) => get(`trade-value-${year}`)).map((fact) => part(fact, fact.value / 1e12)));
    return {
      kind: "columns", points, words: [`${get("trade-growth").words} a year on average, as reported`],
      x: { label: "", min: -0.5, max: 3.5, ticks: names(points) }, y: { label: "US$ trillion", min: 0, max: 3.5 },
    };
  },
  "trade-share": ({ all }) => {
    const points = across(all.map((fact) => part(fact, fact.value)));
    return {
      kind: "columns", points, reference: 50,
      x: { label: "", min: -0.5, max: 2.5, ticks: names(points) }, y: { label: "Per cent of goods trade", min: 40, max: 55 },
    };
  },
  "china-laos": ({ get }) => {
    const slope = (name, start, end) => {
      const ends = [start, end].flatMap((id, x) => (id ? [{ x, fact: get(id) }] : []));
      const whole = get(end).value;
      return { name, points: ends.map(({ x, fact }) => ({ x, ...part(fact, (fact.value / whole) * 100, name) })) };
    };
    return {
      kind: "lines", words: [`Length: ${get("laos-length").words}`],
      x: { label: "", min: -0.2, max: 1.2, ticks: [{ at: 0, label: "at the opening" }, { at: 1, label: "later, undated" }] },
      y: { label: "Per cent of the later value", min: 0, max: 110 },
      series: [
        slope("Passengers a day", "laos-passengers-start", "laos-passengers-peak"),
        slope("Freight trains a day", "laos-trains-start", "laos-trains-now"),
        slope("Travellers’ origins", "laos-origins-start", "laos-origins-now"),
        slope("Types of goods", undefined, "laos-goods"),
      ],
    };
  },
  "jakarta-bandung": ({ get }) => {
    const length = get("jakarta-length").value;
    const journey = (name, fact) => {
      const end = { x: fact.value * MINUTES[fact.unit], y: length, label: name, words: fact.words };
      return { name, points: [{ x: 0, y: 0, label: name, words: "Jakarta" }, end] };
    };
    return {
      kind: "lines", words: ["jakarta-length", "jakarta-speed", "jakarta-passengers", "jakarta-occupancy"].map((id) => `${get(id).label}: ${get(id).words}`),
      x: { label: "Minutes from Jakarta", min: 0, max: 200 }, y: { label: "Kilometres", min: 0, max: 160 },
      series: [journey("before", get("jakarta-time-before")), journey("high-speed line", get("jakarta-time-now"))],
    };
  },
  milestones: ({ all }) => {
    const dated = all.filter(({ unit }) => unit === "date");
    const points = dated.map((fact, row) => ({ x: start(fact.date), y: dated.length - row, label: fact.label, words: fact.date }));
    const last = Math.max(...points.map(({ x }) => x));
    return {
      kind: "events", points,
      x: { label: "", min: Date.UTC(2018), max: Math.max(last, Date.UTC(2026)), time: true }, y: { label: "", min: 0, max: dated.length + 1, ticks: [] },
    };
  },
  travel: ({ get }) => {
    const rows = [["to partners", get("outbound-trips")], ["all outbound travel", get("outbound-total")]];
    const points = rows.map(([label, fact], y) => ({ x: fact.value / 1e6, y, label, words: fact.words, ...(fact.derived && { implied: true }) }));
    return {
      kind: "bars", points, words: [`to partners: ${get("outbound-share").words}; elsewhere: ${get("outbound-elsewhere").words}`],
      x: { label: "Million trips", min: 0, max: 140 }, y: { label: "", min: -0.5, max: 1.5, ticks: points.map(({ y, label }) => ({ at: y, label })) },
    };
  },
};

/** The first moment of a date in words, such as `3 December 2021`, `December 2021` or `2021`. */
function start(words) {
  const [year, month = "January", day = "1"] = words.split(/\s/).reverse();
  return Date.parse(`${day} ${month} ${year} UTC`);
}
