/** The longest wait for a quiet moment, in milliseconds. */
const LONGEST = 200;

/**
 * The next moment in which the page has nothing else to do: work that is long together is done in parts, and nothing waits for it.
 * @returns {Promise<unknown>}
 */
export function quiet() {
  return new Promise((done) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(done, { timeout: LONGEST });
    else setTimeout(done);
  });
}
