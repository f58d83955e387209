// Observable Plot: one specification a figure, its own axes, its own tips.
import { axisX, axisY, barX, dot, line, plot, pointer, rectY, ruleY, text, tip } from "@observablehq/plot";
import figures from "six";

/** What the legend above a chart takes. */
const LEGEND = 40;
const COLOURS = ["#0e4468", "#b3541e", "#3c7a3c", "#6d4a8d"];

const named = ({ label, words }) => `${label}: ${words}`;
const answers = (points, x, y) => tip(points, pointer({ x, y, title: named }));
const range = ({ min, max, label }) => ({ domain: [min, max], label: label || null });
const ticked = ({ ticks }) => ({ ticks: ticks.map(({ at }) => at), tickFormat: (at) => ticks.find((tick) => tick.at === at)?.label ?? "" });

const specs = {
  columns: ({ x, y, points, reference }) => ({
    x: { ...range(x) }, y: { ...range(y), grid: true },
    marks: [
      axisX({ ...ticked(x), label: null }),
      rectY(points.filter(({ implied }) => !implied), { x1: ({ x }) => x - 0.3, x2: ({ x }) => x + 0.3, y1: y.min, y2: "y", fill: COLOURS[0] }),
      ...(points.some(({ implied }) => implied) ? [line(points, { x: "x", y: "y", stroke: COLOURS[0], strokeDasharray: "4 4" }), dot(points.filter(({ implied }) => implied), { x: "x", y: "y", r: 4, fill: "#fff", stroke: COLOURS[0] })] : []),
      ...(reference ? [ruleY([reference], { stroke: COLOURS[1] })] : []),
      text(points, { x: "x", y: "y", text: "words", dy: -10 }),
      answers(points, "x", "y"),
    ],
  }),
  bars: ({ x, y, points }) => ({
    marginLeft: 130, x: range(x), y: { label: null, domain: points.map(({ label }) => label).reverse() },
    marks: [
      barX(points, { x: "x", y: "label", fill: ({ implied }) => (implied ? "#8fa9bb" : COLOURS[0]), inset: 12 }),
      text(points, { x: 0, y: "label", text: "words", dx: 8, textAnchor: "start", fill: "#fff" }),
      answers(points, "x", "label"),
    ],
  }),
  lines: ({ x, y, series }) => {
    const points = series.flatMap(({ name, points }) => points.map((point) => ({ ...point, name })));
    return {
      color: { domain: series.map(({ name }) => name), range: COLOURS, legend: true }, x: range(x), y: { ...range(y), grid: true },
      marks: [
        ...(x.ticks ? [axisX({ ...ticked(x), label: null })] : []),
        line(points, { x: "x", y: "y", stroke: "name" }),
        dot(points, { x: "x", y: "y", fill: "name", r: 4 }),
        answers(points, "x", "y"),
      ],
    };
  },
  events: ({ x, y, points }) => {
    const middle = (x.min + x.max) / 2;
    return {
      x: { ...range(x), type: "utc", grid: true }, y: { ...range(y) },
      marks: [
        axisY({ ticks: [], label: null }),
        dot(points, { x: "x", y: "y", r: 4, fill: COLOURS[0] }),
        text(points.filter(({ x }) => x <= middle), { x: "x", y: "y", text: "label", textAnchor: "start", dx: 8 }),
        text(points.filter(({ x }) => x > middle), { x: "x", y: "y", text: "label", textAnchor: "end", dx: -8 }),
        answers(points, "x", "y"),
      ],
    };
  },
};

for (const figure of figures) {
  const element = document.getElementById(figure.id);
  const place = element.querySelector(".plot");
  let width = 0;
  const draw = () => {
    width = place.clientWidth;
    place.replaceChildren(plot({ ...specs[figure.kind](figure), width, height: place.clientHeight - (figure.kind === "lines" ? LEGEND : 0) }));
  };
  draw();
  new ResizeObserver(() => place.clientWidth !== width && draw()).observe(place);
  element.dataset.state = "live";
}
