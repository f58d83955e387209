/**
 * Every way in which something can be missing from a figure, each with its code. With the last two the figure is drawn all the
 * same; with all others its still picture stays.
 * @type {Readonly<Record<string, string>>}
 */
export const codes = Object.freeze({
  E01: "WebAssembly is not available",
  E02: "the engine could not be loaded",
  E03: "the figure's data could not be loaded",
  E04: "the figure's data is none that the engine reads",
  E05: "loading took too long",
  E06: "the engine failed too often",
  E07: "the figure could not be laid out",
  E08: "the figure could not be painted",
  E09: "the engine's script could not be loaded",
  E10: "the engine is not the one that the page knows",
  E11: "the figure's data is not the one that the page knows",
  E12: "a script of the figure could not be loaded",
  E13: "the land could not be loaded",
  E14: "the land is not the one that the page knows, or cannot be read",
});

/** Failures with which a figure is drawn all the same, though something is missing from it. */
const PARTIAL = new Set(["E13", "E14"]);

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

  /** Whether the figure is drawn all the same. */
  get partial() {
    return PARTIAL.has(this.code);
  }

  /**
   * The failure that an error is, or one with this code. It may be one of another script's, which has this class too.
   * @param {string} code
   * @param {unknown} error
   * @returns {Failure}
   */
  static from(code, error) {
    return isFailure(error) ? error : new Failure(code, error);
  }
}

/** @param {unknown} error @returns {error is Failure} */
export function isFailure(error) {
  return error instanceof Error && "code" in error && Object.hasOwn(codes, String(error.code));
}
