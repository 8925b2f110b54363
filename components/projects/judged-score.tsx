import { type JudgedRow, judgedScore, type Scale, type ScoredProject } from "@/lib/view/scores";
import { ExplainedScore } from "./explained-score";

const WORDS = {
  idea: { name: "Idea", legendTitle: "The scale of idea scores" },
  complexity: { name: "Complexity", legendTitle: "The scale of complexity" },
};

interface JudgedScoreProps {
  scale: Scale;
  project: ScoredProject;
  row: JudgedRow | null;
}

/** A score that the judge gave, and why. */
export function JudgedScore({ scale, project, row }: JudgedScoreProps) {
  const { score, rubric, meaning, judged, reasoning, asked } = judgedScore(scale, project, row);
  const { name, legendTitle } = WORDS[scale];
  return (
    <ExplainedScore
      name={name}
      figure={`${score}`}
      spoken={`${name} score: ${score} of 10`}
      fraction={score / 10}
      meaning={meaning}
      legendTitle={legendTitle}
      legend={<Rubric title={`${name} scores`} rubric={rubric} score={score} />}
    >
      {asked && <p className="figures text-sm">{asked}</p>}
      {judged !== null && judged !== score && (
        <p className="figures text-sm text-quiet">Edited; the judge gave {judged}.</p>
      )}
      {reasoning && (
        <p dir="auto" className="text-quiet">
          {reasoning}
        </p>
      )}
    </ExplainedScore>
  );
}

/** Every value of a scale in words, the given one marked. */
function Rubric({ title, rubric, score }: { title: string; rubric: readonly string[]; score: number }) {
  return (
    <ol aria-label={title} className="figures mt-2 space-y-0.5">
      {rubric.map((meaning, index) => {
        const current = index + 1 === score;
        return (
          <li
            key={meaning}
            aria-current={current ? "true" : undefined}
            className={`flex gap-3 ${current ? "font-semibold text-ink" : ""}`}
          >
            <span className="w-5 shrink-0 text-right">{index + 1}</span>
            <span className="min-w-0">{meaning}</span>
          </li>
        );
      })}
    </ol>
  );
}
