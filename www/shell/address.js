/** The state of a figure in the address: after #figure? in the story, in the query of an embed. */

/**
 * @param {boolean} framed
 * @returns {{ figure: string, state: URLSearchParams }}
 */
export function readAddress(framed) {
  if (framed) return { figure: "", state: new URLSearchParams(location.search) };
  const [figure = "", query = ""] = location.hash.slice(1).split("?");
  return { figure, state: new URLSearchParams(query) };
}

/**
 * Writes the state of a figure into the address.
 * @param {boolean} framed
 * @param {string} figure
 * @param {URLSearchParams} state what differs from the figure as published
 * @param {string[]} names all that the figure may set
 */
export function writeAddress(framed, figure, state, names) {
  const url = new URL(location.href);
  if (framed) {
    for (const name of names) url.searchParams.delete(name);
    for (const [name, value] of state) url.searchParams.set(name, value);
  } else url.hash = state.toString() ? `${figure}?${state}` : figure;
  replaceAddress(url);
}

/** Puts another address in the place of the page's. @param {URL} url */
export function replaceAddress(url) {
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // A frame without an origin may not change its address.
  }
}
