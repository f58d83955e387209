// What lies over a picture when a mark is met by keys: its outline and its tooltip, held against every line of text on the canvas.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, open } from "./pages.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Keeps where each canvas has its lines of text, from the ink of their first letter to that of their last, in its own pixels. */
function keepTexts() {
  window.texts = new WeakMap();
  const { fillText, fillRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (words, x, y, ...rest) {
    const kept = texts.get(this.canvas);
    const list = kept && !kept.done ? kept : { done: false, boxes: [] };
    texts.set(this.canvas, list);
    const { actualBoundingBoxLeft: left, actualBoundingBoxRight: right, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = this.measureText(words);
    const matrix = this.getTransform();
    const [from, to] = [matrix.transformPoint({ x: x - left, y: y - up }), matrix.transformPoint({ x: x + right, y: y + down })];
    list.boxes.push({ words, left: from.x, top: from.y, right: to.x, bottom: to.y });
    return fillText.call(this, words, x, y, ...rest);
  };
  // Paper is laid under a picture that is finished.
  CanvasRenderingContext2D.prototype.fillRect = function (...rest) {
    if (this.globalCompositeOperation === "destination-over" && texts.has(this.canvas)) texts.get(this.canvas).done = true;
    return fillRect.apply(this, rest);
  };
}

/** Steps through every mark by key and says what its outline strikes through, and what its tooltip covers though it need not. */
function faults() {
  const GAP = 8;
  const boxOf = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const grown = ({ left, top, right, bottom }, by) => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  const holds = (a, b) => a.left < b.left + 0.5 && a.top < b.top + 0.5 && a.right > b.right - 0.5 && a.bottom > b.bottom - 0.5;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const found = [];
  let met = 0;
  async function step(figure, targets, place, node) {
    const press = (key) => targets.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    press(place ? "ArrowDown" : "Home");
    await frame();
    await frame();
    met += 1;
    const canvas = figure.querySelector("canvas");
    const picture = boxOf(canvas);
    const ratio = canvas.width / (picture.right - picture.left);
    const lines = (texts.get(canvas)?.boxes ?? []).map(({ words, left, top, right, bottom }) => ({
      words,
      left: picture.left + left / ratio,
      top: picture.top + top / ratio,
      right: picture.left + right / ratio,
      bottom: picture.top + bottom / ratio,
    }));
    const id = `${figure.dataset.figure}: ${node.dataset.fact}`;
    const light = targets.querySelector(".highlight");
    const style = getComputedStyle(light);
    const inner = grown(boxOf(light), parseFloat(style.outlineOffset));
    const outer = grown(inner, parseFloat(style.outlineWidth));
    for (const line of lines) if (meet(line, outer) && !holds(inner, line)) found.push(`${id}: its outline strikes through “${line.words}”`);
    const tip = document.querySelector(".tip");
    const slip = boxOf(tip);
    const [width, height] = [slip.right - slip.left, slip.bottom - slip.top];
    const head = tip.dataset.dock
      ? Math.max(0, document.querySelector("header").getBoundingClientRect().bottom)
      : parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    const covers = (box) => [...(meet(box, outer) ? ["its mark"] : []), ...lines.filter((line) => meet(line, box)).map(({ words }) => `“${words}”`)];
    // A free place leaves all marks their room as well.
    const marks = [...targets.querySelectorAll(".target")].filter((other) => other !== node).map(boxOf);
    const free = (left, top) => {
      const box = { left, top, right: left + width, bottom: top + height };
      const inside = left >= GAP && top >= Math.max(head, GAP) && box.right <= innerWidth - GAP && box.bottom <= innerHeight - GAP;
      return (inside || tip.dataset.dock) && !covers(box).length && !marks.some((mark) => meet(mark, box));
    };
    const hidden = covers(slip);
    if (!hidden.length) return;
    const places = [];
    if (tip.dataset.dock) places.push([0, head], [0, innerHeight - height]);
    else {
      for (let x = outer.left - GAP - width; x <= outer.right + GAP; x += GAP) places.push([x, outer.top - GAP - height], [x, outer.bottom + GAP]);
      for (let y = outer.top - GAP - height; y <= outer.bottom + GAP; y += GAP) places.push([outer.left - GAP - width, y], [outer.right + GAP, y]);
    }
    const better = places.filter(([x, y]) => free(x, y));
    if (better.length > 1 || (tip.dataset.dock && better.length)) found.push(`${id}: its tooltip at ${Math.round(slip.left)}, ${Math.round(slip.top)} covers ${hidden.join(", ")}, and not at ${better[0].map(Math.round)}`);
  }
  return (async () => {
    for (const figure of document.querySelectorAll("figure.waymark:not(.undrawn)")) {
      const targets = figure.querySelector(".targets");
      figure.scrollIntoView({ behavior: "instant" });
      while (figure.dataset.state !== "live" || figure.classList.contains("resting") || !texts.get(figure.querySelector("canvas"))?.done) await frame();
      const marks = [...targets.querySelectorAll(".target")];
      targets.focus({ focusVisible: true });
      for (const [place, node] of marks.entries()) await step(figure, targets, place, node);
      targets.blur();
    }
    return { met, found };
  })();
}

for (const width of [320, 390, 900, 1280]) {
  test(`at ${width} pixels the outline of no mark strikes through a text, and no tooltip covers a label where another place is free`, async () => {
    const { context, page, go } = await open(browser, "", { width, height: 900, waits: true });
    await page.addInitScript(keepTexts);
    await go();
    await allLive(page);
    const { met, found } = await page.evaluate(faults);
    assert.ok(met > 50, `${met} marks`);
    assert.deepEqual(found, []);
    await context.close();
  });
}
