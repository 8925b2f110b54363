import type { Topic } from "../types";

/** How people and programs get at a project. */
export const INTERFACES: Topic[] = [
  {
    tags: ["cli", "command-line", "terminal", "tui"],
    label: "the command line",
    how: [
      "On the command line it reads standard input and prints one line per finding, so it composes with whatever is there already.",
      "A command-line tool with three verbs does it all, and its exit code tells a script whether anything needs looking at.",
      "At the command line one word is enough for the usual case, and every flag has a reason in the manual.",
      "Its terminal view is a table that fits eighty columns, with the line that needs attention at the top.",
      "The command-line version explains itself: asked why, it prints the entries behind any number.",
    ],
  },
  {
    tags: ["browser-extension", "chrome-extension", "firefox"],
    label: "a browser extension",
    how: [
      "A browser extension adds a single line to pages that people visit anyway and asks for the permission on that one site.",
    ],
  },
  {
    tags: ["bookmarklets", "bookmarklet"],
    label: "bookmarklets",
    how: [
      "It starts as a bookmarklet, forty lines that can be read before being trusted, and works on any page that is open.",
    ],
  },
  {
    tags: ["sqlite"],
    label: "SQLite",
    how: ["SQLite holds everything in one file that can be mailed, diffed and opened in ten years."],
  },
  {
    tags: ["postgres", "postgresql"],
    label: "PostgreSQL",
    how: [
      "PostgreSQL does more than store: exclusion constraints keep two {items} from claiming the same place.",
    ],
  },
  {
    tags: ["data-visualisation", "data-visualization", "visualization", "charts", "dataviz"],
    label: "data visualisation",
    how: [
      "Its one chart was drawn on paper with {who} first; it shows the range that is ordinary as a band and today as a dot.",
      "The data visualisation has no legend: each line is named where it ends, and gaps in the data stay gaps.",
    ],
  },
  {
    tags: ["web-app", "webapp", "pwa"],
    label: "a web app",
    how: [
      "It is a web app that opens by a link, keeps its state in the address and works on the oldest phone in the group.",
      "As a web app it needs no account to look and a single code word to write.",
    ],
  },
  {
    tags: ["saas", "subscription", "b2b"],
    label: "software as a service",
    how: [
      "It is run as a small SaaS with one price, a monthly export sent unasked, and a way to leave that takes one click.",
    ],
  },
  {
    tags: ["api", "apis", "rest", "graphql", "backend"],
    label: "an API",
    how: [
      "Its API has five routes and is the only way in, also for its own pages, so nothing can be done that a script could not do.",
    ],
  },
  {
    tags: ["simulation", "modelling", "agent-based-modeling"],
    label: "simulation",
    how: [
      "A simulation of an ordinary week runs alongside and makes the unusual stand out.",
      "By simulation it tries what cannot be tried with real {items}, three hundred times over a coffee break.",
    ],
  },
  {
    tags: ["procedural-generation", "procgen"],
    label: "procedural generation",
    how: [
      "Procedural generation fills the gaps with plausible {items} that are marked as invented, so the system can be shown before it is full.",
    ],
  },
  {
    tags: ["git", "version-control", "github"],
    label: "Git",
    how: [
      "Git is the database: each change to {an item} is a commit with an author and a reason, and undoing it is one command.",
    ],
  },
  {
    tags: ["rss", "feeds", "indieweb", "fediverse"],
    label: "RSS feeds",
    how: ["Results come out as an RSS feed, so reading them needs no account and stopping needs no letter."],
  },
  {
    tags: ["chat", "chatbots", "messaging", "telegram", "discord", "slack"],
    label: "chat",
    how: [
      "It sits in the chat that people already have: a message in, a message out, and silence when there is nothing new.",
    ],
  },
  {
    tags: ["distributed-systems", "peer-to-peer", "p2p", "blockchain"],
    label: "distributed systems",
    how: [
      "It is built as a distributed system without a centre: nodes gossip, and each of them can answer alone.",
    ],
  },
  {
    tags: ["spaced-repetition", "flashcards", "anki"],
    label: "spaced repetition",
    how: [
      "Spaced repetition brings each of the {items} back just before it would be forgotten, and drops it when it is used in real life.",
    ],
  },
  {
    tags: ["css", "html", "web-design", "design"],
    label: "CSS",
    how: [
      "The layout is plain CSS with one style sheet for the screen and one for paper, and the paper one came first.",
    ],
  },
  {
    tags: ["keyboards", "mechanical-keyboards"],
    label: "keyboards",
    how: [
      "It is driven from a keyboard with nine keys, one for each answer, whose caps can be told apart by touch.",
    ],
  },
  {
    tags: ["operating-systems", "linux", "kernel"],
    label: "operating systems",
    how: [
      "It plugs into the operating system where the facts are, as a small daemon with fewer rights than the user has.",
    ],
  },
  {
    tags: ["editors", "text-editors", "vscode", "vim"],
    label: "text editors",
    how: [
      "Inside a text editor it speaks the language server protocol, so that a finding appears under the word it is about.",
    ],
  },
  {
    tags: ["reverse-engineering", "hacking"],
    label: "reverse engineering",
    how: [
      "An undocumented format is opened by reverse engineering, field by field, and the notes are published with what is still unknown.",
    ],
  },
  {
    tags: ["self-tracking", "quantified-self"],
    label: "self-tracking",
    how: [
      "Self-tracking is kept to one number a day and stops by itself once the question has been answered.",
    ],
  },
  {
    tags: ["interactive-fiction", "storytelling"],
    label: "interactive fiction",
    how: [
      "It is told as interactive fiction: the reader walks through {items} and learns the rules from what they refuse to do.",
    ],
  },
  {
    tags: ["geology", "minerals"],
    label: "geology",
    lends: [
      "From geologists it takes the hammer: one of the {items} is broken open on purpose, since the surface always weathers.",
    ],
  },
];
