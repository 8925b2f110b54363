/** The number of an idea in its run, from 1, as catalogues print it. */
export function IdeaNumber({ row }: { row: number }) {
  return (
    <p className="figures font-serif text-lg leading-[1.65rem]">
      <span className="sr-only">Idea </span>
      <span aria-hidden="true">№ </span>
      {row + 1}
    </p>
  );
}
