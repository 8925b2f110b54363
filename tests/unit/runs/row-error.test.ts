import { expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { RowError, throwIfTransient, toRowError } from "@/lib/runs/row/row-error";

const summary = (thrown: unknown, stage?: string) => {
  const { stage: where, reason } = toRowError(thrown, stage);
  return { stage: where, code: reason.code, message: reason.message, retryable: reason.retryable };
};

it("keeps the code and message of an error of the domain, with the stage that met it", () => {
  const error = new DomainError("llm_bad_request", "The model endpoint refused the request.");
  expect(summary(error, "metadata")).toEqual({
    stage: "metadata",
    code: "llm_bad_request",
    message: "The model endpoint refused the request.",
    retryable: false,
  });
});

it("keeps the first stage of an error that passes several", () => {
  const first = toRowError(new Error("boom"), "embedding");
  expect(toRowError(first, "saving")).toBe(first);
});

it("reads what a store's error means", () => {
  const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  expect(summary(full, "saving")).toMatchObject({ stage: "saving", code: "store_full" });
});

it.each([
  ["a bug", new TypeError("secret is undefined")],
  ["a text", "secret"],
  ["nothing", undefined],
])("tells nothing of %s, and has no stage of its own accord", (_, thrown) => {
  expect(summary(thrown)).toEqual({
    stage: null,
    code: "internal",
    message: "Something went wrong on our side. Please retry the row.",
    retryable: true,
  });
});

it.each([
  [Object.assign(new Error("The store was busy."), { name: "DomainError" })],
  [new Error("The store was busy.", { cause: "DomainError: The store was busy." })],
])("keeps our message in a copy that came back through the queue (case %#)", (copy) => {
  expect(summary(copy)).toMatchObject({ stage: null, code: "internal", message: "The store was busy." });
});

it("hands bugs, busy stores and a stopping process back to the queue as they were thrown", () => {
  const bug = new TypeError("x is undefined");
  expect(() => throwIfTransient(toRowError(bug, "metadata"))).toThrow(bug);
  for (const code of ["store_unavailable", "stopping"] as const) {
    const error = new DomainError(code, "Not now.");
    expect(() => throwIfTransient(toRowError(error, "saving"))).toThrow(error);
  }
  const lasting = new RowError("metadata", new DomainError("llm_invalid", "Invalid metadata format."));
  expect(() => throwIfTransient(lasting)).not.toThrow();
});
