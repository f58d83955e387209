/** Failures with which a figure is drawn all the same, though something is missing from it. */
const PARTIAL = ["E13", "E14", "E17"];

/**
 * A failure that the page survives. Where land or a tool is missing, the figure is drawn all the same; with all other codes its
 * still picture stays.
 *
 * | code | |
 * |---|---|
 * | E01 | WebAssembly is not available |
 * | E02 | the engine could not be loaded |
 * | E03 | the figure's data could not be loaded |
 * | E04 | the figure's data is none that the engine reads |
 * | E05 | loading took too long |
 * | E06 | the engine failed too often |
 * | E07 | the figure could not be laid out |
 * | E08 | the figure could not be painted |
 * | E09 | the engine's script could not be loaded |
 * | E10 | the engine is not the one that the page knows |
 * | E11 | the figure's data is not the one that the page knows |
 * | E12 | a script of the figure could not be loaded |
 * | E13 | the land could not be loaded |
 * | E14 | the land is not the one that the page knows, or cannot be read |
 * | E15 | the page's policy forbids WebAssembly |
 * | E16 | there is no memory for another engine |
 * | E17 | the script of a tool could not be loaded |
 * | E18 | the page's own script failed |
 * | E19 | the page's own script did not come |
 */
export class Failure extends Error {
  /**
   * @param {string} code one of those above
   * @param {unknown} [cause]
   */
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
    /** Whether the figure is drawn all the same. */
    this.partial = PARTIAL.includes(code);
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
  return error instanceof Error && "partial" in error;
}
