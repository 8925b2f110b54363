/** For a part of a page that never comes, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Focuses an element by its id, at once or as soon as it is there: a part of the page may still be loading. */
export function focusElement(id: string): void {
  const find = () => document.getElementById(id);
  const found = find();
  if (found) {
    found.focus();
    return;
  }
  const observer = new MutationObserver(() => {
    const late = find();
    if (!late) return;
    observer.disconnect();
    late.focus();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE_MS);
}
