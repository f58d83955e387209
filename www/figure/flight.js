/** The script of a map that is flown: how it moves. */
import { addSheet } from "../shell/sheet.js";

/** @typedef {import("../engine/glue.js").Plane} Plane */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ what: number, step: number, size: number, planned: boolean, open: boolean, points: Point[] }} Line */
/**
 * @typedef {object} Way
 * @property {{ plane: Plane, state: string }} from
 * @property {{ plane: Plane, state: string }} to
 * @property {() => Float64Array | undefined} course what is drawn, as the engine lists it
 * @property {Uint32Array} palette
 * @property {boolean} opaque whether paper lies under it
 * @property {number} ratio pixels of the canvas for one of the picture
 */

/** When the camera has arrived, others have faded, and the line and the words begin to come: in milliseconds. */
const [ARRIVAL, FADE, PEN, WORDS, END] = [600, 200, 360, 640, 840];
/** A nearer view of the same step. */
const QUICK = 0.5;
/** How much of the lines that a step is not about is left. */
const FADED = 0.25;
/** What a line is, as the engine numbers it. */
const [LAND, LAKE, GRATICULE, RAIL, SEA, AIR] = [0, 1, 2, 3, 4, 5];
/** The places of the colours in a palette. */
const [PAPER, GROUND, RULE] = [0, 2, 3];
/** From this width on textures have their full size. */
const WIDE = 700;
/** The gaps and pieces of an end that is not named. */
const PIECES = [4, 7, 4, 4.5, 4, 2.5];

/**
 * A map on its way from one view to another. Only a transform moves: strokes, ticks, waves and rings keep their pixels, and words
 * come with the picture that was laid out for the arrival.
 */
export class Flight {
  #canvas;
  #context;
  #frame = 0;
  /** The picture of the arrival, while it is on its way. */
  #arrival = document.createElement("canvas");
  /** Where it is, if it is on its way. @type {Plane | undefined} */
  #plane;
  /** How much is seen of each step's lines. @type {Map<number, number>} */
  #seen = new Map();
  /** What is drawn, and for which state. @type {{ state: string, ground: Path2D[], ink: number, lines: Line[] } | undefined} */
  #course;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement} element the figure
   */
  constructor(canvas, element) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    const { cards, steps } = element.dataset;
    // A page of one figure has no style for cards before; an element has it among its own.
    if (cards && element.getRootNode() === document) addSheet(cards);
    if (steps) this.#tell(element, steps);
  }

  /**
   * Brings what the steps tell, once one is chosen.
   * @param {HTMLElement} element
   * @param {string} script
   */
  #tell(element, script) {
    const chosen = /** @type {HTMLElement | null} */ (element.querySelector('[data-switch="step"] [aria-pressed="true"]'))?.dataset.value;
    if (!Number(chosen)) return element.addEventListener("waymark-state", () => this.#tell(element, script), { once: true });
    // Without it the buttons have their names, and the table is there.
    import(new URL(script, document.baseURI).href).then(({ tellSteps }) => tellSteps(element), () => {});
  }

  /** Stops where it is; the next way begins there. */
  stop() {
    cancelAnimationFrame(this.#frame);
    this.#arrival.width = this.#arrival.height = 0;
  }

  /**
   * Goes to the picture that the canvas has now. Whoever wants less motion is there at once.
   * @param {Way} way
   */
  begin({ from, to, course, palette, opaque, ratio }) {
    const context = this.#context;
    const canvas = this.#canvas;
    const start = this.#plane ?? from.plane;
    this.#plane = undefined;
    if (!context || matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) return;
    const drawn = this.#known(to.state, course);
    if (!drawn) return;
    const [before, step] = [stepOf(from.state), stepOf(to.state)];
    const left = this.#seen;
    const seen = new Map(drawn.lines.map((line) => [line.step, left.get(line.step) ?? (before && before !== line.step ? FADED : 1)]));
    this.#arrival.width = canvas.width;
    this.#arrival.height = canvas.height;
    this.#arrival.getContext("2d")?.drawImage(canvas, 0, 0);
    const colour = (/** @type {number} */ place) => `#${(palette[place] ?? 0).toString(16).padStart(6, "0")}`;
    // Readers' own colours tell land by its coasts, and have no graticule.
    const plain = colour(GROUND) === colour(PAPER);
    const [width, height] = [canvas.width / ratio, canvas.height / ratio];
    const brush = new Brush(context, width < WIDE ? 0.82 : 1, colour(drawn.ink), colour(PAPER));

    const draw = (/** @type {number} */ time) => {
      const plane = between(start, to.plane, eased(time / ARRIVAL), { x: width / 2, y: height / 2 });
      this.#plane = plane;
      const [x, y, scale, turn] = plane;
      const [along, across] = [ratio * scale * Math.cos(turn), ratio * scale * Math.sin(turn)];
      context.resetTransform();
      context.globalAlpha = 1;
      context.fillStyle = colour(PAPER);
      if (opaque) context.fillRect(0, 0, canvas.width, canvas.height);
      else context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(along, across, -across, along, ratio * x, ratio * y);
      context.strokeStyle = colour(RULE);
      context.setLineDash([]);
      context.lineWidth = (plain ? 1 : 0.6) / scale;
      drawn.ground.forEach((path, what) => {
        context.fillStyle = colour(what === LAND ? GROUND : PAPER);
        if (what !== GRATICULE && !plain) context.fill(path);
        if ((what === GRATICULE) !== plain) context.stroke(path);
      });
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      for (const [other, opacity] of seen) {
        const goal = step === 0 ? 1 : FADED;
        this.#seen.set(other, opacity + (goal - opacity) * Math.min(1, time / FADE));
      }
      const place = placing(plane);
      for (const line of drawn.lines) {
        context.globalAlpha = this.#seen.get(line.step) ?? 1;
        const placed = line.points.map(place);
        brush.draw(line, placed, 1);
        if (line.step !== step || step === 0 || time < PEN) continue;
        context.globalAlpha = 1;
        brush.draw(line, placed, (time - PEN) / (END - PEN));
      }
      if (time < WORDS) return;
      context.globalAlpha = Math.min(1, (time - WORDS) / (END - WORDS));
      context.resetTransform();
      context.drawImage(this.#arrival, 0, 0);
    };

    const began = performance.now();
    const pace = before === step ? QUICK : 1;
    const next = (/** @type {number} */ now) => {
      const time = Math.min(END, Math.max(0, now - began) / pace);
      draw(time);
      if (time < END) this.#frame = requestAnimationFrame(next);
      else this.#arrive(step, drawn.lines);
    };
    next(began);
  }

  /**
   * @param {number} step
   * @param {Line[]} lines
   */
  #arrive(step, lines) {
    this.stop();
    this.#plane = undefined;
    this.#seen = new Map(lines.map((line) => [line.step, step === 0 || line.step === step ? 1 : FADED]));
  }

  /**
   * @param {string} state
   * @param {() => Float64Array | undefined} course
   */
  #known(state, course) {
    const other = state.replaceAll(/step=\d+/g, "");
    if (this.#course?.state !== other) {
      const numbers = course();
      this.#course = numbers?.length ? { state: other, ...read(numbers) } : undefined;
    }
    return this.#course;
  }
}

/** Draws the lines of routes, as the engine does. */
class Brush {
  #context;
  #size;
  #ink;
  #paper;

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} size of textures
   * @param {string} ink
   * @param {string} paper
   */
  constructor(context, size, ink, paper) {
    this.#context = context;
    this.#size = size;
    this.#ink = ink;
    this.#paper = paper;
  }

  /**
   * @param {Line} line
   * @param {Point[]} points of it in the picture
   * @param {number} part of it that has come, 0 to 1
   */
  draw({ what, planned, open, size }, points, part) {
    const context = this.#context;
    const scale = size * this.#size;
    const all = lengthOf(points);
    const first = points[0];
    context.strokeStyle = this.#ink;
    if (points.length < 2) {
      if (first) this.#ring(first);
      return;
    }
    const pieces = PIECES.map((piece) => piece * scale);
    const reach = pieces.reduce((sum, piece) => sum + piece, 0);
    const whole = open && all > 2 * reach ? all - reach : all;
    const come = until(points, Math.min(whole, part * all));
    if (whole < all && part === 1) this.#stroke(points, 1.6 * scale, [0, whole + (pieces[0] ?? 0), ...pieces.slice(1), all]);
    if (what === RAIL) {
      if (planned) return this.#stroke(come, 8 * scale, [1.375, 2.625]);
      this.#stroke(come, 1.6 * scale);
      this.#stroke(come, 5.2 * scale, [1.125, 7 * scale]);
    } else if (what === SEA) this.#stroke(waved(come, 9.5 * scale, 2.1 * scale), 1.5, planned ? [2.5, 3] : []);
    else if (what === AIR) {
      this.#stroke(come, 1.4, planned ? [2, 4] : [9 * scale, 4 * scale]);
      if (part === 1) this.#lozenge(until(points, all / 2), 5.5 * scale);
    }
  }

  /**
   * @param {Point[]} points
   * @param {number} width
   * @param {number[]} [dashes]
   */
  #stroke(points, width, dashes = []) {
    const context = this.#context;
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    context.lineWidth = width;
    context.setLineDash(dashes);
    context.stroke();
  }

  /** @param {Point} centre */
  #ring({ x, y }) {
    const context = this.#context;
    context.beginPath();
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fillStyle = this.#paper;
    context.fill();
    context.lineWidth = 1.6;
    context.setLineDash([]);
    context.stroke();
  }

  /**
   * @param {Point[]} points that end in its middle
   * @param {number} size
   */
  #lozenge(points, size) {
    const [before, end] = points.slice(-2);
    if (!before || !end) return;
    const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
    const [x, y] = [(size * (end.x - before.x)) / length, (size * (end.y - before.y)) / length];
    const context = this.#context;
    context.beginPath();
    for (const [along, across] of [[1, 0], [0, 0.62], [-1, 0], [0, -0.62]]) {
      context.lineTo(end.x + (along ?? 0) * x - (across ?? 0) * y, end.y + (along ?? 0) * y + (across ?? 0) * x);
    }
    context.fillStyle = this.#ink;
    context.fill();
  }
}

/** @param {string} state */
function stepOf(state) {
  return Number(new URLSearchParams(state).getAll("step").at(-1) ?? 0);
}

/** Slow at the end: the cubic curve. @param {number} time */
function eased(time) {
  return 1 - (1 - Math.min(1, time)) ** 3;
}

/**
 * What gives each point of a plane its place in the picture.
 * @param {Plane} plane
 * @returns {(point: Point) => Point}
 */
function placing([left, top, scale, turn]) {
  const [cos, sin] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  return ({ x, y }) => ({ x: left + cos * x - sin * y, y: top + sin * x + cos * y });
}

/**
 * The plane at a part of the way: what is in the middle goes straight, the scale by its logarithm, so that it grows as fast everywhere.
 * @param {Plane} from
 * @param {Plane} to
 * @param {number} part
 * @param {Point} middle of the picture
 * @returns {Plane}
 */
function between(from, to, part, middle) {
  const [start, end] = [from, to].map(([x, y, scale, turn]) =>
    placing([0, 0, 1 / scale, -turn])({ x: middle.x - x, y: middle.y - y }));
  const mix = (/** @type {number} */ one, /** @type {number} */ other) => one + (other - one) * part;
  const scale = from[2] * (to[2] / from[2]) ** part;
  const turn = mix(from[3], to[3]);
  const { x, y } = placing([0, 0, scale, turn])({ x: mix(start?.x ?? 0, end?.x ?? 0), y: mix(start?.y ?? 0, end?.y ?? 0) });
  return [middle.x - x, middle.y - y, scale, turn];
}

/**
 * Reads a course: the place of its colour, then lines, each with six numbers before its points.
 * @param {Float64Array} numbers
 */
function read([ink = 0, ...numbers]) {
  const ground = [LAND, LAKE, GRATICULE].map(() => new Path2D());
  /** @type {Line[]} */
  const lines = [];
  for (let place = 0; place < numbers.length; ) {
    const [what = 0, step = 0, size = 1, planned, open, count = 0] = numbers.slice(place, (place += 6));
    const points = Array.from({ length: count }, (_, index) => ({ x: numbers[place + 2 * index] ?? 0, y: numbers[place + 2 * index + 1] ?? 0 }));
    place += 2 * count;
    const path = ground[what];
    if (!path) lines.push({ what, step, size, planned: planned === 1, open: open === 1, points });
    points.forEach(({ x, y }, index) => (index ? path?.lineTo(x, y) : path?.moveTo(x, y)));
  }
  return { ink, ground, lines };
}

/** @param {Point[]} points */
function lengthOf(points) {
  return points.reduce((sum, { x, y }, index) => sum + Math.hypot(x - (points[index - 1]?.x ?? x), y - (points[index - 1]?.y ?? y)), 0);
}

/**
 * A line as far as it has come.
 * @param {Point[]} points
 * @param {number} length in pixels
 */
function until(points, length) {
  const [first, ...rest] = points;
  if (!first) return [];
  const come = [first];
  let [before, left] = [first, length];
  for (const point of rest) {
    const step = Math.hypot(point.x - before.x, point.y - before.y);
    const part = step > left ? left / step : 1;
    come.push({ x: before.x + part * (point.x - before.x), y: before.y + part * (point.y - before.y) });
    if (part < 1) break;
    [before, left] = [point, left - step];
  }
  return come;
}

/**
 * A line as a wave.
 * @param {Point[]} points
 * @param {number} length of a wave
 * @param {number} height
 */
function waved(points, length, height) {
  /** @type {Point[]} */
  const wave = [];
  const fine = length / 8;
  let gone = 0;
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (!before) return;
    const step = Math.hypot(point.x - before.x, point.y - before.y) || 1;
    const [x, y] = [(point.x - before.x) / step, (point.y - before.y) / step];
    for (let along = (fine - (gone % fine)) % fine; along < step; along += fine) {
      const crest = height * Math.sin(((gone + along) / length) * 2 * Math.PI);
      wave.push({ x: before.x + along * x - crest * y, y: before.y + along * y + crest * x });
    }
    gone += step;
  });
  return wave;
}
