const FACES = ['400 14px "Waymark Sans"', '600 14px "Waymark Sans"', '500 14px "Waymark Serif"'];

/**
 * Waits for the faces of the charts, but not for long: a late font repaints.
 * @returns {Promise<unknown>}
 */
export function chartFonts() {
  const wait = new Promise((done) => setTimeout(done, 1000));
  return Promise.race([wait, Promise.allSettled(FACES.map((face) => fonts()?.load(face)))]);
}

/** Says in the root's classes whether a face came too late to be used, for paper. */
export function watchLateFaces() {
  const faces = fonts();
  if (!faces) return;
  const tell = () => {
    document.documentElement.classList.toggle("late-faces", [...faces].some(({ display, status }) => display === "optional" && status === "error"));
  };
  for (const type of ["loadingdone", "loadingerror"]) faces.addEventListener(type, tell);
  tell();
}

/** The document's fonts; nothing where an element of that name hides them. Not every browser names their class. */
export function fonts() {
  return typeof document.fonts?.load === "function" ? document.fonts : undefined;
}
