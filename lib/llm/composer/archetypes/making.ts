import type { Archetype } from "../types";

/** Projects with a body, a sensor or a model of their own. */
export const MAKING: Archetype[] = [
  {
    id: "printable",
    tag: "print",
    group: "keeping",
    can: ["plan", "learn", "log"],
    range: [1, 3],
    rarity: 4,
    tails: "Sheet Broadside Pamphlet Placard Leaflet Poster",
    kind: [
      "a generator of one-page printables for {items}",
      "a sheet of paper about {items}, fresh every week",
    ],
    does: [
      "takes what matters from {data} and puts it on a single sheet of paper, to hang where it is needed",
      "prints one page about {items} that can be read from across the room",
    ],
    how: [
      "It reads {data}, picks what matters for the coming seven days, and sets it with a few layout rules into a PDF; " +
        "whatever does not fit on the page is dropped by rank.",
      "Boxes are left for a pencil, and a photograph of last week's sheet brings the ticks back in.",
    ],
    apart: [
      "Paper needs no battery and no password, and everybody who walks past can read it.",
      "The one-page rule does the editing that no settings menu ever manages.",
    ],
    plain: "A weekly printed page",
    lines: ["A fresh weekly poster of {items}", "One printed page about this week's {items}"],
  },
  {
    id: "sensor",
    tag: "sensors",
    group: "making",
    can: ["sense"],
    range: [5, 8],
    rarity: 3,
    tails: "Probe Sensor Monitor Periscope Watchpost Feeler",
    kind: ["a small sensor that keeps its readings at home", "a matchbox-sized sensor for {items}"],
    does: [
      "watches {items} with a sensor that costs less than a lunch and keeps its readings at home",
      "puts a sensor beside {items} and says in one line what it found",
    ],
    how: [
      "A microcontroller wakes every ten minutes, takes its reading, and stores a month of values in flash; firmware and " +
        "housing are open, and the parts list has seven entries.",
      "Readings go by radio to a small gateway in the same building, which draws them over {data} so that a cause can be seen.",
    ],
    big: [
      "Calibration against a borrowed reference takes a weekend, and its uncertainty is carried through to the display.",
    ],
    apart: [
      "Bought sensors die with their cloud; this one keeps working when its makers have moved on.",
      "Each reading is shown with its uncertainty, and a sensor that drifts takes itself off the display.",
    ],
    plain: "A cheap private sensor",
    lines: ["A cheap private sensor that follows {items}", "An open-hardware sensor made to watch {items}"],
  },
  {
    id: "dial",
    tag: "physical-computing",
    group: "making",
    can: ["limit"],
    range: [3, 6],
    rarity: 5,
    tails: "Dial Pointer Pendulum Weathercock Wall-Clock Needle",
    kind: ["a dial on the wall with a single hand", "a quiet object that shows one thing about {items}"],
    does: [
      "shows one thing about {items} with a single hand on a wooden dial",
      "puts {number} on the wall, as a pointer and without a screen",
    ],
    how: [
      "A servo turns the hand; a small board reads {data} once an hour, and the scale is printed on paper so that anyone can " +
        "redraw it.",
      "The hand moves slowly on purpose: over a minute, so that a change is noticed by whoever happens to look up.",
    ],
    apart: [
      "There is nothing to open, charge or dismiss, and visitors ask about it.",
      "One hand forces one decision, namely what matters most; making it takes longer than building the dial.",
    ],
    plain: "A one-handed wall dial",
    lines: [
      "A wall dial that sums up {items}",
      "News of {items} on a wooden dial",
      "A wooden wall dial showing {number}",
    ],
  },
  {
    id: "sound",
    tag: "sonification",
    group: "making",
    can: ["sense"],
    range: [3, 6],
    rarity: 5,
    tails: "Chime Soundscape Hum Refrain Drone Tone",
    kind: ["an instrument that plays {data}", "a background hum that changes when {items} do"],
    does: [
      "plays {data} as a quiet background hum that changes when {items} do",
      "makes {items} audible, so that a change is heard long before anybody would have looked",
    ],
    how: [
      "Each value from {data} steers one property of a sound, such as pitch, rhythm or roughness; which one is chosen in a " +
        "listening test of five minutes.",
      "Ordinary days sound nearly alike, and after a week people stop hearing it, until it is different.",
    ],
    apart: [
      "Charts need eyes that are free; {who} seldom have any to spare.",
      "It uses the one sense that is always on, and asks for silence only when there is nothing to say.",
    ],
    plain: "A quiet background hum",
    lines: ["A background hum that follows {items}", "A soundscape that makes {items} audible"],
  },
  {
    id: "ondevice",
    tag: "edge-ai",
    group: "making",
    can: ["sense"],
    range: [6, 9],
    rarity: 3,
    tails: "Eye Lens Glance Owl Spotter Lookout",
    kind: [
      "a recogniser for {items} that never sends a recording anywhere",
      "an on-device watcher for {items}",
    ],
    does: [
      "recognises {items} on the device itself, and forgets the recording at once",
      "tells {items} apart from camera or microphone without sending a single frame away",
    ],
    how: [
      "A small convolutional network, pruned and quantised to about four megabytes, runs at five frames a second on a " +
        "battery; it is trained on {data}.",
      "What it is unsure about is set aside, at most ten a day; a person names them, and the model is retrained monthly.",
    ],
    big: [
      "Training data is widened with synthetic noise and other devices' microphones, and tested on places never seen in training.",
    ],
    apart: [
      "Its error is reported per place and season, since a model that is right on average is wrong in one particular garden.",
      "The device has no wish to phone home: only a count and an hour leave it, and both can be read on its display.",
    ],
    plain: "An on-device recogniser",
    lines: ["Private on-device recognition of {items}", "Recognises {items} without uploading any recording"],
  },
  {
    id: "example",
    tag: "similarity-search",
    group: "checking",
    can: ["past", "sense"],
    range: [5, 8],
    rarity: 4,
    tails: "Lookalike Echo Likeness Kindred Twin Match",
    kind: ["a search that takes an example in place of words", "a finder of similar {items}"],
    does: [
      "takes one {item} as the question and finds the ten most like it, saying in what way",
      "searches by example in {data}, for those who could not name what they are looking for",
    ],
    how: [
      "Each {item} becomes a vector from a model fine-tuned on pairs that experts call alike; a vector index finds the " +
        "neighbours, and a second model names what they share.",
      "The searcher can say alike in this but not in that, and the query moves accordingly.",
    ],
    big: [
      "The likeness is learnt by contrastive training on triplets that {who} have judged, and each judgement counts from the next night.",
    ],
    apart: [
      "A search box presumes the right word is known; people in this field mostly know it when they see it.",
      "Each hit comes with a reason, so a wrong one still teaches what the word might have been.",
    ],
    plain: "A search by example",
    lines: ["A look-alike search among similar {items}", "Search by example among many {items}"],
  },
  {
    id: "twin",
    tag: "digital-twins",
    group: "making",
    can: ["sense"],
    range: [8, 10],
    rarity: 4,
    tails: "Double Replica Model Diorama Mirror Simulacrum",
    kind: ["a digital twin that is corrected by reality every hour", "a living model of {items}"],
    does: [
      "keeps a simulated double of {items} in step with the real ones and looks a week ahead",
      "joins a physical model with live readings to infer {number}, which nobody can measure directly",
    ],
    how: [
      "A physics-based model runs beside the stream of {data}; an ensemble Kalman filter pulls it back to reality each hour " +
        "and reports how hard it had to pull.",
      "Several services share the work: ingestion, assimilation, a forecast ensemble on a small cluster, and a viewer that " +
        "draws doubt as blur.",
    ],
    apart: [
      "The size of the hourly correction is its honest headline; a twin that needs no correction is not being tested.",
      "Where model and readings part for long, {name} opens a case, since that is where something new is to be learnt.",
    ],
    plain: "A digital twin",
    lines: ["A digital twin of {items} corrected hourly", "A living model that looks ahead at {items}"],
  },
  {
    id: "benchmark",
    tag: "benchmarks",
    group: "thinking",
    can: ["guess", "past", "sense"],
    range: [9, 10],
    rarity: 5,
    tails: "Benchmark Yardstick Touchstone Challenge Assay Contest",
    kind: ["an open research question with a scoreboard", "a public benchmark about {items}"],
    does: [
      "asks whether {number} can be inferred from {data} alone, and gives anybody the means to try",
      "turns an unsolved question about {items} into a benchmark that cannot be gamed quietly",
    ],
    how: [
      "It is an open problem, so the work begins with evidence: a labelled set built from {data} and {other}, split by place " +
        "and year, with the last part kept sealed.",
      "Baselines range from a constant guess to a multimodal transformer with self-supervised pre-training; every entry has " +
        "to publish code, cost and its worst case.",
    ],
    apart: [
      "A negative result would be worth publishing too, and the protocol that would establish it is registered beforehand.",
      "The sealed part is opened once a year, in public, by somebody who took no part.",
    ],
    plain: "A public research benchmark",
    lines: ["A public research benchmark about {items}", "An open question about {items} with a scoreboard"],
  },
];
