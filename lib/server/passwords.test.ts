import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./passwords";

describe("passwords", () => {
  it("keeps an argon2id string that fits its password and no other", async () => {
    const kept = await hashPassword("проверка на факти");
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(kept, "проверка на факти")).toBe(true);
    expect(await isPassword(kept, "проверка на фактите")).toBe(false);
  });

  it("salts: one password is kept differently each time", async () => {
    expect(await hashPassword("same words")).not.toBe(await hashPassword("same words"));
  });

  it("takes a letter as the same in composed and in decomposed spelling", async () => {
    expect(await isPassword(await hashPassword("й".normalize("NFC")), "й".normalize("NFD"))).toBe(true);
  });

  it("fits nothing where there is no account", async () => {
    expect(await isPassword(null, "the password of nobody")).toBe(false);
  });
});
