// Anybody may send a page anything. What is not meant for it changes nothing: neither in the page around a frame nor in the frame.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, host, page, stage } from "./hosts.mjs";
import { frames } from "./pages.mjs";

const { browser, published } = await stage();
const COUNT = 50_000;

/**
 * Runs in a page: sends messages that are made up of what ours are made of, each by its number, and gives their count.
 * @param {[number, boolean]} options how many, and whether some may be as ours are
 */
function shower([count, wellFormed]) {
  let seed = 7;
  const pick = (values) => values[(seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % values.length];
  const odd = [
    null, undefined, true, 0, -1, 1e9, 700.5, Number.NaN, "", "700", "[iFrameSizer]", "[iFrameSizer]x:1:2:size", "pymxPYMxaxPYMxheightxPYMx700", '{"type":"set-height","value":5}',
    "__proto__", [], {}, { toString: 1 }, { valueOf: null, toString: null }, [[]], { height: 777 }, { type: "size" }, "amp", "embed-size", "waymark-infographic", "set-state", "state",
  ];
  const names = ["sentinel", "type", "height", "source", "data", "state", "message", "secret", "value", "id", "chartId", "__proto__", "constructor", "toString"];
  const target = parent === window ? document.querySelector("iframe").contentWindow : parent;
  for (let number = 0; number < count; number += 1) {
    const form = number % 4;
    let message = pick(odd);
    if (form > 0) message = Object.fromEntries(Array.from({ length: 1 + (number % 4) }, () => [pick(names), pick(odd)]));
    // Asked for a state, a figure draws: that is seldom enough.
    if (form === 2 && (wellFormed || number % 200 === 2)) message = { source: "waymark-infographic", type: pick(["set-state", "get-state", "load", 7]), data: pick([null, 7, [], { toString: 1 }, { step: { toString: null } }]) };
    if (form === 3 && wellFormed) message = { sentinel: "amp", type: "embed-size", height: 777 };
    target.postMessage(message, "*");
  }
  return count;
}

/** Every message that was sent before has been heard once this one is. */
function heard() {
  return new Promise((done) => {
    addEventListener("message", function last({ data }) {
      if (data !== "the last one") return;
      removeEventListener("message", last);
      done();
    });
    postMessage("the last one", "*");
  });
}

test(`${2 * COUNT} messages, from a frame that is not ours and from a page to ours, change nothing and upset nobody`, async () => {
  const server = await host({ host: page(`${published.snippet(drawn[1])}<iframe id="other" src="other"></iframe>`), other: page("Other") });
  const tab = await browser.newPage({ viewport: { width: 700, height: 900 }, reducedMotion: "reduce" });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(`${server.origin}host`);
  await tab.frameLocator("iframe >> nth=0").locator("figure[data-state=live]").waitFor();
  const [ours, other] = [tab.frames().find((each) => each.url().startsWith(published.origin)), tab.frames().find((each) => each.url().endsWith("other"))];
  const look = async () => [
    await tab.$eval("iframe", (element) => [element.clientHeight, element.clientWidth, element.getAttribute("style")]),
    await tab.evaluate(() => [document.body.children.length, Object.keys(Object.prototype).length]),
    await ours.evaluate(() => [location.href, document.querySelector("canvas").toDataURL(), document.querySelectorAll("*").length, Object.keys(Object.prototype).length]),
  ];
  const before = await look();
  assert.equal(await other.evaluate(shower, [COUNT, true]), COUNT);
  await tab.evaluate(heard);
  assert.deepEqual(await look(), before);
  assert.equal(await tab.evaluate(shower, [COUNT, false]), COUNT);
  await ours.evaluate(heard);
  await frames(ours, 4);
  assert.deepEqual(await look(), before);
  assert.deepEqual(errors, []);
  await tab.close();
  await server.close();
});
