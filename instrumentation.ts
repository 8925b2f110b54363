/** Next calls this once, before the first request. It swallows what is thrown here, so the process is ended. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    try {
      const { bootOrExit } = await import("./boot");
      await bootOrExit();
    } catch (error) {
      // The log's level is read as soon as its module is loaded, so a bad variable fails before boot can say so.
      if (!(error instanceof Error) || error.name !== "EnvError") throw error;
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  }
}
