import type { Topic } from "../types";

/** Sound, pictures and stages. */
export const ARTS: Topic[] = [
  {
    tags: ["music", "music-making", "music-theory"],
    label: "music",
    lends: [
      "From music it borrows the score: time runs along a staff, and each of the {items} is a note that is held, repeated or left out.",
      "Music lends it rehearsal marks: long runs of {items} carry large letters in the margin, so that everybody can go back to the same spot.",
    ],
    scenes: [
      {
        who: "choir members who cannot read music",
        pain: "the alto line is drowned in every recording, and practising alone means practising it wrong",
        wish: "hear their own line inside the choir",
        item: "rehearsal recording",
        data: "phone recordings from four corners of the room",
        other: "the score as the conductor marked it",
        number: "cents off pitch by bar",
        when: "on the bus home from rehearsal",
        twist:
          "The four phones are placed by the four voices, and that alone separates the parts better than the first network that was tried.",
        names: "Alto, Choir, Bus Home, Pitch, Rehearsal, Missed Bar, Chorus, Tenor",
        can: ["sense", "learn", "match", "log"],
      },
      {
        who: "teachers of the violin",
        pain: "a child practises the first four bars forty times and the difficult two bars never",
        wish: "know by Thursday what was really practised",
        item: "practice session",
        data: "a microphone on the music stand that keeps pitches and no sound",
        other: "the pages set as homework",
        number: "minutes spent on each bar",
        when: "in the first five minutes of a lesson",
        twist:
          "Children see a picture of the page that gets brighter where they have been, and they go for the dark corners by themselves.",
        names: "Violin, Slow Bar, Lesson, Scales, Music Stand, Bow, Practice Hour, Hard Bar",
        can: ["sense", "log", "learn", "limit"],
      },
      {
        who: "amateur orchestras with a shared library",
        pain: "there are eleven copies of the second violin part, and the bowings are in the one that went home with somebody",
        wish: "put the right parts on the stands",
        item: "part",
        data: "photographs of marked parts on the way in",
        other: "the catalogue card from 1974",
        number: "parts missing per work",
        when: "an hour before the first rehearsal",
        twist:
          "Pencil marks are lifted from the paper as a layer of their own, and the bowings of 1988 can be laid over those of today.",
        names: "Second Violin, Missing Part, Score, Sheet Music, Cello, Pencil Mark, Orchestra, Music Stand",
        can: ["share", "swap", "past", "match", "plan"],
      },
      {
        who: "people who play in a pub session",
        pain: "everybody knows the tune and nobody knows its name, so it cannot be looked up",
        wish: "find the tune again on the next day",
        item: "tune",
        data: "thirty seconds recorded through the noise of the room",
        other: "the tune books at thesession.org",
        number: "notes needed to name a tune",
        when: "in the last half bar before the next set begins",
        twist:
          "It matches the contour of ups and downs and not the notes, as fiddlers disagree about the notes.",
        names: "Pub Session, Reel, Fiddle, Jig, Last Bar, Nameless Tune, Thirty Second, Session",
        can: ["sense", "past", "learn", "share"],
      },
    ],
  },
  {
    tags: ["audio", "sound", "synthesizers"],
    label: "audio",
    lends: [
      "From audio engineering it takes the level meter: the loudest of the {items} is always visible, and so is how much room is left above it.",
    ],
    scenes: [
      {
        who: "neighbours of a concert hall",
        pain: "the complaint says loud and the report says within limits, and both are right about different minutes",
        wish: "talk about the same forty seconds",
        item: "noise event",
        data: "calibrated microphones on three balconies",
        other: "the hall's own mixing desk record",
        number: "decibels in the lowest octave",
        when: "at half past eleven with the windows open",
        twist:
          "Only loudness in eight bands leaves the balcony, so nobody's conversation can be rebuilt from it.",
        names: "Concert Hall, Bass, Balcony, Low Octave, Noise, Half Past Eleven, Open Window, Soundcheck",
        can: ["sense", "limit", "match", "log", "map"],
      },
      {
        who: "people who repair old synthesizers",
        pain: "the chip is out of production, and the fault is heard and never measured",
        wish: "find the dead part before unsoldering the living ones",
        item: "voice board",
        data: "recordings of each voice playing the same note",
        other: "the service manual's waveforms",
        number: "the distance between a voice and its neighbours",
        when: "with the case open and twelve boards on the table",
        twist:
          "The instrument has eight identical voices, so seven of them can tell what the eighth should sound like.",
        names: "Synth, Oscillator, Voice Card, Dead Voice, Filter, Polysynth, Single Note, Twelve Voice",
        can: ["fault", "sense", "past", "match", "learn"],
      },
    ],
  },
  {
    tags: ["photography", "photos"],
    label: "photography",
    lends: [
      "From photographers it takes the contact sheet: all {items} are seen at once, small, before any of them is looked at closely.",
      "From the darkroom it borrows the test strip: each change to {items} is shown in five strengths side by side, and the eye decides.",
    ],
    scenes: [
      {
        who: "families with eleven thousand pictures on a drive",
        pain: "grandmother can name every face today, and no album software asks her in time",
        wish: "write down who is who while they still can",
        item: "unnamed face",
        data: "scans of prints from four shoe boxes",
        other: "the dates of births, weddings and moves",
        number: "faces named per afternoon",
        when: "over coffee on a Sunday",
        twist:
          "The tool asks in the order in which people might be forgotten: faces that only one living person knows come first.",
        names: "Shoe Box, Unnamed Cousin, Old Print, Family Photo, Album, Aunt, Face, Sunday Coffee",
        can: ["past", "sense", "match", "share"],
      },
      {
        who: "photographers who still develop film",
        pain: "the roll in the camera has been there since summer, and nobody noted what it was exposed for",
        wish: "develop each roll as it was meant",
        item: "roll",
        data: "the shutter's beep with light and place as noted by a phone",
        other: "the developer's temperature tables",
        number: "stops between plan and negative",
        when: "in the dark with wet hands",
        twist: "In the darkroom it speaks and listens only, as even a red screen fogs the paper in the end.",
        names: "Darkroom, Negative, Film Roll, Developer, Shutter, Exposure, Contact Sheet, Wet Hands",
        can: ["log", "match", "expire", "guess", "learn"],
      },
    ],
  },
  {
    tags: ["film", "video", "cinema"],
    label: "film",
    lends: [
      "From the cutting room it takes the paper edit: {items} are cards on a wall, and the order is settled before anything is cut.",
    ],
    scenes: [
      {
        who: "small cinemas with one screen",
        pain: "subtitles exist for the deaf and the description for the blind, but on a file that this projector cannot play",
        wish: "open every showing to everybody",
        item: "showing",
        data: "the sound of the film as heard by a phone in the hall",
        other: "the distributor's accessible tracks",
        number: "seconds until sound and text are in step",
        when: "in the dark, three minutes into the film",
        twist:
          "The phone listens to the hall and finds its place in the film by itself, so that the projectionist need not be asked.",
        names: "Lip Sync, Projector, One Screen, Matinee, Film Reel, Cinema, Third Minute, Sound Track",
        can: ["sense", "text", "share", "match"],
      },
    ],
  },
  {
    tags: ["theatre", "theater", "stage"],
    label: "theatre",
    lends: [
      "From the theatre it takes the prompt book: one copy holds the words and every cue for the {items}, and whoever has it runs the show.",
    ],
    scenes: [
      {
        who: "stage managers of amateur companies",
        pain: "the cue list lives in one ring binder, and the person with the ring binder has a fever",
        wish: "run the show with somebody else's voice",
        item: "cue",
        data: "the prompt book with its pencil marks",
        other: "the lighting desk's own file",
        number: "seconds between word and light",
        when: "five minutes before the curtain",
        twist: "Cues hang on words and not on times, so an actor who skips a page takes the light with them.",
        names:
          "Curtain, Prompt, Stage Light, Lighting Cue, Stage Manager, Five Minute Call, Opening Night, Blackout",
        can: ["plan", "code", "text", "share", "match"],
      },
    ],
  },
];
