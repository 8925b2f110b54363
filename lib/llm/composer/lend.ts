import type { Loan } from "./plan-idea";
import { itemsOf } from "./slots";
import type { Topic } from "./types";

/** "From medicine it borrows triage: …", "Typography contributes restraint: …": field, device, and what it does. */
const LOAN =
  /^(?:From (?<from>.+?) it (?:takes|borrows) (?<device>[^:]+)|(?<giver>.+?) (?:contributes|contribute|lends? it|lends?) (?<gift>[^:]+)): (?<rest>.+)\.$/;

/** Ways of saying that a habit of one field is carried over; each names the field. */
const NAMED = [
  "One constraint comes from {field}, {device}: {rest}.",
  "{Device} has proved itself in {field} and is used here too: {rest}.",
  "Its best technique is owed to {field} and known there as {device}: {rest}.",
  "An old custom of {field} is kept, {device}: {rest}.",
  "{rest}. Whoever knows {field} will recognise {device}.",
  "A detail taken over from {field} decides how it feels to use, {device}: {rest}.",
];

/**
 * The ways in which another field may enter: as a habit that is carried over, and where the text need not name
 * it also as a plain rule, as a second edition or through a tester from there.
 */
export function wordings({ topic, must }: Loan, subject: Topic): string[] {
  const loans = (topic.lends ?? []).flatMap((lend) => reword(lend, must));
  return must ? loans : [...loans, ...secondUses(topic, subject)];
}

function reword(lend: string, must: boolean): string[] {
  const parts = LOAN.exec(lend)?.groups;
  if (!parts) return [lend];
  const field = parts.from ?? lowered(parts.giver ?? "");
  const device = parts.device ?? parts.gift ?? "";
  const rest = parts.rest ?? "";
  const named = NAMED.map((voice) =>
    voice
      .replace("{Device}", device.slice(0, 1).toUpperCase() + device.slice(1))
      .replace("{device}", device)
      .replace("{field}", field)
      .replace("{rest}", rest),
  );
  return [lend, ...named, ...(must ? [] : [`${rest}.`])];
}

const lowered = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;

function secondUses(topic: Topic, subject: Topic): string[] {
  return (topic.scenes ?? [])
    .slice(0, 4)
    .flatMap((scene) => [
      `A second edition about ${itemsOf(scene)} is planned, to show that nothing in it depends on ${subject.label}.`,
      `One of its testers is to come from ${topic.label}, to ask what ${itemsOf(scene)} and {items} have in common.`,
    ]);
}
