import { defineConfig, devices } from "@playwright/test";
import { installedChromium } from "./bin/chromium.mjs";
import { WEB_PORT } from "./e2e/web";

const port = Number(process.env.PROOFMARK_E2E_PORT ?? 3210);
const executablePath = installedChromium();

/** Journeys run against the production server, in its own process with its own demo newsroom. */
export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Some journeys look at a page with axe a dozen times; a busy machine takes a minute for that.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${port}`,
    trace: "retain-on-failure",
    // Each journey has a new browser, which would fetch all files anew; those without a network allow it.
    serviceWorkers: "block",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "exec node e2e/server.mjs",
    url: `http://127.0.0.1:${port}/api/health`,
    env: { PORT: String(port), HOST: "127.0.0.1", FETCH_ALLOW_HOSTS: `127.0.0.1:${WEB_PORT}` },
    reuseExistingServer: false,
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    stdout: "pipe",
  },
});
