import { health } from "@/lib/server/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const found = await health();
  return Response.json(found, {
    status: found.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
