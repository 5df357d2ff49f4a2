/**
 * What all instances of our modules in one process share. A production build loads pages, route handlers
 * and instrumentation as separate instances, so state in a module exists several times; it hangs here
 * instead, on `globalThis` under one symbol. Only data and functions may be kept: a class seen through the
 * hub belongs to another instance, and `instanceof` does not hold for it.
 */

/** The shared state; `bin/start.mjs` reads it by the same symbol when the process is told to end. */
export type Hub = {
  /** Ends every open event stream; a stream adds its closer and removes it when it ends by itself. */
  closers: Set<() => void>;
  /** Run after the last request, in order of adding: the database closes here. */
  finishers: Set<() => Promise<void>>;
  /** What `shared` keeps, by name. */
  kept: Map<string, unknown>;
};

const KEY = Symbol.for("proofmark");

/** The process's one hub. */
export function hub(): Hub {
  // globalThis has no type for a symbol of ours.
  const holder = globalThis as typeof globalThis & { [KEY]?: Hub };
  holder[KEY] ??= { closers: new Set(), finishers: new Set(), kept: new Map() };
  return holder[KEY];
}

/**
 * The thing kept under `name`, made on first use. One name has one type: use a name in one module only.
 * @param name unique in the process
 */
export function shared<T>(name: string, make: () => T): T {
  const { kept } = hub();
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T; // The map cannot know that a name has one type; the rule above says so.
}
