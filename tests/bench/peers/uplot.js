// uPlot: its own axes, series and cursor; labels and dots are painted in its hooks, as its demos do.
import uPlot from "uplot";
import figures from "six";

const COLOURS = ["#0e4468", "#b3541e", "#3c7a3c", "#6d4a8d"];

for (const figure of figures) {
  const element = document.getElementById(figure.id);
  const plot = element.querySelector(".plot");
  const tooltip = plot.appendChild(document.createElement("div"));
  tooltip.role = "tooltip";
  tooltip.hidden = true;
  const { data, points, series, options } = specs(figure);
  // The legend stands below the chart, in one line or two.
  const legend = figure.kind === "lines" ? (figure.series.length > 2 ? 64 : 34) : 0;
  const size = () => ({ width: plot.clientWidth, height: plot.clientHeight - legend });
  const axis = ({ label, ticks, time }, side) => ({
    stroke: "#767676", grid: { stroke: "#ddd", width: 1 }, ...(label && { label }),
    ...(ticks && { splits: () => ticks.map(({ at }) => at), values: () => ticks.map(({ label }) => label) }),
    ...(side === 1 && { size: figure.kind === "bars" ? 130 : 50 }),
  });
  const range = ({ min, max }) => ({ range: [min, max] });
  const chart = new uPlot(
    {
      ...size(), ms: 1, tzDate: (at) => uPlot.tzDate(new Date(at), "Etc/UTC"), legend: { show: figure.kind === "lines", live: false }, cursor: { drag: { x: false, y: false } },
      scales: { x: { time: Boolean(figure.x.time), ...range(figure.x) }, y: range(figure.y) },
      axes: [axis(figure.x, 0), axis(figure.y, 1)], series: [{}, ...series],
      hooks: { draw: [options.draw ?? (() => {})], setCursor: [answer] },
    },
    data,
    plot,
  );
  new ResizeObserver(() => plot.clientWidth !== chart.width && chart.setSize(size())).observe(plot);
  element.dataset.state = "live";

  function answer(chart) {
    const { left, top } = chart.cursor;
    const near = points
      .map((point) => ({ point, x: chart.valToPos(point.x, "x"), y: chart.valToPos(point.y, "y") }))
      .sort((a, b) => Math.hypot(a.x - left, a.y - top) - Math.hypot(b.x - left, b.y - top))[0];
    tooltip.hidden = left < 0 || Math.hypot(near.x - left, near.y - top) > 60;
    tooltip.textContent = `${near.point.label}: ${near.point.words}`;
    tooltip.style.transform = `translate(${near.x + 60}px, ${near.y + 8}px)`;
  }
}

function specs(figure) {
  const text = (chart, words, x, y, align, dx, dy, colour = "#333") => {
    const { ctx } = chart;
    ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = align;
    ctx.textBaseline = "alphabetic";
    ctx.fillStyle = colour;
    ctx.fillText(words, chart.valToPos(x, "x", true) + dx * devicePixelRatio, chart.valToPos(y, "y", true) + dy * devicePixelRatio);
  };
  const { points } = figure;
  if (figure.kind === "columns") {
    const dashed = points.some(({ implied }) => implied);
    const xs = points.map(({ x }) => x);
    const ys = (choose) => points.map((point) => (choose(point) ? point.y : null));
    return {
      data: [xs, ys(({ implied }) => !implied), ...(dashed ? [ys(() => true)] : []), ...(figure.reference ? [points.map(() => figure.reference)] : [])],
      points,
      series: [
        { fill: COLOURS[0], stroke: COLOURS[0], width: 0, paths: uPlot.paths.bars({ size: [0.6, 200] }), points: { show: false } },
        ...(dashed ? [{ stroke: COLOURS[0], dash: [4, 4], points: { show: true, size: 8, fill: "#fff", filter: (_, __, show) => (show ? points.flatMap(({ implied }, index) => (implied ? [index] : [])) : []) } }] : []),
        ...(figure.reference ? [{ stroke: COLOURS[1], points: { show: false } }] : []),
      ],
      options: { draw: (chart) => points.forEach(({ x, y, words }) => text(chart, words, x, y, "center", 0, -8)) },
    };
  }
  if (figure.kind === "bars") {
    // uPlot has no bars that lie: they are painted in its hook, from its scales.
    return {
      data: [points.map(({ x }) => x), points.map(({ y }) => y)],
      points: points.map((point) => ({ ...point, x: point.x / 2 })),
      series: [{ paths: () => null, points: { show: false } }],
      options: {
        draw: (chart) =>
          points.forEach(({ x, y, words, implied }) => {
            const [left, right] = [0, x].map((value) => chart.valToPos(value, "x", true));
            const [top, bottom] = [y + 0.3, y - 0.3].map((value) => chart.valToPos(value, "y", true));
            chart.ctx.fillStyle = implied ? "#8fa9bb" : COLOURS[0];
            chart.ctx.fillRect(left, top, right - left, bottom - top);
            text(chart, words, 0, y, "left", 8, 4, "#fff");
          }),
      },
    };
  }
  if (figure.kind === "events") {
    const middle = (figure.x.min + figure.x.max) / 2;
    return {
      data: [points.map(({ x }) => x), points.map(({ y }) => y)],
      points,
      series: [{ paths: () => null, points: { show: true, size: 8, stroke: COLOURS[0], fill: COLOURS[0] } }],
      options: { draw: (chart) => points.forEach(({ x, y, label }) => (x > middle ? text(chart, label, x, y, "right", -8, 4) : text(chart, label, x, y, "left", 8, 4))) },
    };
  }
  const { series } = figure;
  const xs = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  return {
    data: [xs, ...series.map(({ points }) => xs.map((x) => points.find((point) => point.x === x)?.y ?? null))],
    points: series.flatMap(({ points }) => points),
    series: series.map(({ name }, index) => ({ label: name, stroke: COLOURS[index], spanGaps: true, width: 1.5, points: { show: true, size: 8, fill: COLOURS[index] } })),
    options: {},
  };
}
