import { Measure } from "@/components/ui/measure";

interface MeasuresProps {
  ideaScore: number;
  complexityScore: number;
  /** 1 − the highest cosine to any other when it was made; null for ideas nobody measured. */
  novelty: number | null;
}

/** How an idea was judged, and how far it is from the others. */
export function Measures({ ideaScore, complexityScore, novelty }: MeasuresProps) {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 sm:flex-col">
      <Measure
        label="Idea"
        figure={`${ideaScore}`}
        share={ideaScore / 10}
        spoken={`Idea score: ${ideaScore} of 10`}
      />
      <Measure
        label="Complexity"
        figure={`${complexityScore}`}
        share={complexityScore / 10}
        spoken={`Complexity score: ${complexityScore} of 10`}
      />
      {novelty !== null && (
        <Measure
          label="Novelty"
          figure={novelty.toFixed(2)}
          share={novelty}
          spoken={`Novelty: ${novelty.toFixed(2)} of 1`}
        />
      )}
    </div>
  );
}
