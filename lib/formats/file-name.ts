/**
 * The name an export is saved under: what it is about and the day it was taken, in letters that every
 * file system accepts, and the header that hands it to a browser (RFC 6266).
 */
import { create } from "content-disposition";

/** What Windows, the strictest, refuses in a name, and white space. */
const UNFIT = /[\p{Cc}\p{Z}<>:"/\\|?*]+/gu;
/** In code points: under the 255 bytes of a file name even when each takes four. */
const TITLE_MAX = 50;

/**
 * The `Content-Disposition` that saves a file as `proofmark-TITLE-DAY.EXTENSION`.
 * @param title of the one article the file is about, else null
 * @param day `YYYY-MM-DD`
 */
export function attachment(title: string | null, day: string, extension: "csv" | "jsonl"): string {
  const fit = [...(title ?? "").toWellFormed().replace(UNFIT, "-")].slice(0, TITLE_MAX).join("");
  const middle = fit.replace(/^[-.]+|[-.]+$/g, "");
  const plain = `proofmark-${day}.${extension}`;
  // A client that knows no filename* gets the plain name instead of a row of question marks.
  return create(middle === "" ? plain : `proofmark-${middle}-${day}.${extension}`, { fallback: plain });
}
