/** What a reader takes away from a guess: a link that asks the next one the same, and a picture. Neither tells the answer. */
import { paintCard } from "./card.js";
import { base, numberAt } from "./data.js";
import { button } from "./button.js";
import { copyFrom } from "../share/copy.js";
import { create } from "../shell/dom.js";
import { guessWords as say } from "../shell/words.js";
import { Picture } from "./picture.js";
import { save } from "../shell/save.js";

/** @typedef {import("../figure/figure.js").Figure} Figure */
/** @typedef {import("./data.js").Question} Question */

/**
 * The panel that "Ask a friend" opens.
 * @param {Figure} figure
 * @param {Question} question
 * @param {number} place of the number that was said
 * @returns {HTMLElement}
 */
export function sharePanel(figure, question, place) {
  const panel = create("div", "question-share");
  const set = question.said[place];
  const address = addressOf(figure.id, set ? numberAt(question, place) : undefined);
  const link = create("a", "question-link", address);
  link.href = address;
  if (figure.element.closest(".embed")) Object.assign(link, { target: "_top", rel: "noopener" });
  const copy = plain(say.copy, () => copyFrom(link, copy, figure.status));
  const actions = create("div", "question-actions");
  actions.append(copy);
  const paint = () => paintCard(question.card, markOf(question, place), figure.element);
  const picture = plain(say.save, async () => {
    try {
      save(await paint(), `guess-${figure.id}.png`);
    } catch {
      picture.textContent = say.unsaved;
    }
  });
  if ("share" in navigator) actions.append(plain(say.send, () => send(address, question.question, paint, figure.id)));
  actions.append(picture);
  panel.append(create("p", "question-hint", say.link), link, actions);
  return panel;
}

/** @param {string} words @param {() => void} press */
const plain = (words, press) => button("plain-button", words, press);

/**
 * The page that asks the same.
 * @param {string} figure
 * @param {number} [said]
 */
function addressOf(figure, said) {
  const url = new URL(`guess/${figure}/`, base);
  if (said !== undefined) url.search = `guess=${said}`;
  return url.href;
}

/**
 * The reader's mark on the card.
 * @param {Question} question
 * @param {number} place
 */
function markOf(question, place) {
  const set = question.said[place];
  const { given, mark, width, height } = question.card;
  const picture = new Picture(question, { class: "", width, height, given, asking: ["svg", {}], shown: [["svg", {}], ["svg", {}]], mark }, () => {});
  picture.show(set ? place : question.start, { words: set ? say.card(set.short) : say.unsaid, shown: false, high: false });
  return picture.mark;
}

/**
 * @param {string} url
 * @param {string} text
 * @param {() => Promise<Blob>} paint
 * @param {string} name
 */
async function send(url, text, paint, name) {
  try {
    const files = [new File([await paint()], `guess-${name}.png`, { type: "image/png" })];
    await navigator.share(navigator.canShare?.({ files }) ? { title: say.title, text, url, files } : { title: say.title, text, url });
  } catch {
    // Closed by the reader, or forbidden by a frame: the link stands above.
  }
}
