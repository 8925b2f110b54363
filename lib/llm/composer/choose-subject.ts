import { ANY_AUDIENCE, AUDIENCES } from "./audiences";
import { pickRanked, rounds } from "./dice";
import { findTopic, knownTopic } from "./knowledge/find-topic";
import { headsOf } from "./name-heads";
import type { Wishes } from "./read-wishes";
import type { Scene, Topic } from "./types";
import { mentions } from "./words";

interface Choice {
  subject: Topic;
  scene: Scene;
}

/** A choice with the throw that is left for the kind of project. */
type Chosen = Choice & { turn: number };

/**
 * The scene an idea is about: of a required subject, else of a related one, else of a tag nobody knows, else of
 * the audience's own world. Scenes that existing titles come from are avoided.
 */
export function chooseSubject(wishes: Wishes, temperature: number, seed: number): Chosen {
  const must = [wishes.primary, ...wishes.required];
  const known = (tags: string[]) => tags.map(knownTopic).filter((topic) => topic !== null);
  const withScenes = (topics: Topic[]) => topics.filter((topic) => topic.scenes);
  const subjects = withScenes(known(must)).filter((topic) => !topic.how);
  const both = withScenes(known(must));
  const related = withScenes(known(wishes.related)).filter((topic) => !topic.how);
  const unknown = must.filter((tag) => !knownTopic(tag)).map(findTopic);
  const audience = findTopic((AUDIENCES[wishes.audience] ?? ANY_AUDIENCE).topic);
  const topics = [subjects, unknown, both, related, [audience]].find((group) => group.length > 0) ?? [
    audience,
  ];
  return chooseScene(topics, wishes, temperature, seed);
}

function chooseScene(topics: Topic[], wishes: Wishes, temperature: number, seed: number): Chosen {
  const choices = topics.flatMap((subject) => (subject.scenes ?? []).map((scene) => ({ subject, scene })));
  const score = ({ subject, scene }: Choice) => {
    const first = topics[0] === subject ? 0.3 : 0;
    const heads = wishes.avoid.length > 0 ? headsOf(subject, scene) : [];
    return first - wishes.avoid.filter((title) => heads.some((head) => mentions(title, head))).length * 2;
  };
  const { place, turn } = rounds(seed, choices.length);
  const spreadOver = temperature <= 0 ? 0 : 1;
  const chosen = pickRanked(choices, score, spreadOver, place);
  if (!chosen) throw new Error(`No scene for ${wishes.primary}`);
  return { ...chosen, turn };
}
