/** Bringing a text in from the browser: the file on its way, its preview, and the import itself. */
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

/**
 * What an import would make of a file's bytes. Sent by XMLHttpRequest, since fetch tells nothing of how
 * far a large body has come.
 * @param onProgress hears the part that is sent, 0 to 1
 * @throws Refusal
 */
export function previewFile(file: File, onProgress: (part: number) => void): Promise<ArticlePreview> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new Refusal("OFFLINE", null, "No answer came."));
    request.onload = () => {
      // What the server answers has the wire's shapes.
      if (request.status === 200) return resolve(JSON.parse(request.responseText) as ArticlePreview);
      reject(refusalOf(new Response(null, { status: request.status }), request.responseText));
    };
    request.open("POST", `${API}/articles/preview`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
}

/** What an import would make of a text. */
export async function previewText(text: string): Promise<ArticlePreview> {
  return (await send({ method: "POST", path: "/articles/preview", body: { text } })) as ArticlePreview;
}

/** Imports an article; the same `idempotencyKey` again is the same import. */
export async function importText(body: ImportArticle, idempotencyKey: string): Promise<Article> {
  return (await send({ method: "POST", path: "/articles", body, idempotencyKey })) as Article;
}
