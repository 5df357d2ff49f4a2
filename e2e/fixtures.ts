/**
 * What every journey shares: pages on which an error in the console fails the test, signing in as one of
 * the demo people, and a look by axe in both themes.
 */
import { AxeBuilder } from "@axe-core/playwright";
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

export { expect } from "@playwright/test";

/** The demo newsroom's people. */
export type DemoName = "checker" | "checker2" | "editor" | "admin";

type Fixtures = {
  /** Messages of the console that a test provokes and that are no fault; set it by `test.use`. */
  expectedErrors: readonly RegExp[];
  /** Faults seen so far; whatever is in it at the end fails the test. */
  faults: string[];
  /** A page of another browser, with cookies of its own: the second person of a journey. */
  otherPage: (options?: BrowserContextOptions) => Promise<Page>;
};

/** Chromium itself reports every refused request of ours as an error; a refusal is an answer, not a fault. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

function watch(context: BrowserContext, faults: string[], expected: readonly RegExp[]): void {
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) faults.push(text);
  };
  context.on("weberror", (fault) => note(String(fault.error())));
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    if (REFUSED.test(message.text()) && message.location().url.includes("/api/")) return;
    note(`${message.text()} (${message.location().url})`);
  });
}

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  faults: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures used from here.
    async ({}, use) => {
      const faults: string[] = [];
      await use(faults);
      expect(faults, "errors in the console").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults, expectedErrors }, use) => {
    watch(context, faults, expectedErrors);
    await use(context);
  },
  otherPage: async ({ browser, contextOptions, faults, expectedErrors }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...options });
      contexts.push(context);
      watch(context, faults, expectedErrors);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** Signs the page's browser in as one of the demo people, without a visit to the sign-in page. */
export async function signIn(page: Page, who: DemoName): Promise<void> {
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const answer = await page.request.post("/api/auth/callback/demo", {
    data: { csrfToken, email: `${who}@demo.local` },
  });
  expect(answer.status(), `sign-in as ${who}`).toBe(204);
}

/** Looks at the page as it stands, open dialogs included, in light and in dark; any finding fails. */
export async function axe(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Half-way through a fade the contrast is nobody's choice.
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) {
        // One without an end cannot be brought to it.
        if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
      }
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const findings = violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n  ${nodes.map(({ target }) => target.join(" ")).join("\n  ")}`,
    );
    expect(findings, `axe, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}
