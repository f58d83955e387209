// The browser and the pages that these tests look at. `cargo xtask test` sets both; by hand, run `cargo xtask serve` first.
import { chromium } from "playwright-core";

/** Where the pages are served, with a slash at the end. */
export const address = process.env.WAYMARK_ADDRESS ?? "http://127.0.0.1:8080/";

/** The folder that is served. */
export const site = process.env.WAYMARK_SITE ?? new URL("../../dist", import.meta.url).pathname;

/** Makes pictures alike on every machine, and keeps Chromium from calling home. */
const OPTIONS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-lcd-text",
  "--disable-quic",
  "--disable-sync",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--no-first-run",
  "--no-sandbox",
];

/** Starts Chromium; the caller closes it. */
export function launch() {
  return chromium.launch({ executablePath: process.env.WAYMARK_CHROMIUM ?? "/usr/bin/chromium", args: OPTIONS });
}
