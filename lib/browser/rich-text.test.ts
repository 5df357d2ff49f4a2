import { describe, expect, it } from "vitest";
import { pastedRichText } from "./rich-text";

describe("a rich paste", () => {
  const html = "<h2>Хасан</h2><p>Осем хиляди.</p>";
  const paste = (pasted: string, selectionStart: number, selectionEnd: number, value: string) =>
    pastedRichText({
      clipboardData: { getData: (type) => (type === "text/html" ? pasted : "Хасан\r\nОсем хиляди.") },
      currentTarget: { selectionStart, selectionEnd, value },
    });

  it("is one over the whole field, of more than a paragraph", () => {
    expect(paste(html, 0, 0, "")).toMatchObject({ html });
    expect(paste(html, 0, 4, "дума")).toMatchObject({ html });
    expect(paste(html, 4, 4, "дума")).toBeNull();
    expect(paste(html, 0, 3, "дума")).toBeNull();
    expect(paste("<p>Осем хиляди.</p>", 0, 0, "")).toBeNull();
  });

  it("has its words as a field keeps them, so that a letter changed afterwards can be told", () => {
    expect(paste(html, 0, 0, "")?.text).toBe("Хасан\nОсем хиляди.");
  });
});
