/** Placeholder lines while entries load. */
export function Skeleton({ entries, label }: { entries: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: entries }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the entries are identical and never move
          key={index}
          aria-hidden="true"
          className="breathe border-t border-rule py-6"
        >
          <div className="h-5 w-2/5 bg-rule" />
          <div className="mt-3 h-3 w-3/5 bg-rule" />
          <div className="mt-4 h-3 w-full bg-rule" />
          <div className="mt-2 h-3 w-11/12 bg-rule" />
        </div>
      ))}
    </div>
  );
}
