/** What comes with an engine and not before it: its glue, the page's session with it, and canvases. */
import { adapt } from "./adapter.js";
import { inTime } from "./asset.js";
import { Failure } from "./failure.js";
import { begin } from "./glue.js";
import { isForbidden } from "./policy.js";
import { Session } from "./session.js";

/**
 * Starts the engine. What a server calls by another type is compiled once it is there as a whole.
 * @param {Response} answer with the module
 * @returns {Promise<Session>}
 */
export async function start(answer) {
  const streams = answer.headers.get("content-type") === "application/wasm";
  try {
    const compiling = streams ? WebAssembly.compileStreaming(answer) : answer.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
    const module = await inTime(compiling);
    await begin(module);
    return new Session(adapt(module));
  } catch (error) {
    throw Failure.from(isForbidden() ? "E15" : error instanceof RangeError ? "E16" : "E10", error);
  }
}
