/** What spans and metrics say they come from. */
export const SCOPE = "waywo-designer";
