import type { Topic } from "../types";

/** Where a project runs and what it is built from. */
export const PLATFORMS: Topic[] = [
  {
    tags: ["self-hosted", "selfhosted", "homelab"],
    label: "self-hosted software",
    how: [
      "It is self-hosted: one container, one volume, and a backup that is restored once a month to prove that it can be.",
      "Self-hosted on a small computer in the hall, it goes on working when the internet connection does not.",
    ],
  },
  {
    tags: ["local-first", "offline-first", "offline"],
    label: "local-first software",
    how: [
      "It is local-first: every device holds all of its data, and syncing is a courtesy between devices that happen to meet.",
      "Being local-first, it opens within a blink and never shows a spinner; changes are merged when there is a network again.",
    ],
    big: [
      "It is local-first, on a CRDT whose merge rules were chosen with {who} at the table, because two edits to {an item} can both be right.",
    ],
  },
  {
    tags: ["privacy", "encryption", "data-protection"],
    label: "privacy",
    how: [
      "Privacy decides the design: what is needed for {number} is computed on the spot, and the raw material is deleted within the hour.",
      "For the sake of privacy nothing leaves the device except counts, and those are rounded to fives.",
    ],
  },
  {
    tags: ["cryptography", "crypto", "zero-knowledge"],
    label: "cryptography",
    how: [
      "Its cryptography is borrowed and dull: Ed25519 signatures, age for files, and keys that a person can print on paper.",
      "Cryptography is used to commit first and reveal later, so nobody can claim afterwards to have known.",
    ],
  },
  {
    tags: ["hardware", "maker", "open-hardware"],
    label: "hardware",
    how: [
      "The hardware is a box with four screws and seven parts, and its drawings say which of them may be replaced by what is in the drawer.",
      "As hardware it has one knob, one light and no name on the front, so that it is allowed to stay in the room.",
    ],
  },
  {
    tags: ["embedded", "microcontrollers", "firmware", "arduino"],
    label: "embedded firmware",
    how: [
      "The embedded firmware fits into 64 kilobytes, sleeps most of its life and can be updated from a phone held against it.",
      "An embedded controller without an operating system does the timing, since a late reading is a wrong one here.",
    ],
  },
  {
    tags: ["esp32", "esp8266"],
    label: "ESP32 boards",
    how: ["An ESP32 wakes, measures, sends forty bytes and sleeps again, for about a year on two AA cells."],
  },
  {
    tags: ["raspberry-pi", "single-board-computers"],
    label: "the Raspberry Pi",
    how: [
      "A Raspberry Pi in a lunch box does the collecting, and a read-only root file system lets anybody pull its plug.",
    ],
  },
  {
    tags: ["sensors", "iot", "internet-of-things"],
    label: "sensors",
    how: [
      "Its sensors cost little and drift, so they come in pairs, and a pair that disagrees reports itself.",
      "A sensor reading is never shown alone: with it come its age and the last time somebody checked it by hand.",
      "The sensors are ordinary parts from a catalogue, glued on and replaced within a minute by whoever is nearest.",
      "One sensor would be enough for {number}; the second is there to say when the first has come loose.",
    ],
  },
  {
    tags: ["lora", "lorawan", "mesh-networking"],
    label: "LoRa radio",
    how: [
      "LoRa carries twenty bytes over three kilometres, which is plenty for one honest number each quarter of an hour.",
    ],
  },
  {
    tags: ["e-ink", "epaper"],
    label: "e-ink",
    how: [
      "An e-ink panel shows the result by the door; it changes four times a day and can be read in full sun.",
    ],
  },
  {
    tags: ["wearables", "smartwatch"],
    label: "wearables",
    how: ["On the wrist it is a single tap that means now, and everything else is worked out afterwards."],
  },
  {
    tags: ["fpga", "verilog"],
    label: "FPGAs",
    how: [
      "An FPGA does the time-critical part in parallel with an open toolchain, down to ten nanoseconds, and a soft core talks to the rest.",
    ],
  },
  {
    tags: ["robotics", "robots"],
    label: "robotics",
    how: [
      "A slow robot arm from printed parts does the repetitive movement, at a speed at which nobody has to be afraid of it.",
    ],
  },
  {
    tags: ["3d-printing", "3d-printers", "cad"],
    label: "3D printing",
    how: [
      "The parts are 3D-printed from a parametric drawing, so one caliper reading makes them fit.",
      "What is missing is 3D-printed overnight, and the drawing improves with each person who reports a bad fit.",
    ],
  },
];
