import type { Topic } from "../types";

/** Languages, systems and models. */
export const TECHNIQUES: Topic[] = [
  {
    tags: ["ios", "iphone", "swift", "apple"],
    label: "iOS",
    how: [
      "On iOS it lives in a lock-screen widget and a share-sheet action, because nobody unlocks a phone to look for an app {when}.",
      "The iOS app is written in SwiftUI over one SwiftData store; the camera reads what it can with the Vision framework, on the phone.",
      "An iOS shortcut is enough to add {an item} by voice, and Live Activities show what is pending on the lock screen.",
      "The iPhone does the work by itself, and iCloud carries an encrypted copy to the family's other devices.",
      "An iOS widget shows one line and one button, and most days nobody needs to open the app behind it.",
      "On iOS the Action button is enough {when}: one press records {an item} and asks its questions later.",
      "The iOS version keeps everything in one file in the Files app, where its owner can copy, read or delete it.",
      "As an iOS app it asks for the camera and nothing else, neither a location nor an address book.",
      "It uses what iOS has on board, Live Text for print and dictation for names, so it has no model of its own to download.",
      "The iPhone app speaks through VoiceOver as well as it shows, since hands and eyes may be busy {when}.",
      "An iOS app clip opens from a printed code, so people can try it with one {item} before they install anything.",
    ],
    big: [
      "On iOS a Core ML model runs on the phone's neural engine, and background tasks keep {items} current without waking the screen.",
      "The iOS client holds a full replica in SwiftData and syncs deltas, so it answers at once and settles its differences later.",
      "The iPhone is sensor and judge at once: camera, motion and a quantised Core ML model are fused within thirty milliseconds.",
      "The iOS app pairs with others nearby over Bluetooth and merges {items} without a server in between.",
      "On iOS all keys stay in the Secure Enclave, so {items} can be shared with one person and taken back again.",
      "The iPhone trains on its owner's corrections overnight, while it charges, and sends nothing of it away.",
      "LiDAR and camera of the iPhone work together where size matters, and the app says when the light is too poor to trust them.",
      "An iOS extension does its part in the background within a budget of thirty seconds, and picks up where the system stopped it.",
      "The core is shared with the server as a Swift package, so iOS and backend cannot differ in how they read {an item}.",
    ],
  },
  {
    tags: ["android", "kotlin"],
    label: "Android",
    how: [
      "On Android it is a quick-settings tile and a widget, since opening an app {when} is one step too many.",
      "The Android app keeps {items} in a Room database and runs on phones that are eight years old.",
      "It is an Android app that can be installed from F-Droid and asks for a single permission.",
      "The Android version reads an NFC sticker, so holding the phone against a thing is enough to record {an item}.",
      "On Android it works as a share target: whatever is on the screen can be handed to it in two taps.",
    ],
    big: [
      "On Android a foreground service feeds a TensorFlow Lite model, and everything it keeps fits into two hundred megabytes.",
    ],
  },
  {
    tags: ["rust"],
    label: "Rust",
    how: [
      "The core is written in Rust as one small binary with no runtime, which starts faster than a hand can leave the mouse.",
      "A Rust library does the parsing with types that make a half-read {item} impossible to express.",
      "It is written in Rust and reads its input as a stream, so memory stays flat however long the list of {items} grows.",
      "Rust pays off in the importer, which has to survive every malformed file without crashing or guessing.",
      "A Rust crate holds the rules and nothing else, so the same logic runs in a terminal, on a server and in a browser tab.",
      "Since it is written in Rust, one file copied to an old laptop is the whole installation.",
      "The Rust compiler guards the rule that matters most: {an item} cannot be used before it has been checked.",
      "In Rust the whole of {data} can be read again at every change, which makes caches and their faults unnecessary.",
    ],
  },
  {
    tags: ["python"],
    label: "Python",
    how: [
      "It is written in Python with nothing beyond the standard library and pandas, so that a domain expert can read and change it.",
      "A Python package does the work and a notebook shows each step of it on real {items}.",
      "Python ties it together: a scheduled job, a handful of typed dataclasses and a test for each mishap so far.",
      "In Python the rules read like the sentences they came from, and people who do not program can check them.",
      "The Python part is one module with doctests, so every claim in its manual is run at each release.",
      "Python with DuckDB reads {data} in place, and a question takes one query and a second.",
      "A Python script of one page does the work, and the tests are four times as long.",
    ],
  },
  {
    tags: ["typescript", "javascript", "react", "nodejs", "nextjs"],
    label: "TypeScript",
    how: [
      "It is written in TypeScript from the store to the screen, with one schema for {items} that both sides import.",
      "The TypeScript code checks everything that crosses its border at run time, because types alone have never stopped a bad file.",
      "TypeScript describes {an item} as one of a few named states, and the impossible ones cannot be written down.",
      "The TypeScript front end holds no logic of its own: rules live in one package that the tests run without a browser.",
      "In TypeScript one type for {items} runs from the import to the button, so a renamed field is found by the compiler.",
    ],
  },
  {
    tags: ["go", "golang"],
    label: "Go",
    how: [
      "A single Go binary serves the page, runs the nightly job and holds its own migrations.",
      "It is written in Go with the standard library only, and its deployment is copying a file.",
      "Go suits the collector: one goroutine for each source, a time limit on all of them, and a log that a person can read.",
      "The Go program is cross-compiled to six platforms at each release, among them the router it may have to run on.",
    ],
  },
  {
    tags: ["elixir", "erlang"],
    label: "Elixir",
    how: [
      "In Elixir every {item} is a process of its own with a supervisor, so one that goes wrong is restarted and the others never notice.",
    ],
  },
  {
    tags: ["c++", "cpp", "c"],
    label: "C++",
    how: [
      "The inner loop is written in C++ with a plain C interface, so that any language can call it.",
      "A C++ core does the arithmetic without allocating, fast enough to run again at every keystroke.",
    ],
  },
  {
    tags: ["wasm", "webassembly"],
    label: "WebAssembly",
    how: [
      "The core is compiled to WebAssembly and runs in the browser tab, so {data} can be read without being uploaded.",
      "A WebAssembly module of some four hundred kilobytes is shared by the page, the command line and the tests.",
    ],
  },
  {
    tags: ["machine-learning", "ml", "deep-learning", "data-mining"],
    label: "machine learning",
    how: [
      "The machine learning in it is modest: gradient-boosted trees over a dozen columns, retrained monthly and compared with a rule of thumb.",
      "A small machine-learning model ranks what to look at first; it never decides, and its three reasons are printed beside each rank.",
      "Machine learning enters at one point only, where {items} have to be grouped before anybody has named the groups.",
      "Machine learning is held to a fair test here: the model has to beat a rule of thumb for a month before it is switched on.",
      "By machine learning it guesses what a missing entry would have been, and a guess never looks like a reading.",
      "Active learning keeps the machine learning cheap: people label only the {items} on which two models disagree.",
    ],
    big: [
      "A machine-learning pipeline labels, trains and evaluates on a held-out season, and a new model ships only if its worst group improves.",
      "Self-supervised machine learning on unlabelled {items} comes first, so that two hundred labelled ones are enough afterwards.",
    ],
  },
  {
    tags: ["ai", "artificial-intelligence"],
    label: "AI",
    how: [
      "The AI part is kept to one narrow task, proposing a first reading of {an item} that a person confirms with a tap.",
      "AI is used where a mistake is cheap and visible: it sorts, it drafts, and it never files anything by itself.",
      "The AI has to quote the part of {data} it relies on, and without a quotation its answer is thrown away.",
      "AI writes the first draft of every rule, and a person signs the ones that are kept.",
      "Whatever the AI suggests about {an item} is shown in grey until somebody has agreed, and grey is never counted.",
    ],
    big: [
      "The AI is an ensemble of a fine-tuned model and plain rules, and where the two disagree a person is asked.",
    ],
  },
  {
    tags: ["llm", "llms", "gpt", "chatgpt", "generative-ai", "prompt-engineering"],
    label: "LLMs",
    how: [
      "A small LLM turns free text about {an item} into six fields, and a validator refuses whatever the text does not literally contain.",
      "An LLM running on the same machine proposes wording and is never asked for facts; those come from {data}.",
      "The LLM is used as a reader: it marks the passages that matter, and ordinary code does the sums.",
      "An LLM asks the one follow-up question that makes an entry about {an item} usable, and then is silent.",
      "A local LLM sorts what people write into a few piles, and the pile called unsure is read by a person every week.",
      "The LLM rewrites nothing: it points at lines in {data}, and the lines themselves are shown.",
    ],
    big: [
      "A local LLM is fine-tuned on two thousand corrected examples and tested each night on those it got wrong before.",
    ],
  },
  {
    tags: ["rag", "retrieval", "search", "semantic-search"],
    label: "retrieval",
    how: [
      "Retrieval comes before any generation: passages are found by words and by meaning, and what is not found is not said.",
      "Its index is small enough to sit in one file, and each hit carries the page it was taken from.",
    ],
  },
  {
    tags: ["agents", "ai-agents", "automation"],
    label: "software agents",
    how: [
      "An agent does the legwork in a sandbox with a budget of ten steps, and leaves a list of what it looked at and what it could not open.",
      "The agents may read everything and write nothing; each proposal waits in a tray for a human hand.",
    ],
  },
  {
    tags: ["computer-vision", "image-recognition", "opencv"],
    label: "computer vision",
    how: [
      "Computer vision does the reading: a phone picture is straightened, scaled by a coin or a card, and only then measured.",
      "A small vision model finds {items} in a picture and draws its doubt as the thickness of the outline.",
    ],
    big: [
      "A segmentation network, distilled to run at the edge, is trained on pictures taken in bad light, as that is when people take them.",
    ],
  },
  {
    tags: ["ocr", "handwriting-recognition"],
    label: "OCR",
    how: [
      "OCR reads print and leaves handwriting as a picture beside its best guess; a correction made once is applied to the same hand everywhere.",
      "Two OCR engines read each line independently, and only where they differ is a person asked.",
      "OCR runs on the spot, and a photograph it cannot read is refused while there is still time to take another.",
      "What OCR is unsure of is shown as a picture of the word, so that people correct it without looking for the page.",
    ],
  },
  {
    tags: ["speech", "speech-recognition", "voice", "text-to-speech"],
    label: "speech",
    how: [
      "Speech is recognised on the device, for people whose hands are busy {when}.",
      "It can be used entirely by speech: one question, one answer, and a pause that is long enough.",
    ],
  },
];
