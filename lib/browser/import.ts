/** Bringing a text in from the browser: its way to the server, its preview stage by stage, and the import itself. */
import type { Article } from "../model/wire";
import type { ArticlePreview, ImportArticle } from "../model/wire-import";
import { API, Refusal, refusalOf, send } from "./client";

let carried: File | null = null;

/** Carries a dropped file from the queue to the import page; there `takeFile` finds it. */
export function carryFile(file: File): void {
  carried = file;
}

/** The file that was carried here, once. */
export function takeFile(): File | null {
  const file = carried;
  carried = null;
  return file;
}

/** What a person wants to bring in. */
export type Wanted = File | { text: string } | { html: string } | { url: string };

/** How far a preview has come; `part` is 0 to 1. */
export type Stage =
  | { stage: "sending"; part: number }
  | { stage: "finding" }
  | { stage: "fetching"; bytes: number }
  | { stage: "reading" };

type Line = Stage | { done: ArticlePreview } | { problem: object };

/**
 * What an import would make of something. Sent by XMLHttpRequest, since fetch tells nothing of how far a
 * large body has come.
 * @throws Refusal, or the reason of `signal` when it is aborted
 */
export function preview(
  wanted: Wanted,
  { onStage = () => undefined, signal }: { onStage?: (stage: Stage) => void; signal?: AbortSignal } = {},
): Promise<ArticlePreview> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let read = 0;
    let last: Line | null = null;
    const readOn = () => {
      const end = request.responseText.lastIndexOf("\n") + 1;
      for (const line of request.responseText.slice(read, end).split("\n")) {
        if (line === "") continue;
        // The lines have the shapes of the contract.
        last = JSON.parse(line) as Line;
        if ("stage" in last) onStage(last);
      }
      read = Math.max(read, end);
    };
    const end = () => {
      if (request.status !== 200) return reject(refusedWith(request.status, request.responseText));
      readOn();
      if (last !== null && "done" in last) return resolve(last.done);
      const problem = last !== null && "problem" in last ? last.problem : null;
      reject(
        problem ? refusedWith(422, JSON.stringify(problem)) : new Refusal("OFFLINE", null, "No answer came."),
      );
    };
    request.upload.onprogress = ({ loaded, total }) =>
      onStage({ stage: "sending", part: total === 0 ? 1 : loaded / total });
    request.onprogress = () => {
      if (request.status === 200) readOn();
    };
    request.onerror = () => reject(new Refusal("OFFLINE", null, "No answer came."));
    request.onload = end;
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", `${API}/articles/preview?stages=1`);
    const isFile = wanted instanceof File;
    request.setRequestHeader("Content-Type", isFile ? "application/octet-stream" : "application/json");
    request.send(isFile ? wanted : JSON.stringify(wanted));
  });
}

function refusedWith(status: number, text: string): Refusal {
  return refusalOf(new Response(null, { status }), text);
}

/** Imports an article; the same `idempotencyKey` again is the same import. */
export async function importArticle(body: ImportArticle, idempotencyKey: string): Promise<Article> {
  return (await send({ method: "POST", path: "/articles", body, idempotencyKey })) as Article;
}
