/** Characters that nobody sees, or that direct what is seen, among letters; all else of it is "seen". */
export const HIDDEN =
  "s\u202ee\u2066e\u200fn\u200b\u2060\ufeff\u00ad\u034f\u3164\u061c\u2069\u{e0041}\u{e0069}\u001b[31m\u009b0m";
/** What is left of it. */
export const SEEN = "seen";
/** What writing needs of the same characters: Persian, Hindi, and a family of emoji. */
export const JOINED = "می\u200cخواهم क्\u200dष 👩\u200d👧\u200d👦 ❤\ufe0f";
