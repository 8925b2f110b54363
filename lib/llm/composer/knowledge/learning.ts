import type { Topic } from "../types";

/** How people learn. */
export const LEARNING: Topic[] = [
  {
    tags: ["education", "teaching", "learning", "schools"],
    label: "education",
    lends: [
      "From teaching it takes the exit ticket: whoever has finished with {items} answers one question on the way out, and the next round starts from it.",
      "Teachers lend it the worked example: next to every new {item} stands one that is half finished.",
    ],
    scenes: [
      {
        who: "teachers with thirty exercise books to mark",
        pain: "nineteen children made the same mistake, and it is explained nineteen times in the margin",
        wish: "explain it once, tomorrow, to the right children",
        item: "wrong answer",
        data: "photographed pages of one night's homework",
        other: "the solutions at the back of the teacher's copy",
        number: "children per misconception",
        when: "at ten in the evening with the pile half done",
        twist:
          "It groups by the path to the answer: two children with the same wrong result often need opposite help.",
        names: "Red Ink, Homework, Exercise Book, Misconception, Maths, Marking, Half Pile, Same Mistake",
        can: ["learn", "match", "sense", "text", "log"],
      },
      {
        who: "students who help each other with statistics",
        pain: "whoever understands it today has forgotten by June what it was like not to",
        wish: "explain while they still remember the stumbling block",
        item: "explanation",
        data: "two-minute recordings made on the day it clicked",
        other: "the lecture notes",
        number: "minutes until somebody else gets it too",
        when: "in the library on the night before the exam",
        twist: "An explanation expires after a year and has to be given again by somebody new.",
        names:
          "Exam Night, Statistics, Click Moment, P-Value, Study Group, Two Minute, Library, Fellow Student",
        can: ["share", "learn", "expire", "text"],
      },
      {
        who: "schools that plan cover for absent teachers",
        pain: "at seven in the morning five are ill, and the plan is made with a pencil and a bad conscience",
        wish: "have it fair and finished by half past",
        item: "lesson",
        data: "the timetable and the morning's sick calls",
        other: "who covered for whom since August",
        number: "cover lessons per teacher",
        when: "at ten past seven with the telephone ringing",
        twist:
          "Silent reading in the hall is a permitted answer, with a price, and on some mornings it is the fairest one.",
        names:
          "Cover Lesson, Sick Call, Staff Room, Ten Past Seven, Timetable, Substitute, Silent Reading, Spare Teacher",
        can: ["plan", "share", "log", "limit", "guess"],
      },
    ],
  },
  {
    tags: ["kids", "children", "parenting", "family"],
    label: "family life",
    lends: [
      "Children contribute the question why: each {item} can be asked it three times and has to have an answer.",
    ],
    scenes: [
      {
        who: "children who collect things in their pockets",
        pain: "a stone is thrown away by somebody who did not know that it was the one from the island",
        wish: "have a museum with proper labels",
        item: "treasure",
        data: "a child's recorded remarks about each thing",
        other: "the place where it was picked up",
        number: "treasures per coat",
        when: "before the coat goes into the wash",
        twist: "The parents can see the labels and cannot edit them.",
        names: "Pocket, Pebble, Coat, Acorn, Snail Shell, Small Museum, Washing Day, Little Collector",
        can: ["log", "map", "past", "share", "sense"],
      },
      {
        who: "parents who answer the same question at bedtime",
        pain: "the question about death comes at eight in the evening, without any warning",
        wish: "answer honestly at the level of a five-year-old",
        item: "child's question",
        data: "other parents' answers and the questions that came next",
        other: "the picture books in the library",
        number: "follow-up questions per answer",
        when: "with the light already out",
        twist:
          "Answers are rated by the next question: when it is about something else, the answer was good.",
        names: "Bedtime, Why, Lights Out, Pillow, Curious Child, Night Light, Next Why, Last Question",
        can: ["text", "share", "learn", "log"],
      },
    ],
  },
  {
    tags: ["language-learning", "languages"],
    label: "language learning",
    lends: [
      "Language teachers lend it the second hearing: {items} come round again on the next day, in another voice.",
      "From language learning it takes the false friend: {items} that look alike and are not are always shown as a pair.",
    ],
    scenes: [
      {
        who: "adults who learn the language of their in-laws",
        pain: "the course teaches them to order a taxi, and at the table everybody speaks dialect at once",
        wish: "get the joke before it is translated",
        item: "table sentence",
        data: "ten minutes recorded with consent at Sunday lunch",
        other: "the textbook's word list",
        number: "words understood per minute",
        when: "when everybody laughs",
        twist: "It trains the ear on these four voices only, as one uncle is half of the problem.",
        names:
          "In-Law, Sunday Lunch, Table Talk, Second Language, Punchline, Dialect, Everybody Laughs, Small Talk",
        can: ["learn", "sense", "log", "match", "text"],
      },
      {
        who: "nurses who passed the exam in a foreign language",
        pain: "patients do not speak like the exam, they say that it pinches, or that they feel all funny",
        wish: "understand pain in three dialects",
        item: "complaint",
        data: "anonymised phrases collected by ward staff",
        other: "the medical terms they were taught",
        number: "phrases not in any dictionary",
        when: "on the first night shift",
        twist: "Each phrase is spoken by somebody over seventy, because that is who will say it.",
        names: "First Shift, Ward, Ache, Night Nurse, Bedside, Plain Pain, Patient's Word, Ward Phrase",
        can: ["learn", "text", "share", "match"],
      },
    ],
  },
  {
    tags: ["mathematics", "maths", "math", "geometry"],
    label: "mathematics",
    lends: [
      "From mathematics it takes the counterexample: a claim about {items} stands until somebody finds the smallest case that breaks it.",
    ],
    scenes: [
      {
        who: "people who read proofs for pleasure",
        pain: "the author writes clearly, and the next hour is spent on that word",
        wish: "see where exactly they were lost",
        item: "proof step",
        data: "the margin notes of earlier readers",
        other: "a formal version in Lean",
        number: "minutes lost per step",
        when: "on page three, at the word clearly",
        twist:
          "Steps are sized by how long readers stayed on them, and a textbook page turns into a landscape.",
        names: "Lemma, Clearly, Proof, Margin, Page Three, Theorem, Missing Step, Reader's Pencil",
        can: ["learn", "text", "match", "code", "log"],
      },
    ],
  },
];
