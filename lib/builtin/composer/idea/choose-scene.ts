import type { Catalogue } from "../catalogue";
import type { Scene, Topic } from "../content-schema";
import type { IdeaBrief } from "../idea-brief";
import { mentions } from "../text/english";
import { evenPair, sample } from "../text/random";
import { nameHeads } from "./name-project";

interface Choice {
  subject: Topic;
  scene: Scene;
}

/** Chooses a scene away from existing titles, and draws the number that will choose the archetype. */
export function chooseScene(
  catalogue: Catalogue,
  brief: IdeaBrief,
  temperature: number,
  seed: number,
): Choice & { archetypeDraw: number } {
  const subjects = possibleSubjects(catalogue, brief);
  const choices = subjects.flatMap((subject) => (subject.scenes ?? []).map((scene) => ({ subject, scene })));
  const score = ({ subject, scene }: Choice) => {
    const bonus = subjects[0] === subject ? 0.3 : 0;
    const heads = brief.avoid.length > 0 ? nameHeads(catalogue, subject, scene) : [];
    return bonus - brief.avoid.filter((title) => heads.some((head) => mentions(title, head))).length * 2;
  };
  const { first, second } = evenPair(seed, choices.length);
  const chosen = sample(choices, score, temperature <= 0 ? 0 : 1, first);
  if (!chosen) throw new Error(`No scene for ${brief.primary}`);
  return { ...chosen, archetypeDraw: second };
}

/**
 * The first group that is not empty: required subjects, unknown tags, required techniques with scenes, related
 * subjects, the world of the audience.
 */
function possibleSubjects(catalogue: Catalogue, brief: IdeaBrief): Topic[] {
  const withScenes = (tags: string[]) =>
    tags
      .map((tag) => catalogue.findTopic(tag))
      .filter((topic) => topic !== null)
      .filter(({ scenes }) => scenes);
  const isSubject = ({ how }: Topic) => !how;
  const tags = [brief.primary, ...brief.required];
  const required = withScenes(tags);
  const unknown = tags.filter((tag) => !catalogue.findTopic(tag)).map((tag) => catalogue.topicFor(tag));
  const related = withScenes(brief.related).filter(isSubject);
  const groups = [required.filter(isSubject), unknown, required, related];
  const ofAudience = catalogue.topicFor(catalogue.audience(brief.audience).topic);
  return groups.find((group) => group.length > 0) ?? [ofAudience];
}
