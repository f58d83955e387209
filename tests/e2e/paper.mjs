// What stands on printed pages, whichever browser printed them: the words of its PDF, and what is lost on the way there.
import { extractText, getDocumentProxy } from "unpdf";
import { page as whole } from "./hosts.mjs";

/** @param {Uint8Array} pdf @returns {Promise<string[]>} the words of each page */
async function pagesOf(pdf) {
  const file = await getDocumentProxy(Uint8Array.from(pdf), { verbosity: 0 });
  const { text } = await extractText(file);
  return text.map(packed);
}

/** Words as they can be compared: paper breaks lines anywhere and joins letters. */
const packed = (text) => text.normalize("NFKC").replace(/[\s\u00ad]/g, "");

/** Prints the story; `page` is Playwright's or Puppeteer's. Returns what is not where it should be. */
export async function lostFromStory(page, format) {
  const figures = await page.$$eval("figure.waymark:not(.undrawn)", (all) => all.map((figure) => ({
    id: figure.dataset.figure,
    words: [".finding, .title:not(:has(.finding))", ".source"].map((part) => figure.querySelector(part).textContent).concat([...figure.querySelectorAll(".picture > .paper text")].map((text) => text.textContent)),
  })));
  const facts = await page.$$eval("figure.facts-table tbody th", (all) => all.map((cell) => cell.textContent));
  const pages = await pagesOf(await page.pdf({ format }));
  const stands = (words) => pages.some((text) => words.every((word) => text.includes(packed(word))));
  const lost = figures.filter(({ words }) => !stands(words)).map(({ id }) => `${id} is on no page with its title, its picture and its source`);
  if (!figures[0].words.every((word) => pages[0].includes(packed(word)))) lost.push("the first page has no picture");
  if (facts.length < 20) lost.push("the table of facts was not found");
  return [...lost, ...facts.filter((fact) => !stands([fact])).map((fact) => `no page has ${fact}`)];
}

/** A page of somebody else's with a frame, an element, and an element whose table is open. */
export function hostOf(published, framed, first, second) {
  return whole(`<iframe src="${published.origin}embed/${framed.id}/" width="640" height="420"></iframe>
    <waymark-figure figure="${first.id}" loading="eager"></waymark-figure>
    <waymark-figure figure="${second.id}" loading="eager" state="tab=table"></waymark-figure>
    <script async src="${published.origin}embed.js" crossorigin="anonymous"></script>`);
}

/** Prints a page whose only frame runs no script. Returns the words of its picture and its source that are not there. */
export async function lostFromStillFrame(page, address) {
  const html = await (await fetch(address)).text();
  const plain = (text) => text.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&");
  const [, still = ""] = /<svg[^>]*class="[^"]*\bpaper\b[^"]*"[^>]*>(.*?)<\/svg>/s.exec(html) ?? [];
  const drawn = [...still.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text]) => plain(text));
  const [, source = ""] = /class="source"[^>]*>(.*?)<\/p>/s.exec(html) ?? [];
  if (!drawn.length || !source) return ["the page has no picture"];
  const paper = (await pagesOf(await page.pdf({ format: "A4" }))).join("");
  return [plain(source), ...drawn].filter((words) => !paper.includes(packed(words)));
}

/** Prints that page. Returns what is not there. */
export async function lostFromHost(page, published, framed) {
  await page.waitForFunction(() => [...document.querySelectorAll("waymark-figure")].every(({ shadowRoot }) => shadowRoot?.querySelector("figure.waymark[data-state=live], figure.tabled")));
  const [first, second] = await page.$$eval("waymark-figure", (all) => all.map(({ shadowRoot }) => ({
    source: shadowRoot.querySelector(".source").textContent,
    drawn: [...shadowRoot.querySelectorAll(".picture > .paper text")].map((text) => text.textContent),
    last: [...shadowRoot.querySelectorAll("tbody tr")].map((row) => row.cells[row.cells.length - 1].textContent),
    tools: [...shadowRoot.querySelectorAll(".tools .tool")].map((tool) => tool.textContent.trim()).filter(Boolean),
  })));
  const frame = page.frames().find((frame) => frame.url().startsWith(published.origin));
  await frame.waitForSelector("figure.waymark[data-state=live]");
  const own = await frame.$eval("figure.waymark", (figure) => ({
    source: figure.querySelector(".source").textContent,
    drawn: [...figure.querySelectorAll(".picture > .paper text")].map((text) => text.textContent),
  }));
  const paper = (await pagesOf(await page.pdf({ format: "A4" }))).join("");
  const has = (words) => paper.includes(packed(words));
  return [
    has(own.source) ? [] : "the frame's source",
    own.drawn.filter((words) => !has(words)),
    has(first.source) && has(second.source) ? [] : "the elements' sources",
    first.drawn.filter((words) => !has(words)),
    second.last.filter((words) => !has(words)),
    first.tools.filter((words) => words.length > 4 && has(words)).map((words) => `${words} is printed`),
  ].flat();
}
