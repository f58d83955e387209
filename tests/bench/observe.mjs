// What runs in every measured page before its own scripts: it sees when the first figure is there, taps it until it answers,
// and counts what blocks and what jumps. The same for all pages; it knows figures, canvases, SVG and tooltips, no library.

/**
 * @param {{ x: number, y: number } | null} tap where the first figure has a mark, in the page; none is tapped where null
 */
export function observe(tap) {
  const seen = { picture: 0, answer: 0, live: 0, all: 0, blocking: 0, shift: 0 };
  Object.assign(globalThis, { bench: seen });
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("longtask", ({ duration }) => (seen.blocking += duration - 50));
  watch("layout-shift", (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
  const roots = () => [document, ...[...document.querySelectorAll("waymark-figure")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);
  const probe = new OffscreenCanvas(16, 16).getContext("2d", { willReadFrequently: true });

  /** Whether a canvas or an SVG of the figure has shapes to show; words alone are no picture. */
  function drawn(figure) {
    for (const canvas of figure.querySelectorAll("canvas")) {
      if (!canvas.width || !canvas.height || !canvas.checkVisibility()) continue;
      probe.clearRect(0, 0, 16, 16);
      probe.drawImage(canvas, 0, 0, 16, 16);
      if (probe.getImageData(0, 0, 16, 16).data.some(Boolean)) return true;
    }
    for (const shape of figure.querySelectorAll("svg :is(path, rect, circle, line)")) {
      const svg = shape.ownerSVGElement;
      if (svg.clientWidth > 200 && svg.checkVisibility() && !shape.closest("defs")) return true;
    }
    return false;
  }

  const ANSWERS = "[role=tooltip], #vg-tooltip-element.visible, svg [aria-label=tip] > g, .plot > div[style*='z-index: 9999999']";
  function answered() {
    const shown = (element) => !element.hidden && element.checkVisibility({ visibilityProperty: true }) && element.textContent !== "";
    return all(ANSWERS).some(shown) || [...document.querySelectorAll("canvas")].some(({ chart }) => chart?.tooltip?.opacity > 0);
  }

  /** The element at a point, inside the shadow trees too. */
  function elementAt(x, y) {
    let element = document.elementFromPoint(x, y);
    for (let inner = element; inner?.shadowRoot; element = inner) inner = inner.shadowRoot.elementFromPoint(x, y);
    return element;
  }

  function touch({ x, y }) {
    const [clientX, clientY] = [x - scrollX, y - scrollY];
    const target = elementAt(clientX, clientY);
    const init = { bubbles: true, cancelable: true, composed: true, view: window, clientX, clientY, screenX: clientX, screenY: clientY, pointerId: 1, isPrimary: true, pointerType: "mouse" };
    for (const type of ["over", "enter", "move", "down", "up"]) {
      const button = { ...init, detail: 1, buttons: Number(type === "down") };
      target?.dispatchEvent(new PointerEvent(`pointer${type}`, button));
      target?.dispatchEvent(new MouseEvent(`mouse${type}`, button));
    }
    target?.dispatchEvent(new PointerEvent("click", { ...init, detail: 1 }));
  }

  let frames = 0;
  /** Whether each figure is in the window. To ask for its place would lay out what a page leaves for later. */
  const inWindow = new Map();
  const windows = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => inWindow.set(target, isIntersecting)));
  requestAnimationFrame(function frame() {
    // After the frame that was seen here, so that its pixels are out.
    const after = new MessageChannel();
    const figures = all("figure[data-state]");
    const [figure] = figures;
    for (const each of figures) windows.observe(each);
    const now = {
      picture: figure && (seen.picture || drawn(figure)), live: figure?.dataset.state === "live",
      all: figure && document.readyState === "complete" && figures.every((each) => inWindow.get(each) === false || (inWindow.has(each) && each.dataset.state === "live")),
      answer: !seen.answer && seen.picture > 0 && answered(),
    };
    after.port1.onmessage = () => {
      for (const name of Object.keys(now)) if (now[name]) seen[name] ||= performance.now();
      after.port1.close();
    };
    after.port2.postMessage(0);
    // A tap that is answered a frame or two later is not tapped away.
    if (tap && seen.picture && !seen.answer && !now.answer && frames++ % 3 === 0) touch(tap);
    requestAnimationFrame(frame);
  });
}

/** Runs in a page that stands: the middle of the first mark of its first figure, in the page. */
export function firstMark() {
  const roots = [document, ...[...document.querySelectorAll("waymark-figure")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const figure = roots.flatMap((root) => [...root.querySelectorAll("figure[data-state]")])[0];
  const box = figure.getBoundingClientRect();
  const marks = [...figure.querySelectorAll("div[role=img][aria-label], [role=option], [role=treeitem]")].map((mark) => mark.getBoundingClientRect());
  const mark = marks.find(({ width, height }) => width >= 4 && height >= 4 && width < box.width * 0.9);
  if (mark) return { x: mark.x + mark.width / 2 + scrollX, y: mark.y + mark.height / 2 + scrollY };
  // The pages of the libraries all start with columns in a box of one height: their first column stands at its left.
  const plot = figure.querySelector(".plot")?.getBoundingClientRect();
  return plot ? { x: plot.x + plot.width * 0.19 + scrollX, y: plot.y + plot.height * 0.55 + scrollY } : null;
}
