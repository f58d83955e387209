/** What comes with an engine and not before it: its glue, the page's session with it, and canvases. */
import { adapt } from "./adapter.js";
import { inTime } from "./asset.js";
import init from "./glue.js";
import { Session } from "./session.js";

/**
 * Starts the engine.
 * @param {Response} module
 * @returns {Promise<Session>}
 */
export async function start(module) {
  await inTime(init({ module_or_path: module }));
  return new Session(adapt());
}
