const script = document.currentScript;

/** The folder that this script was loaded from, which is where the figures are. */
export const home = new URL(".", script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI);
