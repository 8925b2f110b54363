import { expect, test } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { noveltyBasisDto } from "@/lib/projects/novelty-basis";
import { noveltyNoteOf } from "@/lib/runs/embed-corpus";

const skip = (title: string) => ({ id: 1, title, error: "Embedding is all zero." });

test("a run's note counts, says why, and names the first texts that were skipped", () => {
  const all = { size: 284, comparable: 284, skipped: [], error: null };
  expect(noveltyNoteOf(all)).toBeNull();
  expect(noveltyNoteOf({ ...all, size: 0, comparable: 0 })).toBeNull();
  const error = new DomainError("embedding_unavailable", "The embedding endpoint failed (500): Busy");
  expect(noveltyNoteOf({ ...all, comparable: 128, error })).toBe(
    "Novelty is compared with 128 of 284 projects. The embedding endpoint failed (500): Busy.",
  );
  const skipped = ["A", "B", "C", "D", "E"].map(skip);
  expect(noveltyNoteOf({ ...all, comparable: 279, skipped })).toBe(
    "Novelty is compared with 279 of 284 projects. Not embedded: “A” (Embedding is all zero), " +
      "“B” (Embedding is all zero), “C” (Embedding is all zero), 2 more.",
  );
});

test("a run's note is bounded, and cuts no emoji in two", () => {
  const skipped = [skip(`${"a".repeat(198)}👩‍👩‍👧‍👦${"b".repeat(9_000)}`)];
  const note = noveltyNoteOf({ size: 2, comparable: 1, skipped, error: null }) ?? "";
  expect(note).toContain(`“${"a".repeat(198)}…”`);
  expect(note.length).toBeLessThan(400);
});

test.each([
  [128, 284, "compared with 128 of 284"],
  [0, 284, "compared with 0 of 284"],
  [283, 284, "compared with 283 of 284"],
  [284, 284, null],
  [0, 0, null],
  [null, null, null],
])("an idea that was compared with %s of %s has the note %j", (comparedWith, comparedOf, note) => {
  expect(noveltyBasisDto({ comparedWith, comparedOf }).novelty_note).toBe(note);
});
