// d3's scales, shapes and nearest-point search, painting on a canvas.
import { Delaunay } from "d3-delaunay";
import { scaleLinear, scaleUtc } from "d3-scale";
import { pointer, select } from "d3-selection";
import { line } from "d3-shape";
import figures from "six";

const COLOURS = ["#0e4468", "#b3541e", "#3c7a3c", "#6d4a8d"];
const tooltip = select("body").append("div").attr("role", "tooltip").property("hidden", true);

for (const figure of figures) {
  const element = select(document.getElementById(figure.id));
  const plot = element.select(".plot");
  const canvas = plot.append("canvas");
  let width, marks, delaunay;
  const draw = () => {
    width = plot.node().clientWidth;
    marks = paint(canvas.node(), figure, width, plot.node().clientHeight);
    delaunay = Delaunay.from(marks, (mark) => mark.px, (mark) => mark.py);
  };
  draw();
  new ResizeObserver(() => plot.node().clientWidth !== width && draw()).observe(plot.node());
  canvas.on("pointermove click", (event) => {
    const at = pointer(event);
    const mark = marks[delaunay.find(...at)];
    const near = Math.hypot(mark.px - at[0], mark.py - at[1]) <= 40;
    tooltip.property("hidden", !near);
    if (near) tooltip.text(`${mark.label}: ${mark.words}`).style("transform", `translate(${event.pageX + 8}px, ${event.pageY + 8}px)`);
  });
  canvas.on("pointerleave", () => tooltip.property("hidden", true));
  element.attr("data-state", "live");
}

function paint(canvas, { kind, x, y, points, series, reference }, width, height) {
  const ratio = devicePixelRatio;
  select(canvas).attr("width", width * ratio).attr("height", height * ratio).style("width", `${width}px`).style("height", `${height}px`);
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  context.font = "12px system-ui, sans-serif";
  const left = kind === "bars" ? 130 : 56;
  const bottom = height - 44;
  const across = (x.time ? scaleUtc() : scaleLinear()).domain([x.min, x.max]).range([left, width - 16]);
  const up = scaleLinear().domain([y.min, y.max]).range([bottom, 24]);
  const path = line((point) => across(point.x), (point) => up(point.y)).context(context);
  const text = (words, px, py, align, colour = "#333") => {
    context.textAlign = align;
    context.fillStyle = colour;
    context.fillText(words, px, py);
  };
  const stroke = (draw, colour) => {
    context.strokeStyle = colour;
    context.beginPath();
    draw();
    context.stroke();
  };
  const rule = (x0, y0, x1, y1, colour) => stroke(() => (context.moveTo(x0, y0), context.lineTo(x1, y1)), colour);
  const ticks = (scale, axis, count) =>
    axis.ticks ?? scale.ticks(count).map((at, index, all) => ({ at, label: scale.tickFormat(all.length)(at) }));
  for (const { at, label } of ticks(up, y, 5)) {
    if (kind !== "bars") rule(left, up(at), width - 16, up(at), "#ddd");
    text(label, left - 8, up(at) + 4, "right", "#767676");
  }
  for (const { at, label } of ticks(across, x, 8)) {
    if (!x.ticks) rule(across(at), 24, across(at), bottom, "#ddd");
    text(label, across(at), bottom + 18, "center", "#767676");
  }
  text(y.label, left, 14, "left", "#767676");
  text(x.label, width - 16, height - 8, "right", "#767676");
  rule(left, bottom, width - 16, bottom, "#767676");
  const marks = [];
  const mark = (point, px = across(point.x), py = up(point.y)) => marks.push({ ...point, px, py });
  const dot = (point, colour, hollow) => {
    context.beginPath();
    context.arc(across(point.x), up(point.y), 4, 0, 7);
    context.fillStyle = hollow ? "#fff" : colour;
    context.strokeStyle = colour;
    context.fill();
    context.stroke();
  };
  if (kind === "columns") {
    const half = (across(1) - across(0)) * 0.3;
    for (const point of points) {
      context.fillStyle = COLOURS[0];
      if (point.implied) dot(point, COLOURS[0], true);
      else context.fillRect(across(point.x) - half, up(point.y), half * 2, bottom - up(point.y));
      text(point.words, across(point.x), up(point.y) - 8, "center");
      mark(point, across(point.x), point.implied ? up(point.y) : (up(point.y) + bottom) / 2);
    }
    context.setLineDash([4, 4]);
    if (points.some(({ implied }) => implied)) stroke(() => path(points), COLOURS[0]);
    context.setLineDash([]);
    if (reference) rule(left, up(reference), width - 16, up(reference), COLOURS[1]);
  } else if (kind === "bars") {
    for (const point of points) {
      context.fillStyle = point.implied ? "#8fa9bb" : COLOURS[0];
      context.fillRect(left, up(point.y + 0.3), across(point.x) - left, up(point.y - 0.3) - up(point.y + 0.3));
      text(point.words, left + 8, up(point.y) + 4, "left", "#fff");
      mark(point, across(point.x / 2));
    }
  } else if (kind === "events") {
    for (const point of points) {
      dot(point, COLOURS[0]);
      const before = across(point.x) > width / 2;
      text(point.label, across(point.x) + (before ? -8 : 8), up(point.y) + 4, before ? "right" : "left");
      mark(point);
    }
  } else {
    series.forEach(({ name, points }, index) => {
      stroke(() => path(points), COLOURS[index]);
      for (const point of points) {
        dot(point, COLOURS[index]);
        mark(point);
      }
      context.fillStyle = COLOURS[index];
      context.fillRect(left + 160 + index * 125, 6, 10, 10);
      text(name, left + 174 + index * 125, 15, "left");
    });
  }
  return marks;
}
