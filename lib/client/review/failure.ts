import type { Said } from "@/lib/view/review-text";
import { ApiError } from "../api-error";

/** What was not done, and why. */
export interface Failure {
  said: Said;
  message: string;
  /** Whether signing in again may help. */
  signedOut: boolean;
}

/** Why a change was refused, as a person is told. */
export function toFailure(text: string, error: unknown, about?: string): Failure {
  const signedOut = error instanceof ApiError && error.status === 401;
  const message = error instanceof Error ? error.message : "Something went wrong.";
  return {
    said: about === undefined ? { text } : { text, about },
    message: signedOut ? "You are signed out. Nothing you typed is lost." : message,
    signedOut,
  };
}

export const isConflict = (error: unknown) => error instanceof ApiError && error.code === "edit_conflict";
