interface Audience {
  /** The topic an idea is about where no tag names a subject. */
  topic: string;
  frames: string[];
}

/** How an idea speaks to its audience: what they bring, what they gain. */
export const AUDIENCES: Record<string, Audience> = {
  "indie hackers": {
    topic: "small-business",
    frames: [
      "For indie hackers it is a product that one person can carry: {who} are easy to find, easy to ask, and used to paying a " +
        "little for something that works.",
      "Indie hackers get a niche too small for a company and large enough for a living, with support mail that fits into an evening.",
      "An indie hacker could sell it from the first month for the price of two coffees, and would know every customer by name.",
    ],
  },
  "enterprise developers": {
    topic: "office-work",
    frames: [
      "Enterprise developers can run it inside a company without a waiver: single sign-on, an audit log, and a data model that " +
        "survives its first review.",
      "It is laid out for enterprise developers, who meet the same problem at work with invoices in place of {items} and can carry " +
        "the design over.",
      "Enterprise developers will recognise the pattern; what they gain is a version of it with clean boundaries and no consultants.",
    ],
  },
  "data scientists": {
    topic: "data-quality",
    frames: [
      "Data scientists get what they rarely get, a clean table of {items} with a documented history and honest missing values.",
      "It speaks to data scientists: {number} can be studied with it properly, and everything that was excluded is on record.",
      "For data scientists the attraction is a real question with a checkable answer, and {who} waiting to use it.",
    ],
  },
  "students and learners": {
    topic: "education",
    frames: [
      "Students and learners can build it in a term, and every part of it is something a textbook explains but never shows in use.",
      "It suits students and learners, who see within a day whether {who} are helped, which no exercise sheet can offer.",
      "For students and learners it is a first project with real users, small enough to finish and honest enough to show.",
    ],
  },
  "open source contributors": {
    topic: "open-source",
    frames: [
      "Open source contributors find clear seams in it: a new source, a new rule or a new language is one file and one test.",
      "It is planned for open source contributors, with the tedious half, examples of {items} from many countries, split into " +
        "first issues of an hour each.",
      "For open source contributors the appeal is a public format and {who} who report faults in whole sentences.",
    ],
  },
  "startup founders": {
    topic: "small-business",
    frames: [
      "Startup founders get a wedge: {who} have the problem every week, nobody serves them, and the data gathered along the way is " +
        "worth more than the tool.",
      "For startup founders it is a test that costs little: ten interviews and a paper version would show whether {who} would pay.",
      "A startup founder would begin with {who} and charge whoever bears the cost today, which is seldom the same person.",
    ],
  },
  "devops engineers": {
    topic: "devops",
    frames: [
      "Devops engineers would run it like any other service they respect: one container, one health check, one restore that is " +
        "practised every month.",
      "It borrows the manners of operations, so devops engineers will feel at home: changes in version control, alerts with a " +
        "runbook, no state outside the backup.",
      "For devops engineers it is the rare side project that applies their craft to {items} instead of servers.",
    ],
  },
  "frontend developers": {
    topic: "web-development",
    frames: [
      "Frontend developers have the decisive part in it: the view has to be read at arm's length, with one hand, in a second.",
      "For frontend developers the challenge is a screen that stays calm while {items} change underneath it, down to the focus order.",
      "It is drawn up for frontend developers, since here the interface is the product and the backend could be a file.",
    ],
  },
  "backend engineers": {
    topic: "databases",
    frames: [
      "Backend engineers get a domain in which correctness is felt: a lost or doubled {item} is noticed by a person within the hour.",
      "For backend engineers the interest lies below the surface, in imports that can run twice, clocks that disagree and a schema " +
        "that has to last.",
      "It is meant for backend engineers who would like to see the people at the other end of a request: {who}.",
    ],
  },
  "mobile developers": {
    topic: "mobile-apps",
    frames: [
      "Mobile developers get a case where the phone is the right place: it is in the pocket {when}, and a laptop is not.",
      "For mobile developers it is a chance to build for bad light, wet hands and no reception, which is where {who} are.",
      "It is cut for mobile developers: camera, widgets and offline storage carry it, and the server could be left out.",
    ],
  },
  "security researchers": {
    topic: "security",
    frames: [
      "Security researchers find a published threat model with it: who would want to falsify {items}, what that would cost them, and " +
        "what is deliberately not defended.",
      "For security researchers it is a small, complete system in which trust is explicit, and attacking it is a documented exercise.",
      "Security researchers would be asked first, because {who} cannot judge for themselves what such a tool gives away about them.",
    ],
  },
  "product managers": {
    topic: "office-work",
    frames: [
      "Product managers get something testable: {who} either come back in the second week or they do not, and nothing else is counted.",
      "It is framed for product managers, as one user, one moment and one measure, namely {number}.",
      "For product managers it is a study in leaving things out, since {who} asked for twelve features and used two.",
    ],
  },
  "hobbyist programmers": {
    topic: "home-automation",
    frames: [
      "Hobbyist programmers can have something useful after one weekend and still find a reason to return in winter.",
      "It is a hobbyist programmer's project in the best sense: no deadline, parts that are fun to get right, and {who} next door to " +
        "try it on.",
      "For hobbyist programmers it has the right size: every part can be understood, and none has to be finished.",
    ],
  },
  "creative technologists": {
    topic: "generative-art",
    frames: [
      "Creative technologists get a material to work with, since {items} have a rhythm that deserves a better form than a table.",
      "It gives creative technologists a reason to build an object, because the way {items} are shown decides whether anybody cares.",
      "For creative technologists it sits between a tool and a piece: useful on an ordinary day, and worth showing in a window.",
    ],
  },
};

/** For an audience that is not in the list. */
export const ANY_AUDIENCE: Audience = {
  topic: "small-business",
  frames: [
    "It is drawn up with {audience} in mind, who can build it, run it, and see for themselves whether it helps.",
    "For {audience} the attraction is a problem of the right size, with {who} close enough to ask.",
  ],
};
