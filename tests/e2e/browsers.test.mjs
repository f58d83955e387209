// Which browsers read the built pages, and which make them live: from what style sheets, scripts and modules use.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { site } from "./browser.mjs";
import { BROWSERS, Met, floor } from "./compat.mjs";
import { usedCss } from "./used-css.mjs";
import { usedScripts } from "./used-scripts.mjs";

/** The oldest browsers that are promised. */
const PROMISED = { chrome: 105, firefox: 110, safari: 16 };

/** What is newer than that in style sheets, and what a reader has without it. The gallery is for developers, and no reader's. */
const CSS_WAYS_DOWN = {
  "css.at-rules.font-face.ascent-override": "the fallback font is a little higher; it is replaced by ours",
  "css.at-rules.font-face.descent-override": "the same",
  "css.at-rules.font-face.line-gap-override": "the same",
  "css.at-rules.font-face.size-adjust": "the fallback font is a little narrower or wider",
  "css.at-rules.media.prefers-reduced-transparency": "the page shines through behind an open window",
  "css.at-rules.media.scripting": "the room of a picture is not kept, switches stay invisible as long as they do nothing, and without scripts the choice of numbers changes nothing",
  "css.at-rules.page": "paper has the browser's margins",
  "css.properties.break-after.avoid": "each figure is kept whole on paper by break-inside",
  "css.properties.break-before.avoid": "the same",
  "css.properties.contain-intrinsic-height": "the first picture waits until the whole page is laid out",
  "css.properties.content-visibility": "the same; the source's words are folded until somebody opens them",
  "css.properties.content-visibility.auto": "the first picture waits until the whole page is laid out",
  "css.properties.content-visibility.hidden": "the first picture waits until closed tables are laid out",
  "css.properties.content-visibility.visible": "the source's words are folded until somebody opens them",
  "css.properties.forced-color-adjust": "small swatches take the reader's colour; form tells the same",
  "css.properties.forced-color-adjust.none": "the same",
  "css.properties.grid-template-rows.subgrid": "the source's words come after the figure, and headings of a pair are not level",
  "css.properties.mask-image": "rows of choices are cut where they go on",
  "css.properties.orphans": "a paragraph may leave one line on a page",
  "css.properties.user-select": "its prefixed name stands beside it",
  "css.properties.widows": "the same",
  "css.selectors.-moz-range-progress": "the part of a range that is behind its thumb looks like the other one; other browsers draw it in their own way",
  "css.selectors.-moz-range-thumb": "other browsers have a name of their own for it",
  "css.selectors.-moz-range-track": "the same",
  "css.properties.print-color-adjust": "its prefixed name stands beside it",
  "css.properties.print-color-adjust.exact": "the same",
  "css.properties.scrollbar-width": "a scrollbar is seen under the links",
  "css.properties.scrollbar-width.none": "the same",
  "css.properties.speak": "a voice may say a width's placeholder",
  "css.properties.text-size-adjust": "its prefixed name stands beside it",
  "css.properties.text-wrap": "lines are of less even length",
  "css.properties.text-wrap.balance": "the same",
  "css.properties.text-wrap.pretty": "the same",
  "css.selectors.-webkit-search-cancel-button": "other browsers have no such button",
  "css.selectors.-webkit-slider-runnable-track": "other browsers have a name of their own for it",
  "css.selectors.-webkit-slider-thumb": "the same",
  "css.selectors.details-content": "a table is out of reach until it is opened",
  "css.selectors.has": "a gap in a chip and a tick are two pixels smaller",
  "css.types.color.color-mix": "a row that is pointed at is not tinted; its mark is outlined all the same",
  "css.types.color.light-dark": "asked for by @supports: an element with theme=auto is light",
};

/** The same of scripts. */
const SCRIPT_WAYS_DOWN = {
  "api.CSSStyleSheet.CSSStyleSheet": "an element's sheets are <style> elements",
  "api.CSSStyleSheet.replaceSync": "the same",
  "api.ShadowRoot.adoptedStyleSheets": "the same",
  "api.HTMLElement.popover": "a tooltip is placed by measure, and an ancestor that cuts what it holds may cut it",
  "api.HTMLElement.togglePopover": "the same",
  "api.HTMLLinkElement.fetchPriority": "files come in the browser's own order",
  "api.Navigator.canShare": "a link is shared without its picture",
  "api.Navigator.share": "there is no button for the system's own panel",
  "api.Navigator.vibrate": "a series is heard and not felt",
  "api.Window.requestIdleCallback": "engines start after a pause",
};

/** What a module may be made of, by its name for binaryen and in the data. */
const MODULE_FEATURES = {
  BulkMemory: "bulk-memory-operations", SignExt: "sign-extension-operations", NontrappingFPToInt: "non-trapping-float-to-int-conversions",
  ReferenceTypes: "reference-types", SIMD128: "fixed-width-SIMD", ExceptionHandling: "exception-handling", TailCall: "tail-calls",
};

// The validator says at length what it is here to find, to the console that it was loaded with.
const { warn, error } = console;
Object.assign(console, { warn() {}, error() {} });
const { default: binaryen } = await import("binaryen");
Object.assign(console, { warn, error });

const newer = (features) => [...features].filter(([, brought]) => Object.keys(PROMISED).some((browser) => brought[browser] > PROMISED[browser])).map(([path]) => path).sort();
const without = (features, waysDown) => new Map([...features].filter(([path]) => !Object.hasOwn(waysDown, path)));

const sheets = await usedCss(site, (name) => !name.startsWith("gallery"));
const scripts = usedScripts();

/** What modules are not valid without. */
async function moduleFeatures() {
  const met = new Met();
  const { Features } = binaryen;
  const others = Features.MutableGlobals | Features.Multivalue | Features.BulkMemoryOpt | Features.CallIndirectOverlong;
  const all = Object.keys(MODULE_FEATURES).reduce((sum, feature) => sum | Features[feature], others);
  // Each says what it would need of the other, which allows a part of it.
  const parts = { BulkMemory: Features.BulkMemoryOpt, ReferenceTypes: Features.CallIndirectOverlong };
  for (const name of (await readdir(join(site, "assets"))).filter((name) => name.endsWith(".wasm"))) {
    const module = binaryen.readBinary(await readFile(join(site, "assets", name)));
    module.setFeatures(all);
    assert.ok(module.validate(), `${name} needs something that is not listed`);
    for (const [feature, path] of Object.entries(MODULE_FEATURES)) {
      module.setFeatures(all & ~(Features[feature] | (parts[feature] ?? 0)));
      if (!module.validate()) met.note(["webassembly", path]);
    }
    module.dispose();
  }
  return met;
}

test("style sheets and scripts use nothing newer than the browsers that are promised, but what has a way down", () => {
  assert.deepEqual(newer(sheets.features), Object.keys(CSS_WAYS_DOWN).sort());
  assert.deepEqual(newer(scripts.features), Object.keys(SCRIPT_WAYS_DOWN).sort());
  assert.ok(sheets.features.size > 200 && scripts.features.size > 300, "what is used is found");
});

test("built scripts have no syntax that is newer", async () => {
  // esbuild does not say of such escapes which properties it means; \\p{Diacritic} is as old as they are.
  const names = (await readdir(join(site, "assets"))).filter((name) => name.endsWith(".js")).map((name) => join(site, "assets", name));
  const targets = Object.entries(PROMISED).map(([browser, version]) => browser + version).join(",");
  for (const name of [...names, join(site, "embed.js")]) {
    const [asked, given] = [targets, "esnext"].map((target) => execFileSync("node_modules/.bin/esbuild", [name, "--minify", `--target=${target}`, "--supported:regexp-unicode-property-escapes=true", "--log-level=error"], { maxBuffer: 2 ** 26 }));
    assert.ok(asked.equals(given), `${name} is written in another way for ${targets}`);
  }
});

test("modules have no reference types, which Safari 16.0 compiles wrongly, and nothing newer than promised", async () => {
  const { features } = await moduleFeatures();
  assert.ok(!features.has("webassembly.reference-types"));
  assert.deepEqual(newer(features), []);
});

test("the README says since when each browser reads the pages and makes them live", async () => {
  const reads = floor(without(sheets.features, CSS_WAYS_DOWN));
  const { features } = await moduleFeatures();
  const lives = floor(new Map([...without(sheets.features, CSS_WAYS_DOWN), ...without(scripts.features, SCRIPT_WAYS_DOWN), ...features]));
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  for (const [browser, name] of Object.entries(BROWSERS)) {
    const shown = (versions) => (browser === "safari" ? versions[browser].toFixed(1) : versions[browser]);
    const row = `| ${name} | ${shown(reads)} | ${shown(lives)} |`;
    assert.ok(readme.includes(row), `README.md has no row ${row}`);
    assert.ok(lives[browser] <= PROMISED[browser], `${name} is live since ${lives[browser]}`);
  }
});
