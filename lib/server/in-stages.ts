/**
 * Answers that take their time and say how far they have come: a line of JSON for every stage, and a last
 * one with the answer or the problem. Whoever leaves before the end ends the work.
 */
import { problemResponse } from "./problem";

/**
 * Answers `request` with the lines `{stage, …}` that `work` tells, then `{done}` or `{problem}`.
 * @param work told where to tell, and by which signal it is to end
 */
export function inStages(
  request: Request,
  work: (tell: (stage: object) => void, signal: AbortSignal) => Promise<unknown>,
): Response {
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const line = (what: object) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(what)}\n`));
      };
      try {
        line({ done: await work(line, signal) });
      } catch (error) {
        // Nobody is there to hear of it, and it is what they wanted.
        if (!signal.aborted) line({ problem: await problemResponse(error, request).json() });
      }
      if (!signal.aborted) controller.close();
    },
    cancel: () => left.abort(),
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson",
      // Neither kept, nor compressed (which would hold lines back), nor gathered by a proxy.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    },
  });
}
