import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { looksLikeHtml, looksLikeHtmlFile } from "./decode-html";

describe("looksLikeHtml", () => {
  it.each([
    "<!DOCTYPE html><p>а",
    "\ufeff\n<html lang=bg>",
    '<?xml version="1.0"?>\n<!-- saved -->\n<html>',
    "<!-- one --><!-- two -- with > inside --><p class=x>а",
    "<p>а",
  ])("knows %j for HTML", (text) => {
    expect(looksLikeHtml(text)).toBe(true);
    expect(looksLikeHtmlFile(Buffer.from(text))).toBe(true);
    expect(looksLikeHtmlFile(Buffer.from(`\ufeff${text.replace(/^\ufeff/, "")}`, "utf16le"))).toBe(true);
  });

  it.each(["Съобщение", "<Иванов> каза", "a <p> b", "<!-- only a comment -->", "<!-- open <p>"])(
    "takes %j for plain text",
    (text) => {
      expect(looksLikeHtml(text)).toBe(false);
    },
  );

  it.each([["<!---->"], ["<!-- -->\n"], ["<!--<?xml?>-->"], ["<?xml?>"]])(
    "is done with a head full of %j at once",
    (piece) => {
      const head = Buffer.from(`${piece.repeat(500)}x`);
      // A context, since nothing else can stop a pattern that has lost its way.
      const done = runInNewContext("look(head)", { look: looksLikeHtmlFile, head }, { timeout: 20_000 });
      expect(done).toBe(false);
    },
  );
});
