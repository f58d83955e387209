/** An embed in its frame: what the address asks for, and the height told to the page around it. */

/**
 * Applies the options in the address; unknown values are ignored.
 * @param {URLSearchParams} options
 */
export function applyOptions(options) {
  const root = document.documentElement;
  const dark = options.get("dark");
  if (dark === "auto") delete root.dataset.theme;
  else if (dark === "true") root.dataset.theme = "dark";
  for (const name of ["plain", "transparent"]) root.classList.toggle(name, isOn(options, name));
}

/**
 * @param {URLSearchParams} options
 * @param {string} name
 * @returns {boolean}
 */
export function isOn(options, name) {
  return options.has(name) && options.get(name) !== "false";
}

/**
 * Tells the host page the height in the ways that hosts understand. Nothing private is sent, so any page may hear it.
 * @param {HTMLElement} content
 */
export function tellHeight(content) {
  if (parent === window) return;
  const child = new URLSearchParams(location.search).get("childId");
  const secret = new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret");
  let last = 0;
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    const messages = [
      { sentinel: "amp", type: "embed-size", height },
      JSON.stringify({ src: location.href, context: "iframe.resize", height }),
      JSON.stringify({ type: "set-height", value: height }),
      ...(child ? [`pymxPYMx${child}xPYMxheightxPYMx${height}`] : []),
      ...(secret ? [{ message: "height", value: height, secret }] : []),
    ];
    for (const message of messages) parent.postMessage(message, "*");
  };
  new ResizeObserver(tell).observe(content);
  addEventListener("message", (event) => {
    if (event.source !== parent || event.data?.sentinel !== "amp" || event.data?.type !== "frames-init") return;
    last = 0;
    tell();
  });
}
