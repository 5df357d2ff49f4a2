import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, describe, expect, it } from "vitest";
import { hub } from "../lib/server/hub";
import { endServing } from "./ending.mjs";

const NEVER = 3_600_000;

beforeEach(() => {
  hub().closers.clear();
  hub().finishers.clear();
});

/** A server whose `/slow` answers when it is told to, and whose `/stream` stays open until it is closed. */
async function listening() {
  let slow: ServerResponse | undefined;
  const server = createServer((request, response) => {
    if (request.url === "/slow") slow = response;
    else response.write("data: open\n\n");
    if (request.url === "/stream") hub().closers.add(() => response.end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server on a port has an address of this type, and no other.
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}`, answer: (text: string) => slow?.end(text) };
}

describe("endServing", () => {
  it("answers what is under way, ends streams, and closes the database last", async () => {
    const { server, address, answer } = await listening();
    const order: string[] = [];
    hub().finishers.add(async () => void order.push("database closed"));
    const stream = await fetch(`${address}/stream`);
    const arrived = once(server, "request");
    const slow = fetch(`${address}/slow`).then((response) => response.text());
    await arrived;
    const ended = endServing(server, NEVER).then(() => order.push("ended"));
    expect(await stream.text()).toBe("data: open\n\n");
    order.push("stream ended");
    answer("done");
    expect(await slow).toBe("done");
    order.push("request answered");
    await ended;
    expect(order).toEqual(["stream ended", "request answered", "database closed", "ended"]);
    await expect(fetch(address)).rejects.toThrow();
  });

  it("cuts what does not end by itself", async () => {
    const { server, address } = await listening();
    const endless = await fetch(`${address}/endless`);
    await endServing(server, 0);
    await expect(endless.text()).rejects.toThrow();
  });

  it("ends a server that has served nothing", async () => {
    const { server } = await listening();
    await endServing(server, NEVER);
    expect(server.listening).toBe(false);
  });
});
