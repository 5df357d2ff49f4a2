/** Failures of the store itself, by SQLite's own codes, and what a person is told of them. */
import { AppError } from "../model/errors";

/** The refusal that a failure of the store itself is answered with, or null when `error` is something else. */
export function storageProblem(error: unknown): AppError | null {
  const code = driverCode(error);
  if (code === "SQLITE_FULL") {
    return new AppError("STORAGE_FULL", "The disk is full. Nothing of this change was kept.", {
      cause: error,
    });
  }
  if (/^SQLITE_(CANTOPEN|IOERR|BUSY|READONLY|CORRUPT|NOTADB)/.test(code)) {
    return new AppError("UNAVAILABLE", "The database is out of reach. Nothing of this change was kept.", {
      cause: error,
    });
  }
  return null;
}

/** SQLite's own code in the chain of causes of an error, or "". Prisma hands it on in several places. */
export function driverCode(error: unknown): string {
  for (const seen of unfold(error)) {
    for (const key of ["originalCode", "code"]) {
      const code = Reflect.get(seen, key);
      if (typeof code === "string" && code.startsWith("SQLITE_")) return code;
    }
  }
  return "";
}

/** An error and what it holds: `cause`, and `meta.driverAdapterError` of Prisma's known errors. */
function* unfold(error: unknown): Generator<object> {
  if (typeof error !== "object" || error === null) return;
  yield error;
  for (const key of ["cause", "meta", "driverAdapterError"]) yield* unfold(Reflect.get(error, key));
}
