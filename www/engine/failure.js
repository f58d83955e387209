/**
 * Every way in which a figure can stay a still picture, each with its code.
 * @type {Readonly<Record<string, string>>}
 */
export const codes = Object.freeze({
  E01: "WebAssembly is not available",
  E02: "the engine could not be loaded",
  E03: "the edition could not be loaded",
  E04: "the edition was refused",
  E05: "loading took too long",
  E06: "the engine failed too often",
  E07: "the figure could not be laid out",
  E08: "the figure could not be painted",
});

/** A failure that the page survives. */
export class Failure extends Error {
  /**
   * @param {string} code one of `codes`
   * @param {unknown} [cause]
   */
  constructor(code, cause) {
    super(`${code}: ${codes[code]}`, { cause });
    this.code = code;
  }
}
