import { workerScript } from "@/lib/server/worker";

/** At the root, because a worker answers only for what lies below its own address. */
export async function GET(): Promise<Response> {
  return new Response(await workerScript(), {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      // A browser asks each time whether there is a new one.
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    },
  });
}

export const dynamic = "force-dynamic";
