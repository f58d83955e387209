/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ x: number, y: number, width: number, height: number, room?: Box }} Box with its room, if the engine has measured it */
/** @typedef {Box & { fact: string, facts: string[], panel: number }} Target */
/** @typedef {{ width: number, targets: Target[], window: Box | undefined, texts: Box[] }} Picture in the pixels that it was drawn for */

/** Long lines of each mark, near which is near the mark. @type {WeakMap<Target, Point[][]>} */
const lines = new WeakMap();

/** @typedef {{ picture: Picture, nearest: (point: Point, reach: number) => number }} Still a picture in its place, in pixels of it */

/**
 * The still picture that is seen of a plot; nothing where none is, as in a closed tab.
 * @param {HTMLElement} plot
 * @returns {Still | undefined}
 */
export function seenStill(plot) {
  const stills = /** @type {SVGSVGElement[]} */ ([...plot.querySelectorAll(".picture svg")]);
  const svg = stills.find((still) => still.getBoundingClientRect().width > 0);
  if (!svg) return undefined;
  const drawn = readStill(svg);
  const scale = plot.clientWidth / drawn.width || 1;
  return {
    picture: scaledAll(drawn, scale),
    nearest: ({ x, y }, reach) => nearest(drawn.targets, { x: x / scale, y: y / scale }, reach / scale),
  };
}

/**
 * Where the marks of a still picture are, in reading order: read from its shapes, which are the canvas's own.
 * @param {SVGSVGElement} svg
 * @returns {Picture}
 */
function readStill(svg) {
  /** @type {(Target | undefined)[]} */
  const targets = [];
  let next = 0;
  let panel = 0;
  for (const group of /** @type {Iterable<SVGGElement>} */ (svg.querySelectorAll("g.mark"))) {
    const { fact = "", facts = "", index, box } = group.dataset;
    panel = Number(group.dataset.panel ?? panel);
    const place = index === undefined ? next : Number(index);
    next = Math.max(next, place + 1);
    const shapes = [...group.children].map(shapeBox).filter((shape) => shape !== undefined);
    const known = targets[place];
    const bounds = box ? boxOf(box) : union(known ? [known, ...shapes] : shapes);
    const target = { ...bounds, fact, facts: facts ? facts.split(" ") : [], panel };
    // A mark with a box of its own may be a long line: the box shows its focus, the line is pointed at too.
    const along = box ? [...group.querySelectorAll('path[fill="none"]')].flatMap((path) => linesOf(path.getAttribute("d") ?? "")) : [];
    lines.set(target, [...((known && lines.get(known)) ?? []), ...along]);
    targets[place] = target;
  }
  const { window } = svg.dataset;
  return {
    width: svg.viewBox.baseVal.width,
    targets: targets.filter((target) => target !== undefined),
    window: window ? boxOf(window) : undefined,
    texts: [...svg.querySelectorAll("text")].map(textBox),
  };
}

/**
 * The index of the mark nearest to a point, within `reach` pixels; −1 if there is none. Of two as near, the smaller wins.
 * @param {Target[]} targets
 * @param {Point} point
 * @param {number} reach
 * @returns {number}
 */
function nearest(targets, point, reach) {
  let best = -1;
  let [least, smallest] = [reach, Infinity];
  targets.forEach((target, index) => {
    const along = (lines.get(target) ?? []).map((line) => distanceToLine(line, point));
    const distance = Math.min(distanceToBox(target, point), ...along);
    const area = target.width * target.height;
    if (distance > least || (distance === least && area >= smallest)) return;
    [best, least, smallest] = [index, distance, area];
  });
  return best;
}

/** @param {string} text `x y width height` @returns {Box} */
function boxOf(text) {
  const [x = 0, y = 0, width = 0, height = 0] = text.split(" ").map(Number);
  return { x, y, width, height };
}

/**
 * The box of a shape with its line; a still that is not shown has none.
 * @param {Element} shape
 * @returns {Box | undefined} nothing for text
 */
function shapeBox(shape) {
  if (!(shape instanceof SVGGeometryElement)) return undefined;
  const { x, y, width, height } = shape.getBBox();
  const edge = shape.getAttribute("fill") === "none" ? Number(shape.getAttribute("stroke-width") ?? 1) / 2 : 0;
  return { x: x - edge, y: y - edge, width: width + 2 * edge, height: height + 2 * edge };
}

/**
 * From capitals to descenders; the box of a line has room above and below them.
 * @param {SVGTextElement} text
 * @returns {Box}
 */
function textBox(text) {
  const { x, y, width, height } = text.getBBox();
  return { x, y: y + 0.25 * height, width, height: 0.7 * height };
}

/**
 * @param {Box[]} boxes
 * @returns {Box}
 */
function union(boxes) {
  if (!boxes.length) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * The lines of a path as our pictures write them: a first point, then steps; `m` lifts the pen.
 * @param {string} data
 * @returns {Point[][]}
 */
function linesOf(data) {
  /** @type {Point[][]} */
  const found = [];
  let [x, y] = [0, 0];
  for (const part of data.split(/m/i).slice(1)) {
    const numbers = (part.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    /** @type {Point[]} */
    const line = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      x += numbers[at] ?? 0;
      y += numbers[at + 1] ?? 0;
      line.push({ x, y });
    }
    found.push(line);
  }
  return found;
}

/**
 * @param {Box} box
 * @param {Point} point
 */
function distanceToBox(box, { x, y }) {
  return Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height));
}

/**
 * @param {Point[]} line
 * @param {Point} point
 */
function distanceToLine(line, point) {
  let least = Infinity;
  for (let at = 0; at + 1 < line.length; at += 1) {
    const [a, b] = [line[at], line[at + 1]];
    if (!a || !b) continue;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const part = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(a.x + part * dx - point.x, a.y + part * dy - point.y));
  }
  return least;
}

/**
 * What is reached of a picture, as many times as large.
 * @template {{ targets: Target[], window?: Box | undefined, texts: Box[] }} Kind
 * @param {Kind} picture
 * @param {number} scale
 * @returns {Kind}
 */
export function scaledAll(picture, scale) {
  const { targets, window, texts } = picture;
  /** @template {Box} Each @param {Each} box */
  const each = (box) => scaled(box, scale);
  return { ...picture, targets: targets.map(each), texts: texts.map(each), window: window && each(window) };
}

/**
 * A box as many times as large.
 * @template {Box} Kind
 * @param {Kind} box
 * @param {number} scale
 * @returns {Kind}
 */
function scaled(box, scale) {
  const { x, y, width, height, room } = box;
  return { ...box, room: room && scaled(room, scale), x: x * scale, y: y * scale, width: width * scale, height: height * scale };
}
