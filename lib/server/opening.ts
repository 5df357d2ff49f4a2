/**
 * Whether a data folder is the kind of newsroom a server was started for, before it listens: anybody can use
 * the accounts of a demo, so the two kinds never meet in one folder.
 */
import { read } from "./db";
import { furnish } from "./newsroom";
import { seedDemo } from "./seed";

/**
 * Makes an open database ready for a mode, furnishing an empty one.
 * @throws Error with a sentence for the operator when it is the other kind; nothing was changed
 */
export async function makeReady(mode: "demo" | "serve"): Promise<void> {
  const settings = await read().settings.findUnique({ where: { id: 1 }, select: { demo: true } });
  if (mode === "serve") {
    if (settings?.demo) {
      throw new Error(
        "The data folder holds a demo, whose accounts anybody can use: choose another DATA_DIR.",
      );
    }
    return furnish(false);
  }
  if (settings?.demo === false) {
    throw new Error(
      "The data folder holds a newsroom, not the demo: npm run serve, or choose another DATA_DIR.",
    );
  }
  return seedDemo();
}
