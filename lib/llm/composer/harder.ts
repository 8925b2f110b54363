import type { Group } from "./types";

/** The problem's own difficulty, for each group of kinds at the complexities 8, 9 and 10. */
export const HARDER: Record<Group, readonly (readonly string[])[]> = {
  keeping: [
    [
      "What makes it hard is scale: {items} come from several hundred places that write to each other rarely, so an entry may " +
        "arrive a month late and still has to find its place in the order.",
      "It has to work for institutions that do not share a computer, so several services exchange signed summaries and each of " +
        "them can prove what it knew on a given day.",
      "Nothing may ever be lost and some things must be forgotten: deletion on request has to reach every copy, which calls for " +
        "several services that can each prove what they no longer hold.",
    ],
    [
      "The hard version is the one worth building: forty institutions that do not trust each other keep one record of {items}, " +
        "and any of them may turn out to be careless or dishonest.",
      "The record has to be readable in fifty years without its makers, so the format, the reader and the machine it runs on " +
        "are specified together, and the part that decides is formally verified.",
      "It has to survive an adversary with access to a third of the copies, who may alter {items} quietly; detecting that " +
        "within a day is the larger part of two years' work.",
    ],
    [
      "Whether memory of this kind can be kept without keeping the people in it recognisable is an open research question, and the " +
        "first experiment tries to undo the protection.",
      "It is not known how to tell an honest gap from a deleted entry when every copy has passed through several hands; two rival " +
        "hypotheses are tested on records whose history is known.",
      "No known method merges accounts that contradict each other and keeps both worth reading; that is the research, and " +
        "{data} can serve as its first hard case.",
    ],
  ],
  checking: [
    [
      "The difficulty lies in time: an answer is worth something for {n2-9} seconds only, so several services check in parallel " +
        "and the slowest is cut off with its doubt on record.",
      "It has to stay right while the world drifts, with {items} from several thousand places and no two of them alike; an " +
        "ensemble of checks with advanced algorithms decides which differences are news.",
      "The sources are owned by several institutions that will not pool them, so the comparison runs as several services that " +
        "exchange fingerprints and never the values.",
    ],
    [
      "Somebody gains from every check that passes, so it is built against an adversary who knows all of its rules, adapts within " +
        "a day and may have had a hand in {other}.",
      "It has to answer in real time for forty thousand streams of {items} at once, with a stated rate of false alarms, and that " +
        "statement is formally verified and not only measured.",
      "Truth arrives years late or never here, so it has to estimate its own error without labels, across institutions that each " +
        "have a reason to hide theirs.",
    ],
    [
      "Nobody knows if errors of this kind can be found without ever having seen one; that is an open research question, and the " +
        "first milestone is an experiment that could end the project.",
      "It is not known how to check what is checked by others who adapt to the checking; the research plan begins with a game, " +
        "two sides and a lower bound.",
      "Which of two contradicting sources is right remains an unsolved problem when both copy from a third; three rival hypotheses " +
        "are tried on {items} whose origin is known.",
    ],
  ],
  reading: [
    [
      "The texts contradict each other and change while they are read, so several services keep track of which wording was in force " +
        "on which day and what follows from it.",
      "It has to read two hundred thousand pages in four languages with equal care, with a fine-tuned model for each and an advanced " +
        "algorithm that notices where they disagree.",
      "Most of what matters is said between the lines, so a graph neural network links {items} that never name each other, and every " +
        "link has to be explained to a person.",
    ],
    [
      "Some of what it reads was written to mislead it, so it is built against an adversary who knows the model and can publish as " +
        "much as he likes.",
      "Forty institutions want answers from texts that none of them may show to the others, exact to the sentence and in real time.",
      "A wrong reading can cost somebody a right, so the part that decides is formally verified, and it has to say in a language of " +
        "its own what it did not understand.",
    ],
    [
      "It is not known how to tell when a text is silent on a question and when the reader has missed it; the research plan begins " +
        "with texts written for that purpose.",
      "Whether meaning that experts only recognise can be learnt from {items} is an open research question, and three rival hypotheses " +
        "are judged by people who do not know which is which.",
      "No known method proves that nothing was left out; the first milestone is a lower bound on what has to be lost.",
    ],
  ],
  sharing: [
    [
      "It gets hard when the group grows: several hundred neighbourhoods, no common administrator, and agreement that has to be " +
        "reached while half of the several services are out of reach.",
      "People come and go while it runs, and some of them cheat a little; several services keep it fair with an advanced " +
        "algorithm whose decisions can be explained to whoever loses.",
      "Two towns with different rules have to share {items} without either giving up its own, so permissions travel with the " +
        "data between several services.",
    ],
    [
      "Twelve institutions with conflicting laws take part, no one of them may see another's {items}, and the result still has to " +
        "be exact enough to act on.",
      "It has to keep working while part of the members are hostile, invent {items} and agree among themselves; how large that part may " +
        "be is proved with formal verification and not assumed.",
      "Now and then forty thousand people turn to it within an hour while most members are out of reach, and every answer has to be " +
        "right with whatever has arrived, in real time.",
    ],
    [
      "How far {items} can be shared before one person can be recognised in them is an open research question for data like this, " +
        "and the first year is spent on attacking it.",
      "It is not known how to divide fairly among people who learn to game the division; the research plan compares three rules, and " +
        "one of them is a lottery.",
      "No known method combines truth from members who disagree about what counts as {an item}; rival hypotheses are tested in two " +
        "groups that have never met.",
    ],
  ],
  thinking: [
    [
      "What makes it hard is that every decision changes what the others will do, so a thousand futures are weighed by several " +
        "services, and the plan has to be ready before the moment has passed.",
      "It has to decide under uncertainty about {number} itself, with a constraint optimiser for the possible and a probabilistic " +
        "model for the likely, and neither may overrule the other quietly.",
      "Rare cases matter most, and {data} can hold hardly any of them, so several services search for the worst plausible week and not for " +
        "the average one.",
    ],
    [
      "Every answer changes what people do next, and with it the data that the next answer rests on; it has to stay right in real " +
        "time while its own advice is being followed.",
      "It has to act in real time on readings that are late, partly wrong and sometimes forged, and must be able to show afterwards, " +
        "formally verified, that no hard limit was broken.",
      "Causes and effects lie months apart and act on each other, so prediction is not enough: it needs a causal model that says what " +
        "would have happened otherwise, and two years of data in which to be proved wrong.",
    ],
    [
      "Whether {number} can be foreseen at all is an open research question; the first experiment is designed to show that it cannot.",
      "It is not known how to plan for people who change their wishes because of the plan; the research plan begins with a lower " +
        "bound on the regret.",
      "Cause and habit are tangled in {data}, and no known method separates them without an experiment nobody would consent to; a " +
        "natural one has to be found first.",
    ],
  ],
  making: [
    [
      "The physics is the hard part: light, temperature and wear change every reading, so sensor fusion has to tell a change in the " +
        "world from a change in the instrument.",
      "Several hundred devices in different hands have to mean the same by a value, which takes several services for calibration, " +
        "drift and doubt.",
      "It has to work in places that differ from all places seen before, so a probabilistic model carries its uncertainty " +
        "through every step and several services share the load.",
    ],
    [
      "It has to run for five years on one battery and decide within {n20-80} milliseconds, which leaves room only for custom " +
        "firmware and a model distilled to run beside it.",
      "Air, heat and moisture have to be solved together and faster than they happen, with a differentiable simulator corrected by " +
        "readings that are themselves uncertain.",
      "Some people would gain from fooling it, and they can touch the device; custom firmware has to notice a hand on the sensor " +
        "and say so before the reading counts.",
    ],
    [
      "The quantity can only be inferred and never seen, and whether {data} can carry enough of it is an open research question " +
        "with an experiment that could answer no.",
      "It is not known how a device could learn about {items} in a place nobody has labelled; three rival hypotheses are built and " +
        "left outdoors for a year.",
      "That a cheap instrument can be trusted without ever meeting a good one is an unsolved problem; the research plan starts with " +
        "the smallest number of them that could.",
    ],
  ],
};
