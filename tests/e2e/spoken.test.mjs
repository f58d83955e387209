// What Orca, a screen reader, speaks in Firefox: on the way into a chart, over its marks, at a pin, at the end, on the way out, and
// in the table. Against the edition that was built, not against words that were written down.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { address } from "./browser.mjs";
import { Desktop } from "./orca.mjs";
import { figures } from "./tree.mjs";

const { WAYMARK_ORCA, WAYMARK_FIREFOX } = process.env;
const missing = !(WAYMARK_ORCA && WAYMARK_FIREFOX) && "it is not known to be steady, so WAYMARK_ORCA=/usr/bin/orca and WAYMARK_FIREFOX ask for it; as root on Debian, apt-get install orca xvfb at-spi2-core speech-dispatcher dbus-x11 openbox xdotool firefox-esr";

const drawn = (await figures()).filter((figure) => figure.drawn);
const of = (fits) => drawn.find(({ kinds }) => fits(kinds));
/** One panel, several panels, and marks that tell several facts. */
const CHOSEN = [
  of((kinds) => kinds.length === 1 && !kinds.includes("map")),
  of((kinds) => kinds.length > 1 && !kinds.includes("map")),
  of((kinds) => kinds.includes("map")),
].filter(Boolean);

/** Letters and digits: what is left when a voice has taken the punctuation. */
const bare = (text) => text.normalize("NFKD").replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim().toLowerCase();
const says = (spoken, words) => bare(spoken).includes(bare(words));

describe("Orca with Firefox", { skip: missing }, () => {
  let desktop;
  before(async () => (desktop = await Desktop.start()));
  after(() => desktop?.end());

  for (const { id, title, kinds, facts } of CHOSEN) {
    test(`${id}: the way in, three marks, a pin, the end, the way out and the table are spoken`, async (context) => {
      const page = await desktop.open(`${address}embed/${id}/`, WAYMARK_FIREFOX);
      const heard = [];
      const press = async (key) => {
        const spoken = await desktop.press(key);
        heard.push(`[${key}] ${spoken}`);
        return spoken;
      };
      /** Which facts of the figure a text names. */
      const named = (spoken) => facts.filter(({ label, in_words }) => says(spoken, label) && says(spoken, in_words ?? label)).map(({ id }) => id);
      try {
        assert.ok(says(page.arrival, title), `on arrival: ${page.arrival}`);
        let way = "";
        for (let presses = 0; presses < 10 && !/focus mode/i.test(way); presses += 1) way = await press("Tab");
        assert.match(way, /focus mode/i, "the chart takes the arrow keys");
        assert.ok(says(way, title), `the title on the way in: ${way}`);
        assert.match(way, /\b(list with \d+ items|tree)\b/i);
        assert.ok(says(way, "Arrow keys move between marks"), `the keys on the way in: ${way}`);
        assert.ok(kinds.includes("map") ? /\d+ marks/.test(way) : true, `the number of marks: ${way}`);
        assert.ok(named(way).length, `the first mark: ${way}`);
        const met = new Set(named(way));
        for (let marks = 0; marks < 3; marks += 1) {
          const spoken = await press("Down");
          assert.ok(named(spoken).some((fact) => !met.has(fact)), `another mark: ${spoken}`);
          for (const fact of named(spoken)) met.add(fact);
        }
        assert.ok(says(await press("Return"), "Pinned"));
        assert.ok(says(await press("Escape"), "Let go"));
        await press("End");
        const [, place, count] = /(?:end|start)\D+(\d+) of (\d+)/i.exec(await press("Down")) ?? [];
        assert.ok(place && place === count, "the end is said with its place");
        const out = await press("Tab");
        assert.match(out, /button/i, `the next control: ${out}`);
        // Orca keeps the keys of some buttons to itself until it is told not to.
        if (!/browse mode/i.test(out)) await press("Insert+a");
        const table = await press("t");
        assert.ok(says(table, "table with"), `the table: ${table}`);
        const back = await press("shift+Tab");
        assert.ok(back, "the way back is not silent");
      } finally {
        context.diagnostic(heard.join("\n"));
        await page.end();
      }
    });
  }
});
