interface RunBarProps {
  saved: number;
  failed: number;
  /** All ideas asked for; what is neither saved nor failed is left empty. */
  of: number;
}

/** What became of a run's ideas, as a bar. The words beside it say the same. */
export function RunBar({ saved, failed, of }: RunBarProps) {
  const share = (count: number) => (of === 0 ? 0 : (100 * count) / of);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="my-1.5 block h-1.5 w-full"
    >
      <rect width="100" height="4" className="run-bar-open" />
      <rect width={share(saved)} height="4" className="run-bar-saved" />
      <rect x={share(saved)} width={share(failed)} height="4" className="run-bar-failed" />
    </svg>
  );
}
