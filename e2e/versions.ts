/** What the journeys of changing articles share: claims marked at once, and what became of them. */
import type { Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import type { Claim } from "../lib/model/wire";
import { expect, test } from "./fixtures";

/** The first place of some words in a text, in code points. */
function placeOf(text: string, words: string) {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`„${words}“ is not in the text`);
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length, exact: words };
}

function headers() {
  const origin = new URL(test.info().project.use.baseURL ?? "").origin;
  return { Origin: origin, "Idempotency-Key": newId() };
}

/** The newest text of an article. */
export async function textOf(page: Page, id: string): Promise<string> {
  return (await (await page.request.get(`/api/v1/articles/${id}`)).json()).text;
}

/** Marks words in the first version of an article, with a verdict where one is given; answers the claim's id. */
export async function markWords(
  page: Page,
  article: string,
  words: string,
  type: string,
  verdict?: "verified" | "unverified",
): Promise<string> {
  const id = newId();
  const place = placeOf(await textOf(page, article), words);
  const answer = await page.request.post(`/api/v1/articles/${article}/claims`, {
    headers: headers(),
    data: { id, version: 1, type, ...place, ...(verdict ? { assessment: { verdict } } : {}) },
  });
  expect(answer.status()).toBe(201);
  return id;
}

/** Makes a version without the interface. */
export async function makeVersion(page: Page, article: string, text: string, basedOn = 1): Promise<void> {
  const answer = await page.request.post(`/api/v1/articles/${article}/versions`, {
    headers: headers(),
    data: { text, basedOn },
  });
  expect(answer.status()).toBe(201);
}

/** A claim as the server has it. */
export async function claimNow(page: Page, id: string): Promise<Claim> {
  return (await page.request.get(`/api/v1/claims/${id}`)).json();
}
