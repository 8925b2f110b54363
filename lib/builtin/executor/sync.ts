import type { Handler } from "./call";

/**
 * Makes a serve handler register its functions, through the fetch that it was given: SDK specification 4.3.1.
 *
 * @throws Error with the sentence the registration was refused with
 */
export async function sync(handler: Handler): Promise<void> {
  const response = await handler(
    new Request("http://embedded.invalid/api/inngest", {
      method: "PUT",
      headers: { host: "embedded.invalid" },
    }),
  );
  if (response.status !== 200) throw new Error(await complaintOf(response));
}

async function complaintOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return String((JSON.parse(text) as { message?: unknown }).message ?? text);
  } catch {
    return text || `The serve handler answered ${response.status} to its registration.`;
  }
}
