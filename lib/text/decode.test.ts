import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "./decode";
import { MAX_TEXT_BYTES, TextRefused } from "./form";

/** Encodes by turning a one-byte decoder's own table round. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from([...text], (sign) => table.get(sign) ?? 0x3f);
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

function refusal(bytes: Uint8Array): string {
  try {
    return JSON.stringify(decodeText(bytes));
  } catch (error) {
    if (error instanceof TextRefused) return error.reason;
    throw error;
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const bulgarian =
  "Вторият влак тръгна от гарата с час закъснение, съобщиха от железниците. „Няма пострадали“, каза началникът на БДЖ.\r\n";
const plain = "Влакът тръгна от гарата с час закъснение, съобщиха от железниците. Няма пострадали.\n";

describe("decodeText", () => {
  it.each(["windows-1251", "koi8-r", "ibm866", "iso-8859-5"])("recognises Bulgarian in %s", (encoding) => {
    expect(decodeText(encode(plain, encoding))).toEqual({ text: plain, encoding });
  });

  it.each([
    [bulgarian],
    ["Нова гара"],
    ["ВЛАКЪТ ТРЪГНА ОТ ГАРАТА"],
    ["The report by БТА says that влакът тръгна"],
    ["Президент заявил, что страна будет участвовать в переговорах."],
  ])("reads %j in Windows-1251", (text) => {
    expect(decodeText(encode(text, "windows-1251"))).toEqual({ text, encoding: "windows-1251" });
  });

  it.each([
    [
      "Der Pr\xe4sident er\xf6ffnet die Stra\xdfe f\xfcr 5 \x80 \x96 \x84endlich\x93.",
      "Der Präsident eröffnet die Straße für 5 € – „endlich“.",
    ],
    ["Le pr\xe9sident a \xe9t\xe9 \xe9lu \xe0 l\x92\xe9tranger.", "Le président a été élu à l’étranger."],
    ["El ni\xf1o comi\xf3 aqu\xed. \xbfPor qu\xe9?", "El niño comió aquí. ¿Por qué?"],
    ["It\x92s 12 \x93trains\x94 over 5 m\xb3 for \xa35", "It’s 12 “trains” over 5 m³ for £5"],
  ])("reads Western text in Windows-1252: %j", (bytes, text) => {
    expect(decodeText(latin(bytes))).toEqual({ text, encoding: "windows-1252" });
  });

  it.each([
    ["utf-16le", true],
    ["utf-16be", false],
  ])("reads %s with and without its mark", (encoding, littleEndian) => {
    const text = "Влакът 🇧🇬 тръгна „навреме“.\n";
    expect(decodeText(utf16(text, littleEndian))).toEqual({ text, encoding });
    expect(decodeText(utf16(`\ufeff${text}`, littleEndian))).toEqual({ text, encoding });
  });

  it("reads every UTF-8 text as it is, but for its mark", () => {
    const text = fc.string({ unit: "grapheme" }).map((words) => `x${words.replaceAll("\0", "")} ${plain}`);
    fc.assert(
      fc.property(text, (text) => {
        const wellFormed = text.toWellFormed();
        expect(decodeText(utf8(`\ufeff${wellFormed}`))).toEqual({ text: wellFormed, encoding: "utf-8" });
      }),
    );
  });

  it("finds Windows-1251 in any mixture of Bulgarian words", () => {
    const word = fc.constantFrom(
      ..."влакът тръгна от гарата с час закъснение Съобщиха железниците БДЖ 1949 г. NATO щъркел".split(" "),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 40 }), (words) => {
        const text = `Гарата ${words.join(" ")}, казаха очевидци.`;
        expect(decodeText(encode(text, "windows-1251"))).toEqual({ text, encoding: "windows-1251" });
      }),
    );
  });

  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["a PDF", latin("%PDF-1.7\n1 0 obj"), "binary"],
    ["a ZIP", latin("PK\x03\x04\x14\0"), "binary"],
    ["a PNG", latin("\x89PNG\r\n\x1a\n"), "binary"],
    ["a JPEG", latin("\xff\xd8\xff\xe0\0\x10JFIF"), "binary"],
    ["an old Word file", latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "binary"],
    ["RTF", latin("{\\rtf1\\ansi"), "binary"],
    ["a NUL in text", utf8("влак\0"), "binary"],
    ["control characters", latin("\x01\x02\x03\x04abc"), "binary"],
    ["UTF-8 with a broken end", utf8(plain).slice(0, 61), "undecodable"],
    [
      "UTF-8 with one wrong byte",
      Uint8Array.from([...utf8(plain.repeat(3)), 0xff, ...utf8(plain)]),
      "undecodable",
    ],
    ["a broken text behind a UTF-8 mark", latin("\xef\xbb\xbf\xff\xff"), "undecodable"],
    [
      "Greek in Windows-1253",
      encode("Ο πρόεδρος είπε ότι η χώρα θα συμμετάσχει στη συνάντηση", "windows-1253"),
      "undecodable",
    ],
    [
      "Polish in Windows-1250",
      encode("Prezydent powiedział, że będzie się sprzeciwiał łapówkom", "windows-1250"),
      "undecodable",
    ],
    [
      "Czech in Windows-1250",
      encode("Prezident řekl, že příští týden navštíví řeku a žáky", "windows-1250"),
      "undecodable",
    ],
    [
      "Japanese in Shift JIS",
      latin("\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x83\x65\x83\x4c\x83\x58\x83\x67"),
      "undecodable",
    ],
    ["far too much", new Uint8Array(2 * MAX_TEXT_BYTES + 3).fill(0x61), "too-large"],
  ])("refuses %s", (_name, bytes, reason) => {
    expect(refusal(bytes)).toBe(reason);
  });

  it("takes no random bytes for text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 2000, min: 0x80, max: 0xff }), (bytes) => {
        expect(["binary", "undecodable"]).toContain(refusal(bytes));
      }),
    );
  });
});
