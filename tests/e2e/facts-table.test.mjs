// The table of every entry: search, filters, order, the way to a figure and back, and files of what is shown.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, site } from "./browser.mjs";
import { allLive, open, overflow } from "./pages.mjs";

const edition = JSON.parse(await readFile(join(site, "edition.json"), "utf8"));
/** Those of the source, and those that are known from elsewhere. */
const facts = [...edition.facts, ...(edition.background ?? [])];
const { id } = edition.figures.find(({ link }) => link === "all");
const derived = (fact) => "derived" in fact;
const TABLE = "figure.facts-table";
const ROWS = `${TABLE} tbody tr:visible`;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The story with the table's tools at hand. */
async function table(hash = `#${id}`, options = {}) {
  const opened = await open(browser, hash, options);
  await opened.go();
  const factsTable = opened.page.locator(TABLE);
  await factsTable.scrollIntoViewIfNeeded();
  await opened.page.locator(`${TABLE}[data-state=live]`).waitFor();
  return { ...opened, factsTable };
}

const factsOf = (page) => page.locator(ROWS).evaluateAll((rows) => rows.map((row) => row.dataset.fact));
const hash = (page) => page.evaluate(() => location.hash);

test("without script the table has every fact, and each row leads to its figure", async () => {
  const { context, page, go } = await open(browser, "", { javaScriptEnabled: false });
  await go();
  const rows = page.locator(ROWS);
  assert.equal(await rows.count(), facts.length);
  assert.equal(await page.locator(`${TABLE} .find`).isVisible(), false);
  await rows.first().locator("a").click();
  const target = (await hash(page)).slice(1);
  assert.ok(edition.figures.some((figure) => figure.id === target), target);
  await context.close();
});

test("a search keeps the rows with its words, says how many, and stands in the address", async () => {
  const { context, page, factsTable, errors } = await table();
  const word = facts[0].label.split(" ").at(-1).toLowerCase();
  await factsTable.getByRole("searchbox").fill(word);
  for (const text of await page.locator(ROWS).allTextContents()) assert.ok(text.toLowerCase().includes(word), text);
  const count = await page.locator(ROWS).count();
  assert.ok(count > 0 && count < facts.length);
  assert.match(await factsTable.locator(".count").textContent(), new RegExp(`^${count} `));
  await page.waitForFunction(() => /\d/.test(document.querySelector("figure.facts-table .status").textContent));
  assert.equal(await hash(page), `#${id}?${new URLSearchParams({ search: word })}`);
  await factsTable.getByRole("searchbox").fill("no such words anywhere");
  assert.ok(await factsTable.locator(".nothing").isVisible());
  await factsTable.locator(".clear").click();
  assert.equal(await page.locator(ROWS).count(), facts.length);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a link and a hedge keep their rows, and each choice says how many it would leave", async () => {
  const { context, page, factsTable } = await table();
  const count = (group, value) => factsTable.locator(`[data-filter=${group}] [data-value="${value}"] small`).textContent().then(Number);
  for (const link of edition.links) {
    assert.equal(await count("link", link.id), facts.filter((fact) => fact.link === link.id).length, link.id);
  }
  const hedged = facts.filter((fact) => fact.hedge === "more_than" && fact.value !== undefined && !derived(fact));
  assert.equal(await count("hedge", "more_than"), hedged.length);
  await factsTable.locator("[data-filter=hedge] [data-value=more_than]").click();
  assert.deepEqual(await factsOf(page), (await factsOf(page)).filter((fact) => hedged.some((each) => each.id === fact)));
  const { link } = hedged[0];
  const both = hedged.filter((fact) => fact.link === link);
  assert.equal(await count("link", link), both.length);
  await factsTable.locator(`[data-filter=link] [data-value=${link}]`).click();
  assert.equal(await page.locator(ROWS).count(), both.length);
  assert.equal(await hash(page), `#${id}?hedge=more_than&link=${link}`);
  await context.close();
});

test("the counts of a group's choices make up the whole", async () => {
  const { context, factsTable } = await table();
  for (const group of ["link", "hedge"]) {
    const counts = (await factsTable.locator(`[data-filter=${group}] small`).allTextContents()).map(Number);
    const [all, ...each] = counts;
    assert.equal(each.reduce((sum, count) => sum + count, 0), all, group);
  }
  await context.close();
});

test("every column puts the rows in order, up, down and back, and says so", async () => {
  const { context, page, factsTable } = await table();
  const first = await factsOf(page);
  for (const heading of await factsTable.locator("thead th").all()) {
    const button = heading.getByRole("button");
    const name = await heading.getAttribute("data-sort");
    await button.click();
    assert.equal(await heading.getAttribute("aria-sort"), "ascending", name);
    const up = await factsOf(page);
    await button.click();
    assert.equal(await heading.getAttribute("aria-sort"), "descending", name);
    const down = await factsOf(page);
    assert.notDeepEqual(up, down, name);
    assert.deepEqual(up.toSorted(), first.toSorted(), name);
    assert.equal(await factsTable.locator("[aria-sort]").count(), 1);
    assert.equal(await hash(page), `#${id}?sort=-${name}`);
    await button.click();
    assert.deepEqual(await factsOf(page), first, name);
    assert.equal(await hash(page), `#${id}`);
  }
  await context.close();
});

test("values are in order as numbers and dates as dates; what has none comes last both ways", async () => {
  const { context, page, factsTable } = await table();
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const counted = (ids) => ids.map((fact) => byId.get(fact)).filter((fact) => fact.value !== undefined && /^[a-z]+$/.test(fact.unit) && !["hours", "minutes", "seconds"].includes(fact.unit)).map(({ value }) => value);
  const value = factsTable.locator("[data-sort=value]");
  await value.getByRole("button").click();
  const up = await factsOf(page);
  assert.deepEqual(counted(up), counted(up).toSorted((a, b) => a - b));
  const empty = (fact) => byId.get(fact).value === undefined && !derived(byId.get(fact));
  assert.ok(empty(up.at(-1)));
  await value.getByRole("button").click();
  const down = await factsOf(page);
  assert.deepEqual(counted(down), counted(down).toSorted((a, b) => b - a));
  assert.ok(empty(down.at(-1)));
  const when = factsTable.locator("[data-sort=when]");
  await when.getByRole("button").click();
  const days = (await factsOf(page)).map((fact) => byId.get(fact).when).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date ?? ""));
  assert.ok(days.length > 1);
  assert.deepEqual(days, days.toSorted());
  await context.close();
});

test("an address brings back search, filters and order", async () => {
  const { link } = facts[0];
  const asked = `#${id}?link=${link}&sort=-when&search=the`;
  const { context, page, factsTable } = await table(asked);
  assert.equal(await factsTable.getByRole("searchbox").inputValue(), "the");
  assert.equal(await factsTable.locator("[data-sort=when]").getAttribute("aria-sort"), "descending");
  assert.equal(await factsTable.locator(`[data-value=${link}]`).getAttribute("aria-pressed"), "true");
  const links = await page.locator(ROWS).evaluateAll((rows) => rows.map((row) => row.dataset.link));
  assert.ok(links.length && links.every((each) => each === link));
  await context.close();
});

test("a row leads to its figure with its mark pinned, by keys alone, and back to the row", async () => {
  const { context, page, factsTable } = await table();
  await allLive(page);
  const link = factsTable.locator("tbody tr a[data-marked]").nth(3);
  const row = link.locator("xpath=ancestor::tr");
  const [fact, entry] = [await row.getAttribute("data-fact"), await row.getAttribute("id")];
  const figure = (await link.getAttribute("href")).slice(1).split("?")[0];
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((figure) => document.activeElement?.closest("[data-figure]")?.dataset.figure === figure, figure);
  assert.equal(await hash(page), `#${figure}?focus=${fact}`);
  const lit = page.locator(`[data-figure=${figure}] .highlight`);
  await lit.waitFor();
  const active = await page.locator(`[data-figure=${figure}] .targets`).getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${active}`).getAttribute("data-fact"), fact);
  const back = page.locator(`[data-figure=${figure}] a.back`);
  await back.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((entry) => document.activeElement?.closest("tr")?.id === entry, entry);
  assert.ok(await row.isVisible());
  assert.equal(await back.count(), 0);
  await context.close();
});

test("a figure's own table leads to the row, even if a filter hides it", async () => {
  const { context, page, factsTable } = await table();
  await factsTable.getByRole("searchbox").fill("no such words anywhere");
  const data = page.locator("figure.waymark:not(.undrawn) details.data").first();
  await data.locator("summary").click();
  const link = data.locator("tbody a").first();
  const entry = (await link.getAttribute("href")).slice(1);
  await link.click();
  const row = page.locator(`[id="${entry}"]`);
  await row.waitFor();
  assert.ok(await row.evaluate((element) => element.getBoundingClientRect().top < innerHeight));
  await context.close();
});

/** The rows of a CSV text, their fields unquoted. */
function read(csv) {
  const lines = csv.replace(/^\ufeff/, "").trimEnd().split(/\r?\n/);
  return lines.map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map(([, field]) => field.replace(/^"|"$/g, "").replaceAll('""', '"')));
}

for (const kind of ["csv", "json"]) {
  test(`the ${kind} file holds what is shown, in its order`, async () => {
    const { context, page, factsTable } = await table(`#${id}?hedge=exact&sort=-value`);
    const shown = await factsOf(page);
    const [download] = await Promise.all([page.waitForEvent("download"), factsTable.locator(`[data-take=${kind}]`).click()]);
    assert.equal(download.suggestedFilename(), `${id}.${kind}`);
    const text = await readFile(await download.path(), "utf8");
    const ids = kind === "csv" ? read(text).slice(1).map(([fact]) => fact) : JSON.parse(text).facts.map((fact) => fact.id);
    assert.deepEqual(ids, shown);
    const whole = await readFile(join(site, `figure/${id}.${kind === "csv" ? "csv" : "metadata.json"}`), "utf8");
    if (kind === "csv") for (const line of text.trimEnd().split("\r\n")) assert.ok(whole.includes(line), line);
    else assert.deepEqual({ ...JSON.parse(text), facts: [] }, { ...JSON.parse(whole), facts: [] });
    await context.close();
  });
}

test("where files may not be saved, the rows are shown as text", async () => {
  const { context, page, go } = await open(browser, `#${id}`);
  await page.addInitScript(() => Reflect.deleteProperty(HTMLAnchorElement.prototype, "download"));
  await go();
  const factsTable = page.locator(TABLE);
  await page.locator(`${TABLE}[data-state=live]`).waitFor();
  await factsTable.locator("[data-take=csv]").click();
  const text = factsTable.locator(".taken");
  await text.waitFor();
  assert.equal(read(await text.inputValue()).length, 1 + facts.length);
  await context.close();
});

for (const width of [320, 390, 1280]) {
  test(`at ${width} pixels the table fits, and every tool can be reached by keys`, async () => {
    const { context, page, factsTable } = await table(undefined, { width });
    assert.equal(await overflow(page), 0);
    await factsTable.getByRole("searchbox").focus();
    const reached = new Set();
    const wanted = await factsTable.locator(".find button:visible, thead button").count();
    for (let presses = 0; presses < 40 && reached.size < wanted; presses += 1) {
      await page.keyboard.press("Tab");
      const { at, seen } = await page.evaluate(() => {
        const element = document.activeElement;
        const box = element.getBoundingClientRect();
        const place = [...document.querySelectorAll("figure.facts-table .find button, figure.facts-table thead button")].indexOf(element);
        return { at: place, seen: box.width > 0 && box.height >= 24 };
      });
      if (at < 0) continue;
      assert.ok(seen, `button ${at} can be seen and touched`);
      reached.add(at);
    }
    assert.equal(reached.size, wanted);
    await context.close();
  });
}

test("on phones the tools leave most of the window to rows, and a sign stands nearer to its own words than to others", async () => {
  for (const width of [320, 390]) {
    const { context, page } = await table(undefined, { width, height: 844 });
    const { tools, astray } = await page.$eval(TABLE, (figure) => {
      const box = (element) => element.getBoundingClientRect();
      const chips = [...figure.querySelectorAll(".chip:has(.sign)")];
      const astray = chips.filter((chip) => {
        const [sign, words] = [box(chip.querySelector(".sign use")), box(chip.querySelector("small"))];
        const next = chip.nextElementSibling;
        return next && sign.left - words.right >= box(next).left - sign.right;
      });
      return { tools: box(figure.querySelector("tbody tr")).top - box(figure.querySelector(".find")).top, astray: astray.map((chip) => chip.textContent) };
    });
    assert.ok(tools < 260, `${tools} pixels of tools at ${width}`);
    assert.deepEqual(astray, [], `at ${width}`);
    await context.close();
  }
});

test("the table's script is not loaded before the table is near or asked for", async () => {
  const { context, page, go } = await open(browser);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await go();
  await page.locator("figure.waymark[data-state=live]").first().waitFor();
  assert.equal(asked.filter((url) => url.includes("facts-table-tools-")).length, 0);
  await page.locator(TABLE).scrollIntoViewIfNeeded();
  await page.locator(`${TABLE}[data-state=live]`).waitFor();
  assert.equal(asked.filter((url) => url.includes("facts-table-tools-")).length, 1);
  await context.close();
});
