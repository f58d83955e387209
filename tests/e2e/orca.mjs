// Orca, the screen reader of GNOME, over Firefox or Chromium: keys go in, and what it speaks comes out.
//
// What is heard belongs to the key that was pressed last. A test says for what words it waits, and nothing else is timed: on a
// busy machine a reader speaks later, and says the same.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Orca has finished when it has said nothing for so long, in milliseconds; it says what belongs together without a pause. */
const QUIET = 700;
/** How long words may take before they count as missing. */
const PATIENCE = 20_000;
/** How long a browser may take to open a page. */
const START = 90_000;

const orca = process.env.WAYMARK_ORCA ?? "/usr/bin/orca";
/** What `session.sh` starts, by the names under which it does. */
const PROGRAMS = ["Xvfb", "openbox", "xdotool", "speech-dispatcher", "dbus-run-session", "gdbus"];
const folders = (process.env.PATH ?? "").split(delimiter);
const lacking = [
  ...[orca, "/usr/libexec/at-spi-bus-launcher"].filter((path) => !existsSync(path)),
  ...PROGRAMS.filter((name) => !folders.some((folder) => existsSync(join(folder, name)))),
];

/** Why nothing can be heard here, or nothing if it can. */
export const missing = lacking.length ? `there is no ${lacking.join(" and no ")}, and none could be installed` : false;

const PREFERENCES = {
  "accessibility.force_disabled": -1,
  "app.normandy.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.preonboarding.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.translations.automaticallyPopup": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "termsofuse.bypassNotification": true,
};

const CHROMIUM = [
  "--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-sync", "--force-renderer-accessibility", "--no-first-run",
  "--no-sandbox", "--window-position=0,0", "--window-size=1280,960",
];

/** Letters and digits: what is left when a voice has taken the punctuation. */
export const bare = (text) => text.normalize("NFKD").replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim().toLowerCase();

/** A desktop with Orca on it. */
export class Desktop {
  #folder;
  #session;
  #env;
  #heard = 0;

  /** Starts one on a screen that nobody has: another number is tried where one is taken. */
  static async start() {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await Desktop.#on(`:${100 + ((process.pid + 211 * attempt) % 800)}`);
      } catch (error) {
        if (attempt > 2) throw error;
      }
    }
  }

  /** @param {string} display */
  static async #on(display) {
    const desktop = new Desktop();
    desktop.#folder = await mkdtemp(join(tmpdir(), "waymark-orca-"));
    const home = join(desktop.#folder, "home");
    await mkdir(home);
    desktop.#env = {
      ...process.env, DISPLAY: display, WORK: desktop.#folder, ORCA: orca, HOME: home, XDG_CONFIG_HOME: join(home, ".config"), XDG_DATA_HOME: join(home, ".local/share"),
      XDG_RUNTIME_DIR: join(desktop.#folder, "run"), GNOME_ACCESSIBILITY: "1", MOZ_ENABLE_WAYLAND: "0", NO_AT_BRIDGE: "0", LC_ALL: "C.UTF-8", LANG: "en_US.UTF-8",
    };
    const script = new URL("session.sh", import.meta.url).pathname;
    desktop.#session = spawn("dbus-run-session", ["--", "bash", script], { env: desktop.#env, stdio: ["pipe", "pipe", "ignore"] });
    const bus = await new Promise((resolve, reject) => {
      desktop.#session.stdout.once("data", (data) => resolve(String(data).trim()));
      desktop.#session.once("exit", () => reject(new Error("no desktop: Xvfb, openbox, AT-SPI, speech-dispatcher or Orca did not start")));
    });
    desktop.#env.DBUS_SESSION_BUS_ADDRESS = bus;
    return desktop;
  }

  async end() {
    this.#session.stdin.end();
    await new Promise((done) => this.#session.once("exit", done));
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /**
   * Opens a page in a browser of its own; the caller ends it. Waits until Orca has told of it, and said what is waited for: a
   * slow browser is told of before the page, as a new tab.
   * @param {string} url
   * @param {{ firefox?: string, chromium?: string }} browser the program, by the name of what it is
   * @param {(spoken: string) => boolean} [enough]
   */
  async open(url, { firefox, chromium }, enough = () => true) {
    const profile = await mkdtemp(join(this.#folder, "profile-"));
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    await writeFile(join(profile, "user.js"), lines.join("\n"));
    const [program, args] = firefox
      ? [firefox, ["--no-remote", "--profile", profile, "--width", "1280", "--height", "960", url]]
      : [chromium, [...CHROMIUM, `--user-data-dir=${profile}`, url]];
    const browser = spawn(program, args, { env: this.#env, stdio: "ignore" });
    await this.#until((text) => /Finished loading(?! New Tab)/.test(text) && enough(tidy(text)), START);
    const arrival = await this.#said();
    return { arrival, end: () => new Promise((done) => browser.once("exit", done) && browser.kill()) };
  }

  /**
   * Presses a key and gives what was spoken after it, as one text, once that is what is waited for, and it is quiet.
   * @param {string} key
   * @param {(spoken: string) => boolean} [enough]
   */
  async press(key, enough = (spoken) => spoken.length > 0) {
    this.#heard += (await this.#text()).length;
    await run("xdotool", ["key", key], { env: this.#env });
    await this.#until((text) => enough(tidy(text)), PATIENCE);
    return this.#said();
  }

  async #text() {
    return (await readFile(join(this.#folder, "spoken"), "utf8")).slice(this.#heard);
  }

  /** What has been spoken since the last time, once it is quiet. */
  async #said() {
    let text = await this.#text();
    for (;;) {
      await wait(QUIET);
      const now = await this.#text();
      if (now === text) break;
      text = now;
    }
    this.#heard += text.length;
    return tidy(text);
  }

  /** Waits for words; where there are none, the test says what is missing. */
  async #until(enough, patience) {
    for (let waited = 0; waited < patience && !enough(await this.#text()); waited += 100) await wait(100);
  }
}

function tidy(text) {
  return text.replaceAll(/\s+/g, " ").trim();
}
