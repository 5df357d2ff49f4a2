/** Reads what a page of an article shows; what nobody knows is the page that says so. */
import { notFound } from "next/navigation";
import { AppError } from "@/lib/model/errors";

/** What `reading` comes to; where it is `NOT_FOUND`, the request ends with the page for that. */
export async function found<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
