import type { Topic } from "../types";

/** Bodies, health and training. */
export const BODY: Topic[] = [
  {
    tags: ["health", "medicine", "healthcare", "wellness"],
    label: "health",
    lends: [
      "From medicine it borrows triage: {items} are sorted into three piles within seconds, and only the middle pile gets a closer look.",
      "From the ward it takes the handover sentence: situation, background, assessment, request, in that order, for every {item}.",
    ],
    scenes: [
      {
        who: "people with four doctors and one body",
        pain: "each practice has its own list of medicines, and the patient is the only one who has seen all of them",
        wish: "walk into an appointment with one list that is right",
        item: "prescription",
        data: "the printed medication plans of each practice",
        other: "the boxes in the bathroom cabinet",
        number: "medicines on which two lists disagree",
        when: "in the waiting room, ten minutes before being called",
        twist:
          "Photographs of the half-empty boxes settle most questions, since a full box is a medicine nobody takes.",
        names: "Four Doctors, Pill, Medicine, Waiting Room, Dose, Medication, Tablet, Second Practice",
        can: ["match", "text", "log", "limit", "expire"],
      },
      {
        who: "people with migraine",
        pain: "the diary blames chocolate, and the attack had begun a day before anybody ate it",
        wish: "find out which of their twelve suspects is guilty",
        item: "attack",
        data: "typing speed, screen brightness and weather on the days before",
        other: "the paper diary from the clinic",
        number: "hours between the first sign and the pain",
        when: "when letters begin to swim",
        twist:
          "Its first screen is dark grey with one button at the bottom, because that is all somebody in an attack can bear.",
        names:
          "Migraine, Aura, Bright Screen, First Sign, Headache, Blurred Letter, Warning Hour, Weather Front",
        can: ["log", "guess", "match", "limit"],
      },
      {
        who: "nurses who visit patients at home",
        pain: "they measure a wound with a paper ruler and describe it in words, and the next colleague reads them differently",
        wish: "see whether a wound is getting smaller",
        item: "wound photograph",
        data: "weekly photographs with a coin for scale",
        other: "the nurses' written notes",
        number: "square centimetres per week",
        when: "at the bedside with gloves on",
        twist:
          "The camera fires by itself when the angle matches last week's picture, so no hand has to touch the screen.",
        names: "Wound, Bedside, Home Visit, Coin Scale, Dressing, Healing, Ward Round, Nurse",
        can: ["sense", "match", "past", "learn"],
      },
      {
        who: "people who learn to use a stoma at home",
        pain: "the leaflet shows a flat stomach, and the questions come at three in the morning",
        wish: "get through the first six weeks without a night in hospital",
        item: "night-time question",
        data: "the leaflets of five manufacturers",
        other: "what a nurse wrote in reply",
        number: "hours between question and answer",
        when: "at three in the morning in the bathroom",
        twist: "Every answer ends with the sign at which to stop reading and ring somebody.",
        names: "Stoma, Three O'Clock, Night Question, Leaflet, Bathroom, Aftercare, Small Hours, Pouch",
        can: ["text", "learn", "fault", "share"],
      },
    ],
  },
  {
    tags: ["mental-health", "mindfulness"],
    label: "mental health",
    lends: [
      "From mental health care it takes the crisis plan: what to do with {items} on a bad day is written down on a good one.",
    ],
    scenes: [
      {
        who: "people who wait eight months for a therapist",
        pain: "the list of practices is out of date, and every call reaches a machine with different hours",
        wish: "get through forty telephone calls without giving up",
        item: "practice",
        data: "the register of licensed practices and their telephone hours",
        other: "what callers were told last week",
        number: "weeks until a first appointment",
        when: "in the fifty minutes a week when somebody picks up",
        twist:
          "It deals out three calls a day and no more; the fourth is the one after which people stop calling.",
        names:
          "Waiting List, Therapist, Telephone Hour, First Appointment, Eight Month, Fifty Minute, Open Place, Callback",
        can: ["map", "share", "plan", "match", "log"],
      },
      {
        who: "people whose bad weeks announce themselves",
        pain: "they recognise the warning signs every time, two weeks too late",
        wish: "hear from themselves before it is serious",
        item: "warning sign",
        data: "step counts, screen hours and unanswered messages",
        other: "what a trusted friend has noticed",
        number: "days from the first sign to the bad week",
        when: "when the washing has been in the machine for three days",
        twist: "The message comes in their own voice, recorded in a good month and addressed to the bad one.",
        names: "Bad Week, Early Sign, Unanswered Message, Washing Day, Mood, Step Count, Low Tide, Good Day",
        can: ["limit", "log", "guess", "share"],
      },
    ],
  },
  {
    tags: ["diabetes", "chronic-illness"],
    label: "diabetes",
    lends: [
      "From life with diabetes it learns to show the trend before the value: an arrow beside each {item} says where things are heading.",
    ],
    scenes: [
      {
        who: "teenagers with type 1 diabetes",
        pain: "the pump talks to their parents' phones all day, and every party ends with a telephone call",
        wish: "look after themselves and prove it",
        item: "glucose curve",
        data: "a continuous glucose sensor with a reading every five minutes",
        other: "the pump's own record",
        number: "minutes spent outside the range",
        when: "on a dance floor with no pocket free",
        twist:
          "Parents see a green dot that is thirty minutes late by agreement; the delay can be lifted, but only with a reason.",
        names: "Sugar Curve, Dance Floor, Glucose, Sensor Night, Insulin, In Range, Low Sugar, Friday Night",
        can: ["sense", "limit", "log", "guess", "match"],
      },
    ],
  },
  {
    tags: ["sleep", "circadian"],
    label: "sleep",
    lends: [
      "Sleep research contributes the two-week baseline: {items} are only watched at first, and advice is withheld until there is something to compare with.",
    ],
    scenes: [
      {
        who: "parents of a baby that wakes at five",
        pain: "everybody has advice, nobody has data, and both parents remember a different night",
        wish: "agree on what really happened",
        item: "night",
        data: "a microphone that keeps one loudness per minute",
        other: "the two accounts given at breakfast",
        number: "minutes awake between midnight and six",
        when: "at five, for the fourth time that week",
        twist:
          "Breakfast accounts are collected first and the curve is shown afterwards, which ends an old argument kindly.",
        names: "Five O'Clock, Baby, Cot, Night Waking, Early Riser, Nursery, Sleepless, Dawn",
        can: ["sense", "log", "match", "guess"],
      },
    ],
  },
  {
    tags: ["fitness", "exercise", "strength-training"],
    label: "fitness",
    lends: [
      "From training plans it takes the rest day: {items} are left alone every seventh day by design, and results are compared with and without.",
    ],
    scenes: [
      {
        who: "people in physiotherapy after a knee operation",
        pain: "the exercise sheet shows a drawing, and nobody sees that the knee drifts inwards",
        wish: "do the exercises as they were shown",
        item: "repetition",
        data: "a phone camera propped against a shoe",
        other: "the therapist's recorded demonstration",
        number: "degrees of knee flexion",
        when: "at home, alone, in week three",
        twist: "It counts only the repetitions done properly, and so ten often means fourteen.",
        names: "Knee, Week Three, Bend, Physio, Stair, Rehab, Ninety Degree, Shoe Camera",
        can: ["sense", "learn", "log", "match"],
      },
    ],
  },
  {
    tags: ["running", "marathon"],
    label: "running",
    lends: [
      "From running it takes the negative split: the second half of the work on {items} is planned to be lighter than the first.",
    ],
    scenes: [
      {
        who: "runners who come back after an injury",
        pain: "the watch praises every fast kilometre, and the tendon answers two days later",
        wish: "come back without another six weeks off",
        item: "run",
        data: "the watch's step-by-step ground contact times",
        other: "how the tendon felt on the second morning",
        number: "kilometres a tendon forgives per week",
        when: "when the first easy run feels wonderful",
        twist: "The left foot is compared with the right and never with last year.",
        names: "Comeback, Tendon, Easy Run, First Mile, Ground Contact, Injury, Slow Kilometre, Stride",
        can: ["log", "limit", "guess", "sense", "match"],
      },
    ],
  },
  {
    tags: ["cycling", "bicycles", "bikes"],
    label: "cycling",
    lends: [
      "From cycling it borrows the lead rotation: whoever carries the load of {items} at the front drops back after a fixed turn.",
    ],
    scenes: [
      {
        who: "people who cycle to work all year",
        pain: "route planners know where the cycle lane is and not that it is full of broken glass on Mondays",
        wish: "take the way that is passable today",
        item: "hazard",
        data: "the vibration that a phone in the handlebar bag feels",
        other: "the council's list of road works",
        number: "punctures per thousand kilometres",
        when: "on a dark morning in November",
        twist:
          "Swerves are the signal: where thirty riders leave the straight line at the same spot, something lies there.",
        names: "Puncture, Handlebar, Commute, Pothole, Dark Morning, Black Ice, Bike Lane, November",
        can: ["map", "sense", "share", "guess", "match"],
      },
      {
        who: "volunteers in a self-help bicycle workshop",
        pain: "every broken gear hub is a riddle, and the one who could solve it comes only on Thursdays",
        wish: "send people home with a bicycle that works",
        item: "repair",
        data: "photographs of worn parts with what cured them",
        other: "the manufacturers' service manuals",
        number: "minutes until the right tool is in hand",
        when: "with nine people waiting in the queue",
        twist:
          "The noise a chain makes on a stand is recorded before and after, and visitors learn to hear the difference.",
        names: "Worn Chain, Workshop Queue, Bicycle, Spanner, Spare Part, Gear Cable, Workbench, Crank",
        can: ["fault", "learn", "share", "sense", "text"],
      },
    ],
  },
];
