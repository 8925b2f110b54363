import type { RunsPage } from "./runs-params";

/** What the list is asked for. */
export const runsFilter = ({ state, tag, model, named, batch, q }: RunsPage) => ({
  ...(state === null ? {} : { phase: state }),
  ...(tag === "" ? {} : { tag }),
  ...(model === "" ? {} : { model }),
  ...(named === null ? {} : { named }),
  ...(batch === "" ? {} : { batch }),
  ...(q === "" ? {} : { q }),
});
