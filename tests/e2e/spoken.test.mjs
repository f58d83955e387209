// What Orca, a screen reader, speaks: on the way into a chart, over its marks, at a pin, at the end, on the way out and in the table.
// Against the edition that was built, not against words that were written down; with WAYMARK_TRANSCRIPTS set to a folder, what was
// heard is kept there.
import assert from "node:assert/strict";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { address, site } from "./browser.mjs";
import { missing as noFirefox } from "./firefox.mjs";
import { Desktop, bare, missing } from "./orca.mjs";
import { figures } from "./tree.mjs";

const firefox = process.env.WAYMARK_FIREFOX ?? "/usr/bin/firefox-esr";
const { WAYMARK_TRANSCRIPTS } = process.env;

const drawn = (await figures()).filter((figure) => figure.drawn);
const of = (fits) => drawn.find(({ kinds }) => fits(kinds));
/** One panel, several panels, and marks that tell several facts. */
const CHOSEN = [
  of((kinds) => kinds.length === 1 && !kinds.includes("map")),
  of((kinds) => kinds.length > 1 && !kinds.includes("map")),
  of((kinds) => kinds.includes("map")),
].filter(Boolean);

const says = (spoken, words) => bare(spoken).includes(bare(words));
/** Which facts of a figure a text names. */
const namedIn = (facts, spoken) => facts.filter(({ label, in_words }) => says(spoken, label) && says(spoken, in_words ?? label)).map(({ id }) => id);

describe("Orca with Firefox", { skip: missing || noFirefox }, () => {
  let desktop;
  before(async () => (desktop = await Desktop.start()));
  after(() => desktop?.end());

  /** Opens a page, hears what a test does in it, and keeps that. */
  async function heard(context, name, path, listen, arrived) {
    const page = await desktop.open(address + path, { firefox }, arrived);
    const lines = [`== on arrival: ${page.arrival}`];
    const press = async (key, enough) => {
      const spoken = await desktop.press(key, enough);
      lines.push(`[${key}] ${spoken}`);
      return spoken;
    };
    try {
      await listen(press, page.arrival);
    } finally {
      context.diagnostic(lines.join("\n"));
      await page.end();
      if (WAYMARK_TRANSCRIPTS) {
        await mkdir(WAYMARK_TRANSCRIPTS, { recursive: true });
        await writeFile(join(WAYMARK_TRANSCRIPTS, `${name}.txt`), `${lines.join("\n").replaceAll(address, "/")}\n`);
      }
    }
  }

  for (const { id, title, kinds, facts } of CHOSEN) {
    test(`${id}: the way in, three marks, a pin, the end, the way out and the table are spoken`, (context) => heard(context, id, `embed/${id}/`, async (press, arrival) => {
      const named = (spoken) => namedIn(facts, spoken);
      assert.ok(says(arrival, title), `on arrival: ${arrival}`);
      let way = "";
      const entered = (spoken) => /focus mode/i.test(spoken) && says(spoken, "larger changes") && named(spoken).length > 0;
      // Other stops are left as soon as they are named.
      for (let presses = 0; presses < 24 && !/focus mode/i.test(way); presses += 1) way = await press("Tab", (spoken) => entered(spoken) || /button|link|figure/i.test(spoken));
      assert.match(way, /focus mode/i, "the chart takes the arrow keys");
      assert.ok(says(way, title), `the title on the way in: ${way}`);
      assert.match(way, /\b(list with \d+ items|tree)\b/i);
      assert.ok(says(way, "Arrow keys, Page Up"), `the keys on the way in: ${way}`);
      assert.ok(named(way).length, `the first mark: ${way}`);
      const met = new Set(named(way));
      for (let marks = 0; marks < 3; marks += 1) {
        const isNew = (spoken) => named(spoken).some((fact) => !met.has(fact));
        const spoken = await press("Down", isNew);
        assert.ok(isNew(spoken), `another mark: ${spoken}`);
        for (const fact of named(spoken)) met.add(fact);
      }
      const pinned = await press("Return", (spoken) => says(spoken, "Pinned"));
      assert.ok(says(pinned, "Pinned"), pinned);
      const released = await press("Escape", (spoken) => says(spoken, "Let go"));
      assert.ok(says(released, "Let go"), released);
      await press("End");
      const PLACE = /(?:end|start)\D+(\d+) of (\d+)/i;
      const last = await press("Down", (spoken) => PLACE.test(spoken));
      const [, place, count] = PLACE.exec(last) ?? [];
      assert.ok(place && place === count, `the end is said with its place: ${last}`);
      const out = await press("Tab", (spoken) => /button/i.test(spoken));
      assert.match(out, /button/i, `the next control: ${out}`);
      // Orca keeps the keys of some buttons to itself until it is told not to.
      if (!/browse mode/i.test(out)) await press("Insert+a");
      const table = await press("t", (spoken) => says(spoken, "table with"));
      assert.ok(says(table, "table with"), `the table: ${table}`);
      // A key that a busy desktop loses moves nothing: the next one then leads where it would have.
      const html = await readFile(join(site, `embed/${id}/index.html`), "utf8");
      const before = /<details class="data".*?<summary[^>]*>(?:<svg.*?<\/svg>)?([^<]+)/s.exec(html)?.[1];
      const back = (await press("shift+Tab")) || (await press("shift+Tab"));
      assert.ok(before && says(back, before), `the way back, to ${before}: ${back}`);
    // What Orca sums the page up in may come late: a key before it is heard with it, and the next one leads too far.
    }, (arrival) => says(arrival, title) && /page has/i.test(arrival)));
  }

  test("the opening: title, the way to the first route, its card, and each further route by its button", (context) => heard(context, "opening", "", async (press) => {
    const story = await readFile(join(site, "index.html"), "utf8");
    const names = [...story.matchAll(/class="card-name">([^<]+)</g)].map(([, name]) => name);
    const title = /<h1>([^<]+)</.exec(story)[1];
    const isTitle = (spoken) => says(spoken, title) && says(spoken, "heading level 1");
    assert.ok(isTitle(await press("h", isTitle)), "the title");
    const link = await press("Tab", (spoken) => says(spoken, "link"));
    assert.match(link, /Follow .* link/, link);
    await press("Return");
    const card = (spoken) => says(spoken, names[0]) && says(spoken, "heading level 2");
    let read = "";
    for (let lines = 0; lines < 4 && !card(read); lines += 1) read = await press("Down");
    assert.ok(card(read), `the first card: ${read}`);
    let button = "";
    for (let presses = 0; presses < 3 && !says(button, "Next"); presses += 1) button = await press("shift+b", (spoken) => says(spoken, "button"));
    assert.ok(says(button, "Next"), `the buttons before the cards: ${button}`);
    // To read a card and go back to the buttons may have scrolled on: the first press says where it is.
    let place = 0;
    for (let presses = 0; presses < 3; presses += 1) {
      const led = (spoken) => {
        const [, number, count] = /Route (\d+) of (\d+)/.exec(spoken) ?? [];
        const isNext = place ? Number(number) === place + 1 : Number(number) > 1;
        return isNext && Number(count) === names.length && says(spoken, names[number - 1]);
      };
      const spoken = await press("Return", led);
      assert.ok(led(spoken), `where the button has led: ${spoken}`);
      place = Number(/Route (\d+)/.exec(spoken)[1]);
    }
  }));

  test("the window that compares: its fact, the choices, the answer, and why others are refused", async (context) => {
    const [, tool] = (await readFile(join(site, "index.html"), "utf8")).match(/data-compare="([^"]+)"/);
    const [listed] = (await readFile(join(site, tool), "utf8")).match(/assets\/compare-facts-\w+\.json/);
    const { facts } = JSON.parse(await readFile(join(site, listed), "utf8"));
    const pairsOf = async ({ file }) => (file ? JSON.parse(await readFile(join(site, file.address), "utf8")) : []);
    const all = await Promise.all(facts.map(async (entry) => ({ entry, pairs: await pairsOf(entry) })));
    const { entry, pairs } = all.find(({ entry, pairs }) => pairs.length > 1 && entry.refused.length);
    const [first, second] = pairs.map(([id]) => facts.find(({ fact }) => fact === id));
    await heard(context, "comparing", `?compare=${entry.fact}`, async (press, arrival) => {
      for (const part of ["Compare this fact", entry.bare, "dialog"]) assert.ok(says(arrival, part), `${part} on arrival: ${arrival}`);
      assert.ok(says(arrival, first.bare) && says(arrival, first.counts) && says(arrival, "radio button"), `the first choice: ${arrival}`);
      assert.ok(says(arrival, first.paragraph.replace(/¶\s*/, "paragraph ")), `its paragraph: ${arrival}`);
      assert.doesNotMatch(arrival, /middle dot|¶/);
      await press("Insert+a", (spoken) => says(spoken, "focus mode"));
      const answered = (spoken) => says(spoken, second.counts) && says(spoken, pairs[1][1].title);
      const answer = await press("Down", answered);
      assert.ok(answered(answer), `the next choice with its answer: ${answer}`);
      const refused = (spoken) => says(spoken, "cannot share an axis");
      let spoken = "";
      for (let presses = 0; presses < 14 && !refused(spoken); presses += 1) spoken = await press("Down", (words) => says(words, "radio button"));
      if (!refused(spoken)) spoken = await press("Down", refused);
      assert.ok(refused(spoken), `a refusal: ${spoken}`);
    }, (arrival) => says(arrival, "radio button"));
  });

  test("a guess: what is asked, the number that is set, and what the source reports", async (context) => {
    const assets = await readdir(join(site, "assets"));
    const names = assets.filter((name) => /^guess-figure-.*\.json$/.test(name));
    const questions = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(site, "assets", name), "utf8"))));
    const edition = JSON.parse(await readFile(join(site, "edition.json"), "utf8"));
    const asked = (figure) => figure.panels.find(({ guess }) => guess)?.guess.fact;
    const figure = edition.figures.find(asked);
    const { value } = edition.facts.find(({ id }) => id === asked(figure));
    const question = questions.find((question) => question.value === value);
    await heard(context, "guess", `embed/${figure.id}/?guess`, async (press, arrival) => {
      assert.ok(says(arrival, question.question), `the question on arrival: ${arrival}`);
      let spoken = arrival;
      for (let presses = 0; presses < 24 && !/slider/i.test(spoken); presses += 1) spoken = await press("Tab", (words) => /slider|button|link/i.test(words));
      assert.match(spoken, /slider/i, "the range is reached by Tab");
      const { start, said } = question;
      const set = await press("Right", (words) => says(words, said[start + 1].spoken));
      assert.ok(says(set, said[start + 1].spoken), `the number that is set: ${set}`);
      const isTold = (words) => says(words, question.you.replace("{}", said[start + 1].long)) && question.answer.every(([kind, part]) => kind !== "words" || says(words, part));
      const told = await press("Return", isTold);
      assert.ok(isTold(told), `what the source reports: ${told}`);
    }, (arrival) => says(arrival, question.question));
  });
});
