import { ANY_AUDIENCE, AUDIENCES } from "./audiences";
import { paragraph, type Slots } from "./fill";
import { flows, fresh, leastLike } from "./flow";
import { findTopic } from "./knowledge/find-topic";
import { FIELDS, OPENINGS, USERS } from "./openings";
import type { Plan } from "./plan-idea";
import type { Wishes } from "./read-wishes";
import { slotsOf } from "./slots";
import { mentions } from "./words";

/** Chooses one of the templates by its key and fills it; undefined where there are none. */
export type Say = (templates: readonly string[] | undefined, key: string, more?: Slots) => string | undefined;

/** The first paragraph: what it is, for whom and why; and the field where a tag asks for it and `rest` lacks it. */
export function writeOpening(plan: Plan, wishes: Wishes, rest: string, say: Say): string {
  const { archetype, scene, subject } = plan;
  const quiet = archetype.does.filter((template) => !template.includes("{who}"));
  const does = say(quiet.length > 0 ? quiet : archetype.does, "does") ?? "";
  const parts = {
    does,
    kind: say([leastLike(archetype.kind, does)], "kind") ?? "",
    users: say(USERS, "users") ?? "",
  };
  const flowing = OPENINGS.filter((template) => flows(template, scene, parts.does));
  const { frames } = AUDIENCES[wishes.audience] ?? ANY_AUDIENCE;
  const first = paragraph([say(flowing, "opening", parts), say(frames, "frame")]);
  const asked = [wishes.primary, ...wishes.required].some((tag) => findTopic(tag).label === subject.label);
  if (!asked || mentions(`${first} ${rest}`, subject.label)) return first;
  const fields = fresh(FIELDS, slotsOf(scene, plan.name), first);
  return paragraph([first, say(fields, "field", { topic: subject.label })]);
}
