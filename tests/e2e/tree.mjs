// The accessibility tree as Chromium hands it to assistive technology, and the facts that must be in it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { site } from "./browser.mjs";

/** Spaces and letter case apart, what two texts have in common is what a person hears. */
export const plain = (text) => String(text ?? "").replaceAll(/\s+/g, " ").trim().toLowerCase();

/** Every figure of the edition that was built, with what must be said of it. */
export async function figures() {
  const manifest = JSON.parse(await readFile(join(site, "manifest.json"), "utf8"));
  return Promise.all(manifest.figures.map(async ({ id, kinds }) => {
    const data = JSON.parse(await readFile(join(site, `figure/${id}.metadata.json`), "utf8"));
    return { id, kinds, drawn: kinds.some((kind) => kind !== "table"), ...data };
  }));
}

/** The figures of the edition that ask before they tell, each with the words of the fact that it asks for. */
export async function asking() {
  const edition = JSON.parse(await readFile(join(site, "edition.json"), "utf8"));
  return (await figures()).flatMap(({ id, facts }) => {
    const { panels } = edition.figures.find((figure) => figure.id === id);
    const guess = panels.find((panel) => panel.guess)?.guess;
    return guess ? [{ id, answer: facts.find((fact) => fact.id === guess.fact).shown }] : [];
  });
}

/**
 * What a figure's part of the tree lacks of its title, summary, source and facts: label, value as spoken (as printed, where
 * that is spoken), date, paragraph, formula and note.
 */
export function missing(figure, texts) {
  const all = plain(texts.join(" \n "));
  const wanted = [figure.title, ...figure.summary, figure.source.author];
  for (const fact of figure.facts) {
    wanted.push(fact.label, fact.in_words ?? fact.shown, fact.date, fact.derived?.formula, fact.note);
    if (fact.paragraph) wanted.push(`¶ ${fact.paragraph}`);
  }
  return [...new Set(wanted.filter((text) => text && !all.includes(plain(text))))];
}

/** A page's accessibility tree, figure by figure. */
export class Tree {
  #session;

  static async of(page) {
    const tree = new Tree();
    tree.#session = await page.context().newCDPSession(page);
    await tree.#session.send("Accessibility.enable");
    return tree;
  }

  /** The tree as it is now, of all figures or one: of each its texts, its marks, and its images and canvases without a name. */
  async read(only) {
    const selector = only ? `figure.waymark[data-figure="${only}"]` : "figure.waymark";
    const { root } = await this.#session.send("DOM.getDocument", { depth: 0 });
    const { nodeIds } = await this.#session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
    const all = only
      ? await this.#session.send("Accessibility.queryAXTree", { nodeId: nodeIds[0] })
      : await this.#session.send("Accessibility.getFullAXTree");
    const byId = new Map(all.nodes.map((node) => [node.nodeId, node]));
    const result = new Map();
    for (const nodeId of nodeIds) {
      const { node } = await this.#session.send("DOM.describeNode", { nodeId });
      const id = node.attributes[node.attributes.indexOf("data-figure") + 1];
      const top = all.nodes.find((each) => each.backendDOMNodeId === node.backendNodeId);
      result.set(id, top ? gather(top, byId) : { texts: [], unnamed: ["the figure itself"], targets: [] });
    }
    return result;
  }
}

/** Walks a part of the tree; a node's own text is what its leaves say together. */
function gather(top, byId) {
  const texts = [];
  const unnamed = [];
  const targets = [];
  const walk = (node) => {
    if (!node) return "";
    const role = node.role?.value ?? "";
    const name = node.name?.value ?? "";
    const children = (node.childIds ?? []).map((id) => byId.get(id));
    if (role === "InlineTextBox") return "";
    const leaves = role === "StaticText" ? name : children.map(walk).filter(Boolean).join(" ");
    if (!node.ignored) {
      texts.push(name, leaves, node.description?.value ?? "");
      if (/^(image|img|canvas|figure|graphics-|listbox|option|svgroot)/i.test(role) && !name) unnamed.push(role);
      if (role === "option") targets.push(name);
    }
    return leaves;
  };
  walk(top);
  return { texts, unnamed, targets };
}
