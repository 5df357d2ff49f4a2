/** Parts of a page that are fetched when they are first shown. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { persistently } from "./persistently";

/**
 * A component whose code comes later. Until it is here, what `Suspense` around it has as a fallback stands
 * in its place, without a network too; React's own `lazy` would take the whole page down then, for good.
 */
export function later<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await persistently(load) }));
}
