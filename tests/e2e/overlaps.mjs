// What a page paints over what: pairs of texts, controls and pictures that lie on each other.

/**
 * To be run in the page. Returns one line for each pair of texts, controls and pictures that overlap by more than a pixel
 * in both directions. A line of text counts from its capitals to its descenders, a control and a picture as its box; what is
 * clipped, hidden or clear does not count, nor does what is meant to lie over the page (a layer that is fixed, sticky or in the
 * top layer), nor the words and targets that belong to a picture.
 */
export function overlaps() {
  const CONTROLS = "button, input, select, textarea, summary, a[href]";
  const PICTURES = ".picture";
  /** The box that an element's content may be seen in: the common part of the boxes of all ancestors that clip. */
  const clips = new Map();
  const everywhere = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
  const common = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const parent = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  function clip(element) {
    if (!element || element === document.documentElement || element === document.body) return everywhere;
    let box = clips.get(element);
    if (!box) {
      const style = getComputedStyle(element);
      box = clip(parent(element));
      // A closed table is kept for screen readers, clipped by a part of `details` that no script can measure.
      if (element.matches("details:not([open])") && getComputedStyle(element, "::details-content").clipPath !== "none") {
        box = common(box, element.querySelector("summary").getBoundingClientRect());
      }
      if (style.overflowX !== "visible" || style.overflowY !== "visible" || style.clipPath !== "none") {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const inset = style.clipPath === "inset(50%)" ? { left, top, right: left, bottom: top } : { left, top, right, bottom };
        box = common(box, inset);
      }
      clips.set(element, box);
    }
    return box;
  }
  /** The nearest ancestor that is a layer of its own over the page; null for the page. */
  const layers = new Map();
  function layer(element) {
    if (!element) return null;
    let found = layers.get(element);
    if (found === undefined) {
      const { position, zIndex } = getComputedStyle(element);
      found = position === "fixed" || position === "sticky" || (position === "absolute" && Number(zIndex) > 0) ? element : layer(parent(element));
      layers.set(element, found);
    }
    return found;
  }
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const things = [];
  function add(element, kind, box, words) {
    const part = common(box, clip(kind === "text" ? element : parent(element)));
    if (part.right - part.left < 1 || part.bottom - part.top < 1) return;
    things.push({ element, kind, ...part, words: words.replace(/\s+/g, " ").trim().slice(0, 40) });
  }
  const roots = [document];
  for (let root; (root = roots.pop()); ) {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element.matches(`${CONTROLS}, ${PICTURES}`) && seen(element) && !element.closest(".targets")) {
        const kind = element.matches(PICTURES) ? "picture" : "control";
        // A link in a running text is as many boxes as it has lines.
        for (const box of element.getClientRects()) {
          const trim = kind === "control" && getComputedStyle(element).display === "inline" ? 0.2 * box.height : 0;
          add(element, kind, { left: box.left, right: box.right, top: box.top + trim, bottom: box.bottom - trim }, `${element.className || element.tagName} ${element.textContent.slice(0, 30)}`);
        }
      }
    }
    const walker = document.createTreeWalker(root === document ? document.body : root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node; (node = walker.nextNode()); ) {
      const element = node.parentElement;
      if (!node.data.trim() || !element || element.closest("script, style, title, desc, option, .targets, noscript") || !seen(element)) continue;
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(element).fontSize);
      for (const box of range.getClientRects()) {
        // A line's box has the font's whole ascent and descent; its letters are lower than that.
        const middle = (box.top + box.bottom) / 2;
        const svg = element.ownerSVGElement;
        const half = svg ? box.height * 0.3 : Math.min(box.height / 2, size * 0.42);
        add(element, "text", { left: box.left, right: box.right, top: middle - half, bottom: middle + half }, node.data);
      }
    }
  }
  const belongs = (a, b) => {
    for (let one = b; one; one = parent(one)) if (one === a) return true;
    return false;
  };
  things.sort((a, b) => a.top - b.top);
  const found = [];
  let open = [];
  for (const thing of things) {
    open = open.filter((other) => other.bottom > thing.top + 1);
    for (const other of open) {
      const wide = Math.min(thing.right, other.right) - Math.max(thing.left, other.left);
      const high = Math.min(thing.bottom, other.bottom) - Math.max(thing.top, other.top);
      if (wide <= 1 || high <= 1 || belongs(thing.element, other.element) || belongs(other.element, thing.element)) continue;
      const picture = [thing, other].find(({ kind }) => kind === "picture");
      if (picture && belongs(picture.element.parentElement, (picture === thing ? other : thing).element)) continue;
      if (thing.element === other.element || layer(thing.element) !== layer(other.element)) continue;
      found.push(`${other.kind} “${other.words}” and ${thing.kind} “${thing.words}” by ${wide.toFixed(0)} × ${high.toFixed(0)} at ${Math.round(thing.left)}, ${Math.round(thing.top + scrollY)}`);
    }
    open.push(thing);
  }
  return found;
}
