import { axe, expect, signIn, test } from "./fixtures";

test("a stranger reads the contract, in both themes and on a phone", async ({ page }) => {
  // The longest page there is: axe looks at some thousands of elements, twice.
  test.slow();
  await page.goto("/api/docs");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Every example there is, a long one and a short one, of what is sent and of what comes back.
  const call = page.locator("#markClaim");
  for (const example of await call.locator("summary").all()) await example.click();
  await expect(call.locator("pre").first()).toBeVisible();
  await axe(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("every link within the contract leads somewhere", async ({ page }) => {
  await page.goto("/api/docs");
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
      .map((link) => link.hash.slice(1))
      .filter((id) => document.getElementById(id) === null),
  );
  expect(lost).toEqual([]);
});

test("a refusal names its code, and its type leads to that code in the contract", async ({ page }) => {
  await signIn(page, "checker");
  const refused = await page.request.get("/api/v1/claims/none");
  expect(refused.headers()["content-type"]).toBe("application/problem+json");
  const { type, code } = await refused.json();
  expect(code).toBe("NOT_FOUND");
  await page.goto(type);
  await expect(page.locator(`#${code}`)).toBeInViewport();
});

test("bad addresses and bodies are refused in words, over HTTP as well", async ({ page, baseURL }) => {
  await signIn(page, "checker");
  const asked = async (address: string, init: { method?: string; data?: string; origin?: string } = {}) => {
    const response = await page.request.fetch(address, {
      method: init.method ?? "GET",
      headers: { "content-type": "application/json", origin: init.origin ?? baseURL ?? "" },
      ...(init.data === undefined ? {} : { data: Buffer.from(init.data) }),
    });
    return { status: response.status(), code: (await response.json().catch(() => ({}))).code };
  };
  expect(await asked("/api/v1/nowhere/at/all")).toEqual({ status: 404, code: "NOT_FOUND" });
  expect(await asked("/api/v1/articles", { method: "DELETE" })).toEqual({
    status: 405,
    code: "METHOD_NOT_ALLOWED",
  });
  expect(await asked("/api/v1/articles", { method: "POST", data: "{" })).toEqual({
    status: 400,
    code: "BAD_JSON",
  });
  const large = " ".repeat(10 * 1024 * 1024);
  expect(await asked("/api/v1/articles", { method: "POST", data: large })).toEqual({
    status: 413,
    code: "TOO_LARGE",
  });
  expect(
    await asked("/api/v1/articles", { method: "POST", data: '{"text":"х"}', origin: "http://evil.example" }),
  ).toEqual({ status: 403, code: "FORBIDDEN" });
  expect((await asked("/api/v1/claims/%00")).status).toBe(404);
  expect(await asked("/api/v1/claims/%E0%A4%A")).toEqual({ status: 400, code: "BAD_REQUEST" });
});
