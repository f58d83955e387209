// The reader's choice of numbers: the whole page answers to it, with and without script, on stills, canvases, in embeds and files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import pixelmatch from "pixelmatch";
import { COLOUR, violations } from "./axe.mjs";
import { address, launch, site } from "./browser.mjs";
import { allLive, canvasAndStill, frames, holdBack, laidOut, open, overflow, settled } from "./pages.mjs";
import { figures } from "./tree.mjs";

const CHOICES = ["plain", "hedged", "reported"];
const edition = JSON.parse(await readFile(`${site}/edition.json`, "utf8"));
const numbers = edition.facts.filter((fact) => fact.value !== undefined && !fact.background);
const hedged = numbers.filter((fact) => (fact.hedge ?? "exact") !== "exact");
const STANDING = { plain: numbers.length - hedged.length, hedged: hedged.length, reported: numbers.length };
const drawn = (await figures()).filter((figure) => figure.drawn);

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** How a fact's number stands: as the edition says it. */
function firmness(id) {
  const fact = edition.facts.find((known) => known.id === id);
  if (fact?.derived) return "derived";
  if (!fact || fact.value === undefined || fact.background) return "";
  return (fact.hedge ?? "exact") === "exact" ? "exact" : "hedged";
}

const LEFT_OUT = { plain: ["hedged", "derived"], hedged: ["exact", "derived"], reported: ["derived"], "": [] };

/** The bodies of the marks of the stills that are seen: the fact, and whether any shape of it has a body of its own colour. */
const bodies = (page) => page.evaluate(() => {
  const probe = document.createElement("i");
  probe.style.color = "var(--paper)";
  document.body.append(probe);
  const paper = getComputedStyle(probe).color;
  probe.remove();
  const stills = [...document.querySelectorAll(".still")].filter((still) => still.getBoundingClientRect().width);
  return stills.flatMap((still) => [...still.querySelectorAll("g.mark")].map((mark) => {
    const paints = [...mark.querySelectorAll("path")].map((path) => getComputedStyle(path));
    const isRow = ({ fill, strokeDasharray, strokeWidth }) => fill === "none" && parseFloat(strokeWidth) > 1.5 && parseFloat(strokeDasharray) >= parseFloat(strokeWidth);
    return { fact: mark.dataset.fact, shapes: paints.length, solid: paints.some((paint) => (paint.fill !== "none" && paint.fill !== paper) || isRow(paint)) };
  }));
});

function assertAnswers(marks, choice) {
  assert.ok(marks.length > 20);
  const wrong = marks.filter(({ fact, solid }) => solid && LEFT_OUT[choice].includes(firmness(fact)));
  assert.deepEqual(wrong, [], `with "${choice}" these stand though they are left out`);
  assert.ok(marks.some(({ fact, solid }) => solid && firmness(fact) && !LEFT_OUT[choice].includes(firmness(fact))) || choice === "hedged", "something stands");
}

/** How many elements were styled each time while something was done. */
async function styledIn(page, act) {
  const devtools = await page.context().newCDPSession(page);
  const styled = [];
  // A look that was not over when the tracing began or ended has no count.
  const isCounted = ({ name, args }) => name === "UpdateLayoutTree" && args.elementCount !== undefined;
  devtools.on("Tracing.dataCollected", ({ value }) => styled.push(...value.filter(isCounted).map(({ args }) => args.elementCount)));
  await devtools.send("Tracing.start", { categories: "devtools.timeline", transferMode: "ReportEvents" });
  const ended = new Promise((done) => devtools.once("Tracing.tracingComplete", done));
  await act();
  await devtools.send("Tracing.end");
  await ended;
  await devtools.detach();
  return styled;
}

test("without script the page answers to a checked choice, counts what stands, and goes back", async () => {
  const { context, page, go } = await open(browser, "", { javaScriptEnabled: false });
  await go();
  for (const choice of CHOICES) {
    await page.locator(".lens summary").click();
    await page.locator(`label:has(#firm-${choice})`).click();
    await page.locator(".lens summary").click();
    assertAnswers(await bodies(page), choice);
    const strip = page.locator(".header .standing");
    const words = choice === "reported" ? `all ${numbers.length} stand` : `${STANDING[choice]} of ${numbers.length} numbers stand`;
    assert.ok((await strip.innerText()).toLowerCase().includes(words), await strip.innerText());
    const rows = await page.$$eval(".facts-table tr[data-sign]", (rows) => rows.map((row) => [row.dataset.fact, getComputedStyle(row).getPropertyValue("--left-out") !== ""]));
    assert.deepEqual(rows.filter(([fact, out]) => out !== LEFT_OUT[choice].includes(firmness(fact))), []);
    const squares = await page.$$eval(".stack i", (squares) => squares.map((square) => [square.className, getComputedStyle(square).backgroundColor === "rgba(0, 0, 0, 0)"]));
    assert.deepEqual(squares.filter(([name, hollow]) => hollow !== LEFT_OUT[choice].some((out) => name.split(" ").includes(out))), []);
    await strip.getByRole("button").click();
    assertAnswers(await bodies(page), "");
    assert.equal(await strip.isVisible(), false);
  }
  await context.close();
});

test("a headline and a sentence that rest on what is left out are marked, and the headline says so", async () => {
  const { context, page, go } = await open(browser, "?firm=plain");
  await go();
  const facts = await page.$$eval(":is(.title, .prose) .fact", (all) => all.map((fact) => ({ id: fact.dataset.fact, number: fact.matches(".exact, .hedged, .derived"), line: getComputedStyle(fact).textDecorationColor, offset: getComputedStyle(fact).textUnderlineOffset })));
  const marked = facts.filter(({ offset }) => offset === "5px");
  assert.ok(marked.length > 0);
  assert.deepEqual(facts.filter(({ id, number, offset }) => (offset === "5px") !== (number && LEFT_OUT.plain.includes(firmness(id)))), []);
  const notes = await page.$$eval(".caption", (captions) => captions.map((caption) => [Boolean(caption.querySelector(":is(.title, .subtitle) :is(.hedged, .derived)")), getComputedStyle(caption, "::after").content]));
  assert.ok(notes.some(([rests]) => rests));
  for (const [rests, content] of notes) assert.equal(content !== "none", rests, content);
  await context.close();
});

for (const firm of ["plain", "hedged", "reported"]) {
  test(`the description of a figure says that numbers are left out where they are: ${firm}`, async () => {
    const { context, page, go } = await open(browser, `?firm=${firm}`);
    await go();
    const told = await page.$$eval("figure.waymark", (all) => all.map((figure) => [figure.dataset.figure, getComputedStyle(figure.querySelector(".summary"), "::after").content !== "none"]));
    const isLeftOut = (id) => edition.figures.find((figure) => figure.id === id).facts.some((fact) => LEFT_OUT[firm].includes(firmness(fact)));
    assert.deepEqual(told, told.map(([id]) => [id, isLeftOut(id)]));
    assert.ok(told.some(([, is]) => is));
    await context.close();
  });
}

test("keys open the list, move and choose, and close it; the address follows and nothing is stored", async () => {
  const { context, page, errors, go } = await open(browser);
  await go();
  await page.locator("figure.answers").first().waitFor();
  const summary = page.locator(".lens summary");
  await summary.focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement.id === "firm-written");
  await page.keyboard.press("ArrowDown");
  assert.equal(new URL(page.url()).search, "?firm=plain");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.firm), "plain");
  await page.waitForFunction((count) => document.querySelector(".lens [role=status]").textContent.includes(`: ${count}`), STANDING.plain);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".lens details").evaluate((details) => details.open), false);
  assert.equal(await summary.evaluate((element) => element === document.activeElement), true);
  // What has the focus is not covered.
  await summary.press("ArrowDown");
  await page.locator(".standing button").focus();
  assert.equal(await page.locator(".lens details").evaluate((details) => details.open), false);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.documentElement.dataset.firm);
  assert.equal(new URL(page.url()).search, "");
  assert.equal(await summary.evaluate((element) => element === document.activeElement), true);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
  assert.deepEqual(errors, []);
  await context.close();
});

const SCRIPT = /figure\/lens\.js|lens-[^/]*\.js/;

for (const [before, keys, after] of [
  ["", ["Enter", "Tab", "ArrowDown"], "?firm=plain"],
  ["", ["Enter", "Tab", "ArrowDown", "ArrowUp"], ""],
  ["?firm=hedged", ["Enter", "Tab", "ArrowUp"], "?firm=plain"],
]) {
  test(`what is chosen while the script of the choice is on its way is kept: ${before || "as written"}, then ${keys.join(", ")}`, async () => {
    const { context, page, go } = await open(browser, before);
    const give = await holdBack(page, SCRIPT);
    const asked = page.waitForRequest(SCRIPT);
    await go();
    await page.locator("figure.answers").first().waitFor();
    await page.locator(".lens summary").focus();
    for (const key of keys) await page.keyboard.press(key);
    await asked;
    const chosen = await page.locator(".lens :checked").getAttribute("value");
    give();
    await page.locator(".lens [role=status]").waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.firm ?? ""), chosen);
    assert.equal(await page.locator(".lens :checked").getAttribute("value"), chosen);
    assert.equal(new URL(page.url()).search, after);
    await context.close();
  });
}

for (const [by, isOpen] of [["a press", false], ["a press, and the list tells after it that it opened", false], ["a key", true]]) {
  test(`the list, open while its script is on its way, is ${isOpen ? "still open" : "closed"} then after a choice by ${by}`, async () => {
    const { context, page, go } = await open(browser, "");
    const give = await holdBack(page, SCRIPT);
    await go();
    await page.locator("figure.answers").first().waitFor();
    if (isOpen) {
      await page.locator(".lens summary").focus();
      for (const key of ["Enter", "Tab", "ArrowDown"]) await page.keyboard.press(key);
    } else {
      await page.locator(".lens summary").click();
      await page.locator("label:has(#firm-hedged)").click();
      // As on a busy machine, which hands over what is pressed before all else.
      if (by !== "a press") await page.locator(".lens details").evaluate((details) => details.dispatchEvent(new Event("toggle")));
    }
    assert.notEqual(await page.locator(".lens :checked").getAttribute("value"), "");
    give();
    await page.locator(".lens [role=status]").waitFor({ state: "attached" });
    assert.equal(await page.locator(".lens details").evaluate((details) => details.open), isOpen);
    if (!isOpen) await page.locator(".header .standing button").click();
    await context.close();
  });
}

test("an address opens the page with its choice, and an unknown one as written; a figure's own state stays beside it", async () => {
  for (const [query, choice] of [["?firm=hedged", "hedged"], ["?firm=firmly", undefined], ["", undefined]]) {
    const { context, page, go } = await open(browser, `${query}#${drawn[2].id}?tab=table`);
    await go();
    await page.locator(query ? ".lens [role=status]" : "figure.answers").first().waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.firm), choice);
    assert.equal(await page.locator(`#firm-${choice ?? "written"}`).isChecked(), true);
    await page.waitForFunction((id) => document.querySelector(`[data-figure="${id}"] .data`).open, drawn[2].id);
    assert.equal(new URL(page.url()).search, query);
    await context.close();
  }
});

for (const [firm, colorScheme] of [["plain", "light"], ["hedged", "dark"], ["reported", "light"]]) {
  test(`the canvas paints what the still picture shows: ${firm}, ${colorScheme}`, async (context) => {
    const apart = [];
    for (const { id, kinds } of drawn.filter((_, place) => place % 3 === CHOICES.indexOf(firm))) {
      const { context: window, page, go } = await open(browser, `embed/${id}/?dark=auto&firm=${firm}`, { width: kinds.includes("map") ? 640 : 960, colorScheme, waits: true });
      await go();
      await allLive(page);
      // The line that counts comes with the choice, and moves the chart down.
      await page.locator(".standing").waitFor();
      const [canvas, still] = await canvasAndStill(page);
      const part = pixelmatch(canvas.data, still.data, undefined, canvas.width, canvas.height, { threshold: 0.3 }) / (canvas.width * canvas.height);
      context.diagnostic(`${id}: ${(part * 100).toFixed(3)} % of the pixels differ`);
      if (part > 0.012) apart.push(`${id}: ${(part * 100).toFixed(2)} %`);
      await window.close();
    }
    assert.deepEqual(apart, []);
  });
}

test("the canvases of the story answer at once, and say of their marks what is left out", async () => {
  const { context, page, errors, go } = await open(browser, "", { waits: true });
  await go();
  const id = drawn.find(({ facts, kinds }) => !kinds.includes("map") && ["hedged", "exact"].every((known) => facts.some(({ id }) => firmness(id) === known))).id;
  const figure = page.locator(`figure[data-figure="${id}"]`);
  await figure.scrollIntoViewIfNeeded();
  await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.state === "live", id);
  const picture = () => figure.locator("canvas").evaluate((canvas) => canvas.toDataURL());
  const written = await picture();
  await page.locator(".lens summary").click();
  await page.locator("label:has(#firm-plain)").click();
  await page.waitForFunction(([id, written]) => document.querySelector(`figure[data-figure="${id}"] canvas`).toDataURL() !== written, [id, written]);
  const names = await figure.locator(".target").evaluateAll((options) => options.map((option) => [option.dataset.fact ?? "", option.getAttribute("aria-label")]));
  assert.ok(names.some(([, name]) => name.endsWith("left out of this view")));
  assert.ok(names.some(([, name]) => !name.endsWith("left out of this view")));
  await page.locator(".standing button").click();
  await page.waitForFunction(([id, written]) => document.querySelector(`figure[data-figure="${id}"] canvas`).toDataURL() === written, [id, written]);
  assert.deepEqual(errors, []);
  await context.close();
});

test("an embed takes the choice from its address, counts over its headline, and keeps it in what is shared", async () => {
  const figure = drawn.find(({ facts, kinds }) => !kinds.includes("map") && ["hedged", "exact"].every((known) => facts.some(({ id }) => firmness(id) === known)));
  for (const choice of CHOICES) {
    const { context, page, errors, go } = await open(browser, `embed/${figure.id}/?firm=${choice}`, { width: 640 });
    await go();
    await page.locator("figure[data-state=live]").waitFor();
    const own = figure.facts.map(({ id }) => firmness(id)).filter((known) => known && known !== "derived");
    const standing = own.filter((known) => !LEFT_OUT[choice].includes(known)).length;
    assert.match(await page.locator(".standing").innerText(), new RegExp(`${standing} of ${own.length} `));
    const isLess = figure.facts.some(({ id }) => LEFT_OUT[choice].includes(firmness(id)));
    assert.equal(/left out/.test(await page.locator(".standing").innerText()), isLess, choice);
    assert.ok(await page.evaluate(() => document.querySelector(".standing").getBoundingClientRect().bottom <= document.querySelector(".title").getBoundingClientRect().top));
    await page.locator("[data-tool=share] summary").click();
    await page.waitForFunction((choice) => document.querySelector("a.address").href.includes(`?firm=${choice}#`), choice);
    assert.deepEqual(errors, []);
    await context.close();
  }
  const { context, page, go } = await open(browser, `embed/${figure.id}/?firm=firmly`, { width: 640 });
  await go();
  await page.locator("figure[data-state=live]").waitFor();
  assert.equal(await page.locator(".standing").count(), 0);
  await context.close();
});

test("files say which choice they were taken with, and how many numbers stand", async () => {
  const { context, page, go } = await open(browser, "?firm=plain");
  await go();
  const figure = drawn.find(({ facts, kinds }) => !kinds.includes("map") && ["hedged", "exact"].every((known) => facts.some(({ id }) => firmness(id) === known)));
  const panel = page.locator(`figure[data-figure="${figure.id}"] [data-tool=download]`);
  await panel.scrollIntoViewIfNeeded();
  await panel.locator("summary").click();
  await page.waitForFunction((id) => [...document.querySelectorAll(`figure[data-figure="${id}"] .downloads a`)].some((link) => link.href.includes(".plain.")), figure.id);
  const links = await panel.locator(".downloads a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const own = figure.facts.map(({ id }) => firmness(id)).filter((known) => known && known !== "derived");
  const line = `${own.filter((known) => known === "exact").length} of ${own.length} number`;
  const files = links.filter((link) => !link.includes(".card."));
  assert.equal(files.filter((link) => link.includes(".plain.")).length, files.length, files.join());
  for (const link of files) {
    const bytes = Buffer.from(await (await fetch(address + link)).arrayBuffer());
    if (link.endsWith(".png")) assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    else assert.ok(bytes.toString().replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").includes(link.endsWith(".json") ? '"firm": "plain"' : line), `${link} does not say "${line}"`);
  }
  await context.close();
});

test("forced colours tell outline from solid by form alone", async () => {
  const { context, page, go } = await open(browser, "?firm=plain", { forcedColors: "active", colorScheme: "dark", javaScriptEnabled: true });
  await go();
  await page.waitForFunction(() => document.documentElement.dataset.firm === "plain");
  assertAnswers(await bodies(page), "plain");
  const faint = await page.$$eval(".mark.hedged, .mark.hedged path, .fact.hedged", (all) => all.filter((element) => Number(getComputedStyle(element).opacity) < 1).length);
  assert.equal(faint, 0);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the list and the line fit at every width, ${colorScheme}`, async () => {
    const { context, page, go } = await open(browser, "?firm=plain", { colorScheme });
    await go();
    await page.waitForFunction(() => document.documentElement.dataset.firm === "plain");
    for (const width of [320, 390, 768, 900, 1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      // Figures are laid out anew one at a time.
      await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth);
      assert.equal(await overflow(page), 0, `${width}`);
      await page.locator(".lens summary").click();
      await frames(page, 2);
      assert.equal(await overflow(page), 0, `${width}, open`);
      const cut = await page.$$eval(".lens label, .lens summary, .standing, .standing button, .wordmark, .theme", (all) => all.filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width && (left < -0.5 || right > innerWidth + 0.5);
      }).map((element) => element.outerHTML.slice(0, 60)));
      assert.deepEqual(cut, [], `${width}`);
      assert.ok(await page.$eval(".links ul", (list) => list.scrollWidth <= list.clientWidth), `no name of a section is cut at ${width}`);
      const tops = await page.$$eval(".header .wordmark, .lens summary, .theme", (all) => all.map((element) => element.getBoundingClientRect().top));
      assert.equal(new Set(tops).size, 1, `the wordmark, the choice and the theme stand in one row at ${width}`);
      const small = await page.$$eval(".lens label, .lens summary, .standing button", (all) => all.filter((element) => element.getBoundingClientRect().height < 40).length);
      assert.equal(small, 0, `${width}`);
      assert.deepEqual(await violations(page, COLOUR, ".header"), [], `${width}`);
      await page.locator(".lens summary").click();
    }
    await context.close();
  });
}

test("the script of the choice comes when the list is opened; where it is gone, it says so with E17, and the page answers all the same", async () => {
  const { context, page, errors, go } = await open(browser);
  let asked = 0;
  await page.route(/assets\/lens-[^/]*\.js$/, (route) => ((asked += 1), route.fulfill({ status: 404, body: "not here" })));
  await go();
  await page.locator("figure.answers").first().waitFor();
  assert.equal(asked, 0);
  await page.locator(".lens summary").click();
  await page.locator(".notice").waitFor();
  assert.match(await page.locator(".notice").innerText(), /reload.*E17/i);
  await page.locator("label:has(#firm-plain)").click();
  assertAnswers(await bodies(page), "plain");
  assert.deepEqual(errors.filter((text) => !/^E17|Failed to load/.test(text)), []);
  await context.close();
});

test("a choice styles the numbers, not the whole page", async () => {
  const { context, page, go } = await open(browser);
  await go();
  // What is laid out for the first time is styled then, whatever is chosen.
  await laidOut(page);
  const script = page.waitForResponse(/assets\/lens-[^/]*\.js$/);
  await page.locator(".lens summary").click();
  await (await script).finished();
  const styled = await styledIn(page, async () => {
    await page.locator("label:has(#firm-hedged)").click();
    await page.locator(".header .standing").waitFor();
    await frames(page, 2);
  });
  const all = await page.locator("*").count();
  assert.ok(styled.length, "styles were looked at");
  assert.ok(Math.max(...styled) < all * 0.7, `${Math.max(...styled)} of ${all} elements were styled at once`);
  await context.close();
});

test("a choice draws figures one at a time, those in view first, and the newest choice is what all of them show", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await allLive(page);
  await page.locator("figure.waymark:not(.undrawn)").nth(drawn.length >> 1).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  await settled(page);
  const script = page.waitForResponse(/assets\/lens-[^/]*\.js$/);
  await page.locator(".lens summary").click();
  await (await script).finished();
  await frames(page, 4);
  await page.evaluate(() => {
    window.turns = [];
    let turn;
    const { fillRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillRect = function (...box) {
      if (!turn) {
        window.turns.push((turn = new Set()));
        queueMicrotask(() => (turn = undefined));
      }
      const figure = this.canvas.closest("figure");
      if (figure) turn.add(figure);
      return fillRect.apply(this, box);
    };
  });
  // Two choices, the second before all have heard of the first.
  await page.evaluate(() => {
    for (const choice of ["plain", "hedged"]) {
      const input = document.querySelector(`#firm-${choice}`);
      input.checked = true;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  const live = "figure[data-state=live]:not(.resting, .undrawn)";
  await page.waitForFunction((live) => [...document.querySelectorAll(live)].every((figure) => window.turns.some((turn) => turn.has(figure))), live);
  const { most, away } = await page.evaluate(() => ({
    most: Math.max(...window.turns.map((turn) => turn.size)),
    away: window.turns.flatMap((turn) => [...turn]).map((figure) => Math.max(figure.getBoundingClientRect().top - innerHeight, -figure.getBoundingClientRect().bottom) > 0),
  }));
  assert.equal(most, 1, "figures were drawn in one turn");
  assert.ok(away.length > 3 && away.includes(true), "figures out of view were drawn too");
  assert.deepEqual(away, away.toSorted(), "one out of view was drawn before one in view");
  const names = await page.$$eval(`${live} .target`, (marks) => marks.map((mark) => [mark.dataset.fact, mark.getAttribute("aria-label")]));
  assert.deepEqual(names.filter(([fact, name]) => name.includes("left out of this view") !== LEFT_OUT.hedged.includes(firmness(fact))), []);
  await context.close();
});

// A page whose root has been asked by `:has()` would style all of its thousands of elements anew for each tooltip.
test("what comes into the page while it is read styles what is near it, not the whole page", async () => {
  const { context, page, go } = await open(browser);
  await go();
  await page.locator("figure.flies[data-state=live]").waitFor();
  // Nor once the list was opened and closed.
  const script = page.waitForResponse(/assets\/lens-[^/]*\.js$/);
  await page.locator(".lens summary").click();
  await (await script).finished();
  await page.keyboard.press("Escape");
  await page.locator(".card").first().evaluate((card) => card.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction(() => location.hash.includes("step=1"));
  const restyled = await styledIn(page, async () => {
    const step = page.locator(".strip .onward");
    for (let place = 2; place < 4; place += 1) {
      await step.click();
      await page.waitForFunction((place) => location.hash.includes(`step=${place}`), place);
    }
    await frames(page, 2);
  });
  const all = await page.locator("*").count();
  assert.ok(restyled.length > 2, "styles were looked at");
  assert.ok(Math.max(...restyled) < all / 8, `${Math.max(...restyled)} of ${all} elements were styled at once`);
  await context.close();
});
