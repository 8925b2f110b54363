import type { Topic } from "../types";

/** Games of every kind. */
export const PLAY: Topic[] = [
  {
    tags: ["games", "gaming", "video-games", "game-development", "gamedev"],
    label: "games",
    lends: [
      "From games it takes the save point: before any step with {items} that cannot be undone, there is a place to come back to.",
    ],
    scenes: [
      {
        who: "solo developers of a small game",
        pain: "friends who test it are polite, and the corridor where everybody gives up stays in the release",
        wish: "see the spot where players stop",
        item: "play session",
        data: "recorded inputs that replay to the frame",
        other: "what testers said afterwards",
        number: "minutes until a player gives up",
        when: "on the night before uploading a build",
        twist:
          "It looks for players who stand still and turn the camera; they are lost long before they quit.",
        names: "Playtest, Stuck Player, Corridor, Level, First Quit, Joypad, Input, Upload Night",
        can: ["log", "match", "learn", "guess", "code"],
      },
      {
        who: "parents who play with their children",
        pain: "the rating says twelve and does not say whether a dog dies",
        wish: "know what they will have to explain",
        item: "scene",
        data: "notes by parents who have finished the game",
        other: "the official age ratings",
        number: "minutes until the first frightening scene",
        when: "with a child already holding the controller",
        twist: "Notes are spoiler-proof: the question has to be asked before the answer is shown.",
        names: "Scary Scene, Family Game, Controller, Bedtime, Age Rating, Dark Level, Playtime, Nightmare",
        can: ["text", "share", "match", "learn"],
      },
    ],
  },
  {
    tags: ["board-games", "boardgames", "card-games"],
    label: "board games",
    lends: [
      "Board games lend it the rule card: everything one may do with {items} fits on a card that is always on the table.",
      "From board games it takes the turn order: who may touch {items} next is visible to everyone at the table.",
    ],
    scenes: [
      {
        who: "people who host a weekly game night",
        pain: "five people stand before sixty boxes for half an hour and then play the usual one",
        wish: "be playing within ten minutes",
        item: "game",
        data: "the list of past evenings with who was there",
        other: "the box's own claim about playing time",
        number: "minutes from doorbell to first move",
        when: "at eight o'clock with five people in the hall",
        twist:
          "It estimates the real length for these players, which is the printed one plus forty minutes for a certain Martin.",
        names: "Game Night, Eight O'Clock, Rulebook, Five Player, Doorbell, Shelf, First Move, Host",
        can: ["log", "guess", "plan", "match", "share"],
      },
      {
        who: "designers with a prototype on index cards",
        pain: "after thirty test plays they know that something is off and not whether it is the blue card",
        wish: "change one number and see what follows",
        item: "test play",
        data: "a phone on a tripod above the table",
        other: "the designer's rule notes, version by version",
        number: "wins per starting position",
        when: "an hour before the next test group arrives",
        twist:
          "Bots play ten thousand rounds badly on purpose, because beginners are who a game meets first.",
        names: "Index Card, Prototype, Starting Seat, Player Four, Playtester, Fair Start, Draft Rule, Table",
        can: ["log", "guess", "plan", "code", "sense"],
      },
      {
        who: "owners of second-hand games",
        pain: "the box is complete except for one yellow cube, and nobody sells one yellow cube",
        wish: "complete the set for the price of a stamp",
        item: "missing piece",
        data: "photographs of box contents laid out on a towel",
        other: "the parts list in the rulebook",
        number: "pieces short per box",
        when: "with the game set up and one colour short",
        twist: "Broken sets are the treasure: one is taken apart to make eleven others whole.",
        names:
          "Missing Meeple, Box Lid, Lost Pawn, Spare Die, Second-Hand, Wooden Cube, Game Box, Short Colour",
        can: ["swap", "sense", "match", "log"],
      },
    ],
  },
  {
    tags: ["chess"],
    label: "chess",
    lends: [
      "From chess it takes the clock: each side of a decision about {items} has the same time to think, and can see it run.",
    ],
    scenes: [
      {
        who: "club players stuck at 1600",
        pain: "the engine says minus two and not that they always swap the wrong bishop",
        wish: "learn about their habit and not about one move",
        item: "lost game",
        data: "four hundred of their own games",
        other: "games of players two hundred points higher",
        number: "points lost per habit",
        when: "on the train home after a loss",
        twist: "It never shows the best move first, only the moment; ten seconds of thinking are compulsory.",
        names: "Blunder, Endgame, Pawn, Bad Habit, Rook, Plateau, Club Player, Missed Tactic",
        can: ["learn", "log", "match", "guess", "past"],
      },
    ],
  },
  {
    tags: ["tabletop-rpg", "rpg", "dungeons-and-dragons"],
    label: "tabletop role-playing",
    lends: [
      "From role-playing tables it takes the screen: whoever runs the {items} sees more than the others, and everybody knows where the screen stands.",
    ],
    scenes: [
      {
        who: "game masters of a campaign in its fourth year",
        pain: "the innkeeper had a daughter in session nine, and the players remember her",
        wish: "improvise without contradicting themselves",
        item: "session",
        data: "the recordings and scribbles of ninety evenings",
        other: "what the players believe happened",
        number: "promises made and not kept",
        when: "when somebody asks for the innkeeper's daughter",
        twist: "Threads that no player has mentioned for a year are offered for a quiet death.",
        names: "Innkeeper, Campaign, Loose Thread, Ninety Evening, Dungeon, Old Promise, Plot, Game Master",
        can: ["text", "log", "match", "past", "plan"],
      },
    ],
  },
  {
    tags: ["puzzles", "crosswords"],
    label: "puzzles",
    lends: [
      "From puzzles it takes fairness: everything needed to solve {an item} can be seen before the answer is asked for.",
    ],
    scenes: [
      {
        who: "setters of cryptic crosswords",
        pain: "a clue that was clever on Monday turns out to have appeared word for word in 2009",
        wish: "be sure that a clue is their own",
        item: "clue",
        data: "forty years of published clues",
        other: "solvers' blogs on how they were solved",
        number: "years since a device was last used",
        when: "with the grid full and one corner to clue",
        twist:
          "It compares the mechanism of a clue and not its words: two clues can share a trick without a letter in common.",
        names: "Anagram, Cryptic, Crossword, Corner Clue, Grid, Wordplay, Setter, Double Meaning",
        can: ["text", "past", "match", "learn", "code"],
      },
    ],
  },
];
