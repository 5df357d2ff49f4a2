/**
 * Coming in from the sign-in page: next-auth's two calls, made by hand so that its client stays out of
 * the pages. Nothing here follows an address from an answer, so that nobody is sent to another host.
 */
import type { Me } from "../model/wire";
import { Refusal, refusalOf, send } from "./client";
import { forgetPerson, rememberPerson } from "./person";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What a person chose for this browser; the server reads it before it draws a page. */
export function remember(cookie: "proofmark-language" | "proofmark-theme", value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http.
  document.cookie = `${cookie}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Says who works here now; a browser in which nobody chose a language or theme takes those of the person. */
async function takePreferences(): Promise<void> {
  // The answer of this call has this shape: both ends are of one build.
  const me = (await send({ method: "GET", path: "/me" })) as Me;
  rememberPerson(me);
  const { language, theme } = me.preferences;
  if (language !== undefined && !document.cookie.includes("proofmark-language=")) {
    remember("proofmark-language", language);
  }
  if (theme !== undefined && !document.cookie.includes("proofmark-theme="))
    remember("proofmark-theme", theme);
}

async function post(way: "password" | "demo", fields: Record<string, string>): Promise<Response> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    return await fetch(`/api/auth/callback/${way}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...fields, csrfToken }),
    });
  } catch (cause) {
    throw new Refusal("OFFLINE", null, String(cause));
  }
}

/**
 * Signs in; from then on this browser has a session.
 * @throws Refusal where the server does not let the person in, and when it does not answer
 */
export async function enter(way: "password" | "demo", fields: Record<string, string>): Promise<void> {
  // From here on nothing that was kept for whoever was here before is shown without a network.
  forgetPerson();
  const answer = await post(way, fields);
  if (!answer.ok) throw refusalOf(answer, await answer.text());
  await takePreferences();
}
