// The opening: a map that stays while its routes are told one after another, and flies to each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { drawn, element, host, page as hostPage, publish } from "./hosts.mjs";
import { frames, open, overflow } from "./pages.mjs";
import { overlaps } from "./overlaps.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const FIGURE = "figure[data-flight]";
const LIVE = `${FIGURE}.flies[data-state=live]`;

/** The story with its flown map live, and the figure's id. */
async function story(options = {}, hash = "") {
  const tab = await open(browser, hash, options);
  await tab.go();
  await tab.page.waitForSelector(LIVE);
  const id = await tab.page.$eval(FIGURE, (figure) => figure.dataset.figure);
  return { ...tab, id };
}

/** The step that the pressed button and the address say, and the facts that can be pointed at. */
function seen(page) {
  return page.$eval(FIGURE, (figure) => ({
    step: figure.querySelector("[data-switch=step] [aria-pressed=true]").dataset.value,
    address: new URLSearchParams(location.hash.split("?")[1] ?? "").get("step") ?? "0",
    marks: figure.querySelectorAll(".targets > [role]").length,
  }));
}

/** Waits until a step is seen. */
function arrived(page, step) {
  return page.waitForFunction(([figure, step]) => {
    const pressed = document.querySelector(`${figure} [data-switch=step] [aria-pressed=true]`);
    return pressed?.dataset.value === step;
  }, [FIGURE, step]);
}

const steps = (page) => page.$$eval(`${FIGURE} .card[data-step]`, (cards) => cards.map((card) => card.dataset.step));

const reach = (page, step) => page.$eval(`${FIGURE} .card[data-step="${step}"]`, (card) => card.scrollIntoView());

test("the first screen is the map from edge to edge, with the title and the way into every theme, at every width", async () => {
  for (const [width, height] of [[320, 568], [320, 640], [390, 664], [390, 844], [640, 900], [899, 900], [900, 800], [1280, 800], [1920, 1000]]) {
    const { context, page, errors } = await story({ width, height });
    const shown = await page.evaluate((figure) => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const [plot, title, strip] = [box(`${figure} .plot`), box("h1"), box(".themes")];
      const links = [...document.querySelectorAll(".themes a")];
      return {
        plot: { left: plot.left, width: plot.width, top: plot.top },
        title: { top: title.top, bottom: title.bottom },
        links: links.length && links.every((link) => document.getElementById(link.hash.slice(1))),
        themes: strip.width,
      };
    }, FIGURE);
    assert.equal(shown.plot.left, 0, `${width}`);
    assert.equal(Math.round(shown.plot.width), width);
    assert.ok(shown.plot.top < height / 4 && shown.title.bottom < height && shown.title.top > 0, `${width}: ${JSON.stringify(shown)}`);
    assert.ok(shown.links);
    assert.equal(await overflow(page), 0, `${width}`);
    assert.deepEqual(errors, []);
    await context.close();
  }
});

test("no word of the opening lies on a word of its still picture", async () => {
  const { context, page } = await story();
  for (const [width, height] of [[320, 568], [320, 640], [390, 664], [390, 844], [640, 900], [768, 800], [899, 900], [900, 800], [1024, 800], [1280, 800], [1366, 657], [1440, 700], [1920, 1000]]) {
    await page.setViewportSize({ width, height });
    await frames(page, 2);
    const [names, covered] = await page.evaluate((figure) => {
      document.querySelector(figure).dataset.state = "static";
      const boxes = (selector) => [...document.querySelectorAll(selector)].flatMap((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return [...range.getClientRects()].map((box) => ({ words: element.textContent, box }));
      });
      // A number has a ring of its own around it.
      const meet = ({ box: a }, { box: b }) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > -4 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > -4;
      const [own, names] = [boxes(":is(h1, .first .standfirst, .first .kicker)"), boxes(`${figure} .picture text`)];
      return [names.length, names.filter((name) => own.some((words) => meet(words, name))).map(({ words }) => words)];
    }, FIGURE);
    assert.ok(names > 3, `${width}: ${names} words of the map are seen`);
    assert.deepEqual(covered, [], `${width}`);
  }
  await context.close();
});

test("in windows of phones and desks, low ones too, every name of the opening's map stands between the header and the row of themes", async () => {
  const { context, page } = await story();
  for (const [width, height] of [[320, 568], [390, 664], [390, 844], [1024, 600], [1280, 640], [1280, 800], [1366, 657], [1440, 700], [1600, 900], [1920, 850], [1920, 937]]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(700);
    const [names, hidden] = await page.evaluate((figure) => {
      document.querySelector(figure).dataset.state = "static";
      const [top, bottom] = [document.querySelector(".header").getBoundingClientRect().bottom, document.querySelector(".themes").getBoundingClientRect().top];
      const all = [...document.querySelectorAll(`${figure} .picture text`)].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() })).filter(({ box }) => box.width);
      return [all.length, all.filter(({ box }) => box.top < top || box.bottom > bottom).map(({ words }) => words)];
    }, FIGURE);
    assert.ok(names > 3, `${width}: ${names} words of the map are seen`);
    assert.deepEqual(hidden, [], `${width} x ${height}`);
  }
  await context.close();
});

test("each card flies the map to its route, which alone can be pointed at; the address follows and the history does not grow", async () => {
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    const { context, page } = await story({ width, height });
    const whole = await seen(page);
    assert.equal(whole.step, "0");
    const before = await page.evaluate(() => history.length);
    for (const step of await steps(page)) {
      await reach(page, step);
      await arrived(page, step);
      await frames(page, 3);
      const now = await seen(page);
      assert.equal(now.address, step);
      assert.equal(now.marks, step === "0" ? whole.marks : 1, `${width}, step ${step}`);
    }
    assert.equal(await page.evaluate(() => history.length), before);
    await page.evaluate(() => scrollTo(0, 0));
    await arrived(page, "0");
    await context.close();
  }
});

for (const [width, height] of [[390, 844], [768, 1024], [900, 800], [1024, 1366], [1280, 900], [1920, 1080]]) {
  test(`at ${width} by ${height} pixels the map ends where its cards do, and no card covers the row of steps, which leaves no band under it`, async () => {
    const { context, page } = await story({ width, height });
    const boxes = () => page.$eval(FIGURE, (figure) => {
      const box = (selector) => figure.querySelector(selector).getBoundingClientRect();
      const strip = box(".strip");
      const names = box(".strip-steps");
      const over = document.elementFromPoint(Math.max(names.left, 0) + 30, names.top + names.height / 2);
      return {
        plot: box(".stage").bottom, top: strip.top, strip: strip.bottom, landing: box(".landing").top,
        free: Boolean(over?.closest(".strip")), ended: box(".landing").top < innerHeight,
      };
    });
    const all = (await steps(page)).filter((step) => step !== "0");
    await reach(page, all[0]);
    await arrived(page, all[0]);
    // The card passes on its way up: it is the row of steps that is seen.
    const way = await page.evaluate(() => innerHeight);
    for (let part = 0; part < 12; part += 1) {
      await page.evaluate((by) => scrollBy({ top: by, behavior: "instant" }), way / 6);
      await frames(page, 3);
      const { free, plot, top, strip, ended } = await boxes();
      if (ended) break;
      assert.ok(free, `a card lies over the row of steps, part ${part}`);
      // In a window that is higher than wide the row stands on the map's foot.
      const over = width < 900 || width < height ? 44 : 0;
      assert.ok(Math.abs(plot - top - over) <= 1, `a gap of ${top - plot} under the map`);
      // What a window has that is nearly as high as wide lies under the row.
      assert.ok(width < 1.3 * height || Math.abs(strip - height) <= 1, `a band of ${height - strip} under the row`);
    }
    for (const part of [0.9, 0.5, 0.1]) {
      await page.$eval(`${FIGURE} .landing`, (landing, part) => scrollTo({ top: landing.getBoundingClientRect().top + scrollY - part * innerHeight, behavior: "instant" }), part);
      await frames(page, 3);
      const { plot, strip, landing } = await boxes();
      assert.ok(plot <= landing + 1 && strip <= landing + 1, `${JSON.stringify({ plot, strip, landing })}, ${part} of the window`);
    }
    await context.close();
  });
}

test("under a map that stands above its cards, the card that is read has its map", async () => {
  for (const [width, height] of [[390, 844], [768, 1024]]) {
    const { context, page } = await story({ width, height });
    const all = (await steps(page)).filter((step) => step !== "0");
    await reach(page, all[0]);
    await arrived(page, all[0]);
    // The next head comes up to a third of the room under the map.
    await page.$eval(`${FIGURE} .card[data-step="${all[1]}"]`, (card) => {
      const { bottom } = card.closest("figure").querySelector(".stage").getBoundingClientRect();
      scrollBy({ top: card.getBoundingClientRect().top - bottom - (innerHeight - bottom) * 0.3, behavior: "instant" });
    });
    await arrived(page, all[1]);
    await context.close();
  }
});

test("the list of the whole map has the numbers that stand at its lines", async () => {
  const { context, page } = await story({ width: 390, height: 844 });
  const numbers = await page.$$eval(`${FIGURE} .card-routes li`, (items) => items.map(({ value }) => String(value)));
  const drawn = await page.$eval(`${FIGURE} .picture .still text`, (text) => [...text.closest("svg").querySelectorAll("text")].map((each) => each.textContent).filter((words) => /^\d+$/.test(words)));
  assert.deepEqual(numbers, [...new Set(drawn)].sort());
  assert.equal(await page.$eval(`${FIGURE} .card-routes a`, (link) => getComputedStyle(link, "::before").content), "counter(list-item)");
  await context.close();
});

test("scrolling is the page's own: a wheel moves it by as much as it asks, and nothing pulls it to a card", async () => {
  const { context, page } = await story();
  await page.mouse.move(640, 300);
  for (const by of [137, 411, 293]) {
    const from = await page.evaluate(() => scrollY);
    await page.mouse.wheel(0, by);
    await page.waitForFunction((least) => scrollY >= least, from + by - 1);
    await frames(page, 20);
    assert.equal(await page.evaluate(() => Math.round(scrollY)), Math.round(from + by));
  }
  await context.close();
});

test("a link to a step opens it, with its card in view, and another link on the page goes on from there", async () => {
  const { context, page, id } = await story();
  const all = (await steps(page)).filter((step) => step !== "0");
  await context.close();
  for (const step of [all[0], all.at(-1)]) {
    const tab = await story({}, `#${id}?step=${step}`);
    await arrived(tab.page, step);
    const card = await tab.page.$eval(`.card[data-step="${step}"]`, (card) => card.getBoundingClientRect().top);
    assert.ok(card > 0 && card < 600, `${card}`);
    await tab.page.evaluate(([id, step]) => (location.hash = `${id}?step=${step}`), [id, all[1]]);
    await arrived(tab.page, all[1]);
    await tab.page.goBack();
    await arrived(tab.page, step);
    await tab.context.close();
  }
});

test("buttons and arrow keys go from step to step, and the way back is the browser's", async () => {
  const { context, page } = await story();
  const all = await steps(page);
  await page.click(".begin a");
  await arrived(page, all[0]);
  await page.click(`${FIGURE} .onward`);
  await arrived(page, all[1]);
  await page.click(`${FIGURE} .back`);
  await arrived(page, all[0]);
  await page.click(`${FIGURE} [data-value="${all[2]}"]`);
  await arrived(page, all[2]);
  await page.$eval(`${FIGURE} .targets`, (layer) => layer.focus({ preventScroll: true }));
  await page.keyboard.press("ArrowRight");
  await arrived(page, all[3]);
  await page.keyboard.press("ArrowLeft");
  await arrived(page, all[2]);
  await page.keyboard.press("Home");
  await arrived(page, all[0]);
  // From the whole map at the end, which has marks of its own, the keys lead back too.
  const routes = all.filter((step) => step !== "0");
  await page.keyboard.press("End");
  await arrived(page, "0");
  await page.keyboard.press("ArrowLeft");
  await arrived(page, routes.at(-1));
  await page.goBack();
  await arrived(page, "0");
  await page.goBack();
  await arrived(page, all[0]);
  await page.goBack();
  await arrived(page, all[2]);
  await context.close();
});

test("before the first card the buttons hide, and hand the focus to the way in", async () => {
  const { context, page } = await story();
  await page.click(".begin a");
  await arrived(page, (await steps(page))[0]);
  await page.locator(`${FIGURE} .back`).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.matches(".begin a"));
  await context.close();
});

test("buttons say where they lead, and the last one keeps the focus where there is no further way", async () => {
  const { context, page } = await story();
  const names = await page.$$eval(`${FIGURE} .card .card-name`, (all) => all.map((name) => name.textContent));
  const said = (text) => page.waitForFunction(([figure, text]) => document.querySelector(`${figure} .status`).textContent.includes(text), [FIGURE, text]);
  const hasFocus = (button) => button.evaluate((element) => element === document.activeElement);
  const [back, onward] = [page.locator(`${FIGURE} .back`), page.locator(`${FIGURE} .onward`)];
  await page.click(".begin a");
  await arrived(page, (await steps(page))[0]);
  await onward.focus();
  for (const name of names.slice(1)) {
    await page.keyboard.press("Enter");
    await said(name);
    await frames(page, 2);
    assert.ok(await hasFocus(onward), name);
  }
  assert.equal(await onward.getAttribute("aria-disabled"), "true");
  const before = await page.evaluate(() => history.length);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => history.length), before);
  await back.focus();
  for (const name of names.toReversed().slice(1)) {
    await page.keyboard.press("Enter");
    await said(name);
  }
  assert.ok(await hasFocus(back));
  await context.close();
});

test("cards are headings, with facts that lead to their rows and on to their figures", async () => {
  const { context, page } = await story();
  const cards = await page.$$eval(`${FIGURE} .card:not(.whole)`, (cards) => cards.map((card) => ({
    heading: card.querySelector("h2")?.textContent,
    facts: card.querySelectorAll("li a").length,
    lost: [...card.querySelectorAll("a")].map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id)),
  })));
  assert.ok(cards.length > 1);
  for (const card of cards) {
    assert.ok(card.heading);
    assert.ok(card.facts >= 1 && card.facts <= 4);
    assert.deepEqual(card.lost, []);
  }
  await context.close();
});

test("whoever wants less motion is there at once; else the way is seen", async () => {
  for (const [reducedMotion, changes] of [["reduce", false], ["no-preference", true]]) {
    const { context, page } = await story({ reducedMotion });
    const [first, second] = await steps(page);
    await reach(page, first);
    await arrived(page, first);
    const canvas = () => page.$eval(`${FIGURE} canvas`, (canvas) => canvas.toDataURL());
    await page.waitForTimeout(1200);
    await reach(page, second);
    await arrived(page, second);
    await frames(page, 2);
    const early = await canvas();
    await page.waitForTimeout(1200);
    assert.equal(early !== (await canvas()), changes, reducedMotion);
    await context.close();
  }
});

test("a step lays its words out once: on the way lines alone are drawn, frame by frame", async () => {
  const { context, page, go } = await open(browser, "", { reducedMotion: "no-preference" });
  await page.addInitScript(() => {
    let frame = 0;
    const next = () => requestAnimationFrame(() => (frame += 1, next()));
    next();
    window.drawn = { fillText: new Set(), stroke: new Set() };
    for (const [name, frames] of Object.entries(window.drawn)) {
      const draw = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function (...rest) {
        if (this.canvas.closest("[data-flight]")) frames.add(frame);
        return draw.apply(this, rest);
      };
    }
  });
  await go();
  await page.waitForSelector(LIVE);
  const [first, second] = await steps(page);
  await reach(page, first);
  await arrived(page, first);
  await frames(page, 120);
  await page.evaluate(() => Object.values(window.drawn).forEach((frames) => frames.clear()));
  await reach(page, second);
  await arrived(page, second);
  await frames(page, 120);
  const { fillText, stroke } = await page.evaluate(() => Object.fromEntries(Object.entries(window.drawn).map(([name, frames]) => [name, frames.size])));
  assert.equal(fillText, 1);
  assert.ok(stroke > 5, `${stroke}`);
  await context.close();
});

test("without script the map stands still, and all cards follow it", async () => {
  for (const [width, height] of [[390, 844], [1280, 800]]) {
    const { context, page, go } = await open(browser, "", { width, height, javaScriptEnabled: false });
    await go();
    const svg = await page.$$eval(`${FIGURE} .still`, (stills) => stills.filter((still) => still.getBoundingClientRect().width > 0).length);
    assert.equal(svg, 1);
    assert.equal(await page.isVisible(`${FIGURE} .strip`), false);
    for (const card of await page.$$(`${FIGURE} .card`)) assert.ok(await card.isVisible());
    assert.equal(await overflow(page), 0);
    await context.close();
  }
});

test("on paper the still stands over all cards, with nothing to press", async () => {
  const { context, page } = await story();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.isVisible(`${FIGURE} .strip`), false);
  assert.equal(await page.isVisible(".begin"), false);
  assert.equal(await page.isVisible(`${FIGURE} canvas`), false);
  const shown = await page.$$eval(`${FIGURE} .still`, (stills) => stills.filter((still) => still.getBoundingClientRect().height > 0).length);
  assert.equal(shown, 1);
  for (const card of await page.$$(`${FIGURE} .card`)) assert.ok(await card.isVisible());
  await context.close();
});

test("in a frame buttons show the same steps, each with its card, and the address keeps them", async () => {
  const { context, page: one, id } = await story();
  const all = (await steps(one)).filter((step) => step !== "0");
  const ways = await one.$$eval(`${FIGURE} .card-onward`, (links) => links.map((link) => [link.textContent.split(":")[0], new URL(link.href).hash]));
  assert.ok(ways.length);
  await context.close();
  const { context: whole, page: map, go: visit } = await open(browser, `embed/${id}/`, { width: 960 });
  const asked = [];
  map.on("request", (request) => asked.push(request.url()));
  await visit();
  await map.waitForSelector("figure[data-state=live]");
  await frames(map, 20);
  assert.ok(!asked.some((url) => url.includes("/steps-")), "the cards come once a step is chosen");
  await whole.close();
  for (const width of [340, 960]) {
    const { context: frame, page, go, errors } = await open(browser, `embed/${id}/?step=${all[1]}`, { width });
    await go();
    await page.waitForSelector("figure[data-state=live]");
    // Their style comes with the flight.
    const shown = (steps) => page.waitForFunction((steps) => {
      const cards = [...document.querySelectorAll(".card")].filter((card) => card.getClientRects().length);
      return cards.map((card) => card.dataset.step).join() === steps;
    }, steps);
    await shown(all[1]);
    await page.click(`[data-switch=step] [data-value="${all[0]}"]`);
    await shown(all[0]);
    assert.equal(await page.evaluate(() => new URLSearchParams(location.search).get("step")), all[0]);
    const onward = await page.$$eval(".card-onward", (links) => links.map((link) => [link.textContent, new URL(link.href).hash]));
    assert.deepEqual(onward, ways);
    await page.click("[data-switch=step] button");
    await shown("");
    assert.equal(await overflow(page), 0);
    assert.deepEqual(errors, []);
    await frame.close();
  }
});

test("the sign of a hedge stands by the first line of its value on every card, and covers no word", async () => {
  for (const width of [320, 390, 768, 900, 1280]) {
    const { context, page } = await story({ width });
    const off = await page.$$eval(`${FIGURE} .card:not(.whole) li`, (items) => items.flatMap((item) => {
      const [sign, value] = [item.querySelector(".sign"), item.querySelector(".card-value b")];
      if (!sign || !value) return [];
      const [mark, line] = [sign.getBoundingClientRect(), value.getClientRects()[0]];
      const apart = (mark.top + mark.bottom - line.top - line.bottom) / 2;
      const clear = mark.left >= item.querySelector(".card-value").getBoundingClientRect().right && mark.right <= item.getBoundingClientRect().right + 0.5;
      return Math.abs(apart) <= 5 && clear ? [] : [`${item.textContent}: ${apart}`];
    }));
    assert.deepEqual(off, [], `${width}`);
    await context.close();
  }
});

test("in a frame and in an element each step tells the facts that its card in the story tells, and leads to their rows there", async () => {
  const { context, page: one, id } = await story();
  const told = (cards) => cards.map((card) => ({
    step: card.dataset.step,
    facts: [...card.querySelectorAll("li")].map((item) => [...item.querySelectorAll("span > .hedge, b, small, .noun, .card-absent > span")].map((part) => part.textContent).join(" ")),
    signs: [...card.querySelectorAll("li .sign")].map((sign) => sign.querySelector("use")?.getAttribute("href") ?? ""),
    ways: [...card.querySelectorAll("li a")].map((link) => new URL(link.href).hash),
    out: [...card.querySelectorAll("a")].map((link) => link.target),
  }));
  const inStory = await one.$$eval(`${FIGURE} .card:not(.whole)`, told);
  assert.ok(inStory.every(({ facts }) => facts.length));
  await context.close();
  const without = (cards) => cards.map(({ out, ...card }) => card);
  for (const width of [320, 390, 900, 960]) {
    const { context: frame, page, go } = await open(browser, `embed/${id}/?step=1`, { width });
    await go();
    await page.waitForSelector(".card[data-step='1'] li");
    const inFrame = await page.$$eval(".card", told);
    assert.deepEqual(without(inFrame), without(inStory));
    for (const { out } of inFrame) assert.ok(out.every((target) => target === "_top"));
    await page.locator(".card[data-step='1'] li").first().waitFor();
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await page.evaluate(overlaps), []);
    await frame.close();
  }
  const published = await publish();
  const server = await host({ host: hostPage(element(published, drawn.find((figure) => figure.id === id), 'loading="eager" state="step=2"')) });
  const page = await browser.newPage({ viewport: { width: 700, height: 900 }, reducedMotion: "reduce" });
  await page.goto(`${server.origin}host`);
  const card = page.locator("waymark-figure .card[data-step='2']");
  await card.locator("li").first().waitFor();
  assert.deepEqual(without(await page.$$eval("waymark-figure .card", told)), without(inStory));
  assert.deepEqual(await page.locator("waymark-figure .card:visible").count(), 1);
  await page.close();
  await server.close();
  await published.close();
});

test("the script of the flight comes with the engine, once and not before", async () => {
  const { context, page } = await open(browser, "#main", {});
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  await page.waitForSelector(LIVE);
  const places = [/\.wasm$/, /\/opening-[^/]+\.js$/].map((name) => asked.flatMap((url, place) => (name.test(url) ? [place] : [])));
  assert.equal(places[1].length, 1);
  assert.ok(places[1][0] > places[0][0]);
  await context.close();
});
