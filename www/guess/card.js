/** The card of a guess: the question, what is given and what the reader said, and never the answer. */
import { chartFonts } from "../figure/fonts.js";

/** @typedef {import("./data.js").Tree} Tree */
/** @typedef {import("./data.js").Card} Card */

const [WIDTH, HEIGHT] = [1200, 630];
const EDGE = 12;

/**
 * Paints the card in the colours of the page.
 * @param {Card} card
 * @param {SVGElement} mark the reader's own
 * @param {Element} element whose colours are meant
 * @returns {Promise<Blob>}
 */
export async function paintCard({ words, given, x, y, scale }, mark, element) {
  await chartFonts();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const context = canvas.getContext("2d");
  if (!context) throw new Error("there is no canvas");
  const style = getComputedStyle(element);
  const brush = new Brush(context, (name) => style.getPropertyValue(name).trim());
  brush.fill("var(--paper)", () => context.fillRect(0, 0, WIDTH, HEIGHT));
  brush.fill("var(--hue)", () => context.fillRect(0, 0, EDGE, HEIGHT));
  brush.tree(words);
  context.translate(x, y);
  context.scale(scale, scale);
  brush.tree(given);
  for (const child of mark.children) brush.own(child);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}

class Brush {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {(name: string) => string} property
   */
  constructor(context, property) {
    this.context = context;
    this.property = property;
  }

  /** @param {string} paint such as `var(--ink)` */
  colour(paint) {
    const [, name] = /^var\((--[\w-]+)\)$/.exec(paint) ?? [];
    return name ? this.property(name) : paint;
  }

  /** @param {string} paint @param {() => void} draw */
  fill(paint, draw) {
    this.context.fillStyle = this.colour(paint);
    draw();
  }

  /** @param {Tree} tree */
  tree([name, attributes, ...children]) {
    if (name === "text") return this.text(children.join(""), attributes);
    if (name === "path") return this.path(new Path2D(attributes.d ?? ""), attributes);
    for (const child of children) if (typeof child !== "string") this.tree(child);
  }

  /** @param {Path2D} path @param {Record<string, string>} attributes */
  path(path, attributes) {
    const { context } = this;
    const { fill = "var(--ink)", stroke = "none" } = attributes;
    context.globalAlpha = Number(attributes["fill-opacity"] ?? attributes.opacity ?? 1);
    if (fill !== "none") this.fill(fill, () => context.fill(path));
    context.globalAlpha = 1;
    if (stroke === "none") return;
    context.strokeStyle = this.colour(stroke);
    context.lineWidth = Number(attributes["stroke-width"] ?? 1);
    context.setLineDash((attributes["stroke-dasharray"] ?? "").split(/[ ,]+/).filter(Boolean).map(Number));
    context.stroke(path);
    context.setLineDash([]);
  }

  /** @param {string} words @param {Record<string, string>} attributes */
  text(words, attributes) {
    const { context } = this;
    const face = attributes.class === "d" ? ["500", this.property("--serif")] : [attributes.class === "b" ? "600" : "400", this.property("--sans")];
    context.font = `${face[0]} ${attributes["font-size"]}px ${face[1]}`;
    context.textAlign = { middle: /** @type {const} */ ("center"), end: /** @type {const} */ ("right") }[attributes["text-anchor"] ?? ""] ?? "left";
    this.fill(attributes.fill ?? "var(--ink)", () => context.fillText(words, Number(attributes.x), Number(attributes.y)));
  }

  /**
   * A shape of the reader's own mark.
   * @param {Element} element
   */
  own(element) {
    const number = (/** @type {string} */ name) => Number(element.getAttribute(name));
    const path = new Path2D();
    if (element.localName === "text") {
      const { textContent: words } = element;
      const attributes = { x: element.getAttribute("x") ?? "", y: element.getAttribute("y") ?? "", "text-anchor": element.getAttribute("text-anchor") ?? "" };
      return this.text(words ?? "", { ...attributes, class: "b", "font-size": "14" });
    }
    if (element.localName === "line") {
      path.moveTo(number("x1"), number("y1"));
      path.lineTo(number("x2"), number("y2"));
    } else if (element.localName === "rect") path.rect(number("x"), number("y"), number("width"), number("height"));
    else path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
    this.path(path, { fill: "var(--tooltip)", stroke: "var(--ink)", "stroke-width": "1.6" });
  }
}
