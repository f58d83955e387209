// Vega-Lite, compiled in the page as its documentation shows, on a canvas, with Vega's tooltips. Without vega-embed: its
// menu is no part of these figures.
import { parse, View } from "vega";
import { compile } from "vega-lite";
import { Handler } from "vega-tooltip";
import figures from "six";

const COLOURS = ["#0e4468", "#b3541e", "#3c7a3c", "#6d4a8d"];
const handler = new Handler();

const quantity = (field, { min, max, label, ticks, time }) => ({
  field, type: time ? "temporal" : "quantitative", title: label || null,
  scale: { domain: [min, max], nice: false, ...(time ? { type: "utc" } : { zero: false }) },
  axis: {
    ...(ticks && { values: ticks.map(({ at }) => at), labelExpr: `({${ticks.map(({ at, label }) => `${JSON.stringify(String(at))}: ${JSON.stringify(label)}`)}})[datum.value]` }),
    ...(ticks?.length === 0 && { domain: false }),
  },
});
const told = { tooltip: [{ field: "label", type: "nominal", title: "what" }, { field: "words", type: "nominal", title: "value" }] };
const written = (look = {}, text = "words") => ({ mark: { type: "text", ...look }, encoding: { text: { field: text } } });

const specs = {
  columns: ({ x, y, points, reference }) => ({
    data: { values: points }, encoding: { x: quantity("x", x), y: quantity("y", y) },
    layer: [
      { transform: [{ filter: "!datum.implied" }, { calculate: "datum.x - 0.3", as: "from" }, { calculate: "datum.x + 0.3", as: "to" }], mark: { type: "rect", color: COLOURS[0] }, encoding: { x: { ...quantity("from", x) }, x2: { field: "to" }, y2: { datum: y.min }, ...told } },
      ...(points.some(({ implied }) => implied)
        ? [{ mark: { type: "line", color: COLOURS[0], strokeDash: [4, 4], strokeWidth: 1 } }, { transform: [{ filter: "datum.implied" }], mark: { type: "point", filled: true, fill: "#fff", stroke: COLOURS[0], size: 64 }, encoding: told }]
        : []),
      ...(reference ? [{ mark: { type: "rule", color: COLOURS[1] }, encoding: { x: null, y: { datum: reference } } }] : []),
      written({ dy: -10 }),
    ],
  }),
  bars: ({ x, points }) => ({
    data: { values: points }, encoding: { y: { field: "label", type: "nominal", title: null, sort: points.map(({ label }) => label).reverse() }, x: quantity("x", x) },
    layer: [
      { mark: { type: "bar", height: { band: 0.6 } }, encoding: { color: { condition: { test: "datum.implied", value: "#8fa9bb" }, value: COLOURS[0] }, ...told } },
      { ...written({ align: "left", dx: 8, color: "#fff" }), encoding: { x: { datum: 0 }, text: { field: "words" } } },
    ],
  }),
  lines: ({ x, y, series }) => ({
    data: { values: series.flatMap(({ name, points }) => points.map((point) => ({ ...point, name }))) },
    mark: { type: "line", point: { size: 64 }, strokeWidth: 1.5 },
    encoding: { x: quantity("x", x), y: quantity("y", y), color: { field: "name", type: "nominal", scale: { domain: series.map(({ name }) => name), range: COLOURS.slice(0, series.length) }, legend: { orient: "top", title: null } }, ...told },
  }),
  events: ({ x, y, points }) => {
    const middle = (x.min + x.max) / 2;
    return {
      data: { values: points }, encoding: { x: quantity("x", x), y: quantity("y", y) },
      layer: [
        { mark: { type: "point", filled: true, size: 64, color: COLOURS[0], opacity: 1 }, encoding: told },
        { transform: [{ filter: `datum.x <= ${middle}` }], ...written({ align: "left", dx: 8 }, "label") },
        { transform: [{ filter: `datum.x > ${middle}` }], ...written({ align: "right", dx: -8 }, "label") },
      ],
    };
  },
};

for (const figure of figures) {
  const element = document.getElementById(figure.id);
  const plot = element.querySelector(".plot");
  const spec = { ...specs[figure.kind](figure), width: plot.clientWidth, height: plot.clientHeight, autosize: { type: "fit", contains: "padding" } };
  const view = new View(parse(compile(spec).spec), { renderer: "canvas", container: plot, hover: true, tooltip: handler.call });
  view.runAsync().then(() => (element.dataset.state = "live"));
  new ResizeObserver(() => plot.clientWidth !== view.width() && view.width(plot.clientWidth).runAsync()).observe(plot);
}
