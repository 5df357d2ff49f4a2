/**
 * The list of hostile addresses and servers, each refused with its reason. Servers are real ones on this
 * machine, which a test lets through by name; whatever else they lead to is refused as it would be outside.
 */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../model/errors";
import { type Fetching, fetchPage } from "./fetch-page";
import { isPublic } from "./public-address";

const LOCAL = [{ address: "127.0.0.1", family: 4 }];
const PUBLIC = { address: "93.184.215.14", family: 4 };

let server: Server;
let host: string;
/** What the server does next, by path. */
const routes = new Map<string, RequestListener>();
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? "");
    const route = routes.get(request.url ?? "");
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // A server that listens on a port has an address of this kind.
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** Why an address was refused, as code and reason. */
async function refusalOf(address: string, how: Fetching = {}): Promise<string> {
  asked = [];
  try {
    await fetchPage(address, { allowed: [host], ...how });
    return "not refused";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [field] = error.more.errors ?? [];
    expect(field?.pointer).toBe("/url");
    expect(error.detail).toMatch(/Nothing was stored\.$/);
    return `${error.code} ${field?.reason}`;
  }
}

const page = (answer: RequestListener) => {
  routes.set("/page", answer);
  return `http://${host}/page`;
};
const html = { "content-type": "text/html; charset=utf-8" };

describe("an address", () => {
  it.each([
    ["decimal", "http://2130706433/"],
    ["octal", "http://0177.0.0.01/"],
    ["hexadecimal", "http://0x7f000001/"],
    ["short", "http://127.1/"],
    ["shorter", "http://0/"],
    ["in full-width digits", "http://①②⑦.⓪.⓪.①/"],
    ["with a dot behind", "http://127.0.0.1./"],
    ["unspecified", "http://0.0.0.0/"],
    ["of a private network", "http://10.1.2.3/"],
    ["of another", "http://172.16.0.1/"],
    ["of a home", "http://192.168.1.1/"],
    ["of a carrier", "http://100.64.0.1/"],
    ["link-local", "http://169.254.7.7/"],
    ["of a cloud's metadata", "http://169.254.169.254/latest/meta-data/"],
    ["of another cloud's", "http://168.63.129.16/metadata"],
    ["of a third's", "http://100.100.100.200/"],
    ["multicast", "http://224.0.0.251/"],
    ["broadcast", "http://255.255.255.255/"],
    ["reserved", "http://240.0.0.1/"],
    ["for benchmarks", "http://198.18.0.1/"],
    ["for documents", "http://192.0.2.1/"],
    ["IPv6 loopback", "http://[::1]/"],
    ["IPv6 unspecified", "http://[::]/"],
    ["IPv6 mapped", "http://[::ffff:127.0.0.1]/"],
    ["IPv6 mapped, in hexadecimal", "http://[::ffff:7f00:1]/"],
    ["IPv6 compatible", "http://[::127.0.0.1]/"],
    ["IPv6 unique local", "http://[fd00:ec2::254]/"],
    ["IPv6 link-local", "http://[fe80::1]/"],
    ["IPv6 site-local", "http://[fec0::1]/"],
    ["IPv6 multicast", "http://[ff02::1]/"],
    ["IPv6 by 6to4", "http://[2002:7f00:1::]/"],
    ["IPv6 by NAT64", "http://[64:ff9b::7f00:1]/"],
    ["IPv6 by a local NAT64", "http://[64:ff9b:1::a00:1]/"],
    ["IPv6 by Teredo", "http://[2001:0:4136:e378:8000:63bf:f5ff:fffe]/"],
    ["IPv6 translated", "http://[::ffff:0:7f00:1]/"],
    ["IPv6 for documents", "http://[2001:db8::1]/"],
  ])("%s is private", async (_, address) => {
    expect(await refusalOf(address)).toBe("INVALID private");
  });

  it.each([
    ["this machine's name", "http://localhost/"],
    ["a name below it", "http://desk.localhost/"],
  ])("by %s is private", async (_, address) => {
    expect(await refusalOf(address, { resolve: async () => LOCAL })).toBe("INVALID private");
  });

  it.each([
    ["this machine", [{ address: "127.0.0.1", family: 4 }]],
    ["a cloud's metadata", [{ address: "169.254.169.254", family: 4 }]],
    ["a private IPv6", [{ address: "fd12::1", family: 6 }]],
    ["a mapped one", [{ address: "::ffff:10.0.0.1", family: 6 }]],
    ["a public and a private one", [PUBLIC, { address: "10.0.0.1", family: 4 }]],
    ["what is no address", [{ address: "127.0.0.1 ", family: 4 }]],
  ])("whose name leads to %s is private", async (_, resolved) => {
    expect(await refusalOf("http://vestnik.example/", { resolve: async () => resolved })).toBe(
      "INVALID private",
    );
  });

  it("goes to what was checked, though its name leads elsewhere a moment later", async () => {
    const name = `vestnik.example:${host.split(":")[1]}`;
    page((_, response) => response.writeHead(200, html).end("<p>тук</p>"));
    let times = 0;
    const resolve = async () => (times++ === 0 ? LOCAL : [PUBLIC]);
    asked = [];
    await fetchPage(`http://${name}/page`, { allowed: [name], resolve });
    expect([times, asked]).toEqual([1, ["/page"]]);
  });

  it.each([
    ["file:///etc/passwd", "scheme"],
    ["ftp://vestnik.example/", "scheme"],
    ["gopher://vestnik.example/", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["data:text/html,<p>да</p>", "scheme"],
    ["blob:https://vestnik.example/1", "scheme"],
    ["https://anna@vestnik.example/", "credentials"],
    ["https://anna:tайна@vestnik.example/", "credentials"],
    ["http://vestnik.example@127.0.0.1/", "credentials"],
    ["http://vestnik.example:22/", "port"],
    ["http://vestnik.example:6379/", "port"],
    ["http://vestnik.example:25/", "port"],
    ["vestnik.example/novini", "no-address"],
    ["http://", "no-address"],
    ["http://[::1", "no-address"],
    ["", "no-address"],
  ])("%s: %s", async (address, reason) => {
    expect(await refusalOf(address, { resolve: async () => [PUBLIC] })).toBe(`INVALID ${reason}`);
  });

  it.each([
    ["that nobody knows", Object.assign(new Error("x"), { code: "ENOTFOUND" })],
    ["whose resolver fails", Object.assign(new Error("x"), { code: "EAI_AGAIN" })],
  ])("with a name %s", async (_, fault) => {
    expect(await refusalOf("http://nikade.example/", { resolve: () => Promise.reject(fault) })).toBe(
      "INVALID unknown-host",
    );
  });

  it("with a name that never resolves is given up in time", async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await refusalOf("http://bavno.example/", { resolve, longestMs: 50 })).toBe("INVALID too-slow");
  });

  it.each(["8.8.8.8", "93.184.215.14", "2606:4700::1111"])("%s is public", (address) => {
    expect(isPublic(address)).toBe(true);
  });
});

describe("a redirect", () => {
  it.each([
    ["to a private address", "http://10.0.0.1/", "private"],
    ["to metadata", "http://169.254.169.254/latest/", "private"],
    ["to this machine in decimal", "http://2130706433/", "private"],
    ["to mapped IPv6", "http://[::ffff:127.0.0.1]/", "private"],
    ["to another port of this machine", "//127.0.0.1:80/", "private"],
    ["to a file", "file:///etc/passwd", "scheme"],
    ["to a script", "javascript:alert(1)", "scheme"],
    ["with credentials", "http://a:b@vestnik.example/", "credentials"],
  ])("%s is refused", async (_, location, reason) => {
    const target = page((_request, response) => response.writeHead(302, { location }).end());
    expect(await refusalOf(target)).toBe(`INVALID ${reason}`);
    expect(asked).toEqual(["/page"]);
  });

  it("to a name that leads to a private address is refused", async () => {
    const target = page((_, response) =>
      response.writeHead(301, { location: "http://vatre.example/" }).end(),
    );
    expect(await refusalOf(target, { resolve: async () => LOCAL })).toBe("INVALID private");
  });

  it("is followed five times and no further", async () => {
    routes.set("/end", (_, response) => response.writeHead(200, html).end("<p>край</p>"));
    for (let n = 1; n <= 6; n += 1) {
      const location = n === 1 ? "/end" : `/hop${n - 1}`;
      routes.set(`/hop${n}`, (_, response) => response.writeHead(307, { location }).end());
    }
    const { address } = await fetchPage(`http://${host}/hop5`, { allowed: [host] });
    expect(address).toBe(`http://${host}/end`);
    expect(await refusalOf(`http://${host}/hop6`)).toBe("INVALID redirects");
  });

  it("in a circle ends", async () => {
    const target = page((_, response) => response.writeHead(302, { location: "/page" }).end());
    expect(await refusalOf(target)).toBe("INVALID redirects");
  });

  it("that nobody can read is refused", async () => {
    const target = page((_, response) => response.writeHead(302, { location: "http://[" }).end());
    expect(await refusalOf(target)).toBe("UNSUPPORTED broken");
  });
});

describe("a server", () => {
  const megabyte = Buffer.alloc(1024 * 1024, "a");

  it("that sends without end is cut off", async () => {
    const target = page((_, response) => {
      response.writeHead(200, html);
      const more = () => {
        while (!response.destroyed && response.write(megabyte));
      };
      response.on("drain", more);
      more();
    });
    expect(await refusalOf(target)).toBe("TOO_LARGE too-large");
  });

  it("that announces too much is not read", async () => {
    const target = page((_, response) =>
      response.writeHead(200, { ...html, "content-length": 9_000_000 }).write("а"),
    );
    expect(await refusalOf(target)).toBe("TOO_LARGE too-large");
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("that sends a bomb in %s is cut off", async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(100_000);
    const target = page((_, response) =>
      response.writeHead(200, { ...html, "content-encoding": encoding }).end(bomb),
    );
    expect(await refusalOf(target)).toBe("TOO_LARGE too-large");
  });

  it.each([
    ["never answers", (_: IncomingMessage, _response: ServerResponse) => undefined],
    [
      "never ends",
      (_: IncomingMessage, response: ServerResponse) => void response.writeHead(200, html).write("<p>"),
    ],
    [
      "answers letter by letter",
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, html);
        const timer = setInterval(() => response.write("а"), 5);
        response.on("close", () => clearInterval(timer));
      },
    ],
  ])("that %s is given up, whether or not whoever waits could leave", async (_, answer) => {
    expect(await refusalOf(page(answer), { longestMs: 200 })).toBe("INVALID too-slow");
    const { signal } = new AbortController();
    expect(await refusalOf(page(answer), { longestMs: 200, signal })).toBe("INVALID too-slow");
  });

  it.each([
    "application/pdf",
    "image/png",
    "application/json",
    "application/octet-stream",
    "text/css",
    "text/html-sandboxed",
    "multipart/x-mixed-replace",
    "",
  ])("that sends %s is refused", async (type) => {
    const target = page((_, response) => response.writeHead(200, { "content-type": type }).end("<p>да</p>"));
    expect(await refusalOf(target)).toBe("UNSUPPORTED wrong-type");
  });

  it.each([
    ["an unknown compression", "compress", Buffer.from("да")],
    ["two compressions", "gzip, gzip", gzipSync("да")],
    ["what is no gzip", "gzip", Buffer.from("не е gzip")],
    ["half a gzip", "gzip", gzipSync("да".repeat(1000)).subarray(0, 30)],
  ])("that sends %s is refused", async (_, encoding, body) => {
    const target = page((_request, response) =>
      response.writeHead(200, { ...html, "content-encoding": encoding }).end(body),
    );
    expect(await refusalOf(target)).toBe("UNSUPPORTED broken");
  });

  it.each([
    [404, "gone"],
    [410, "gone"],
    [401, "forbidden"],
    [403, "forbidden"],
    [451, "forbidden"],
    [429, "failing"],
    [500, "failing"],
    [503, "failing"],
    [204, "failing"],
    [304, "failing"],
  ])("that answers %i: %s", async (status, reason) => {
    const target = page((_, response) => response.writeHead(status, html).end());
    expect(await refusalOf(target)).toBe(`INVALID ${reason}`);
  });

  it("with headers without end is refused", async () => {
    const target = page((_, response) => response.writeHead(200, { ...html, x: "a".repeat(60_000) }).end());
    expect(await refusalOf(target)).toBe("UNSUPPORTED broken");
  });

  it("that hangs up is unreachable", async () => {
    expect(await refusalOf(page((request) => request.socket.destroy()))).toBe("INVALID unreachable");
  });

  it("that listens on nothing is unreachable", async () => {
    expect(await refusalOf("http://127.0.0.1:9/", { allowed: ["127.0.0.1:9"] })).toBe("INVALID unreachable");
  });

  it("is told nothing of ours, and hears of nobody's cookies", async () => {
    let headers: IncomingMessage["headers"] = {};
    const target = page((request, response) => {
      headers = request.headers;
      response.writeHead(200, html).end("<p>да</p>");
    });
    await fetchPage(target, { allowed: [host] });
    expect(Object.keys(headers).toSorted()).toEqual([
      "accept",
      "accept-encoding",
      "accept-language",
      "connection",
      "host",
      "user-agent",
    ]);
  });

  it.each([
    ["as it is", "identity", (text: string) => Buffer.from(text)],
    ["in gzip", "gzip", (text: string) => gzipSync(text)],
    ["in brotli", "br", (text: string) => brotliCompressSync(text)],
  ])("that is honest gives its page, %s, and its charset", async (_, encoding, compress) => {
    const target = page((_request, response) =>
      response
        .writeHead(200, { "content-type": 'Text/HTML; charset="Windows-1251"', "content-encoding": encoding })
        .end(compress("<p>да</p>")),
    );
    const heard: number[] = [];
    const got = await fetchPage(target, { allowed: [host], onBytes: (bytes) => heard.push(bytes) });
    expect(got).toMatchObject({ charset: "Windows-1251", isHtml: true, address: target });
    expect(Buffer.from(got.bytes).toString()).toBe("<p>да</p>");
    expect(heard.at(-1)).toBe(got.bytes.byteLength);
  });

  it("is left at once when the person gives up", async () => {
    const giveUp = new AbortController();
    const target = page(() => giveUp.abort());
    await expect(fetchPage(target, { allowed: [host], signal: giveUp.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
