import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  turbopack: {
    // Messages are compiled on the server (lib/messages), so pages need only the formatting half.
    resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
  },
  // Native and WebAssembly packages are loaded from node_modules as they are.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
    "@node-rs/argon2",
    "@prisma/schema-engine-wasm",
    "undici",
  ],
  // Where browsers look by themselves while they have not been told of the icon yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
};

export default config;
