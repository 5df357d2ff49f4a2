import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { accepts, freePort } from "./ports";

const person = JSON.stringify({
  email: "late@demo.local",
  name: "Късна заявка",
  role: "checker",
  password: "in the last minute",
});

/** Adding a person, as far as the first half of its body once the server has taken the request up. */
async function half(port: number, token: string, key: string): Promise<ClientRequest> {
  const sent = request({
    port,
    host: "127.0.0.1",
    method: "POST",
    path: "/api/v1/users",
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(person),
      "Idempotency-Key": key,
      // The server's word that the request has reached it.
      Expect: "100-continue",
    },
  });
  sent.flushHeaders();
  await once(sent, "continue");
  sent.write(person.slice(0, 10));
  return sent;
}

/** A stream of pokes about an article, once it has said where the article stands. */
async function listening(port: number, token: string, article: string): Promise<IncomingMessage> {
  const sent = request({
    port,
    host: "127.0.0.1",
    path: `/api/v1/pokes?articles=${article}`,
    headers: { Authorization: `Bearer ${token}`, "Accept-Encoding": "gzip" },
  }).end();
  const [answer]: IncomingMessage[] = await once(sent, "response");
  if (answer === undefined) throw new Error("A request has an answer.");
  let heard = "";
  for await (const piece of answer.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    heard += piece;
    if (heard.includes(article)) break;
  }
  return answer;
}

test("TERM to npm answers what is under way, keeps it, and leaves nothing on the port", async () => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), "proofmark-ending-"));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder };
  const proofmark = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)("npm", ["run", "-s", "proofmark", "--", ...args], { env });
    return stdout;
  };
  const npm = spawn("npm", ["start"], { env, stdio: "ignore" });
  try {
    await expect.poll(() => accepts(port), { timeout: 50_000 }).toBe(true);
    const token = (await proofmark("token", "create", "--user", "admin@demo.local")).trim();

    const slow = await half(port, token, "01930000-0000-7000-8000-00000000000a");
    const answered: Promise<IncomingMessage[]> = once(slow, "response");
    // A stream that never ends by itself.
    const endless = await half(port, token, "01930000-0000-7000-8000-00000000000b");
    const cut = once(endless, "error");

    const queue = await fetch(`http://127.0.0.1:${port}/api/v1/articles?limit=1`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(queue.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    const { items } = await queue.json();
    const pokes = await listening(port, token, items[0].id);
    expect(pokes.headers["content-encoding"]).toBeUndefined();
    const streamEnded = once(pokes.resume(), "end");

    npm.kill("SIGTERM");
    // While another request is still under way.
    await streamEnded;
    await expect.poll(() => accepts(port)).toBe(false);
    slow.end(person.slice(10));
    const [answer] = await answered;
    expect(answer?.statusCode).toBe(201);
    if (answer) expect(await text(answer)).toContain("late@demo.local");

    await expect.poll(() => npm.exitCode ?? npm.signalCode, { timeout: 10_000 }).not.toBeNull();
    await cut;
    expect(await accepts(port)).toBe(false);
    expect(await proofmark("user", "list")).toContain("late@demo.local");
  } finally {
    npm.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
});
