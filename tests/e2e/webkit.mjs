// WebKit, the engine of Safari, driven by W3C WebDriver over HTTP: WebKitGTK, which is as new as Safari, and WPE 2.38, which
// is as old as Safari 16.0, where the system has it. What their drivers cannot do is said where it is left out.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const driver = process.env.WAYMARK_WEBKIT ?? "/usr/bin/WebKitWebDriver";
const display = process.env.WAYMARK_XVFB ?? "/usr/bin/Xvfb";
const oldDriver = process.env.WAYMARK_WPE ?? "/usr/bin/WPEWebDriver";
const oldBrowser = process.env.WAYMARK_COG ?? "/usr/bin/cog";

/** Why tests cannot run that need these programs, or nothing if they can. */
function lack(...programs) {
  const lacking = programs.filter((program) => !existsSync(program));
  return lacking.length ? `there is no ${lacking.join(" and no ")}, and none could be installed` : false;
}

export const missing = lack(driver, display);
export const oldMissing = lack(oldDriver, oldBrowser);

/** By this name an element is told from other values (W3C WebDriver, 12.1). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** How long anything may take before it counts as failed. */
const PATIENCE = 60_000;
/** How often an element is pressed until a press reaches it, and how long one may be on its way. */
const PRESSES = 5;
const ARRIVES = 3_000;
/** A window of this browser is never narrower; narrower pages stand in a frame. */
export const NARROWEST = 450;

/** Keys by their names (W3C WebDriver, 17.4.2). */
const KEYS = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", End: "\uE010", Home: "\uE011", ArrowLeft: "\uE012", ArrowDown: "\uE015", ArrowRight: "\uE014" };

/**
 * Starts WebKit on a screen of its own; the caller closes it.
 * @param {{ dark?: boolean, width?: number, height?: number }} [options] dark: whether the system is
 */
export async function launch({ dark = false, width = 1280, height = 900 } = {}) {
  const screen = spawn(display, ["-displayfd", "3", "-screen", "0", "2600x2600x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    screen.stdio[3].once("data", (data) => resolve(String(data).trim()));
    screen.once("exit", () => reject(new Error("Xvfb does not start")));
  });
  const browser = await start(driver, {
    DISPLAY: `:${number}`, GDK_BACKEND: "x11", GTK_THEME: dark ? "Adwaita:dark" : "Adwaita", NO_AT_BRIDGE: "1", GSETTINGS_BACKEND: "memory",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  }, {}, () => screen.kill());
  await browser.resize(width, height);
  return browser;
}

/** Starts WPE 2.38, without a screen; its page is 800 by 600 pixels. The caller closes it. */
export function launchOldest() {
  const args = ["--automation", "--platform=headless", "--bg-color=white"];
  return start(oldDriver, { EGL_PLATFORM: "surfaceless" }, { "wpe:browserOptions": { binary: oldBrowser, args } });
}

/** Starts a driver, and with it a browser. */
async function start(program, environment, capabilities, end = () => {}) {
  const home = await mkdtemp(join(tmpdir(), "waymark-webkit-"));
  await writeFile(join(home, "user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME"\n');
  const port = await freePort();
  const running = spawn(program, [`--port=${port}`, "--host=127.0.0.1"], {
    // A group of its own, so that the browser ends with its driver.
    detached: true,
    stdio: "ignore",
    env: {
      PATH: process.env.PATH, LANG: "C.UTF-8", HOME: home, XDG_RUNTIME_DIR: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home,
      LIBGL_ALWAYS_SOFTWARE: "1", ...environment,
    },
  });
  const browser = new Browser(`http://127.0.0.1:${port}`, home, async () => {
    try {
      process.kill(-running.pid);
    } catch {
      // It has ended by itself.
    }
    end();
    await pause(100);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  try {
    await browser.begin(capabilities);
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

class Browser {
  #session = "";
  /** @param {string} base @param {string} home where downloads go @param {() => Promise<void>} end */
  constructor(base, home, end) {
    Object.assign(this, { base, home, end });
  }

  async #call(method, path, body = {}) {
    const answer = await fetch(`${this.base}${this.#session}${path}`, {
      method, body: method === "POST" ? JSON.stringify(body) : undefined,
      headers: { "content-type": "application/json" }, signal: AbortSignal.timeout(2 * PATIENCE),
    });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async begin(capabilities) {
    for (let attempt = 0; attempt < 100 && !(await this.#call("GET", "/status").catch(() => undefined)); attempt += 1) await pause(100);
    const { sessionId } = await this.#call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    this.#session = `/session/${sessionId}`;
    await this.#call("POST", "/timeouts", { script: PATIENCE, pageLoad: PATIENCE });
  }

  async close() {
    if (this.#session) await this.#call("DELETE", "").catch(() => {});
    await this.end();
  }

  /** Makes the window so large that the page is. */
  async resize(width, height) {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const [wide, high] = await this.evaluate(() => [innerWidth, innerHeight]);
      if (wide === width && high === height) return;
      const window = await this.#call("GET", "/window/rect");
      await this.#call("POST", "/window/rect", { x: 0, y: 0, width: window.width + width - wide, height: window.height + height - high });
      await pause(100);
    }
    throw new Error(`the page cannot be made ${width} by ${height}`);
  }

  /** Opens an address; what goes wrong in its page from then on is kept for `errors`. */
  async go(url) {
    await this.#call("POST", "/url", { url });
    await this.evaluate(listen);
  }

  async errors() {
    return this.evaluate(() => window.complaints ?? ["nobody listened"]);
  }

  /** Runs a function in the page, or in the frame that was entered. */
  evaluate(script, ...values) {
    return this.#call("POST", "/execute/sync", { script: `return (${script})(...arguments)`, args: values });
  }

  /** Waits until a function of the page is true. */
  async until(script, ...values) {
    if (await this.#comes(PATIENCE, script, ...values)) return;
    throw new Error(`it never became true: ${script} ${JSON.stringify(values)}`);
  }

  /** Whether a function of the page becomes true within so many milliseconds. */
  async #comes(patience, script, ...values) {
    for (const end = Date.now() + patience; Date.now() < end; await pause(50)) {
      if (await this.evaluate(script, ...values).catch(() => false)) return true;
    }
    return false;
  }

  async #find(selector) {
    return (await this.#call("POST", "/element", { using: "css selector", value: selector }))[ELEMENT];
  }

  /** What follows happens in this frame, until `leave`. */
  async enter(selector) {
    await this.#call("POST", "/frame", { id: { [ELEMENT]: await this.#find(selector) } });
  }

  async leave() {
    await this.#call("POST", "/frame", { id: null });
  }

  /** Presses an element once it stands still, and again where the press went beside it: a page may move just then. */
  async click(selector) {
    for (let attempt = 0; attempt < PRESSES; attempt += 1) {
      await this.until((selector) => {
        const { x, y } = document.querySelector(selector).getBoundingClientRect();
        const place = `${selector} ${x} ${y}`;
        const isSteady = window.pressed === place;
        window.pressed = place;
        return isSteady;
      }, selector);
      await this.evaluate((selector) => {
        window.reached = false;
        document.querySelector(selector).addEventListener("click", () => (window.reached = true), { once: true, capture: true });
      }, selector);
      await this.#call("POST", `/element/${await this.#find(selector)}/click`);
      // A page that the press led to has nothing of this.
      if (await this.#comes(ARRIVES, () => window.reached !== false)) return;
    }
    throw new Error(`no press reached ${selector}`);
  }

  /** @param {(keyof typeof KEYS)[]} names */
  async press(...names) {
    const actions = names.flatMap((name) => ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[name] ?? name })));
    await this.#call("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  /** Moves the mouse to a place of the window. */
  async move(x, y) {
    const to = { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 };
    await this.#call("POST", "/actions", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: [to] }] });
  }

  /** The window as PNG. */
  async screenshot() {
    return Buffer.from(await this.#call("GET", "/screenshot"), "base64");
  }
}

/** Runs in the page: the driver gives no console. */
function listen() {
  const complaints = (window.complaints = []);
  addEventListener("error", (event) => complaints.push(`${event.message ?? event.target?.src ?? event.target?.href}`), true);
  addEventListener("unhandledrejection", (event) => complaints.push(`${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  const { error } = console;
  console.error = (...words) => (complaints.push(words.join(" ")), error(...words));
}

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Brings every drawn figure of the page into view, so that it starts, waits until it is live, and goes back to the top. */
export async function allLive(browser) {
  const drawn = "figure.waymark:not(.undrawn)";
  const count = await browser.evaluate((drawn) => document.querySelectorAll(drawn).length, drawn);
  if (!count) throw new Error("the page has no figures");
  for (let place = 0; place < count; place += 1) {
    await browser.evaluate((drawn, place) => document.querySelectorAll(drawn)[place].scrollIntoView({ behavior: "instant" }), drawn, place);
    await browser.until((drawn, place) => document.querySelectorAll(drawn)[place].dataset.state === "live", drawn, place);
  }
  await browser.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
}
