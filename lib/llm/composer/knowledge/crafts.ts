import type { Topic } from "../types";

/** Words, threads and letters. */
export const CRAFTS: Topic[] = [
  {
    tags: ["writing", "novels", "fiction"],
    label: "writing",
    lends: [
      "From writers it takes the second draft: {items} are allowed to be bad once, and the tool keeps the first version out of sight until the second is done.",
    ],
    scenes: [
      {
        who: "novelists in the middle of book three",
        pain: "the aunt had green eyes in book one, and four thousand readers have noticed",
        wish: "change a fact and see every page it touches",
        item: "stated fact",
        data: "the manuscripts of all volumes",
        other: "the reader letters since the first edition",
        number: "contradictions per hundred pages",
        when: "on the day before the proofs go back",
        twist:
          "A contradiction may be a lie told by a character, so each fact remembers who said it and to whom.",
        names: "Book Three, Continuity, Green Eyes, Trilogy, Manuscript, Proofs, Plot Hole, Character",
        can: ["text", "match", "code", "past"],
      },
      {
        who: "editors of a neighbourhood newspaper",
        pain: "eleven people write in eleven styles, and the deadline leaves an hour for all of them",
        wish: "send every author three remarks and no more",
        item: "article",
        data: "the back issues with the editor's corrections",
        other: "the drafts as they came in",
        number: "corrections per hundred words",
        when: "at nine in the evening before printing",
        twist:
          "It shows authors their own corrections of a year in one list, which spares the editor from repeating them.",
        names: "Neighbourhood News, Copy, Red Pencil, Back Issue, Headline, Nine O'Clock, Typo, Front Page",
        can: ["text", "learn", "past", "match", "share"],
      },
    ],
  },
  {
    tags: ["poetry", "poems"],
    label: "poetry",
    lends: [
      "Poetry lends it the line break: {items} are shown in short lines, and what is left unsaid gets a line of its own.",
    ],
    scenes: [
      {
        who: "people who translate poems for fun",
        pain: "a dictionary offers the meaning and loses the stress, and the rhyme is in another country",
        wish: "keep two of the three and know which one was dropped",
        item: "stanza",
        data: "recordings of poems read aloud by their authors",
        other: "earlier translations of the same lines",
        number: "syllables between two stresses",
        when: "when the last line refuses to scan",
        twist:
          "It never proposes a line. It only marks the beat that broke and how other translators bent it.",
        names: "Metre, Stanza, Last Line, Rhyme, Syllable, Verse, Translator, Iamb",
        can: ["text", "sense", "match", "learn"],
      },
    ],
  },
  {
    tags: ["textiles", "knitting", "sewing", "crochet"],
    label: "textiles",
    lends: [
      "From knitting it borrows the lifeline: a thread is drawn through {items} that are known to be right, and a mistake is only ever undone back to it.",
    ],
    scenes: [
      {
        who: "knitters with a pattern in a foreign language",
        pain: "the chart says one thing and the words another, and the error shows after forty rows",
        wish: "trust a pattern before casting on",
        item: "pattern",
        data: "the pattern's chart and its written rows",
        other: "the corrections in project notes",
        number: "rows until a mistake becomes visible",
        when: "with two hundred stitches on the needle",
        twist:
          "Each row is knitted in simulation and its stitches counted; most printed errors are a row that ends with one stitch too many.",
        names: "Stitch, Dropped Stitch, Knitting, Row, Foreign Pattern, Purl, Two Hundred Stitch, Needle",
        can: ["text", "code", "match", "learn"],
      },
      {
        who: "members of a mending circle",
        pain: "everybody has buttons, and no one has the fourth of this kind",
        wish: "match thread, button and cloth without driving to three shops",
        item: "button",
        data: "photographs of button jars on graph paper",
        other: "the catalogues of makers long gone",
        number: "millimetres between two holes",
        when: "with a coat on the table and the light fading",
        twist: "Graph paper under the jar gives the scale, and the shadow gives the thickness.",
        names: "Button Jar, Mending, Fourth Button, Coat, Thread, Haberdasher, Odd Button, Buttonhole",
        can: ["swap", "sense", "match", "past"],
      },
    ],
  },
  {
    tags: ["generative-art", "creative-coding"],
    label: "generative art",
    lends: [
      "From generative art it takes the seed: every picture of the {items} can be made again from one printed number.",
    ],
    scenes: [
      {
        who: "people with a pen plotter and a patient family",
        pain: "a drawing takes six hours, and the pen runs dry in the fifth",
        wish: "know before plotting whether the ink will last",
        item: "plot",
        data: "the length of all strokes in the file",
        other: "the pens weighed before and after",
        number: "metres per pen",
        when: "before starting a plot that will run overnight",
        twist:
          "Strokes are ordered so that a dying pen fades where the drawing is densest, and nobody sees it.",
        names: "Pen Plotter, Pen Stroke, Overnight Plot, Ink, Nib, Long Line, Plotter, Metre of Ink",
        can: ["code", "limit", "plan", "guess", "log"],
      },
    ],
  },
  {
    tags: ["typography", "fonts", "lettering"],
    label: "typography",
    lends: [
      "Typography contributes restraint: {items} appear in one typeface and two sizes, and rank is shown by white space.",
    ],
    scenes: [
      {
        who: "people who photograph old shop signs",
        pain: "the signs are painted over one by one, and each held letters that exist nowhere else",
        wish: "keep the letters when the shop is gone",
        item: "shop sign",
        data: "photographs taken from across the street",
        other: "the trade directories of the time",
        number: "letters saved per street",
        when: "on the day the scaffolding goes up",
        twist: "Missing letters are drawn by volunteers and stay marked as invented for ever.",
        names: "Shop Sign, Neon Letter, Facade, Ghost Sign, Lettering, Scaffold, Street Letter, Serif",
        can: ["past", "map", "sense", "share"],
      },
    ],
  },
  {
    tags: ["podcasts", "radio"],
    label: "podcasts",
    lends: [
      "From podcasts it takes the chapter mark: long stretches of {items} can be entered at any of a few named points.",
    ],
    scenes: [
      {
        who: "listeners who remember that somebody said it",
        pain: "the sentence was in one of four hundred hours, and search finds titles only",
        wish: "find the minute and send it to a friend",
        item: "spoken remark",
        data: "automatic transcripts of a whole feed",
        other: "the show notes",
        number: "seconds to the right sentence",
        when: "in the middle of an argument",
        twist: "It searches for how something was said as well: laughing, slowly, or the second time.",
        names: "Podcast, Who Said It, Transcript, Half-Heard, Quote, Episode, Argument, Earbud",
        can: ["text", "past", "sense", "match"],
      },
    ],
  },
];
