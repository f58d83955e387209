// By keyboard alone: every mark soon, no trap, nothing taken from the browser, and not too much said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, frames, open } from "./pages.mjs";
import { figures } from "./tree.mjs";

const edition = (await figures()).filter(({ drawn }) => drawn);
/** Other seeds walk other ways: WAYMARK_SEED=7 node --test tests/e2e/keyboard.test.mjs */
const SEED = Number(process.env.WAYMARK_SEED ?? 1);
const MOVES = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
let browser;
let story;
before(async () => {
  browser = await launch();
  story = await open(browser);
  await story.page.addInitScript(() => {
    window.said = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live]");
        if (region && region.textContent) window.said.push({ text: region.textContent, polite: region.getAttribute("role") === "status" && region.ariaLive !== "assertive" });
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await story.go();
  await allLive(story.page);
});
after(() => browser.close());

test("nothing is announced while the page loads", async () => {
  assert.deepEqual(await story.page.evaluate(() => window.said), []);
});

test("from where the focus enters, any mark of any figure is within ten keys, by the keys as they really work", async (context) => {
  const { page } = story;
  const ways = await page.evaluate((moves) => {
    const result = [];
    for (const figure of document.querySelectorAll("figure.waymark[data-state=live]:not(.undrawn)")) {
      const targets = figure.querySelector(".targets");
      const marks = [...targets.querySelectorAll(".target, .told")].map((mark) => mark.id);
      const press = (key) => targets.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      const here = () => marks.indexOf(targets.getAttribute("aria-activedescendant"));
      /** Where the keys are: at which mark, and which level is open. */
      const state = () => `${here()} ${targets.querySelector("[aria-expanded=true]")?.id}`;
      /** The keys that lead from the first mark to another; every step is asked of the page. */
      const go = (path) => {
        // The way to the other end closes what was open at this one.
        for (const key of ["End", "Home", ...path]) press(key);
        return state();
      };
      targets.focus();
      const known = new Map([[go([]), []]]);
      let edge = [[]];
      const reached = () => new Set([...known.keys()].map((state) => state.split(" ")[0])).size;
      while (edge.length && reached() < marks.length) {
        const next = [];
        for (const path of edge) {
          for (const key of moves) {
            const place = go([...path, key]);
            if (known.has(place)) continue;
            known.set(place, [...path, key]);
            next.push([...path, key]);
          }
        }
        edge = next;
      }
      press("Escape");
      targets.blur();
      const longest = Math.max(...[...known.values()].map((path) => path.length));
      result.push({ id: figure.dataset.figure, marks: marks.length, reached: reached(), longest: longest + 1 });
    }
    return result;
  }, MOVES);
  for (const { id, marks, reached, longest } of ways) {
    assert.equal(reached, marks, id);
    assert.ok(longest <= 10, `${id}: ${longest} keys for ${marks} marks`);
  }
  const largest = ways.toSorted((a, b) => b.marks - a.marks)[0];
  context.diagnostic(`the largest, ${largest.id}: ${largest.marks} marks, at most ${largest.longest} keys`);
});

test("a hundred marks would be within ten keys, and letters reach what arrows would take long for", async () => {
  const { step, TypeAhead } = await import("../../www/figure/keyboard.js");
  for (const count of [1, 2, 37, 100]) {
    const known = new Map([[0, 0]]);
    const edge = [0];
    for (const place of edge) {
      for (const key of MOVES) {
        const next = step(key, place, count);
        if (known.has(next)) continue;
        known.set(next, known.get(place) + 1);
        edge.push(next);
      }
    }
    assert.equal(known.size, count);
    assert.ok(Math.max(...known.values()) <= 10, `${count} marks`);
  }
  const targets = ["alpha beta", "gamma", "beta gamma", "40 minutes"].map((name) => ({ name }));
  assert.equal(new TypeAhead().find("b", 0, targets, 0), 2);
  assert.equal(new TypeAhead().find("4", 0, targets, 0), 3);
  const slow = new TypeAhead();
  assert.equal(slow.find("g", 0, targets, 0), 1);
  assert.equal(slow.find("a", 1, targets, 100), 1);
  assert.equal(slow.find("b", 1, targets, 5000), 2);
  assert.equal(slow.find("z", 2, targets, 9000), undefined);
});

test("the highest percentage of the journey's figure and its paragraph are found within fifteen keys", async (context) => {
  const { page } = story;
  const figure = edition.find(({ id }) => id === "jakarta-bandung");
  const highest = figure.facts.filter(({ unit, value }) => unit === "per cent" && value !== undefined).toSorted((a, b) => b.value - a.value)[0];
  await page.locator(`figure[data-figure="${figure.id}"] .targets`).focus();
  const tooltip = page.locator(".tip");
  let keys = 0;
  let found = false;
  for (const key of ["End", ...Array(13).fill("ArrowLeft")]) {
    await page.keyboard.press(key);
    keys += 1;
    const words = (await tooltip.innerText()).replaceAll("\u00a0", " ");
    found = words.includes(highest.label) || words.toLowerCase().includes(highest.label.toLowerCase());
    if (found) {
      assert.ok(words.includes(`¶ ${highest.paragraph}`), words);
      assert.ok(words.includes(String(highest.value)), words);
      break;
    }
  }
  assert.ok(found && keys < 15, `${keys} keys`);
  context.diagnostic(`${keys} keys`);
  await page.keyboard.press("Escape");
});

test(`ten thousand keys of chance (seed ${SEED}) never trap, never lose the focus, and leave every figure live`, async () => {
  const { page, errors } = story;
  const faults = await page.evaluate(async ([seed, moves, length]) => {
    let state = seed >>> 0 || 1;
    const chance = (count) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * count);
    };
    const keys = [...moves, ...moves, "Enter", " ", "Escape", "Tab", "a", "c", "e", "4", "2", "€", "Shift", "F2", "Delete", "Unidentified"];
    const faults = [];
    const figures = [...document.querySelectorAll("figure.waymark[data-state=live]:not(.undrawn)")];
    for (let walked = 0; walked < length; walked += 1) {
      const figure = figures[Math.floor((walked / length) * figures.length)];
      const root = figure.querySelector(".targets");
      if (document.activeElement !== root) root.focus();
      const key = keys[chance(keys.length)];
      const held = { ctrlKey: !chance(20), altKey: !chance(20), metaKey: !chance(20), shiftKey: !chance(8) };
      const before = root.getAttribute("aria-activedescendant");
      const event = new KeyboardEvent("keydown", { key, ...held, bubbles: true, cancelable: true });
      root.dispatchEvent(event);
      const fault = (what) => faults.push(`${figure.dataset.figure}, key ${walked} (${key}): ${what}`);
      const active = root.getAttribute("aria-activedescendant");
      const mark = document.getElementById(active);
      if (document.activeElement !== root) fault("the focus is lost");
      if (!mark || !root.contains(mark) || !mark.checkVisibility()) fault(`the active mark ${active} is not there`);
      if (figure.dataset.state !== "live") fault("it is not live");
      if (event.defaultPrevented && (key === "Tab" || held.ctrlKey || held.altKey || held.metaKey)) fault("it takes a key that is the browser's");
      if ((held.ctrlKey || held.altKey || held.metaKey) && active !== before) fault("it moves by a key that is the browser's");
      if (walked % 500 === 0) await new Promise((done) => setTimeout(done));
    }
    document.activeElement.blur();
    return faults.slice(0, 10);
  }, [SEED, MOVES, 10_000]);
  assert.deepEqual(faults, []);
  assert.deepEqual(errors, []);
});

test("the Tab key itself leaves every chart at the first press, forwards and backwards, moved or pinned", async () => {
  const { page } = story;
  for (const { id } of edition) {
    const targets = page.locator(`figure[data-figure="${id}"] .targets`);
    for (const [keys, leave] of [[[], "Tab"], [["End"], "Shift+Tab"], [["Home", "Enter"], "Tab"]]) {
      await targets.focus();
      for (const key of [...keys, leave]) await page.keyboard.press(key);
      const inside = await targets.evaluate((root) => root.contains(document.activeElement) || document.activeElement === document.body);
      assert.equal(inside, false, `${id}: ${leave} after ${keys}`);
    }
    await targets.focus();
    await page.keyboard.press("Escape");
  }
});

test("each action is announced once, politely, and the words are taken away again", async () => {
  const { page } = story;
  const targets = page.locator(`figure[data-figure="${edition[1].id}"] .targets`);
  await targets.focus();
  const after = async (key) => {
    await page.evaluate(() => (window.said.length = 0));
    await page.keyboard.press(key);
    await frames(page, 20);
    return page.evaluate(() => window.said);
  };
  // What the test before has caused is said by then.
  await after("Home");
  assert.deepEqual(await after("ArrowRight"), [], "a move is told by the focus itself");
  const pinned = await after("Enter");
  assert.equal(pinned.length, 1);
  assert.ok(pinned[0].polite);
  assert.match(pinned[0].text, /^Pinned(, \d+ facts)?$/);
  const released = await after("Escape");
  assert.deepEqual(released.map(({ text }) => text), ["Let go"]);
  const again = await after("Enter");
  assert.equal(again.length, 1, "the same words are said again");
  await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"] .status`).textContent === "", edition[1].id);
  await page.keyboard.press("Escape");
});

test("the focused chart has a visible ring and says which keys move", async () => {
  const { page } = story;
  const targets = page.locator(`figure[data-figure="${edition[1].id}"] .targets`);
  await page.keyboard.press("Tab");
  await targets.focus();
  await page.keyboard.press("Home");
  const look = await targets.evaluate((root) => {
    const ring = getComputedStyle(root.querySelector(".highlight"));
    return { width: parseFloat(ring.outlineWidth), style: ring.outlineStyle, hint: getComputedStyle(root.querySelector(".keys")).visibility };
  });
  assert.ok(look.width >= 2 && look.style === "solid", JSON.stringify(look));
  assert.equal(look.hint, "visible");
  await targets.blur();
});
