import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { clientAddress, isFromThisMachine, labelled, labelPeers } from "./peer";

const HERE = { host: "127.0.0.1:3000" };

describe("isFromThisMachine", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1:3000"],
    ["::1", "[::1]:3000"],
    ["::ffff:127.0.0.1", "localhost:3000"],
    ["127.0.0.1", "localhost"],
  ])("takes a caller at %s who asks for %s", (address, host) => {
    expect(isFromThisMachine(labelled(address, { host }))).toBe(true);
  });

  it.each([
    ["from another machine", "192.0.2.7", HERE],
    ["that claims to come from here", "192.0.2.7", { ...HERE, "x-forwarded-for": "127.0.0.1" }],
    ["brought by a proxy here", "127.0.0.1", { ...HERE, "x-forwarded-for": "192.0.2.7, 127.0.0.1" }],
    ["of a page whose name points here", "127.0.0.1", { host: "evil.example:3000" }],
    ["without a host", "127.0.0.1", {}],
  ])("refuses a request %s", (_what, address, headers) => {
    expect(isFromThisMachine(labelled(address, headers))).toBe(false);
  });

  it("refuses a request that was never labelled", () => {
    expect(isFromThisMachine(new Headers({ ...HERE, "x-forwarded-for": "127.0.0.1" }))).toBe(false);
  });
});

describe("clientAddress", () => {
  it("believes a forwarded address only from a proxy on this machine, and there the last one", () => {
    const forwarded = { "x-forwarded-for": "203.0.113.9, 192.0.2.7" };
    expect(clientAddress(labelled("127.0.0.1", forwarded))).toBe("192.0.2.7");
    expect(clientAddress(labelled("198.51.100.1", forwarded))).toBe("198.51.100.1");
    expect(clientAddress(labelled("::ffff:198.51.100.1"))).toBe("198.51.100.1");
    expect(clientAddress(new Headers(forwarded))).toBeNull();
  });
});

describe("labelPeers", () => {
  it("labels a request that arrives with the address of its socket", async () => {
    labelPeers();
    const server = createServer((incoming, answer) => {
      const headers = new Headers(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      answer.end(String(clientAddress(headers)));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    // A server on TCP has this kind of address.
    const { port } = server.address() as AddressInfo;
    const body = await new Promise<string>((received, failed) => {
      request({ port, host: "127.0.0.1" }, (answer) => {
        answer.setEncoding("utf8").on("data", received);
      })
        .on("error", failed)
        .end();
    });
    server.close();
    expect(body).toBe("127.0.0.1");
  });
});
