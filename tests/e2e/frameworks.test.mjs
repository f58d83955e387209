// The package of npm in other people's applications: installed, bundled, rendered on a server and in React's strict mode.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, site } from "./browser.mjs";
import { drawn, host } from "./hosts.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
// In the project, so that the frameworks are found.
const app = join(root, "target/frameworks");
const [first, second] = drawn.map(({ id }) => id);

const APP = `
import { useState } from "react";
import "waymark-figures/react";

export function App({ start }) {
  const [state, setState] = useState(start);
  globalThis.setState = (change) => setState((before) => ({ ...before, ...change }));
  const { gone, ...attributes } = state;
  return <main>{gone ? null : <waymark-figure loading="eager" {...attributes} onwaymark-select={(event) => (globalThis.selected = event.detail)}><p>Instead</p></waymark-figure>}</main>;
}
`;
const START = JSON.stringify({ figure: first, plain: true });
const FILES = {
  "package.json": JSON.stringify({ name: "app", private: true, type: "module" }),
  "app.jsx": APP,
  "client.jsx": `import { StrictMode } from "react"; import { hydrateRoot } from "react-dom/client"; import { App } from "./app.jsx";
    hydrateRoot(document.querySelector("#app"), <StrictMode><App start={${START}} /></StrictMode>, { onRecoverableError: (error) => console.error("hydration", error) });`,
  "server.jsx": `import { StrictMode } from "react"; import { renderToString } from "react-dom/server"; import { App } from "./app.jsx";
    export const html = renderToString(<StrictMode><App start={${START}} /></StrictMode>);`,
  "index.html": `<!doctype html><title>App</title><div id="app"><!--app--></div><script type="module" src="/client.jsx"></script>`,
};

let browser;
let server;
before(async () => {
  await rm(app, { recursive: true, force: true });
  await mkdir(app, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(app, name), text);
  const { stdout } = await run("npm", ["pack", "--json", join(site, "npm")], { cwd: app });
  const [{ filename, files }] = JSON.parse(stdout);
  assert.ok(files.every(({ path }) => /\.(js|d\.ts|json)$|^(README\.md|LICENSE)$/.test(path)), JSON.stringify(files));
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--no-save", `./${filename}`], { cwd: app });

  const { build } = await import("vite");
  const common = { root: app, configFile: false, logLevel: "error" };
  await build({ ...common, build: { ssr: "server.jsx", outDir: "server" } });
  const { html } = await import(join(app, "server/server.js"));
  await build({ ...common, build: { outDir: "client" } });
  const page = (await readFile(join(app, "client/index.html"), "utf8")).replace("<!--app-->", html);
  const [script] = page.match(/assets\/[^"]+\.js/);
  server = await host({ host: page, [script]: { body: await readFile(join(app, "client", script), "utf8"), headers: { "content-type": "text/javascript" } } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function visit() {
  const tab = await browser.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await tab.goto(`${server.origin}host`);
  await tab.waitForFunction(() => globalThis.setState);
  return { tab, errors };
}
const shown = (tab, id, more = "") => tab.waitForFunction(([id, more]) => document.querySelector("waymark-figure").shadowRoot.querySelector(`${more} figure[data-figure="${id}"][data-state=live]`), [id, more]);
const set = (tab, change) => tab.evaluate((change) => globalThis.setState(change), change);

test("the package asks for nothing else, and may be imported on a server", async () => {
  const about = JSON.parse(await readFile(join(site, "npm/package.json"), "utf8"));
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"]) assert.equal(about[field], undefined);
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", `import { WaymarkFigure } from "${join(site, "npm/index.js")}"; console.log(typeof WaymarkFigure)`]);
  assert.equal(stdout.trim(), "function");
});

test("a page that React has rendered on a server comes to life without an error in strict mode, and its flag holds", async () => {
  const { tab, errors } = await visit();
  await shown(tab, first, ".plain");
  assert.deepEqual(errors, []);
  await tab.close();
});

test("properties that React sets, changes and takes back are as it says", async () => {
  const { tab, errors } = await visit();
  const has = (name) => tab.$eval("waymark-figure", (element, name) => element.getAttribute(name), name);
  await shown(tab, first);
  for (const off of [false, undefined, null, "false"]) {
    await set(tab, { plain: true });
    await shown(tab, first, ".plain");
    // What is undefined does not cross to the page.
    await tab.evaluate(([off, missing]) => globalThis.setState({ plain: missing ? undefined : off }), [off ?? null, off === undefined]);
    await shown(tab, first, ".component:not(.plain)");
  }
  const own = await tab.$eval("waymark-figure", ({ src }) => src);
  assert.equal(own, "");
  await set(tab, { figure: second, theme: "dark" });
  await shown(tab, second);
  assert.equal(await has("theme"), "dark");
  await tab.evaluate(() => globalThis.setState({ figure: undefined, theme: undefined, src: undefined }));
  await tab.getByText("Instead").waitFor();
  for (const name of ["figure", "theme", "src"]) assert.equal(await has(name), null);
  await set(tab, { figure: first });
  await shown(tab, first);
  await set(tab, { state: { tab: "table" } });
  await tab.locator("waymark-figure table").waitFor();
  assert.deepEqual(errors, []);
  await tab.close();
});

test("fifty mounts leave one figure, one engine and no error", async () => {
  const { tab, errors } = await visit();
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await shown(tab, first);
  for (let round = 0; round < 50; round += 1) {
    await set(tab, { gone: true });
    await tab.waitForFunction(() => !document.querySelector("waymark-figure"));
    await set(tab, { gone: false, figure: round % 2 ? first : second });
    await tab.waitForFunction(() => document.querySelector("waymark-figure"));
  }
  await shown(tab, first);
  assert.equal(await tab.locator("waymark-figure").count(), 1);
  assert.ok(asked.filter((url) => url.endsWith(".wasm")).length <= 2);
  assert.deepEqual(errors, []);
  await tab.close();
});

test("a pinned mark reaches React's listener", async () => {
  const { tab } = await visit();
  // React gives listeners to elements that it makes itself, not to those that came from the server.
  await set(tab, { gone: true });
  await set(tab, { gone: false, figure: first });
  await shown(tab, first);
  await tab.locator("waymark-figure .targets").focus();
  await tab.keyboard.press("Home");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.evaluate(() => globalThis.selected?.figure), first);
  await tab.close();
});

test("a component of Vue binds, changes and takes back the same properties", async () => {
  const { build } = await import("vite");
  await writeFile(join(app, "vue.js"), `
    import { createApp, h, reactive } from "vue";
    import "waymark-figures/vue";
    const state = (globalThis.state = reactive({ figure: ${JSON.stringify(first)}, plain: true, theme: "auto" }));
    createApp({ render: () => h("waymark-figure", { loading: "eager", ...state }) }).mount("#app");`);
  await writeFile(join(app, "vue.html"), `<!doctype html><title>App</title><div id="app"></div><script type="module" src="/vue.js"></script>`);
  await build({ root: app, configFile: false, logLevel: "error", build: { outDir: "vue", rollupOptions: { input: join(app, "vue.html") } } });
  const page = await readFile(join(app, "vue/vue.html"), "utf8");
  const [script] = page.match(/assets\/[^"]+\.js/);
  const other = await host({ host: page, [script]: { body: await readFile(join(app, "vue", script), "utf8"), headers: { "content-type": "text/javascript" } } });
  const tab = await browser.newPage();
  await tab.goto(`${other.origin}host`);
  await shown(tab, first, ".plain");
  await tab.evaluate((figure) => Object.assign(globalThis.state, { plain: false, theme: undefined, figure }), second);
  await shown(tab, second, ".component:not(.plain)");
  assert.equal(await tab.$eval("waymark-figure", (element) => element.hasAttribute("theme")), false);
  await tab.close();
  await other.close();
});

test("TypeScript knows the element in HTML, React, Vue, Svelte and other JSX, and refuses what it does not take", async () => {
  const types = join(app, "types");
  await mkdir(types, { recursive: true });
  const files = {
    "html.ts": `import { WaymarkFigure } from "waymark-figures";
      const made = document.createElement("waymark-figure");
      made.plain = true; made.state = { tab: "table" }; made.theme = new WaymarkFigure().theme;
      made.addEventListener("waymark-select", ({ detail }) => detail.fact.trim());
      // @ts-expect-error
      made.theme = "pink";`,
    "react.tsx": `import "waymark-figures/react";
      export const good = <waymark-figure figure="a" theme="auto" plain className="wide" onwaymark-select={(event) => event.detail.fact} />;
      // @ts-expect-error
      export const bad = <waymark-figure theme="pink" />;`,
    "vue.ts": `import "waymark-figures/vue";
      import type { GlobalComponents } from "vue";
      type Props = InstanceType<GlobalComponents["waymark-figure"]>["$props"];
      export const good: Props = { figure: "a", theme: "auto" };
      // @ts-expect-error
      export const bad: Props = { theme: "pink" };`,
    "svelte.ts": `import "waymark-figures/svelte";
      import type { SvelteHTMLElements } from "svelte/elements";
      export const good: SvelteHTMLElements["waymark-figure"] = { figure: "a", theme: "auto", class: "wide" };
      // @ts-expect-error
      export const bad: SvelteHTMLElements["waymark-figure"] = { theme: "pink" };`,
    "jsx.ts": `import "waymark-figures/jsx";
      export const good: JSX.IntrinsicElements["waymark-figure"] = { figure: "a", theme: "auto" };
      // @ts-expect-error
      export const bad: JSX.IntrinsicElements["waymark-figure"] = { theme: "pink" };`,
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, noEmit: true, jsx: "react-jsx", module: "esnext", moduleResolution: "bundler", target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [] } }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(types, name), text);
  const { stdout } = await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", types], { cwd: types }).catch((error) => error);
  assert.equal(stdout, "");
});
