import { announce } from "./announcer.js";
import { create, find } from "./element.js";
import { words } from "./words.js";

/**
 * Search, filters and sorting for the table of every fact.
 * @param {HTMLElement} element
 */
export function startRegister(element) {
  const body = /** @type {HTMLTableSectionElement} */ (find(element, "tbody"));
  const rows = [...body.rows].map((row, order) => ({ row, order, text: textOf(row), paragraph: row.cells[0]?.textContent ?? "" }));
  const input = /** @type {HTMLInputElement} */ (find(element, "input"));
  const groups = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-filter]")]);
  const more = find(element, ".more");
  /** @type {Record<string, string>} */
  const kept = {};

  const filter = () => {
    const sought = fold(input.value.trim());
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = Object.entries(kept).some(([name, value]) => value && row.dataset[name] !== value) || !text.includes(sought);
      if (!row.hidden) count += 1;
    }
    showParagraphs();
    element.classList.remove("few");
    more.hidden = true;
    find(element, ".nothing").hidden = count > 0;
    find(element, ".count").textContent = words.found(count);
    announce(find(element, ".status"), words.found(count));
  };

  /** A paragraph is named once for all its rows, as long as they stand together. */
  const showParagraphs = () => {
    let last = "";
    for (const row of body.rows) {
      if (row.hidden || !row.cells[0]) continue;
      const name = rows.find((each) => each.row === row)?.paragraph ?? "";
      row.cells[0].classList.toggle("repeated", name === last);
      last = name;
    }
  };

  /** @param {HTMLElement} heading */
  const sort = (heading) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of element.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = [...(heading.parentElement?.children ?? [])].indexOf(heading);
    const byText = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const sorted = rows.toSorted((a, b) => heading.dataset.sort === "paragraph"
      ? a.order - b.order
      : byText.compare(a.row.cells[column]?.textContent?.trim() ?? "", b.row.cells[column]?.textContent?.trim() ?? ""));
    body.append(...(down ? sorted.reverse() : sorted).map(({ row }) => row));
    showParagraphs();
  };

  input.addEventListener("input", filter);
  for (const group of groups) {
    group.addEventListener("click", (event) => {
      const chip = event.target instanceof Element ? event.target.closest("button") : null;
      if (!chip) return;
      for (const other of group.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === chip));
      kept[group.dataset.filter ?? ""] = chip.dataset.value ?? "";
      filter();
    });
  }
  find(element, ".clear").addEventListener("click", () => {
    input.value = "";
    for (const group of groups) group.querySelector("button")?.click();
    filter();
    input.focus();
  });
  more.addEventListener("click", () => {
    element.classList.remove("few");
    more.hidden = true;
  });
  for (const heading of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-sort]"))) {
    const button = create("button", "sort", heading.textContent ?? "");
    button.type = "button";
    button.addEventListener("click", () => sort(heading));
    heading.replaceChildren(button);
  }
  showParagraphs();
  find(element, ".find").hidden = more.hidden = false;
  element.classList.add("few");
  element.dataset.state = "live";
}

/** @param {HTMLTableRowElement} row */
function textOf(row) {
  return fold([...row.cells].map((cell) => cell.textContent?.trim()).join(" "));
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{Diacritic}/gu, "").replace(/\s+/g, " ");
}
