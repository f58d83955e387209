// What the scripts use of the language and of browsers, by the types that TypeScript finds for each name.
import { API } from "typescript/unstable/sync";
import { isIdentifier, isNewExpression, isPropertyAccessExpression } from "typescript/unstable/ast/is";
import { Met } from "./compat.mjs";

const root = new URL("../../", import.meta.url).pathname;

/** What TypeScript calls a class, as the data calls it. */
const jsName = (name) => name
  .replace(/Constructor$/, "")
  .replace(/^Readonly(Array|Map|Set)$/, "$1")
  .replace(/^(Uint|Int|Float)\d+(Clamped)?Array$/, "TypedArray")
  .replace(/^RegExp(Exec|Match)Array$/, "Array");

/** @param {string} [project] a tsconfig.json */
export function usedScripts(project = `${root}www/tsconfig.json`) {
  const met = new Met();
  const api = new API({ cwd: root });
  try {
    const [{ program, checker }] = api.updateSnapshot({ openProject: project }).getProjects();
    for (const name of program.getSourceFileNames().filter((name) => name.endsWith(".js"))) read(met, checker, program.getSourceFile(name));
  } finally {
    api.close();
  }
  return met;
}

/** Whether a browser or the language declares it. */
const isGiven = (symbol) => symbol?.declarations?.some(({ path }) => /\/lib\.[^/]+\.d\.ts$/.test(path));

function read(met, checker, file) {
  const [members, names, made] = [[], [], []];
  const visit = (node) => {
    if (isPropertyAccessExpression(node)) members.push(node);
    else if (isIdentifier(node)) names.push(node);
    if (isNewExpression(node) && isIdentifier(node.expression)) made.push(node.expression);
    node.forEachChild(visit);
  };
  visit(file);
  const symbols = (nodes) => (nodes.length ? checker.getSymbolAtLocation(nodes) : []);
  symbols(members.map(({ name }) => name)).forEach((symbol, place) => isGiven(symbol) && member(met, checker, symbol, members[place].expression));
  symbols(names).forEach((symbol) => isGiven(symbol) && name(met, symbol));
  symbols(made).forEach((symbol) => isGiven(symbol) && met.note(["api", symbol.name, symbol.name], ["javascript", "builtins", symbol.name, symbol.name]));
}

/** A member of what an expression stands for, or of a class that this one inherits from or mixes in. */
function member(met, checker, symbol, expression) {
  const parent = symbol.getParent()?.name;
  if (!parent) return;
  const of = (owner) => [["api", owner, symbol.name], ["api", owner, `${symbol.name}_static`], ["javascript", "builtins", jsName(owner), symbol.name],
    ["javascript", "builtins", "Intl", jsName(owner), symbol.name], ["webassembly", "api", jsName(owner), symbol.name], ["webassembly", "api", `${symbol.name}_static`], ["webassembly", "api", symbol.name]];
  // The properties of a style are counted where style sheets are.
  if (met.note(...of(parent)) || parent.startsWith("CSSStyle")) return;
  const type = checker.getTypeAtLocation(expression);
  const owners = type ? [...classes(checker, checker.getNonNullableType(type) ?? type)] : [];
  met.note(...owners.flatMap(of)) || met.unknown.add(`${parent}.${symbol.name}`);
}

function* classes(checker, type, seen = new Set()) {
  const symbol = type?.getSymbol?.();
  if (symbol && !seen.has(symbol.name)) {
    seen.add(symbol.name);
    yield symbol.name;
    const declared = checker.getDeclaredTypeOfSymbol(symbol);
    for (const base of declared?.isClassOrInterface?.() ? checker.getBaseTypes(declared) : []) yield* classes(checker, base, seen);
  }
  for (const part of type?.isUnionType?.() ? type.getTypes() : []) yield* classes(checker, part, seen);
}

/** A name that stands for itself: a class, a function of the window, or a member that is taken out of an object. */
function name(met, symbol) {
  const parent = symbol.getParent()?.name;
  if (parent && !["globalThis", "Intl", "WebAssembly"].includes(parent)) return void met.note(["api", parent, symbol.name], ["javascript", "builtins", jsName(parent), symbol.name]);
  met.note(["api", symbol.name], ["api", "Window", symbol.name], ["javascript", "builtins", symbol.name], ["webassembly", "api", symbol.name]);
}
