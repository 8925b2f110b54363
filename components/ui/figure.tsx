import { type ReactNode, useId } from "react";
import { SectionHeading } from "./section-heading";

interface FigureProps {
  title: ReactNode;
  /** Whether it is a section of the page by itself, or a part of one. */
  heading?: "h2" | "h3";
  /** What the picture shows, in a sentence: what to see in it, or what it is made of. */
  note?: ReactNode;
  /**
   * The columns of the table behind the picture, and its rows; the first cell of a row names it. Left out where the page
   * has the table beside it.
   */
  columns?: readonly string[];
  rows?: readonly (readonly ReactNode[])[];
  /** The picture itself, which says nothing that the table does not. */
  children: ReactNode;
}

/** A picture of some facts, with a table of the same facts behind it. */
export function Figure({ title, heading = "h3", note, columns = [], rows = [], children }: FigureProps) {
  const id = useId();
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption className="mb-2">
        {heading === "h2" ? (
          <SectionHeading id={id}>{title}</SectionHeading>
        ) : (
          <h3 id={id} className="font-semibold">
            {title}
          </h3>
        )}
        {note && <p className="text-sm text-quiet">{note}</p>}
      </figcaption>
      {children}
      {columns.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="min-h-6 text-quiet hover:text-accent">As a table</summary>
          <div className="mt-2 overflow-x-auto">
            <table className="figures w-full border-collapse text-left">
              <thead>
                <tr className="border-b border-edge">
                  {columns.map((column) => (
                    <th key={column} scope="col" className="py-1 pr-4 font-medium">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, ...cells], index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a picture have no other identity
                  <tr key={index} className="border-b border-rule">
                    <th scope="row" className="py-1 pr-4 font-normal">
                      {name}
                    </th>
                    {cells.map((cell, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                      <td key={at} className="py-1 pr-4">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </figure>
  );
}
