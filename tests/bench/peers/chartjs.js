// Chart.js with the parts that these figures need, registered one by one.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, ScatterController, Tooltip } from "chart.js";
import figures from "six";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, ScatterController, Tooltip);
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
const COLOURS = ["#0e4468", "#b3541e", "#3c7a3c", "#6d4a8d"];

const specs = makeSpecs();

for (const figure of figures) {
  const element = document.getElementById(figure.id);
  const canvas = element.querySelector(".plot").appendChild(document.createElement("canvas"));
  canvas.chart = new Chart(canvas, specs[figure.kind](figure));
  element.dataset.state = "live";
}

function makeSpecs() {
  const title = ({ label }) => ({ display: label !== "", text: label });
  const range = (axis) => ({ type: "linear", min: axis.min, max: axis.max, title: title(axis) });
  const plugins = (legend) => ({
    legend: { display: legend },
    tooltip: { callbacks: { label: ({ raw }) => (raw.words ? `${raw.label}: ${raw.words}` : "") } },
  });
  const labels = (align, text, dx, dy) => ({
    id: "labels",
    afterDatasetsDraw(chart) {
      const { ctx, data } = chart;
      ctx.save();
      ctx.font = "12px system-ui, sans-serif";
      data.datasets.forEach((set, index) => {
        if (!set.labelled) return;
        chart.getDatasetMeta(index).data.forEach((item, at) => {
          const point = set.data[at];
          if (!point || point.hidden) return;
          const side = align === "side" ? (item.x > chart.width / 2 ? "right" : "left") : align;
          ctx.fillStyle = set.labelColour ?? "#333";
          ctx.textAlign = side;
          const base = set.labelAt === "base" ? chart.scales.x.getPixelForValue(0) : item.x;
          ctx.fillText(text(point), base + (side === "right" ? -dx : dx), item.y + dy);
        });
      });
      ctx.restore();
    },
  });
  return {
    columns: ({ x, y, points, reference }) => ({
      type: "bar",
      data: {
        labels: points.map(({ label }) => label),
        datasets: [
          ...(reference ? [{ type: "line", data: points.map(({ label }) => ({ x: label, y: reference })), borderColor: COLOURS[1], borderWidth: 1, pointRadius: 0, pointHitRadius: 0 }] : []),
          ...(points.some(({ implied }) => implied)
            ? [{ type: "line", data: points.map((point) => ({ ...point, x: point.label, hidden: !point.implied })), borderColor: COLOURS[0], borderDash: [4, 4], borderWidth: 1, labelled: true, pointBackgroundColor: "#fff", pointRadius: points.map(({ implied }) => (implied ? 4 : 0)), pointHitRadius: 0 }]
            : []),
          { data: points.filter(({ implied }) => !implied).map((point) => ({ ...point, x: point.label })), backgroundColor: COLOURS[0], labelled: true, barPercentage: 0.75 },
        ],
      },
      options: { scales: { x: { title: title(x) }, y: range(y) }, plugins: plugins(false) },
      plugins: [labels("center", ({ words }) => words, 0, -8)],
    }),
    bars: ({ x, points }) => ({
      type: "bar",
      data: {
        labels: points.map(({ label }) => label),
        datasets: [{ data: points.map((point) => ({ ...point, y: point.label })), backgroundColor: points.map(({ implied }) => (implied ? "#8fa9bb" : COLOURS[0])), labelled: true, labelColour: "#fff", labelAt: "base" }],
      },
      options: { indexAxis: "y", scales: { x: range(x), y: { reverse: true } }, plugins: plugins(false) },
      plugins: [labels("left", ({ words }) => words, 8, 4)],
    }),
    lines: ({ x, y, series }) => ({
      type: "scatter",
      data: {
        datasets: series.map(({ name, points }, index) => ({ label: name, data: points, showLine: true, borderColor: COLOURS[index], backgroundColor: COLOURS[index], borderWidth: 1.5, pointRadius: 4 })),
      },
      options: {
        scales: {
          x: { ...range(x), ...(x.ticks && { ticks: { callback: (at) => x.ticks.find((tick) => tick.at === at)?.label ?? "" }, afterBuildTicks: (axis) => (axis.ticks = x.ticks.map(({ at }) => ({ value: at }))) }) },
          y: range(y),
        },
        plugins: plugins(true),
      },
    }),
    events: ({ x, y, points }) => ({
      type: "scatter",
      data: { datasets: [{ data: points, backgroundColor: COLOURS[0], pointRadius: 4, labelled: true }] },
      options: {
        scales: {
          x: { ...range(x), ticks: { callback: (at) => new Date(at).getUTCFullYear() }, afterBuildTicks: (axis) => (axis.ticks = years(x)) },
          y: { ...range(y), ticks: { display: false } },
        },
        plugins: plugins(false),
      },
      plugins: [labels("side", ({ label }) => label, 8, 4)],
    }),
  };
}

function years({ min, max }) {
  const [first, last] = [new Date(min), new Date(max)].map((date) => date.getUTCFullYear());
  return Array.from({ length: last - first + 1 }, (_, index) => ({ value: Date.UTC(first + index) }));
}
