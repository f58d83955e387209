// Strict places: every combination has the outcome that the table declares, and none is empty.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PNG } from "pngjs";
import { launch } from "./browser.mjs";
import { drawn, element, host, page, publish } from "./hosts.mjs";

const ANY = undefined;
// Maps ask for one file more; any other figure will do.
const figure = drawn.find(({ kinds }) => !kinds.includes("map"));

/**
 * What each place gives. "live": the figure answers. "still": its own page without script, with picture and table.
 * "picture": what the snippet contains. "fitted": the frame is as high as its page says; "published": as the snippet says.
 */
const OUTCOMES = [
  // form, sandbox, cross-origin headers, what is shown, height of a frame
  ["iframe", ANY, true, "live", "fitted"],
  ["iframe", "allow-scripts", true, "live", "fitted"],
  ["iframe", "allow-scripts allow-same-origin", true, "live", "fitted"],
  ["iframe", "", true, "still", "published"],
  ["iframe", ANY, false, "live", "published"],
  ["iframe", "allow-scripts", false, "still", "published"],
  ["iframe", "allow-scripts allow-same-origin", false, "live", "published"],
  ["iframe", "", false, "still", "published"],
  ["element", ANY, true, "live"],
  ["element", "allow-scripts", true, "live"],
  ["element", "allow-scripts allow-same-origin", true, "live"],
  ["element", "", true, "picture"],
  // An element that may read nothing of ours shows the figure's frame.
  ["element", ANY, false, "live"],
  ["element", "allow-scripts", false, "still"],
  ["element", "allow-scripts allow-same-origin", false, "live"],
  ["element", "", false, "picture"],
];

let browser;
const published = {};
before(async () => {
  browser = await launch();
  published[true] = await publish();
  published[false] = await publish({ cors: false });
});
after(async () => {
  await browser.close();
  await Promise.all(Object.values(published).map(({ close }) => close()));
});

for (const [form, sandbox, cors, shown, height] of OUTCOMES) {
  for (const scheme of ["light", "dark"]) {
    const place = sandbox === undefined ? "no sandbox" : `sandbox="${sandbox}"`;
    test(`${form}, ${place}, ${cors ? "" : "no "}cross-origin headers, ${scheme} host: ${shown}${height ? `, ${height} height` : ""}`, async () => {
      const locked = sandbox === undefined ? "" : ` sandbox="${sandbox}"`;
      const snippet = form === "iframe" ? published[cors].snippet(figure).replace("<iframe ", `<iframe${locked} `) : element(published[cors], figure, 'loading="eager"');
      const head = `<style>html{color-scheme:${scheme}}body{margin:0;width:640px}</style>`;
      const outer = form === "iframe" ? "host" : "article";
      const server = await host({ [outer]: page(snippet, head), ...(form === "element" && { host: page(`<iframe${locked} src="article" width="640" height="1600"></iframe>`, head) }) });
      const context = await browser.newContext({ viewport: { width: 700, height: 1700 }, colorScheme: scheme, reducedMotion: "reduce" });
      const tab = await context.newPage();
      await tab.goto(`${server.origin}host`, { waitUntil: "load" });
      const inside = tab.frames().find((frame) => frame.parentFrame() === tab.mainFrame());
      await inside.waitForLoadState("load");
      const outermost = tab.frameLocator("iframe");
      const within = form === "element" && !cors && shown !== "picture" ? outermost.frameLocator("waymark-figure iframe") : outermost;

      if (shown === "picture") {
        const picture = within.locator("waymark-figure img");
        await picture.waitFor();
        assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 600));
        assert.ok((await picture.getAttribute("alt")).length > 40, "its words carry the numbers");
      } else {
        const found = within.locator(`figure.waymark[data-state=${shown === "live" ? "live" : "static"}]`);
        await found.waitFor();
        assert.ok(await found.locator(shown === "live" ? "canvas" : ".picture > svg:visible").count());
        assert.ok(await found.locator(".source").isVisible(), "the source is there");
        assert.ok(await found.locator("tbody tr").count(), "the table is there");
        // By default a figure is light and opaque, whatever is around it.
        const paper = PNG.sync.read(await found.locator(".caption").screenshot());
        assert.ok(paper.data[0] > 200 && paper.data[1] > 200, `paper of ${[...paper.data.subarray(0, 3)]}`);
      }
      if (height) {
        // Without cross-origin headers a frame without an origin has no fonts of ours, so its page may be a line longer.
        const needs = await within.locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
        const wanted = height === "fitted" ? needs : figure.heights[640];
        await tab.waitForFunction((wanted) => Math.abs(document.querySelector("iframe").clientHeight - wanted) <= 2, wanted);
        // Without script there are no switches, whose row is left empty at the foot.
        const switches = shown === "still" ? await within.locator("main").evaluate((main) => (main.querySelector(".switches") ? 54 : 0)) : 0;
        if (cors) assert.ok(Math.abs(needs + switches - wanted) <= 2, `the page needs ${needs}, the frame has ${wanted}`);
      }
      await context.close();
      await server.close();
    });
  }
}
