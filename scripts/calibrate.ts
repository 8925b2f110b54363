import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run calibrate

Finds PURPOSE_THRESHOLD and NOVELTY_THRESHOLD for the embedding model in use: embeds the labelled pairs of ideas in
tests/eval/pairs (about 1,100 short texts), chooses the thresholds on one half of them and scores both rules on the other.`,
  files: 0,
  async run() {
    const calibration = await import("./lib/calibration");
    const { readLabelledPairs } = await import("./lib/labelled-pairs");
    const { calibrationReport } = await import("./lib/calibration-report");
    const { noveltyThreshold, purposeThreshold } = await import("../lib/embeddings/novelty");
    const { embeddingProvider } = await import("../lib/embeddings/provider");
    const { textMeans } = await import("../lib/embeddings/text-means");
    const { readCorpusIdeas } = await import("../lib/store/seed");

    const { model } = embeddingProvider();
    const pairs = await calibration.measurePairs(await readLabelledPairs(), await textMeans(readCorpusIdeas));
    const inUse = { cosine: noveltyThreshold(model), purpose: purposeThreshold(model) };
    return { said: calibrationReport(model, pairs, inUse) };
  },
});
