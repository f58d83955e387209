import { Failure } from "./failure.js";
import { Session } from "./session.js";

const PATIENCE = 10_000;

/**
 * Loads the engine and the edition, once a page.
 * @param {DOMStringMap} addresses `edition`, and `engine` where the module is not beside its glue
 * @returns {Promise<Session>}
 */
export async function open(addresses) {
  if (typeof WebAssembly !== "object") throw new Failure("E01");
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Failure("E05")));
  const both = Promise.all([loadEngine(addresses.engine), loadEdition(addresses.edition ?? "edition.json")]);
  const [engine, text] = await Promise.race([both, /** @type {Promise<never>} */ (late)]);
  try {
    return new Session(engine, text);
  } catch (error) {
    throw new Failure("E04", error);
  }
}

/**
 * @param {string | undefined} address
 * @returns {Promise<import("./session.js").Engine>}
 */
async function loadEngine(address) {
  try {
    const engine = await import("./engine.js");
    await engine.default(address ? { module_or_path: new URL(address, document.baseURI) } : undefined);
    return engine;
  } catch (error) {
    throw new Failure("E02", error);
  }
}

/**
 * @param {string} address
 * @returns {Promise<string>}
 */
async function loadEdition(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
    return await answer.text();
  } catch (error) {
    throw new Failure("E03", error);
  }
}
