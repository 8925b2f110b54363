import type { Archetype } from "../types";

/** Projects that plan, practise, play and foresee. */
export const THINKING: Archetype[] = [
  {
    id: "planner",
    tag: "planning",
    group: "thinking",
    can: ["plan"],
    range: [3, 7],
    rarity: 2,
    tails: "Planner Itinerary Blueprint Playbook Schedule Solver",
    kind: ["a planner that says which wish has to give", "a planner for {items} with hard limits"],
    does: [
      "plans {items} around hard limits and says, when it cannot be done, which wish has to give",
      "turns a pile of {items} into a plan that survives the first thing going wrong",
    ],
    how: [
      "Wishes and limits are typed as short sentences and become constraints; a solver looks for a plan that keeps a spare " +
        "hour where last month's plans broke.",
      "When there is no plan it names the smallest set of wishes that clash, usually two, and offers to drop either.",
    ],
    big: [
      "Plans are scored over a thousand simulated weeks drawn from {data}, and the sturdiest one wins, not the fullest.",
    ],
    apart: [
      "Calendars accept anything; {name} is useful because it says no, politely and with a reason.",
      "Changing one line changes as little as possible of the rest, so yesterday's promises still hold.",
    ],
    plain: "A strict planner",
    lines: [
      "A hard-limit plan of {items}",
      "Plans {items} and says which wish must give",
      "A planner that fits {items} around hard limits",
    ],
  },
  {
    id: "simulator",
    tag: "simulation",
    group: "thinking",
    can: ["plan", "guess"],
    range: [4, 8],
    rarity: 3,
    tails: "Simulator Sandbox Windtunnel What-If Testbed Futures",
    kind: [
      "a simulator in which a decision can be tried before it costs anything",
      "a sandbox for decisions about {items}",
    ],
    does: [
      "plays {items} forward a year, so that a decision can be tried before it costs anything",
      "lets {who} try five decisions on the same future and compare what each of them cost",
    ],
    how: [
      "The model has at most twenty numbers, each with a range taken from {data}; a run draws from the ranges three hundred " +
        "times and shows the spread and not the average.",
      "Every assumption is a slider with its source beside it, and the two that matter most are found by wiggling all of them.",
    ],
    big: [
      "An agent-based core runs in parallel workers, calibrated against {other} by approximate Bayesian computation.",
    ],
    apart: [
      "It answers with a spread and says which assumption to check first, which is usually cheaper than deciding.",
      "Old runs are kept and compared with what really happened, so the model's record is in plain sight.",
    ],
    plain: "A decision sandbox",
    lines: ["A sandbox to try decisions about {items}", "Plays out choices about {items} in advance"],
  },
  {
    id: "trainer",
    tag: "spaced-repetition",
    group: "thinking",
    can: ["learn"],
    range: [2, 5],
    rarity: 2,
    tails: "Drill Tutor Trainer Flashcard Dojo Coach",
    kind: ["a trainer that makes its questions out of {data}", "a five-minute daily trainer for {items}"],
    does: [
      "makes practice questions out of {data} and asks each one just before it would be forgotten",
      "trains the eye for {items} in five minutes a day",
    ],
    how: [
      "Questions are cut from {data} and never written by hand, so they look exactly like what people will meet; the " +
        "intervals follow the published FSRS algorithm.",
      "A wrong answer brings up the nearest {item} it was confused with, and the pair returns together the next day.",
    ],
    apart: [
      "It stops by itself: whoever has been right for a month is told to go and do the real thing.",
      "The confusions of all learners are shown as a map, and teachers turn out to want that more than the trainer.",
    ],
    plain: "A five-minute daily quiz",
    lines: ["A daily quiz cut from real {items}", "Five daily minutes of practice on {items}"],
  },
  {
    id: "game",
    tag: "puzzles",
    group: "thinking",
    can: ["learn"],
    range: [3, 6],
    rarity: 4,
    tails: "Gambit Puzzle Quest Riddle Game Arcade",
    kind: ["a ten-minute game whose levels are real {items}", "a puzzle made of real {items}"],
    does: [
      "turns real {items} into ten-minute puzzles that end with the true answer",
      "is played with real {items}: each level is one that somebody once got wrong",
    ],
    how: [
      "A level shows what was known at the time, drawn from {data}, and lets the player decide; then it shows what " +
        "happened, and what nine in ten players would have done.",
      "Levels are made by filling in a form with six fields, so {who} can add their own story in an evening.",
    ],
    apart: [
      "There is no score, only the number of people who fell into the same trap.",
      "A wrong decision is more interesting than a right one, and the game is built so that players see that.",
    ],
    plain: "A ten-minute puzzle game",
    lines: ["Ten-minute puzzles made of real {items}", "A puzzle game built on real {items}"],
  },
  {
    id: "forecast",
    tag: "forecasting",
    group: "thinking",
    can: ["guess"],
    range: [5, 8],
    rarity: 3,
    tails: "Forecast Barometer Almanac Weathervane Outlook Horizon",
    kind: ["a forecast that keeps score of its own misses", "a forecast for {items} with its error left on"],
    does: [
      "estimates {number} ahead of time and keeps a public score of its own misses",
      "tells {who} what to expect of {items} next week, and how wrong it was last week",
    ],
    how: [
      "A gradient-boosted model over some twenty columns is trained each night on {data}; a naive guess, the same as last " +
        "week, runs beside it as the thing to beat.",
      "Forecasts are ranges at two levels of confidence, and a calibration chart shows whether nine in ten really came true.",
    ],
    big: ["When conditions shift, a drift detector widens the ranges first and retrains second."],
    apart: [
      "If the naive guess wins for a month, {name} steps aside and says so on its front page.",
      "Forecasts are stored the moment they are made and cannot be edited; the score depends on that.",
    ],
    plain: "A self-scoring forecast",
    lines: [
      "A self-scoring forecast about {items}",
      "A forecast of {items} that admits its misses",
      "A self-scoring forecast of {number}",
    ],
  },
  {
    id: "experiment",
    tag: "self-experiments",
    group: "thinking",
    can: ["log", "guess"],
    all: true,
    range: [3, 7],
    rarity: 5,
    tails: "Trial Cointoss Experiment Placebo Crossover Hunch",
    kind: ["a kit for experiments on oneself", "a coin-toss experiment kit for {items}"],
    does: [
      "lets {who} find out what works for them with a coin toss and four weeks of {items}",
      "turns a hunch about {items} into a four-week experiment with a real control",
    ],
    how: [
      "Each morning a coin toss, made in advance and sealed, decides between two ways of doing things; the outcome is " +
        "{number}, entered before the toss is revealed.",
      "After four weeks a permutation test says in one sentence whether the difference is more than luck.",
    ],
    big: [
      "Willing users share sealed results, and a hierarchical model tells apart what works for all from what works for few.",
    ],
    apart: [
      "Nearly every app shows a correlation; a coin toss is the cheapest way to something better.",
      "The most common result will be no difference, and {name} celebrates it: one rule less to live by.",
    ],
    plain: "A four-week coin-toss experiment",
    lines: [
      "A four-week coin-toss experiment on {items}",
      "A home experiment that tests hunches about {items}",
    ],
  },
  {
    id: "checklist",
    tag: "checklists",
    group: "thinking",
    can: ["plan", "limit"],
    range: [1, 4],
    rarity: 3,
    tails: "Checklist Preflight Once-Over Roll-Call Rundown Ritual",
    kind: ["a checklist that remembers why each line is there", "a preflight list for {items}"],
    does: [
      "goes through a short checklist for {items} and shows, for each line, the day it was added and why",
      "walks {who} through the few steps that have gone wrong before, and skips the rest",
    ],
    how: [
      "A line is added only after something went wrong, with the date and a sentence; a line that has caught nothing for a " +
        "year is offered for removal.",
      "It opens by itself at the right time, shows one line at once, and fits on a phone held in a wet hand.",
    ],
    apart: [
      "Checklists die from growing; {name} never has more than nine lines, and a tenth has to push one out.",
      "Reading the reasons from top to bottom is the best introduction a newcomer could get.",
    ],
    plain: "A nine-line checklist",
    lines: ["A nine-line preflight check of {items}", "A short checklist that guards {items}"],
  },
  {
    id: "faultfinder",
    tag: "troubleshooting",
    group: "thinking",
    can: ["fault"],
    range: [2, 5],
    rarity: 3,
    tails: "Sleuth Stethoscope Troubleshooter Detective Diagnosis Clue",
    kind: [
      "a fault finder that asks one question at a time",
      "a guide that looks for the fault, cheapest test first",
    ],
    does: [
      "asks one question at a time until the fault is found, with the cheapest test first",
      "leads {who} from a symptom to a cause in about six questions",
    ],
    how: [
      "Causes, symptoms and tests form a small table with probabilities from {data}; the next question is always the one " +
        "that tells most for its price in minutes.",
      "After each repair it asks what it really was, and the table shifts a little.",
    ],
    big: [
      "The table is a Bayesian network with noisy-or gates, learnt from cases and corrected by hand where data is thin.",
    ],
    apart: [
      "A forum thread answers one person's question; the table answers the next thousand, and shows its odds.",
      "It says when to stop: as soon as the next test costs more than a new part, that is the advice.",
    ],
    plain: "A six-question fault finder",
    lines: ["A step-by-step diagnosis of {items}", "Finds the fault behind {items} in six questions"],
  },
];
