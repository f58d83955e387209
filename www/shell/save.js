import { create } from "./dom.js";

/**
 * Saves a file on the reader's machine.
 * @param {Blob} file
 * @param {string} name
 */
export function save(file, name) {
  const link = create("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
