// How long frames take while the opening of a story flies from route to route, on a processor four times slower.

/** How long a way is watched, in ms: the camera, the line and the words take 840. */
const WAY = 950;

/**
 * Goes along all routes and back by the buttons, and writes down every frame.
 * @param {import("playwright-core").Browser} browser
 * @param {string} url of a story with a flown map
 * @param {{ width: number, height: number }} viewport
 * @returns {Promise<{ frames: number, half: number, most: number, longest: number }>} how many, and how long half of them, 95 of 100 and all take at most, in ms
 */
export async function flightFrames(browser, url, viewport) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("figure.flies[data-state=live]").waitFor();
  await page.waitForTimeout(1000);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const steps = await page.locator(".flight .card").count();
  const times = [];
  for (let way = 0; way < 2 * steps; way += 1) {
    times.push(...await page.evaluate(watch, [way < steps ? ".strip .onward" : ".strip .back", WAY]));
    await page.waitForTimeout(400);
  }
  await context.close();
  times.sort((one, other) => one - other);
  const at = (part) => times[Math.floor(part * (times.length - 1))] ?? NaN;
  return { frames: times.length, half: at(0.5), most: at(0.95), longest: at(1) };
}

/** Runs in the page: presses a button and times frames for so long; the first one began before. */
function watch([selector, length]) {
  return new Promise((done) => {
    const times = [];
    const start = performance.now();
    let last = start;
    const next = (now) => {
      times.push(now - last);
      last = now;
      if (now < start + length) requestAnimationFrame(next);
      else done(times.slice(1));
    };
    requestAnimationFrame(next);
    document.querySelector(selector).click();
  });
}
