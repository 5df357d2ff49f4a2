/**
 * The door of next-auth, opened only as far as our pages need it: a token against forged requests, the
 * two ways in, and the way out. Answers carry cookies and no address, so that nothing here can send a
 * browser to another host; a refusal is the same problem document as everywhere.
 */
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { AppError } from "@/lib/model/errors";
import { authOptions } from "@/lib/server/auth";
import { problemResponse } from "@/lib/server/problem";
import { COOKIES } from "@/lib/server/session";

type Context = { params: Promise<{ nextauth: string[] }> };

const WAYS = { GET: ["csrf"], POST: ["callback/password", "callback/demo", "signout"] };

async function handle(request: NextRequest, context: Context, method: keyof typeof WAYS): Promise<Response> {
  try {
    const way = (await context.params).nextauth.join("/");
    if (!WAYS[method].includes(way)) throw new AppError("NOT_FOUND", "There is nothing at this address.");
    let refusal: unknown = null;
    const options = authOptions(request.headers, (why) => {
      refusal = why;
    });
    // next-auth types its handler's answer as `any`; with a route's arguments it is a Response.
    const answer: Response = await NextAuth(request, context, options);
    if (refusal !== null) throw refusal;
    if (method === "GET") return answer;
    // It answers a missing or wrong token with a redirect; what it did shows in the cookie it set.
    const cookies = answer.headers.getSetCookie();
    const wasOut = way === "signout" && !request.cookies.has(COOKIES.session);
    if (!wasOut && !cookies.some((cookie) => cookie.startsWith(`${COOKIES.session}=`))) {
      throw new AppError("BAD_REQUEST", "The request did not come from the sign-in page, or too late.");
    }
    return new Response(null, {
      status: 204,
      headers: [
        ["cache-control", "no-store"],
        ...cookies.map((cookie): [string, string] => ["set-cookie", cookie]),
      ],
    });
  } catch (error) {
    return problemResponse(error, request);
  }
}

export function GET(request: NextRequest, context: Context): Promise<Response> {
  return handle(request, context, "GET");
}

export function POST(request: NextRequest, context: Context): Promise<Response> {
  return handle(request, context, "POST");
}
