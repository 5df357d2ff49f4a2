/** Fresh pages in a browser; fetched once the page is there, since nobody waits for it. */
import { type FreshPage, keepFresh } from "./fresh";
import { lineOf } from "./live-here";

/** Whether a button or a finger is down. */
let down = false;
const press = () => {
  down = true;
};
const release = () => {
  down = false;
};

/** Keeps the page of `person` fresh until the answer is called. */
export function freshHere(person: string, page: Pick<FreshPage, "known" | "read">): () => void {
  document.addEventListener("pointerdown", press, true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, release, true);
  const stop = keepFresh(lineOf(person), {
    ...page,
    free: () =>
      !down && document.visibilityState === "visible" && document.querySelector("[role=dialog]") === null,
    now: () => performance.now(),
    later: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  return () => {
    stop();
    release();
    document.removeEventListener("pointerdown", press, true);
    for (const end of ["pointerup", "pointercancel"]) document.removeEventListener(end, release, true);
  };
}
