/** Whether the page's policy forbids to compile: the least module there is. */
export function isForbidden() {
  if (typeof WebAssembly !== "object") return false;
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}
