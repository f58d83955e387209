// The reference: what one would write by hand for exactly these figures, without any library.
import figures from "six";

const INK = "#333", SOFT = "#767676", RULE = "#ddd", FONT = "12px system-ui, sans-serif";
const COLOURS = ["#0e4468", "#b3541e", "#3c7a3c", "#6d4a8d"];
const PAD = { left: 56, right: 16, top: 24, bottom: 44 };
const tooltip = document.body.appendChild(document.createElement("div"));
tooltip.role = "tooltip";
tooltip.hidden = true;

for (const figure of figures) {
  const element = document.getElementById(figure.id);
  const plot = element.querySelector(".plot");
  const canvas = plot.appendChild(document.createElement("canvas"));
  const draw = () => paint(canvas, figure, plot.clientWidth, plot.clientHeight);
  let marks = draw();
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth !== width) marks = draw();
    width = plot.clientWidth;
  }).observe(plot);
  const answer = (event) => {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const near = marks.map((mark) => [Math.hypot(mark.x - x, mark.y - y), mark]).sort((a, b) => a[0] - b[0])[0];
    tooltip.hidden = !near || near[0] > 40;
    if (tooltip.hidden) return;
    tooltip.textContent = `${near[1].label}: ${near[1].words}`;
    tooltip.style.transform = `translate(${box.left + scrollX + near[1].x + 8}px, ${box.top + scrollY + near[1].y + 8}px)`;
  };
  canvas.addEventListener("pointermove", answer);
  canvas.addEventListener("click", answer);
  canvas.addEventListener("pointerleave", () => (tooltip.hidden = true));
  element.dataset.state = "live";
}

/** Draws a figure; returns where its marks are. */
function paint(canvas, { kind, x, y, points, series, reference }, width, height) {
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const c = canvas.getContext("2d");
  c.scale(ratio, ratio);
  c.font = FONT;
  const left = kind === "bars" ? 130 : PAD.left;
  const across = (value) => left + ((value - x.min) / (x.max - x.min)) * (width - left - PAD.right);
  const up = (value) => height - PAD.bottom - ((value - y.min) / (y.max - y.min)) * (height - PAD.top - PAD.bottom);
  const line = (x0, y0, x1, y1, colour) => {
    c.strokeStyle = colour;
    c.beginPath();
    c.moveTo(x0, y0);
    c.lineTo(x1, y1);
    c.stroke();
  };
  const dot = (px, py, colour, hollow) => {
    c.beginPath();
    c.arc(px, py, 4, 0, 7);
    c.fillStyle = hollow ? "#fff" : colour;
    c.strokeStyle = colour;
    c.fill();
    c.stroke();
  };
  const text = (words, px, py, align, colour = INK) => {
    c.textAlign = align;
    c.fillStyle = colour;
    c.fillText(words, px, py);
  };
  for (const { at, label } of y.ticks ?? numbers(y)) {
    if (kind !== "bars") line(left, up(at), width - PAD.right, up(at), RULE);
    text(label, left - 8, up(at) + 4, "right", SOFT);
  }
  for (const { at, label } of x.ticks ?? (x.time ? years(x) : numbers(x))) {
    if (!x.ticks) line(across(at), PAD.top, across(at), height - PAD.bottom, RULE);
    text(label, across(at), height - PAD.bottom + 18, "center", SOFT);
  }
  text(y.label, left, 14, "left", SOFT);
  text(x.label, width - PAD.right, height - 8, "right", SOFT);
  line(left, height - PAD.bottom, width - PAD.right, height - PAD.bottom, SOFT);
  const marks = [];
  const mark = (point, px, py) => marks.push({ ...point, x: px, y: py });
  if (kind === "columns") {
    const half = (across(1) - across(0)) * 0.3;
    for (const point of points) {
      const [px, py] = [across(point.x), up(point.y)];
      if (point.implied) dot(px, py, COLOURS[0], true);
      else {
        c.fillStyle = COLOURS[0];
        c.fillRect(px - half, py, half * 2, height - PAD.bottom - py);
      }
      text(point.words, px, py - 8, "center");
      mark(point, px, point.implied ? py : (py + height - PAD.bottom) / 2);
    }
    if (points.some(({ implied }) => implied)) {
      c.setLineDash([4, 4]);
      points.slice(1).forEach((point, index) => line(across(points[index].x), up(points[index].y), across(point.x), up(point.y), COLOURS[0]));
      c.setLineDash([]);
    }
    if (reference) line(left, up(reference), width - PAD.right, up(reference), COLOURS[1]);
  } else if (kind === "bars") {
    for (const point of points) {
      c.fillStyle = point.implied ? "#8fa9bb" : COLOURS[0];
      c.fillRect(left, up(point.y + 0.3), across(point.x) - left, up(point.y - 0.3) - up(point.y + 0.3));
      text(point.words, left + 8, up(point.y) + 4, "left", "#fff");
      mark(point, across(point.x / 2), up(point.y));
    }
  } else if (kind === "events") {
    for (const point of points) {
      const [px, py] = [across(point.x), up(point.y)];
      dot(px, py, COLOURS[0]);
      const before = px > width / 2;
      text(point.label, px + (before ? -8 : 8), py + 4, before ? "right" : "left");
      mark(point, px, py);
    }
  } else {
    series.forEach(({ name, points }, index) => {
      points.slice(1).forEach((point, before) => line(across(points[before].x), up(points[before].y), across(point.x), up(point.y), COLOURS[index]));
      for (const point of points) {
        dot(across(point.x), up(point.y), COLOURS[index]);
        mark(point, across(point.x), up(point.y));
      }
      c.fillStyle = COLOURS[index];
      c.fillRect(left + 160 + index * 125, 6, 10, 10);
      text(name, left + 174 + index * 125, 15, "left");
    });
  }
  return marks;
}

function numbers({ min, max }) {
  const step = [0.5, 1, 5, 10, 20, 40, 50].find((step) => (max - min) / step <= 8) ?? 100;
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => ({ at: min + index * step, label: String(min + index * step) }));
}

function years({ min, max }) {
  const [first, last] = [new Date(min), new Date(max)].map((date) => date.getUTCFullYear());
  return Array.from({ length: last - first + 1 }, (_, index) => ({ at: Date.UTC(first + index), label: String(first + index) }));
}
