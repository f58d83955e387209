// A fact in the prose and its mark in the figure point at each other; the opening and the ending lead to figures too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { allLive, open } from "./pages.mjs";

const LINKED = ".fact[tabindex]";
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function story(options) {
  const opened = await open(browser, "", options);
  await opened.go();
  await allLive(opened.page);
  return opened;
}

/** The figure beside a fact, near enough to the view to be drawn, and the fact. */
const beside = (page, index) => page.locator(`.prose ${LINKED}`).nth(index).evaluate(async (element) => {
  const figure = element.closest(".entry:not(.paired), .half").querySelector("figure.waymark");
  element.scrollIntoView({ behavior: "instant" });
  while (figure.matches(".resting")) await new Promise((done) => requestAnimationFrame(done));
  return { figure: figure.dataset.figure, fact: element.dataset.fact };
});

/** Whether the highlight of a figure lies over a mark of the fact. */
const isLit = (page, { figure, fact }) => page.evaluate(({ figure, fact }) => {
  const root = document.querySelector(`[data-figure="${figure}"] .targets`);
  const light = root.querySelector(".highlight");
  const box = light.getBoundingClientRect();
  const middle = (rect) => [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const [x, y] = middle(box);
  const { left, top } = root.getBoundingClientRect();
  // What is told with a mark has its place, and no box as long as its level is closed.
  return !light.hidden && [...root.querySelectorAll(`[data-fact="${fact}"]`)].some(({ style }) => {
    const [dx, dy, width, height] = ["left", "top", "width", "height"].map((side) => parseFloat(style[side]));
    const [markX, markY] = middle({ x: left + dx, y: top + dy, width, height });
    return Math.abs(markX - x) < 3 && Math.abs(markY - y) < 3;
  });
}, { figure, fact });

test("every fact in the prose that has a mark can be pointed at, and some have one", async () => {
  const { context, page } = await story();
  const [linked, all] = [await page.locator(`.prose ${LINKED}`).count(), await page.locator(".prose .fact").count()];
  assert.ok(linked > 0, `${linked} of ${all}`);
  const lost = await page.$$eval(".prose .fact:not([tabindex])", (facts) => facts.filter((fact) => {
    const figure = fact.closest(".entry:not(.paired), .half")?.querySelector("figure.waymark");
    return figure?.querySelector(`.targets [data-fact="${fact.dataset.fact}"]:not(.beside)`);
  }).map((fact) => fact.dataset.fact));
  assert.deepEqual(lost, []);
  await context.close();
});

test("to point at a fact in the prose lights its mark, to leave it puts the light out", async () => {
  const { context, page } = await story();
  const count = await page.locator(`.prose ${LINKED}`).count();
  for (let index = 0; index < count; index += Math.ceil(count / 8)) {
    const fact = page.locator(`.prose ${LINKED}`).nth(index);
    const about = await beside(page, index);
    await fact.hover();
    assert.ok(await isLit(page, about), `${about.fact} is lit in ${about.figure}`);
    await page.mouse.move(2, 2);
    await page.locator(`[data-figure="${about.figure}"] .highlight`).waitFor({ state: "hidden" });
  }
  await context.close();
});

test("to focus a fact lights its mark, and Enter pins it", async () => {
  const { context, page } = await story();
  const fact = page.locator(`.prose ${LINKED}`).first();
  const about = await beside(page, 0);
  await fact.focus();
  assert.ok(await isLit(page, about));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => location.hash), `#${about.figure}?focus=${about.fact}`);
  await context.close();
});

test("a fact that is focused while its figure rests far off stays lit once the figure is drawn again", async () => {
  const { context, page } = await story();
  const fact = page.locator(`.ending ${LINKED}`).first();
  const about = await fact.evaluate((element) => {
    const { fact } = element.dataset;
    const figure = document.querySelector(`figure.waymark:has(.targets [data-fact="${fact}"])`);
    return { fact, figure: figure.dataset.figure };
  });
  const figure = page.locator(`figure[data-figure="${about.figure}"]`);
  await fact.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
  await page.locator(`figure[data-figure="${about.figure}"].resting`).waitFor({ state: "attached" });
  await fact.focus();
  await figure.evaluate(async (element) => {
    element.scrollIntoView({ behavior: "instant" });
    while (element.matches(".resting")) await new Promise((done) => requestAnimationFrame(done));
  });
  assert.ok(await isLit(page, about), `${about.fact} is lit in ${about.figure}`);
  await fact.evaluate((element) => element.blur());
  await page.locator(`[data-figure="${about.figure}"] .highlight`).waitFor({ state: "hidden" });
  await context.close();
});

test("to point at a mark, or to reach it by keys, lights its fact in the prose", async () => {
  const { context, page } = await story();
  const about = await beside(page, 0);
  const mark = page.locator(`[data-figure="${about.figure}"] .targets [data-fact="${about.fact}"]`).first();
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const lit = page.locator(`.prose .fact.lit[data-fact="${about.fact}"]`).first();
  await lit.waitFor();
  await page.mouse.move(2, 2);
  await lit.waitFor({ state: "detached" });
  const targets = page.locator(`[data-figure="${about.figure}"] .targets`);
  await targets.focus();
  await page.keyboard.press("Home");
  for (let steps = 0; steps < 200 && !(await lit.count()); steps += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await lit.count(), 1);
  await context.close();
});

test("the ending says what the source does not tell, and its facts lead to their figures", async () => {
  const { context, page } = await story();
  const ending = page.locator(".ending");
  assert.ok((await ending.locator("p b").count()) >= 4);
  const fact = ending.locator(LINKED).first();
  const id = await fact.getAttribute("data-fact");
  await fact.click();
  const hash = await page.evaluate(() => location.hash);
  assert.ok(hash.endsWith(`?focus=${id}`), hash);
  await context.close();
});

test("the header shows which paragraphs are being read and leads to the index; each of its columns leads to a figure", async () => {
  const { context, page } = await story();
  const figure = page.locator(".entry:not(.paired) figure.waymark:not(.undrawn)").nth(2);
  await figure.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const paragraphs = await figure.locator("xpath=..").locator(".margin .pilcrow").textContent();
  await page.waitForFunction((text) => document.querySelector(".place-name").textContent === text.split(",")[0], paragraphs);
  assert.ok(await page.locator(".place rect.here").count());
  await page.locator(".place").click();
  assert.ok(await page.locator("#paragraphs").evaluate((element) => Math.abs(element.getBoundingClientRect().top) < innerHeight));
  const lost = await page.$$eval(".stacks a", (links) => links.filter((link) => !document.getElementById(link.hash.slice(1))).map((link) => link.hash));
  assert.deepEqual(lost, []);
  await context.close();
});
