/** The code that embeds a figure, in every form; as `site/src/page/embedding.rs` writes the first of them. */
import { flags, themes } from "../embed/options.json";
import { roomFor } from "../embed/heights.js";
import { toolWords } from "../shell/words.js";

/** What the flags of a figure are that a form can ask for: a still picture is a form of its own. */
export const FLAGS = flags.filter((name) => name !== "static");

const { link: LINK } = toolWords.builder;

/**
 * @typedef {object} Embedded what the build has published of a figure for those who embed it
 * @property {string} address where the pages are, with a slash at the end
 * @property {string} id
 * @property {string} title
 * @property {string} words what a person would say of it
 * @property {string} source
 * @property {string} heights of its frame by width
 * @property {number} height
 * @property {number} width of its picture
 */

/**
 * @typedef {object} Choice
 * @property {string} form "frame", "element" or "picture"
 * @property {string} theme
 * @property {string[]} flags that are set
 * @property {number} height of a frame that keeps it; 0 for one that fits itself
 * @property {URLSearchParams} [state] what the reader has set
 */

/**
 * @param {Embedded} embedded
 * @param {Choice} choice
 * @returns {string}
 */
export function write(embedded, choice) {
  const { address, id, title, heights, source } = embedded;
  const script = `<script async src="${address}embed.js"></script>`;
  const own = `${address}figure/${id}/`;
  if (choice.form === "picture") {
    return `<p><a href="${own}">${picture(embedded, "")}</a></p>\n<p><a href="${own}">${escape(title)}</a><br>${escape(source)}</p>`;
  }
  if (choice.form === "element") {
    const attributes = {
      src: `${address}embed/${id}/`,
      figure: id,
      title,
      heights,
      theme: choice.theme === "light" ? undefined : choice.theme,
      ...Object.fromEntries(choice.flags.map((name) => [name, ""])),
      state: choice.state && String(choice.state) ? String(choice.state) : undefined,
    };
    // Nearly the room of the figure until the script is there. The picture comes last: no word moves when it is there, and it waits for the script.
    const link = open("a", { href: own, style: `display:block;height:0;overflow:clip;padding-bottom:calc(${roomFor(heights)})` });
    return `${open("waymark-figure", attributes)}${link}${LINK} ${picture(embedded, ' loading="lazy" fetchpriority="low"')}</a></waymark-figure>\n${script}`;
  }
  const query = String(options(choice));
  const frame = open("iframe", {
    src: `${address}embed/${id}/${query && `?${query}`}`,
    title,
    "data-waymark-heights": choice.height ? undefined : heights,
    width: "100%",
    height: String(choice.height || embedded.height),
    frameborder: "0",
    loading: "lazy",
    style: `width:100%;color-scheme:${schemeOf(choice.theme)}`,
    allow: "clipboard-write;web-share",
  });
  const instead = `<a href="${own}" tabindex="-1">${picture(embedded, ' loading="lazy"')} ${LINK}</a>`;
  const whole = `<figure style="display:grid;grid:auto/100% 100%;gap:9px;overflow:clip;margin:0">${frame}</iframe>\n${instead}</figure>`;
  return choice.height ? whole : `${whole}\n${script}`;
}

/**
 * What a frame's address asks for; only what differs from the default.
 * @param {Choice} choice
 */
export function options({ theme, flags, height, state }) {
  const query = new URLSearchParams(state ?? "");
  if (theme !== "light" && Object.hasOwn(themes, theme)) query.set("dark", themes[/** @type {keyof typeof themes} */ (theme)]);
  for (const name of flags) query.set(name, "true");
  if (height) query.set("fitchart", "true");
  return query;
}

/** @param {string} theme */
export function schemeOf(theme) {
  return theme === "auto" ? "light dark" : theme;
}

/**
 * @param {Embedded} embedded
 * @param {string} more
 */
function picture({ address, id, words, width }, more) {
  return `<img src="${address}figure/${id}.png" width="${width}" alt="${escape(words)}"${more} style="max-width:100%">`;
}

/**
 * @param {string} tag
 * @param {Record<string, string | undefined>} attributes those without a value are left out; an empty one stands alone
 */
function open(tag, attributes) {
  const written = Object.entries(attributes).map(([name, value]) => (value === undefined ? "" : value ? ` ${name}="${escape(value)}"` : ` ${name}`));
  return `<${tag}${written.join("")}>`;
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
