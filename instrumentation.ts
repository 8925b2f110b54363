/** Next calls this once, before the first request. It swallows what is thrown here, so the process is ended. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { bootOrExit } = await import("./boot");
    await bootOrExit();
  }
}
