// Orca, the screen reader of GNOME, over Firefox: keys go in, and what it speaks comes out.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Orca has finished when it has said nothing for so long, in milliseconds. */
const QUIET = 1500;
/** Nothing that it says takes longer to begin. */
const PATIENCE = 15_000;

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

/** A desktop with Orca on it. */
export class Desktop {
  #folder;
  #session;
  #env;
  #heard = 0;

  static async start() {
    const desktop = new Desktop();
    desktop.#folder = await mkdtemp(join(tmpdir(), "waymark-orca-"));
    const home = join(desktop.#folder, "home");
    await mkdir(home);
    const display = `:${100 + (process.pid % 800)}`;
    desktop.#env = {
      ...process.env, DISPLAY: display, WORK: desktop.#folder, HOME: home, XDG_CONFIG_HOME: join(home, ".config"), XDG_DATA_HOME: join(home, ".local/share"),
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

  /** Opens a page in a Firefox of its own; the caller ends it. Waits until Orca has told of it. */
  async open(url, firefox) {
    const profile = await mkdtemp(join(this.#folder, "profile-"));
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    await writeFile(join(profile, "user.js"), lines.join("\n"));
    const browser = spawn(firefox, ["--no-remote", "--profile", profile, "--width", "1280", "--height", "960", url], { env: this.#env, stdio: "ignore" });
    await this.#until((text) => text.includes("Finished loading"), 60_000);
    const arrival = await this.#said();
    return { arrival, end: () => new Promise((done) => browser.once("exit", done) && browser.kill()) };
  }

  /** Presses a key and gives what was spoken after it, as one text. */
  async press(key) {
    await this.#said();
    await run("xdotool", ["key", key], { env: this.#env });
    await this.#until((text) => text.length > 0, PATIENCE);
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
    return text.replaceAll(/\s+/g, " ").trim();
  }

  /** Waits for words; where there are none, the test says what is missing. */
  async #until(enough, patience) {
    for (let waited = 0; waited < patience && !enough(await this.#text()); waited += 100) await wait(100);
  }
}
