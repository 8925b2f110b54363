import type { Figure, Quality } from "@/lib/contracts/types";
import { axisPlace, BETTER, figureText, intervalText } from "@/lib/view/quality";

/** Every figure with its interval, drawn and in words; what it is stands behind its name. */
export function FigureTable({ quality: { figures, scope } }: { quality: Quality }) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Figures with their 95 % intervals</caption>
      <thead className="text-left whitespace-nowrap text-quiet max-sm:sr-only">
        <tr>
          <th scope="col" className="py-1 font-normal">
            Figure
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-normal">
            Value
          </th>
          <th scope="col" className="py-1 pl-8 font-normal">
            95&nbsp;% interval
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-normal max-sm:hidden">
            Rows
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureRow key={figure.id} figure={figure} scope={scope} />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow({ figure, scope }: { figure: Figure; scope: Quality["scope"] }) {
  const { name, definition, source, unit, better, value, interval, reason, n } = figure;
  return (
    <tr
      className="border-t border-rule align-top max-sm:grid max-sm:grid-cols-[5rem_minmax(0,1fr)] max-sm:py-1"
      data-testid="figure"
    >
      <th scope="row" className="py-1.5 text-left font-normal max-sm:col-span-2 max-sm:py-0">
        <details>
          <summary className="min-h-6 hover:text-accent">{name}</summary>
          <p className="mt-1 max-w-prose pb-1 text-quiet">
            {definition} {BETTER[better]} Source: {source}. Measured on {n} {n === 1 ? "row" : "rows"}.
          </p>
        </details>
      </th>
      {value === null ? (
        <td colSpan={2} className="py-1.5 text-quiet max-sm:col-span-2 max-sm:py-0 sm:pl-8">
          {reason ?? "Not measured."}
        </td>
      ) : (
        <>
          <td className="figures py-1.5 font-semibold whitespace-nowrap max-sm:py-0 sm:pl-3 sm:text-right">
            {figureText(value, unit)}
          </td>
          <td className="figures py-1.5 text-quiet max-sm:py-0 sm:w-80 sm:pl-8">
            <div className="flex flex-wrap items-center gap-x-3 sm:flex-nowrap sm:whitespace-nowrap">
              <Range figure={figure} scope={scope} />
              {interval ? intervalText(interval, unit) : "unknown"}
            </div>
          </td>
        </>
      )}
      <td className="figures py-1.5 pl-3 text-right text-quiet max-sm:hidden">{n}</td>
    </tr>
  );
}

const percent = (place: number) => `${(100 * place).toFixed(2)}%`;

/** The interval on the figure's scale, with a mark at the value; the words beside it say the same. */
function Range({ figure, scope }: { figure: Figure; scope: Quality["scope"] }) {
  const place = axisPlace(figure, scope);
  if (!place) return null;
  return (
    <svg aria-hidden="true" className="h-[1.3rem] w-16 shrink-0 sm:w-24 overflow-visible">
      <line x1="0" x2="100%" y1="50%" y2="50%" className="chart-scale" />
      <line x1={percent(place.low)} x2={percent(place.high)} y1="50%" y2="50%" className="chart-range" />
      <line x1={percent(place.value)} x2={percent(place.value)} y1="22%" y2="78%" className="chart-mark" />
    </svg>
  );
}
