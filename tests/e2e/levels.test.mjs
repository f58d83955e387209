// Whatever a figure holds is among its marks, their levels and what stands beside them; and the way there is short.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { allLive, frames, open } from "./pages.mjs";
import { figures, plain } from "./tree.mjs";

const everything = await figures();
const edition = everything.filter(({ drawn }) => drawn);
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Of each figure what its nodes are: fact, name, level, position, count, group, and the role of the whole. */
function heard(page) {
  return page.$$eval("figure.waymark:not(.undrawn)", (all) => all.map((figure) => {
    const root = figure.querySelector(".targets");
    const number = (node, name) => Number(node.getAttribute(`aria-${name}`));
    return {
      id: figure.dataset.figure,
      role: root.getAttribute("role"),
      nodes: [...root.querySelectorAll(".target, .told")].map((node) => ({
        fact: node.dataset.fact,
        name: node.getAttribute("aria-label"),
        role: node.getAttribute("role"),
        level: number(node, "level"),
        position: number(node, "posinset"),
        count: number(node, "setsize"),
        group: node.parentElement.getAttribute("aria-label"),
        drawn: node.classList.contains("target"),
      })),
    };
  }));
}

async function story(options) {
  const opened = await open(browser, "", options);
  await opened.go();
  await allLive(opened.page);
  return opened;
}

test("notes of marks are descriptions of the standard that readers have, each in its own element", async () => {
  const { context, page } = await story();
  const described = await page.$$eval("[aria-describedby]", (nodes) => nodes.map((node) => ({
    id: node.getAttribute("aria-describedby"),
    words: node.getRootNode().getElementById(node.getAttribute("aria-describedby"))?.textContent ?? "",
  })));
  const noted = edition.flatMap(({ facts }) => facts.filter(({ note }) => note).map(({ note }) => plain(note)));
  const lost = noted.filter((note) => !described.some(({ words }) => plain(words).includes(note)));
  const newer = await page.locator("[aria-description]").count();
  await context.close();
  assert.ok(noted.length > 0);
  assert.deepEqual({ lost, newer, twice: described.length - new Set(described.map(({ id }) => id)).size }, { lost: [], newer: 0, twice: 0 });
});

test("every fact of every figure is among its marks or their levels, by its value, live, still, narrow, nearer and with every switch", async () => {
  const { context, page } = await story();
  const lost = [];
  const look = async (state) => {
    for (const { id, nodes } of await heard(page)) {
      for (const fact of edition.find((figure) => figure.id === id).facts) {
        const name = plain(nodes.find((node) => node.fact === fact.id)?.name);
        if (!name.includes(plain(fact.in_words ?? fact.label))) lost.push(`${state}: ${id}: ${fact.id}: “${name}”`);
      }
    }
  };
  await look("live");
  const buttons = await page.$$("figure.waymark [data-switch] button[aria-pressed=false]");
  for (const button of buttons) {
    await button.evaluate((element) => element.click());
    await frames(page, 3);
    await look(await button.evaluate((element) => element.textContent));
  }
  // As it was: a map that is near shows no nearer view.
  await page.$$eval("figure.waymark [data-switch]", (all) => all.forEach((one) => one.querySelector(`[data-value="${one.dataset.default}"]`).click()));
  await frames(page, 3);
  await page.locator(".zoom button").first().evaluate((button) => { for (let times = 0; times < 3; times += 1) button.click(); });
  await page.waitForFunction(() => location.hash.includes("view="));
  await frames(page, 3);
  await look("nearer");
  await page.setViewportSize({ width: 320, height: 640 });
  await frames(page, 6);
  await look("narrow");
  await context.close();
  const still = await open(browser);
  await still.page.route("**/*.wasm", (route) => route.abort());
  await still.go();
  await still.page.waitForFunction(() => [...document.querySelectorAll("figure.waymark:not(.undrawn)")].every((figure) => figure.querySelector(".target")));
  for (const { id, nodes } of await heard(still.page)) {
    for (const fact of edition.find((figure) => figure.id === id).facts) if (!nodes.some((node) => node.fact === fact.id)) lost.push(`still: ${id}: ${fact.id}`);
  }
  await still.context.close();
  assert.deepEqual(lost, []);
});

test("names are unique in a figure, and places count up in their level", async () => {
  const { context, page } = await story();
  for (const { id, role, nodes } of await heard(page)) {
    assert.equal(new Set(nodes.map(({ name }) => name)).size, nodes.length, id);
    assert.ok(nodes.every(({ name }) => name), id);
    const panels = new Set(nodes.filter(({ drawn }) => drawn).map(({ group }) => group));
    const deep = panels.size > 1 || nodes.some(({ level }) => level > 1);
    assert.equal(role, deep ? "tree" : "listbox", id);
    assert.ok(nodes.every((node) => node.role === (deep ? "treeitem" : "option")), id);
    // In the order of the tree, a level goes on where it was left.
    const counts = [];
    for (const { level, position, count } of nodes) {
      const depth = deep ? level : 1;
      counts.length = depth;
      counts[depth - 1] = (counts[depth - 1] ?? 0) + 1;
      assert.equal(position, counts[depth - 1], `${id}: ${position} of ${count}`);
      assert.ok(position <= count, id);
    }
  }
  await context.close();
});

test("several panels are groups with different names in one order, and what no panel shows is the last group", async () => {
  const { context, page } = await story();
  for (const { id, nodes } of await heard(page)) {
    const runs = nodes.map(({ group }) => group).filter((group, place, all) => group !== all[place - 1]);
    assert.equal(new Set(runs).size, runs.length, `${id}: ${runs}`);
    const panels = new Set(nodes.filter(({ drawn }) => drawn).map(({ group }) => group));
    const { kinds } = edition.find((figure) => figure.id === id);
    if (kinds.length > 1) assert.ok([...panels].every(Boolean), `${id}: ${runs}`);
    else assert.deepEqual([...panels], [null], id);
  }
  await context.close();
});

/** The figure with the largest mark that tells more than one fact. */
const deepest = async (page) => {
  const all = await heard(page);
  const tree = all.find(({ role }) => role === "tree");
  assert.ok(tree, "no figure tells several facts with one mark");
  return { id: tree.id, nodes: tree.nodes, targets: page.locator(`figure[data-figure="${tree.id}"] .targets`) };
};

test("a mark that tells several facts is a level: opened, walked, left and closed by arrows, and pinned facts are in the address", async () => {
  const { context, page } = await story();
  const { nodes, targets } = await deepest(page);
  const parent = nodes.findIndex((node, place) => nodes[place + 1]?.level === 2 && node.level === 1);
  const inside = nodes.slice(parent + 1).findIndex(({ level }) => level === 1);
  const facts = nodes.slice(parent + 1, parent + 1 + inside);
  const active = () => targets.evaluate((root) => {
    const node = document.getElementById(root.getAttribute("aria-activedescendant"));
    return { fact: node.dataset.fact, level: node.ariaLevel, expanded: node.getAttribute("aria-expanded"), shown: node.checkVisibility() };
  });
  const tip = async () => plain((await page.locator(".tip").innerText()).replaceAll("\n", " "));
  await targets.focus();
  await page.keyboard.press("Home");
  for (let place = nodes.slice(0, parent).filter(({ level }) => level === 1).length; place > 0; place -= 1) await page.keyboard.press("ArrowDown");
  assert.deepEqual(await active(), { fact: nodes[parent].fact, level: "1", expanded: "false", shown: true });
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await active(), { fact: nodes[parent].fact, level: "1", expanded: "true", shown: true });
  for (const { fact } of facts) {
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await active(), { fact, level: "2", expanded: null, shown: true });
    const { label } = edition.flatMap((figure) => figure.facts).find(({ id }) => id === fact);
    assert.ok((await tip()).includes(plain(label)), `the tooltip of ${fact}: ${await tip()}`);
  }
  await page.keyboard.press("Enter");
  assert.ok(decodeURIComponent(new URL(page.url()).hash).includes(`focus=${facts.at(-1).fact}`), page.url());
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowLeft");
  assert.equal((await active()).fact, nodes[parent].fact);
  await page.keyboard.press("ArrowLeft");
  assert.equal((await active()).expanded, "false");
  const asked = `#${(await deepest(page)).id}?focus=${facts[0].fact}`;
  await page.goto(address + asked);
  await page.reload();
  await allLive(page);
  await page.waitForFunction((fact) => document.querySelector(`.told[data-fact="${fact}"]`)?.checkVisibility(), facts[0].fact);
  await context.close();
});

test("the ends of a list are said with the place and the number of marks", async () => {
  const { context, page } = await story();
  for (const { id, nodes } of await heard(page)) {
    const targets = page.locator(`figure[data-figure="${id}"] .targets`);
    const status = page.locator(`figure[data-figure="${id}"] .status`);
    await targets.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowDown");
    const { count } = nodes.findLast(({ level }) => level < 2);
    await page.waitForFunction(([id, text]) => document.querySelector(`figure[data-figure="${id}"] .status`).textContent === text, [id, `${count > 1 ? "End" : "Start"}, ${count} of ${count}`]);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(([id, count]) => document.querySelector(`figure[data-figure="${id}"] .status`).textContent === `Start, 1 of ${count}`, [id, count]);
    assert.ok(await status.textContent());
    await targets.blur();
  }
  await context.close();
});

test("at most twelve presses of the Tab key lead from the navigation to the chart of any figure, by the list of figures", async (context) => {
  const { context: window, page } = await story();
  const ways = [];
  for (const { id } of edition) {
    await page.evaluate(() => {
      document.activeElement?.blur();
      scrollTo(0, 0);
      getSelection().removeAllRanges();
      document.querySelector(".skip").focus();
    });
    let presses = 0;
    const press = async (key) => {
      await page.keyboard.press(key);
      if (key === "Tab") presses += 1;
    };
    await press("Tab");
    assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest(".jump")) && document.activeElement.checkVisibility()), "the list of figures comes first");
    for (let moves = 0; !(await page.evaluate((id) => document.activeElement.hash === `#${id}`, id)); moves += 1) {
      assert.ok(moves < everything.length, `${id} is not in the list`);
      await press("ArrowDown");
    }
    await press("Enter");
    const chart = () => page.evaluate((id) => document.activeElement.matches(`figure[data-figure="${id}"] .targets`), id);
    while (!(await chart()) && presses < 30) await press("Tab");
    ways.push(`${id} ${presses}`);
    assert.ok(presses <= 12, `${id}: ${presses}`);
  }
  context.diagnostic(ways.join(", "));
  await window.close();
});

test("facts in the prose cost one stop a paragraph, and arrows go from one to the next", async (context) => {
  const { context: window, page } = await story();
  const paragraphs = await page.evaluate(() => {
    const found = new Map();
    for (const fact of document.querySelectorAll(".fact[tabindex]")) {
      const paragraph = fact.closest("p, li");
      found.set(paragraph, [...(found.get(paragraph) ?? []), fact]);
    }
    return [...found.values()].map((facts) => {
      const stops = facts.filter(({ tabIndex }) => tabIndex === 0);
      facts[0].focus();
      const met = facts.map((fact) => {
        const here = document.activeElement === fact;
        fact.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
        return here;
      });
      return { facts: facts.length, stops: stops.length, met: met.filter(Boolean).length };
    });
  });
  assert.ok(paragraphs.some(({ facts }) => facts > 1));
  for (const { facts, stops, met } of paragraphs) assert.deepEqual([stops, met], [1, facts]);
  context.diagnostic(`${paragraphs.length} stops for ${paragraphs.reduce((sum, { facts }) => sum + facts, 0)} facts`);
  await window.close();
});

test("landmarks are few, and each that occurs twice has a name of its own; what a figure shows is said once", async (context) => {
  const { context: window, page } = await story();
  const session = await window.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const roles = ["banner", "navigation", "main", "region", "contentinfo", "complementary", "search", "form"];
  const landmarks = nodes.filter(({ ignored, role }) => !ignored && roles.includes(role?.value)).map(({ role, name }) => `${role.value}: ${name?.value ?? ""}`);
  context.diagnostic(landmarks.join("; "));
  assert.equal(new Set(landmarks).size, landmarks.length, landmarks.join("\n"));
  assert.ok(landmarks.length <= 16, `${landmarks.length} landmarks`);
  for (const { id, summary } of edition) {
    const said = nodes.filter(({ ignored, role, name, description }) => !ignored && role.value !== "InlineTextBox"
      && [name?.value, description?.value].some((text) => plain(text).includes(plain(summary.join(" ")))));
    assert.equal(said.length, 1, `${id}: ${said.map(({ role }) => role.value)}`);
  }
  await window.close();
});

test("the closed table is read in lines, not in words", async () => {
  const { context, page } = await story({ width: 390 });
  const high = await page.$$eval("figure.waymark:not(.undrawn) .data:not([open]) tr", (rows) => rows.map((row) => [row.closest("figure").dataset.figure, row.getBoundingClientRect().height]).filter(([, height]) => height > 200));
  assert.deepEqual(high, []);
  await context.close();
});
