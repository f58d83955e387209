/** The folder that the figures are in, once one of the entries has said where it is itself. */
export let home = new URL("about:blank");

/** @param {string} address of a file in that folder */
export function setHome(address) {
  home = new URL(".", address);
}
