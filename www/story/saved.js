import { announce } from "../figure/announcer.js";
import { find } from "../shell/dom.js";
import { save } from "../shell/save.js";
import { tableWords } from "../shell/words.js";

const TYPES = { csv: "text/csv", json: "application/json" };

/**
 * Offers the rows that are shown as files: the published ones, cut down to these rows and put in their order.
 * @param {HTMLElement} factsTable
 * @param {() => string[]} facts that are shown, in their order
 */
export function offerFiles(factsTable, facts) {
  const id = factsTable.dataset.figure ?? "";
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (factsTable.querySelectorAll("[data-take]"))) {
    button.addEventListener("click", async () => {
      const kind = button.dataset.take === "json" ? "json" : "csv";
      const cut = kind === "json" ? cutJson : cutCsv;
      try {
        // With a choice of numbers, the files that say which.
        const { firm: choice } = document.documentElement.dataset;
        const firm = choice ? `.${choice}` : "";
        const answer = await fetch(`figure/${id}${firm}.${kind === "json" ? "metadata.json" : "csv"}`);
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        // A text as it is: the byte order mark of the published file stays.
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
        give(factsTable, `${id}${firm}.${kind}`, cut(text, facts()), TYPES[kind]);
      } catch {
        announce(find(factsTable, ".status"), tableWords.notTaken);
      }
    });
  }
}

/**
 * Saves a text as a file; where files may not be saved, shows it.
 * @param {HTMLElement} factsTable
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
function give(factsTable, name, text, type) {
  const shown = /** @type {HTMLTextAreaElement} */ (find(factsTable, ".taken"));
  // A frame without an origin may save nothing, and is not told so.
  if (!("download" in HTMLAnchorElement.prototype) || window.origin === "null") {
    shown.value = text.replace(/^\ufeff/, "");
    shown.hidden = false;
    shown.focus();
    shown.select();
    announce(find(factsTable, ".status"), tableWords.shownAsText);
    return;
  }
  save(new Blob([text], { type: `${type};charset=utf-8` }), name);
  announce(find(factsTable, ".status"), tableWords.taken(name));
}

/**
 * @param {string} text
 * @param {string[]} facts
 */
export function cutCsv(text, facts) {
  const lines = text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+\r\n/g) ?? [];
  const [header = "", ...rows] = lines;
  const byFact = new Map(rows.map((row) => [row.slice(0, row.indexOf(",")), row]));
  return header + facts.map((fact) => byFact.get(fact) ?? "").join("");
}

/**
 * @param {string} text
 * @param {string[]} facts
 */
export function cutJson(text, facts) {
  const record = JSON.parse(text);
  const byFact = new Map(record.facts.map((/** @type {{ id: string }} */ fact) => [fact.id, fact]));
  const shown = facts.map((fact) => byFact.get(fact)).filter(Boolean);
  return `${JSON.stringify({ ...record, facts: shown }, undefined, 2)}\n`;
}
