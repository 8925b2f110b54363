/** The first stop of the Tab key: past the header, to what the page is about. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="absolute top-2 left-2 z-50 -translate-y-20 bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
    >
      Skip to the content
    </a>
  );
}
