/** The picture of a question at one width, and the reader's own mark in it. */
import { draw } from "../compare/picture.js";
import { numberAt } from "./data.js";
import { shape } from "../shell/svg.js";

/** @typedef {import("./data.js").Drawn} Drawn */
/** @typedef {import("./data.js").Question} Question */

/** Of the handle, and from its middle to the words beside it. */
const RADIUS = 15;
const PAST = 24;
/** Under a mark or over it, from its middle to the baseline of its words. */
const UNDER = 34;
const NEAR = 22;
const OVER = 11;
/** A press that has moved by no more is none that drags. */
const SLACK = 4;
/** So much of a picture's edge is no place for the middle of words. */
const EDGE = 46;
/** What the reader's words take beside a column. */
const ROOM = 110;

export class Picture {
  #drawn;
  #question;
  mark = shape("g", { class: "yours" });
  /** The answer, with its words where a lower guess leaves room for them, and a higher one. @type {SVGElement} */
  #low;
  /** @type {SVGElement} */
  #high;

  /**
   * @param {Question} question
   * @param {Drawn} drawn
   * @param {(place: number, done: boolean) => void} set called with the place of the number that the reader points at
   */
  constructor(question, drawn, set) {
    this.#question = question;
    this.#drawn = drawn;
    const { width, height } = drawn;
    const [low, high] = drawn.shown;
    [this.#low, this.#high] = [draw(low), draw(high)];
    this.element = shape("svg", { viewBox: `0 0 ${width} ${height}`, class: `${drawn.class} of-${drawn.mark.form}`, "aria-hidden": "true" }, [
      draw(drawn.given), draw(drawn.asking), this.#low, this.#high, this.mark,
    ]);
    this.#follow(set);
  }

  /** @param {(place: number, done: boolean) => void} set */
  #follow(set) {
    const { element } = this;
    /** @param {MouseEvent} event */
    const at = ({ clientX, clientY }) => {
      const { left, top, width } = element.getBoundingClientRect();
      const scale = this.#drawn.width / width;
      return this.#place({ x: (clientX - left) * scale, y: (clientY - top) * scale });
    };
    /** The press that goes on, and whether its moves are the mark's. @type {{ id: number, x: number, y: number, drags: boolean } | undefined} */
    let held;
    element.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button) return;
      const drags = event.target instanceof Element && Boolean(event.target.closest(".grip"));
      if (drags) event.preventDefault();
      held = { id: event.pointerId, x: event.clientX, y: event.clientY, drags };
      element.setPointerCapture(held.id);
    });
    element.addEventListener("pointermove", (event) => {
      if (event.pointerId !== held?.id) return;
      const [across, down] = [Math.abs(event.clientX - held.x), Math.abs(event.clientY - held.y)];
      const { up } = this.#drawn.mark;
      const [along, aside] = up ? [down, across] : [across, down];
      // From beside the handle it follows who moves its way: a finger that goes up or down scrolls.
      held.drags ||= along > SLACK && along > aside && !(up && event.pointerType === "touch");
      if (held.drags) set(at(event), false);
    });
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      element.addEventListener(name, (event) => {
        if (event.pointerId === held?.id && held.drags) set(at(event), true);
        held = undefined;
      });
    }
    element.addEventListener("click", (event) => {
      if (!(event.target instanceof Element) || !event.target.closest(".grip")) set(at(event), true);
    });
  }

  /**
   * The place of the number nearest to a point.
   * @param {{ x: number, y: number }} point
   */
  #place({ x, y }) {
    const { up, from, to } = this.#drawn.mark;
    const last = this.#question.said.length - 1;
    const place = Math.round((((up ? y : x) - from) / (to - from)) * last);
    return Math.max(0, Math.min(last, place));
  }

  /**
   * Where the mark ends, along it.
   * @param {number} place
   */
  #along(place) {
    const { mark } = this.#drawn;
    if (!mark.dots) return mark.from + ((mark.to - mark.from) * place) / (this.#question.said.length - 1);
    const { rows, pitch, radius } = mark.dots;
    const columns = Math.ceil(numberAt(this.#question, place) / rows);
    return mark.zero + columns * pitch - (pitch - 2 * radius) / 2;
  }

  /**
   * Draws the reader's mark.
   * @param {number} place of the number that it stands at; less than none for nothing
   * @param {{ words: string, shown: boolean, high: boolean }} how its words, whether the answer stands beside it, and whether it is
   *   higher than that
   */
  show(place, { words, shown, high }) {
    this.element.classList.toggle("tells", shown);
    this.#low.setAttribute("visibility", shown && !high ? "visible" : "hidden");
    this.#high.setAttribute("visibility", shown && high ? "visible" : "hidden");
    if (place < 0) return this.mark.replaceChildren();
    const along = this.#along(place);
    const middle = this.#middle(along, shown);
    const parts = this.#body(along, place, shown);
    if (!shown) parts.push(grip(middle, this.#drawn.mark.up));
    parts.push(this.#label(words, middle, shown, high));
    this.mark.replaceChildren(...parts);
  }

  /**
   * Where the handle is.
   * @param {number} along
   * @param {boolean} shown
   */
  #middle(along, shown) {
    const { form, up, across, beside } = this.#drawn.mark;
    const [edge, thickness] = shown ? beside : across;
    if (form === "line") return { x: along, y: edge + thickness };
    if (form === "dots") return { x: along, y: edge + thickness + (shown ? 0 : RADIUS) };
    return up ? { x: edge + thickness / 2, y: along } : { x: along, y: edge + thickness / 2 };
  }

  /**
   * @param {number} along
   * @param {number} place
   * @param {boolean} shown
   */
  #body(along, place, shown) {
    const { form, up, zero, across, beside, dots } = this.#drawn.mark;
    const [edge, thickness] = shown ? beside : across;
    if (form === "line") {
      const line = shape("line", { x1: zero, y1: edge, x2: along, y2: edge + thickness });
      return shown ? [line, shape("circle", { cx: along, cy: edge + thickness, r: 5 })] : [line];
    }
    if (dots) {
      const line = shape("line", { x1: along, y1: edge, x2: along, y2: edge + thickness });
      const { rows, pitch, radius, first } = dots;
      const rings = Array.from({ length: shown ? 0 : Math.max(0, numberAt(this.#question, place) - first) }, (_, index) => {
        const [column, row] = [Math.floor((first + index) / rows), (first + index) % rows];
        return shape("circle", { cx: zero + radius + column * pitch, cy: edge + 12 + radius + row * pitch, r: radius - 0.8 });
      });
      return [...rings, line];
    }
    if (form === "level") return [shape("rect", { x: edge, y: along - zero / 2, width: thickness, height: zero })];
    const box = up
      ? { x: edge, y: along, width: thickness, height: Math.max(0, zero - along) }
      : { x: zero, y: edge, width: Math.max(0, along - zero), height: thickness };
    return [shape("rect", box)];
  }

  /**
   * @param {string} words
   * @param {{ x: number, y: number }} middle
   * @param {boolean} shown
   * @param {boolean} high
   */
  #label(words, { x, y }, shown, high) {
    const { width, height, mark: { form, up, zero, across } } = this.#drawn;
    const isBeside = form === "dots" ? !shown : form === "bar" && !up;
    let [at, down, anchor] = [x, y, "middle"];
    if (isBeside) {
      const past = shown ? 8 : PAST;
      const isFar = x > width - 3 * EDGE;
      [at, anchor] = form === "dots" && isFar ? [x - past, "end"] : [x + past, "start"];
      down = y + 5;
    } else if (up && form === "bar" && shown && !high) {
      // On the answer nobody could read it.
      const [edge, thickness] = across;
      [at, anchor] = edge + thickness + ROOM < width ? [edge + thickness + 6, "start"] : [edge - 6, "end"];
      down = Math.min(y + 5, zero - OVER);
    } else if (form === "level" || up) {
      const isLow = y > height - 2 * UNDER;
      // Under the end of a column that is next to nothing stand the words of its axis.
      const isFlat = form === "bar" && y + NEAR > zero;
      down = shown ? (high || isFlat ? y - OVER : y + NEAR) : isLow ? y - NEAR : y + UNDER;
    } else down = y + (shown ? (form === "dots" ? NEAR - 4 : 2 * NEAR - 3) : UNDER);
    if (anchor === "middle" && (x < EDGE || x > width - EDGE)) [at, anchor] = x < EDGE ? [Math.max(0, x - RADIUS), "start"] : [Math.min(width, x + RADIUS), "end"];
    return shape("text", { x: at, y: down, "text-anchor": anchor }, [words]);
  }
}

/**
 * What is dragged: larger to touch than to see.
 * @param {{ x: number, y: number }} middle
 * @param {boolean} up
 */
function grip({ x, y }, up) {
  const way = up ? "M-4-3l4-4 4 4M-4 3l4 4 4-4" : "M-3-4l-4 4 4 4M3-4l4 4-4 4";
  return shape("g", { class: "grip", transform: `translate(${x} ${y})` }, [
    shape("circle", { r: 22, class: "reach" }),
    shape("circle", { r: RADIUS }),
    shape("path", { d: way }),
  ]);
}
