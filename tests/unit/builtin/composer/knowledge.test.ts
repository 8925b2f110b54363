import { describe, expect, test } from "vitest";
import { ARCHETYPES } from "@/lib/llm/composer/archetypes";
import { TOPICS } from "@/lib/llm/composer/knowledge";
import { ALL_SCENES } from "@/lib/llm/composer/knowledge/find-topic";
import { levelsOf } from "@/lib/llm/composer/levels";
import { headsOf } from "@/lib/llm/composer/name-heads";
import { itemsOf } from "@/lib/llm/composer/slots";
import { countWords } from "@/lib/llm/composer/words";

describe("the knowledge base", () => {
  test("has each tag once, and each topic as a subject or a technique", () => {
    const tags = TOPICS.flatMap((topic) => topic.tags);
    expect(tags.filter((tag, at) => tags.indexOf(tag) !== at)).toEqual([]);
    const idle = TOPICS.filter((topic) => !topic.scenes && !topic.how && !topic.lends);
    expect(idle.map(({ label }) => label)).toEqual([]);
  });

  test("keeps the grammar of every field of every scene", () => {
    const wrong = ALL_SCENES.filter(({ scene }) => {
      const clause = /^[a-z0-9].*[^.,;:!?]$/;
      const phrases = [scene.who, scene.wish, scene.item, scene.data, scene.other, scene.number, scene.when];
      return !(
        phrases.every((phrase) => clause.test(phrase)) &&
        /[^.,;:!?]$/.test(scene.pain) &&
        /^\p{Lu}.*\.$/u.test(scene.twist) &&
        /^(when|while|before|after|at|in|on|with|between|during|late|two|ten|five|an|a|under|over|beside|after)/.test(
          scene.when,
        )
      );
    });
    expect(wrong.map(({ scene }) => scene.who)).toEqual([]);
  });

  test("gives every scene at least eight kinds of project", () => {
    const poor = ALL_SCENES.filter(
      ({ scene }) =>
        ARCHETYPES.filter(({ can }) => can.some((ability) => scene.can.includes(ability))).length < 8,
    );
    expect(poor.map(({ scene }) => scene.who)).toEqual([]);
  });

  test("has a tagline of 5 to 10 words for every kind and every scene", () => {
    const short = ARCHETYPES.flatMap(({ id, lines }) =>
      ALL_SCENES.map(({ scene }) => itemsOf(scene))
        .filter(
          (items) =>
            !lines.some((line) => [5, 6, 7, 8, 9, 10].includes(countWords(line.replace("{items}", items)))),
        )
        .map((items) => `${id}: ${items}`),
    );
    expect(short).toEqual([]);
  });

  test("has sentences for all ten complexities of every kind", () => {
    const counts = ARCHETYPES.flatMap((kind) =>
      Array.from({ length: 10 }, (_, at) => levelsOf(kind, at + 1).length),
    );
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
  });

  test("has more than fifty names for every scene and kind, in capitals and without small words in front", () => {
    const heads = ALL_SCENES.map(({ topic, scene }) => headsOf(topic, scene));
    expect(Math.min(...heads.map((own) => own.length))).toBeGreaterThanOrEqual(8);
    expect(heads.flat().filter((head) => !/^\p{Lu}/u.test(head) || head.split(" ").length > 3)).toEqual([]);
    expect(ARCHETYPES.filter(({ tails }) => new Set(tails.split(" ")).size !== 6)).toEqual([]);
  });
});
