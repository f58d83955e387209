// Figures that ask before they tell, and the key as a game: by keys, by touch, by dragging, with a native range; what is told, what
// an address asks, what can be sent to somebody, and that nothing asks without a script and on paper.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, test } from "node:test";
import { address, launch, site } from "./browser.mjs";
import { element, figures, host, page as hostPage, publish } from "./hosts.mjs";
import { allLive, frames, holdBack, open as openPlain, overflow, touching } from "./pages.mjs";
import { COLOUR, violations } from "./axe.mjs";
import { overlaps } from "./overlaps.mjs";

const browser = await launch();
after(() => browser.close());

const assets = readdirSync(`${site}/assets`);
const json = (start) => assets.filter((name) => name.startsWith(start) && name.endsWith(".json")).map((name) => JSON.parse(readFileSync(`${site}/assets/${name}`, "utf8")));
const edition = JSON.parse(readFileSync(`${site}/edition.json`, "utf8"));
const questions = json("guess-figure-");
const [game] = json("guess-key-");
/** The figures that ask, with their question. */
const asking = edition.figures.flatMap((figure) => {
  const panel = figure.panels.find(({ guess }) => guess);
  const question = panel && questions.find(({ value }) => value === edition.facts.find(({ id }) => id === panel.guess.fact).value);
  return question ? [{ id: figure.id, question }] : [];
});
const [first] = asking;
const last = ({ question }) => question.said.length - 1;

const open = (path = "", options = {}) => openPlain(browser, path, { asks: true, ...options });
const figureOf = (page, { id }) => page.locator(`figure[data-figure="${id}"]`);
const state = (figure) => figure.getAttribute("data-asking");
const text = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();
const plain = (words) => words.replace(/\s+/g, " ");

/** The story at a figure that asks. */
async function asked(which = first, options) {
  const opened = await open("", options);
  await opened.go();
  const figure = figureOf(opened.page, which);
  await opened.page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking === "asks", which.id);
  await figure.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
  return { ...opened, ...questionOf(figure) };
}

/** A figure and the parts of its question. */
function questionOf(figure) {
  const [range, done, show, sentence] = [figure.locator("input[type=range]"), figure.getByRole("button", { name: "That is my guess" }), figure.getByRole("button", { name: "Show it" }), figure.locator(".question-sentence")];
  return { figure, range, done, show, sentence };
}

/** A figure that asks, on its own page. */
async function askedAlone({ id }, options) {
  const opened = await open(`embed/${id}/?guess`, options);
  await opened.go();
  await opened.page.locator("figure.waymark[data-asking=asks]").waitFor();
  return { ...opened, ...questionOf(opened.page.locator("figure.waymark")) };
}

/** What the picture that is seen was drawn from. */
async function drawnIn(svg, { question }) {
  const size = await svg.getAttribute("viewBox");
  return question.pictures.find(({ width, height }) => size === `0 0 ${width} ${height}`);
}

/** What is told of a number that was said. */
function told({ question }, place) {
  const set = question.said[place];
  const before = set ? `${(set.right ? question.same : question.you).replace("{}", set.long)} ` : "";
  return plain(before + question.answer.map(([kind, words]) => (kind === "difference" ? (set?.difference ? ` [${set.difference}]` : "") : words)).join(""));
}

test("nothing that a reader meets before a figure asks tells its answer", async () => {
  const { context, page, go } = await open();
  await go();
  for (const { id } of asking) {
    const { fact } = edition.figures.find((figure) => figure.id === id).panels.find(({ guess }) => guess).guess;
    // Tables are closed, and read by whoever opens them.
    const told = await page.evaluate(([id, fact]) => {
      const figure = document.querySelector(`figure[data-figure="${id}"]`);
      const places = document.querySelectorAll(`[data-fact~="${fact}"], a[href="#entry-${fact}"]`);
      const onward = document.querySelectorAll(`a[href="#${id}"]`);
      const finding = figure.querySelector(".finding")?.textContent ?? figure.querySelector(".title").textContent;
      const tells = [...onward].filter((link) => !link.closest("table") && link.textContent.includes(finding.trim())).map((link) => link.outerHTML);
      return tells.concat([...places].filter((place) => place.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING && !place.closest("details.data, svg, .targets")).map((place) => place.outerHTML));
    }, [id, fact]);
    assert.deepEqual(told, [], id);
  }
  await context.close();
});

for (const width of [390, 900, 1280]) {
  test(`at ${width} pixels each figure that an address asks for asks, however high it is`, async () => {
    for (const { id } of asking) {
      const { context, page, go } = await open(`#${id}?guess`, { width });
      await go();
      const figure = figureOf(page, { id });
      await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking, id);
      assert.equal(await state(figure), "asks", id);
      assert.ok(await figure.locator("input[type=range]").isVisible(), id);
      await context.close();
    }
  });
}

test("who is at a figure before its question is there is asked where nothing under it is seen", async () => {
  for (const { id } of asking) {
    const { context, page, go } = await open("", { width: 390, height: 240 });
    const give = await holdBack(page, /\/guess-[^/]*\.js$/);
    await go();
    await figureOf(page, { id }).evaluate((element) => element.scrollIntoView({ behavior: "instant", block: "start" }));
    give();
    await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking, id);
    assert.equal(await state(figureOf(page, { id })), "asks", id);
    await context.close();
  }
});

test("a guess next to the answer leaves the answer to be seen", async () => {
  for (const { id, question } of asking) {
    const place = Math.round((question.value - question.from) / question.step) - 1;
    const { context, page, go } = await open(`embed/${id}/?said=${question.from + question.step * place}`);
    await go();
    await page.locator("figure.waymark[data-asking=answered]").waitFor();
    const covers = await page.$$eval(".question-picture > svg.of-level .yours > rect", (all) => all.map((rect) => getComputedStyle(rect).fill));
    assert.deepEqual(covers.filter((fill) => fill !== "none"), [], id);
    await context.close();
  }
});

test("the edition asks, and each question has its file", () => {
  assert.ok(asking.length > 0);
  assert.equal(questions.length, asking.length);
});

for (const which of asking) {
  test(`${which.id} asks: its question is the headline, and nothing of it tells the answer`, async () => {
    const { context, figure, range, errors } = await asked(which);
    assert.equal(await text(figure.locator(".title")), plain(which.question.question));
    const answer = new RegExp(`(^|[^\\d.])${String(which.question.value).replace(".", "\\.")}([^\\d]|$)`);
    const seen = await figure.evaluate((element) => element.innerText + element.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).innerText).join(" "));
    assert.doesNotMatch(seen, answer);
    assert.doesNotMatch(await figure.ariaSnapshot(), answer);
    assert.equal(await range.getAttribute("aria-valuetext"), "No guess yet");
    assert.equal(await figure.locator(".question-picture > svg:visible .shown").evaluateAll((all) => all.filter((each) => getComputedStyle(each).visibility !== "hidden").length), 0);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test(`${which.id} by keys alone: set in steps, said, told, compared in words, and asked again`, async () => {
    const { context, page, figure, range, done, sentence } = await asked(which);
    await range.focus();
    await page.keyboard.press("ArrowRight");
    const place = which.question.start + 1;
    assert.equal(await range.inputValue(), String(place));
    assert.equal(await range.getAttribute("aria-valuetext"), which.question.said[place].spoken);
    await page.keyboard.press("PageUp");
    assert.equal(await range.inputValue(), String(Math.min(last(which), place + 10)));
    await page.keyboard.press("PageDown");
    await page.keyboard.press("End");
    assert.equal(await range.inputValue(), String(last(which)));
    await page.keyboard.press("Home");
    assert.equal(await range.inputValue(), "0");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    assert.ok(await done.evaluate((element) => element === document.activeElement));
    await page.keyboard.press("Enter");
    assert.equal(await state(figure), "answered");
    assert.equal(await text(sentence), told(which, 1));
    assert.ok(await sentence.evaluate((element) => element === document.activeElement), "the sentence has the focus");
    assert.notEqual(await text(figure.locator(".title")), plain(which.question.question));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await state(figure), "asks");
    assert.ok(await range.evaluate((element) => element === document.activeElement));
    assert.equal(await range.getAttribute("aria-valuetext"), "No guess yet");
    await context.close();
  });

  test(`${which.id} can be shown without a guess, and is whole then`, async () => {
    const { context, page, figure, show, sentence } = await asked(which);
    await show.click();
    assert.equal(await state(figure), "whole");
    assert.equal(await text(sentence), told(which, -1));
    await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.state === "live", which.id);
    assert.ok(await figure.locator(".plot").isVisible());
    assert.ok(await figure.locator("details.data > summary").isVisible());
    assert.equal(await figure.locator(".question-picture").isVisible(), false);
    await context.close();
  });

  test(`${which.id} is set by dragging its handle and by a press in its picture`, async () => {
    const { context, page, figure, range, done } = await asked(which);
    const picture = figure.locator(".question-picture > svg:visible");
    await picture.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    const box = await picture.boundingBox();
    const drawn = await drawnIn(picture, which);
    const scale = box.width / drawn.width;
    const at = (place) => {
      const along = drawn.mark.from + ((drawn.mark.to - drawn.mark.from) * place) / last(which);
      const across = drawn.mark.across[0] + drawn.mark.across[1] / 2;
      const [x, y] = drawn.mark.up ? [across, along] : [along, across];
      return [box.x + x * scale, box.y + y * scale];
    };
    const grip = await picture.locator(".grip").boundingBox();
    assert.ok(grip.width >= 44 * scale - 1 && grip.height >= 44 * scale - 1, JSON.stringify(grip));
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    const [x, y] = at(last(which) - 2);
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
    assert.equal(await range.inputValue(), String(last(which) - 2));
    await page.mouse.click(...at(2));
    assert.equal(await range.inputValue(), "2");
    assert.ok(await range.evaluate((element) => element === document.activeElement), "keys go on from there");
    // From far beside the handle, before anything is let go.
    await page.mouse.move(...at(last(which) - 4));
    await page.mouse.down();
    await page.mouse.move(...at(last(which) - 1), { steps: 4 });
    assert.equal(await range.inputValue(), String(last(which) - 1), "it follows whoever drags beside its handle");
    await page.mouse.up();
    assert.equal(await range.inputValue(), String(last(which) - 1));
    assert.ok(await done.isVisible());
    await context.close();
  });
}

test("the handle of the range lies under the mark that it moves, and words can be read, at every width", async () => {
  for (const which of asking) {
    const { context, page, figure, range } = await askedAlone(which, { height: 900 });
    for (const width of [320, 390, 500, 768, 900, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await frames(page, 2);
      const svg = figure.locator(".question-picture > svg:visible");
      const words = await svg.locator("text").evaluateAll((all) => {
        const scale = all[0].ownerSVGElement.closest(".question-picture > svg").getScreenCTM().a;
        return Math.min(...all.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale));
      });
      assert.ok(words >= 11.5, `${which.id} at ${width}: words of ${words} pixels`);
      for (const place of [1, Math.round(last(which) / 3), last(which) - 1]) {
        await range.fill(String(place));
        const { mark, width: laid } = await drawnIn(svg, which);
        if (mark.up) continue;
        const [grip, box] = [await svg.locator(".grip circle").last().boundingBox(), await range.boundingBox()];
        const thumb = box.x + 12 + ((box.width - 24) * place) / last(which);
        // An edge stands after whole columns of dots.
        const pitch = ((mark.dots?.pitch ?? 0) * (await svg.boundingBox()).width) / laid;
        const apart = Math.abs(grip.x + grip.width / 2 - thumb);
        assert.ok(apart <= 1.5 + pitch, `${which.id} at ${width}, ${place}: ${apart} apart`);
      }
    }
    await context.close();
  }
});

test("by touch: a tap sets it, and the native range is as large as a finger", async () => {
  const { context, page, figure, range, done } = await asked(first, { width: 390, height: 844, hasTouch: true, isMobile: true });
  const picture = figure.locator(".question-picture > svg:visible");
  await picture.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const box = await picture.boundingBox();
  await page.touchscreen.tap(box.x + box.width * 0.6, box.y + box.height * 0.55);
  assert.notEqual(await range.getAttribute("aria-valuetext"), "No guess yet");
  assert.ok((await range.boundingBox()).height >= 44);
  await done.tap();
  assert.equal(await state(figure), "answered");
  await context.close();
});

test("by touch: a finger that goes along the picture sets it from anywhere, and one that goes across scrolls", async () => {
  for (const which of asking) {
    const { context, page, figure, range } = await asked(which, { width: 390, height: 844, hasTouch: true, isMobile: true });
    const picture = figure.locator(".question-picture > svg:visible");
    await picture.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await frames(page, 3);
    const { mark, width } = await drawnIn(picture, which);
    const touch = await touching(page);
    const value = () => range.getAttribute("aria-valuetext");
    const box = await picture.boundingBox();
    const scale = box.width / width;
    // Beside the handle, which has fingers to itself.
    const from = { x: box.x + (mark.up ? 8 : (mark.from + (mark.to - mark.from) * 0.2) * scale), y: box.y + box.height / 2 };
    const before = await page.evaluate(() => scrollY);
    await touch("touchStart", [from]);
    for (let step = 1; step <= 12; step += 1) await touch("touchMove", [{ x: from.x, y: from.y - 12 * step }]);
    await touch("touchEnd", []);
    await page.waitForFunction((before) => scrollY > before + 50, before);
    assert.equal(await value(), "No guess yet", `${which.id}: who scrolls sets nothing`);
    if (mark.up) {
      await context.close();
      continue;
    }
    await picture.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await frames(page, 3);
    const { x, y, height } = await picture.boundingBox();
    const along = (part) => ({ x: x + (mark.from + (mark.to - mark.from) * part) * scale, y: y + height / 2 });
    await touch("touchStart", [along(0.2)]);
    for (let step = 1; step <= 12; step += 1) await touch("touchMove", [along(0.2 + step * 0.04)]);
    const held = await range.inputValue();
    await touch("touchEnd", []);
    assert.notEqual(await value(), "No guess yet", which.id);
    assert.ok(Math.abs(Number(held) - 0.68 * last(which)) <= 1, `${which.id}: ${held} of ${last(which)}`);
    assert.equal(await range.inputValue(), held, which.id);
    await context.close();
  }
});

test("the right number is said to be the source's, and a hedge is underlined", async () => {
  for (const which of asking) {
    const place = which.question.said.findIndex(({ right }) => right);
    if (place < 0) continue;
    const { context, figure, range, done, sentence } = await asked(which);
    await range.fill(String(place));
    await done.click();
    assert.equal(await text(sentence), told(which, place));
    assert.equal(await figure.locator(".question-sentence u").count(), which.question.answer.filter(([kind]) => kind === "hedge").length);
    await context.close();
  }
});

test("the whole figure follows when it is asked for, and keeps what was said", async () => {
  const { context, figure, range, done, sentence } = await asked();
  await range.fill("3");
  await done.click();
  await figure.getByRole("button", { name: "The whole figure" }).click();
  assert.equal(await state(figure), "whole");
  assert.ok(await figure.locator(".plot").isVisible());
  assert.equal(await text(sentence), told(first, 3));
  await context.close();
});

test("a guess stands in the address, comes back with it and with the back button, and the rest of the address stays", async () => {
  const { context, page, figure, range, done, sentence } = await asked();
  await range.fill("4");
  await done.click();
  const { from, step } = first.question;
  const hash = `#${first.id}?said=${Number((from + 4 * step).toFixed(6))}`;
  assert.equal(await page.evaluate(() => location.hash), hash);
  await page.evaluate(() => (location.hash = "#how-to-read"));
  await page.goBack();
  assert.equal(await page.evaluate(() => location.hash), hash);
  assert.equal(await state(figure), "answered");
  await page.reload();
  await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking === "answered", first.id);
  assert.equal(await text(sentence), told(first, 4));
  await context.close();
});

test("an address may ask, and says afterwards what its sender said; one that leads to a mark tells", async () => {
  const { from, step, said } = first.question;
  const { context, page, go } = await open(`#${first.id}?guess=${Number((from + 5 * step).toFixed(6))}`);
  await go();
  const figure = figureOf(page, first);
  await figure.getByRole("button", { name: "Show it" }).click();
  assert.ok((await text(figure.locator(".question-sentence"))).endsWith(plain(`said ${said[5].long}.`)));
  await context.close();
  const fact = edition.figures.find(({ id }) => id === first.id).facts[0];
  const led = await open(`#${first.id}?focus=${fact}`);
  await led.go();
  await allLive(led.page);
  assert.equal(await figureOf(led.page, first).locator(".question:visible").count(), 0);
  await led.context.close();
});

test("a fact that is pressed in the prose or the table of all facts is told", async () => {
  const { context, page, figure } = await asked();
  const fact = edition.figures.find(({ id }) => id === first.id).facts[0];
  await page.evaluate(({ id, fact }) => (location.hash = `#${id}?focus=${fact}`), { id: first.id, fact });
  await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking === "whole", first.id);
  assert.ok(await figure.locator(".plot").isVisible());
  await context.close();
});

test("whoever is led to a figure, or has seen it, is not asked", async () => {
  const { context, page, go } = await open(`#${first.id}`);
  await go();
  await allLive(page);
  assert.equal(await state(figureOf(page, first)), null);
  await context.close();
});

test("who is led to a place stays there while the questions of what is above it come", async () => {
  for (const width of [390, 1280]) {
    for (const id of [asking.at(-1).id, edition.figures.at(-1).id, "every-figure"]) {
      const { context, page, go } = await open(`#${id}`, { width });
      await go();
      const top = () => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top - parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop), id);
      await page.waitForFunction(() => scrollY > 0);
      await page.waitForFunction(() => document.querySelector("[data-asking]") && !document.querySelector(".awaiting"));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.ok(Math.abs(await top()) <= 2, `${id} at ${width}: ${await top()} off`);
      assert.equal(await page.evaluate(() => document.documentElement.style.overflowAnchor), "");
      await context.close();
    }
  }
});

test("a friend is asked by a link and a picture, and neither tells", async () => {
  const { context, page, figure, range, done } = await asked();
  await range.fill("6");
  await done.click();
  await figure.getByRole("button", { name: "Ask a friend" }).click();
  const link = await figure.locator(".question-link").getAttribute("href");
  const { from, step, value } = first.question;
  assert.equal(link, `${address}guess/${first.id}/?guess=${Number((from + 6 * step).toFixed(6))}`);
  const saved = page.waitForEvent("download");
  await figure.getByRole("button", { name: "Save as a picture" }).click();
  const file = readFileSync(await (await saved).path());
  assert.deepEqual([file.readUInt32BE(16), file.readUInt32BE(20)], [1200, 630]);
  assert.ok(file.length > 8000, String(file.length));
  await page.goto(link);
  const own = page.locator("figure.waymark");
  await page.waitForFunction(() => document.querySelector("figure.waymark").dataset.asking === "asks");
  assert.equal(await text(own.locator(".title")), plain(first.question.question));
  const head = await page.evaluate(() => document.head.innerHTML);
  assert.ok(head.includes(`guess/${first.id}/card.png`));
  assert.doesNotMatch(head.replace(/assets\/\S+/g, "").replace(/<link rel="icon"[^>]*>/, ""), new RegExp(`[^\\d.]${value}[^\\d]`), "its head does not tell");
  const card = readFileSync(`${site}/guess/${first.id}/card.png`);
  assert.deepEqual([card.readUInt32BE(16), card.readUInt32BE(20)], [1200, 630]);
  await context.close();
});

test("an embed asks where its address says so, is as high when it has answered, without blank room, and writes what was said", async () => {
  for (const { id } of asking) {
    const { context, page, go, errors } = await open(`embed/${id}/`, { width: 640, height: 700 });
    await go();
    const figure = page.locator("figure.waymark");
    await page.waitForFunction(() => document.querySelector("figure.waymark").dataset.state === "live");
    assert.equal(await state(figure), null);
    await page.goto(address);
    await page.evaluate((src) => {
      const frame = document.createElement("iframe");
      Object.assign(frame, { src, width: 640, height: 900, id: "asked" });
      document.body.prepend(frame);
    }, `embed/${id}/?dark=true&guess`);
    const frame = await (await page.waitForSelector("#asked")).contentFrame();
    await frame.waitForFunction(() => document.querySelector("figure.waymark")?.dataset.asking === "asks");
    const own = frame.locator("figure.waymark");
    const height = () => frame.evaluate(() => document.querySelector("main").offsetHeight);
    const before = await height();
    const blank = await own.evaluate((element) => element.querySelector(".source").getBoundingClientRect().top - element.querySelector(".question").getBoundingClientRect().bottom);
    const titles = [await frame.title(), await own.locator(".asked-title").textContent()];
    assert.equal(...titles, "a frame is called by its question");
    await own.locator("input[type=range]").fill("2");
    await own.getByRole("button", { name: "That is my guess" }).click();
    assert.equal(await height(), before);
    assert.notEqual(await frame.title(), titles[0]);
    await frame.waitForFunction(() => [...document.querySelectorAll("[role=status], [aria-live]")].some(({ textContent }) => textContent && textContent === document.querySelector(".question-sentence").textContent));
    assert.match(await frame.evaluate(() => location.search), /^\?dark=true&said=/);
    // What is kept free is what the sentence takes that compares the two.
    const said = await own.locator(".question-told").evaluate((element) => element.offsetHeight);
    assert.ok(blank <= said + 60, `${blank} blank pixels for ${said}`);
    await own.getByRole("button", { name: "The whole figure" }).click();
    assert.equal(await own.evaluate((element) => element.style.minHeight), "");
    assert.deepEqual(errors, []);
    await context.close();
  }
});

test("without a script everything is shown", async () => {
  const { context, page, go } = await open("", { javaScriptEnabled: false });
  await go();
  for (const { id } of asking) assert.ok(await page.locator(`figure[data-figure="${id}"] .picture`).isVisible(), id);
  assert.equal(await page.locator(".question, .game, .awaiting").count(), 0);
  assert.ok(await page.locator("#how-to-read .signs").isVisible());
  await context.close();
});

test("on paper everything is shown as it is without questions", async () => {
  const { context, page, figure } = await asked();
  await page.emulateMedia({ media: "print" });
  assert.ok(await figure.locator(".picture").isVisible());
  assert.equal(await figure.locator(".question:visible, .question-told:visible, .asked-title:visible").count(), 0);
  assert.ok(await figure.locator(".finding").isVisible());
  assert.ok(await page.locator("#how-to-read .signs").isVisible());
  assert.equal(await page.locator(".game:visible").count(), 0);
  await context.close();
});

for (const [what, path] of [["the script", "**/guess-*.js"], ["a question", "**/guess-figure-*.json"], ["the style sheet", "**/guess-*.css"]]) {
  test(`when ${what} is gone, everything is shown`, async () => {
    const { context, page, go } = await open();
    await context.route(path, (route) => route.fulfill({ status: 404, body: "not here" }));
    await go();
    await allLive(page);
    await page.waitForFunction(() => !document.querySelector("figure.awaiting"));
    for (const which of asking) {
      assert.equal(await state(figureOf(page, which)), null);
      assert.ok(await figureOf(page, which).locator(".title").isVisible());
    }
    await context.close();
  });
}

test("an element asks where its attribute says so, tells nothing before, and writes no address", async () => {
  const published = await publish();
  for (const [which, guess] of [[asking[0], ""], [asking.at(-1), "2"]]) {
    const server = await host({ host: hostPage(`<div style="width:420px">${element(published, figures.find(({ id }) => id === which.id), `loading="eager" guess="${guess}"`)}</div>`, "<style>html{font-size:9px}</style>") });
    const page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(`${server.origin}host`);
    const figure = page.locator("waymark-figure figure.waymark");
    // Until it asks, nothing of it is seen.
    await page.waitForFunction(() => document.querySelector("waymark-figure").shadowRoot.querySelector("figure"));
    assert.ok(await figure.evaluate((element) => element.classList.contains("awaiting") || element.dataset.asking === "asks"));
    await page.waitForFunction(() => document.querySelector("waymark-figure").shadowRoot.querySelector("figure")?.dataset.asking === "asks");
    assert.equal(await text(figure.locator(".title")), plain(which.question.question));
    assert.equal(await figure.locator(".finding").isVisible(), false);
    assert.equal(await figure.locator(".question-picture > svg:visible").count(), 1);
    const height = () => page.evaluate(() => document.querySelector("waymark-figure").offsetHeight);
    const before = await height();
    await figure.locator("input[type=range]").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    assert.equal(await state(figure), "answered");
    assert.equal(await height(), before);
    assert.equal(new URL(page.url()).search, "");
    assert.equal(await page.evaluate(() => document.querySelectorAll("head link[rel=stylesheet]").length), 0);
    await figure.getByRole("button", { name: "Ask a friend" }).click();
    assert.equal(await figure.locator(".question-link").getAttribute("target"), "_top");
    await figure.getByRole("button", { name: "The whole figure" }).click();
    assert.equal(await state(figure), "whole");
    assert.deepEqual(errors, []);
    await page.close();
    await server.close();
  }
  await published.close();
});

test("on a figure's own page nothing overlaps while it asks, nor afterwards, wordmark and source neither", async () => {
  for (const { id } of asking) {
    for (const path of [`embed/${id}/?guess`, `guess/${id}/`]) {
      const { context, page, go } = await open(path, { width: 390, height: 800 });
      await go();
      await page.locator("figure.waymark[data-asking=asks]").waitFor();
      const assertFree = async (state) => {
        for (const width of [320, 390, 500, 900]) {
          await page.setViewportSize({ width, height: 800 });
          await frames(page, 2);
          assert.deepEqual(await page.evaluate(overlaps), [], `${path} at ${width}, ${state}`);
        }
      };
      await assertFree("asking");
      await page.locator("figure.waymark .question-range").fill("5");
      await page.locator("figure.waymark .question .primary").click();
      await page.locator("figure.waymark[data-asking=answered]").waitFor();
      await assertFree("answered");
      await context.close();
    }
  }
});

test("with motion the answer comes in its time, and at once for whoever wants no motion", async () => {
  for (const [reducedMotion, wanted] of [["reduce", "none"], ["no-preference", "told"]]) {
    const { context, figure, range, done } = await asked(first, { reducedMotion });
    await range.fill("5");
    await done.click();
    const name = await figure.locator(".question-picture > svg:visible .shown").first().evaluate((element) => getComputedStyle(element).animationName);
    assert.equal(name, wanted);
    await context.close();
  }
});

for (const [width, colorScheme, forcedColors] of [[320, "light", "none"], [390, "dark", "none"], [900, "light", "active"], [1280, "light", "none"]]) {
  test(`at ${width} pixels, ${forcedColors === "active" ? "in forced colours" : colorScheme}, all states fit, can be touched and satisfy axe`, async () => {
    for (const which of asking) {
      const { context, page, figure, range, done } = await askedAlone(which, { width, height: 800, colorScheme, forcedColors });
      const check = async (where) => {
        assert.equal(await overflow(page), 0, where);
        assert.deepEqual(await page.evaluate(overlaps), [], where);
        assert.deepEqual(await violations(page, forcedColors === "active" ? COLOUR : undefined, "figure.waymark"), [], where);
        const small = await figure.locator(":is(.question, .question-told) :is(button, a, input):visible").evaluateAll((all) =>
          all.filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24).map((each) => each.outerHTML));
        assert.deepEqual(small, [], where);
        const over = await figure.locator(".question-picture > svg:visible").evaluateAll(([svg]) => {
          const box = svg?.getBoundingClientRect();
          return box ? [...svg.querySelectorAll("text")].filter((text) => getComputedStyle(text).visibility !== "hidden").map((text) => text.getBoundingClientRect()).filter(({ left, right }) => left < box.left - 2 || right > box.right + 2).length : 0;
        });
        assert.equal(over, 0, where);
      };
      await check(`${which.id} asks`);
      for (const place of [0, Math.floor(last(which) / 2), last(which)]) {
        await range.fill(String(place));
        await check(`${which.id} set to ${place}`);
      }
      await done.click();
      await check(`${which.id} answered`);
      await figure.getByRole("button", { name: "Ask a friend" }).click();
      await check(`${which.id} shared`);
      await context.close();
    }
  });

  test(`at ${width} pixels, ${forcedColors === "active" ? "in forced colours" : colorScheme}, no question of the story lies on anything, set or shared`, async () => {
    const { context, page, go } = await open("", { width, height: 800, colorScheme, forcedColors });
    await go();
    const check = async (where) => {
      assert.equal(await overflow(page), 0, where);
      assert.deepEqual(await page.evaluate(overlaps), [], where);
    };
    for (const which of asking) {
      await page.waitForFunction((id) => document.querySelector(`figure[data-figure="${id}"]`).dataset.asking === "asks", which.id);
      await questionOf(figureOf(page, which)).range.fill(String(last(which)));
    }
    await check("set");
    for (const which of asking) {
      const { figure, done } = questionOf(figureOf(page, which));
      await done.click();
      await figure.getByRole("button", { name: "Ask a friend" }).click();
    }
    await check("shared");
    await context.close();
  });
}

/** The story at the key. */
async function played(options) {
  const opened = await open("", options);
  await opened.go();
  const key = opened.page.locator("#how-to-read");
  await opened.page.waitForFunction(() => document.querySelector("#how-to-read").dataset.asking === "asks");
  await key.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
  return { ...opened, key };
}

test("the key asks: no two questions have one hedge, each has one true end, and the sentence leaves its hedge out", () => {
  const hedges = game.questions.map(({ hedge }) => hedge);
  assert.equal(new Set(hedges).size, hedges.length);
  for (const { ends, before, after } of game.questions) {
    assert.equal(ends.filter(({ right }) => right).length, 1);
    assert.ok(before && after);
  }
});

test("the key is played by keys alone, says why, and counts without praise", async () => {
  const { context, page, key, errors } = await played();
  for (const [number, question] of game.questions.entries()) {
    assert.ok((await text(key.locator(".game .title"))).startsWith(plain(question.before).trim()));
    assert.ok(!(await text(key.locator(".game .title"))).includes(question.hedge) || question.before.includes(question.hedge) || question.after.includes(question.hedge));
    const inputs = key.locator(".game input");
    if (number) assert.ok(await inputs.first().evaluate((element) => element === document.activeElement), "the next question has the focus");
    else await inputs.first().focus();
    const right = question.ends.findIndex(({ right }) => right);
    // The first question is read wrongly.
    const wanted = number === 0 ? (right + 1) % question.ends.length : right;
    for (let presses = 0; presses < wanted; presses += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    assert.ok((await text(key.locator(".game-why"))).startsWith(plain(question.why)));
    assert.ok(await key.locator(".game-why").evaluate((element) => element === document.activeElement));
    assert.ok((await text(key.locator(".game .title"))).includes(question.hedge));
    assert.equal(await text(key.locator(".game-end.right .game-words")), plain(question.ends[right].words));
    await page.keyboard.press("Tab");
    assert.ok(await key.locator(".game .primary").evaluate((element) => element === document.activeElement));
    await page.keyboard.press("Enter");
  }
  const count = game.questions.length;
  assert.equal(await text(key.locator(".game .title")), `You read ${count - 1} of ${count} as worded.`);
  assert.deepEqual(errors, []);
  await context.close();
});

test("arrow keys look around and decide nothing; a press decides", async () => {
  const { context, page, key } = await played();
  await key.locator(".game input").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await key.locator(".game-why").count(), 0);
  await page.keyboard.press("Enter");
  assert.equal(await text(key.locator(".game-end:has(input:checked) .game-words")), plain(game.questions[0].ends[2].words));
  await key.getByRole("button", { name: "Next question" }).click();
  await key.locator(".game-end").nth(1).click();
  assert.equal(await key.locator(".game-why").count(), 1);
  await context.close();
});

test("the whole key is one press away, and the game one press back", async () => {
  const { context, key } = await played();
  assert.equal(await key.locator(".signs").isVisible(), false);
  await key.getByRole("button", { name: "The whole key" }).click();
  assert.ok(await key.locator(".signs").isVisible());
  assert.equal(await key.locator(".game").isVisible(), false);
  await key.getByRole("button", { name: "Guess the ends" }).click();
  assert.ok(await key.locator(".game").isVisible());
  await context.close();
});

for (const [width, colorScheme, forcedColors] of [[320, "light", "none"], [390, "dark", "none"], [1280, "light", "active"]]) {
  test(`the game fits ${width} pixels, ${forcedColors === "active" ? "in forced colours" : colorScheme}, and satisfies axe before and after`, async () => {
    const { context, page, key } = await played({ width, height: 800, colorScheme, forcedColors });
    const check = async () => {
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await violations(page, forcedColors === "active" ? COLOUR : undefined, "#how-to-read"), []);
    };
    await check();
    await key.locator(".game-end").first().click();
    await check();
    await context.close();
  });
}
