import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures";

const PASSWORD = "осем хиляди пъти";
let made = 0;

/** A person of this test's own, made by the demo's administrator; nobody else's session depends on them. */
async function addPerson(admin: Page, role: "checker" | "editor" | "admin" = "checker") {
  made += 1;
  const email = `guest-${Date.now()}-${made}@example.org`;
  await signIn(admin, "admin");
  await admin.goto("/settings/people");
  const answer = await admin.request.post("/api/v1/users", {
    headers: { origin: new URL(admin.url()).origin },
    data: { email, name: `Гост ${made}`, role, password: PASSWORD },
  });
  expect(answer.status()).toBe(201);
  const { id } = await answer.json();
  return {
    email,
    patch: async (data: object) => {
      const headers = { origin: new URL(admin.url()).origin };
      const answer = await admin.request.patch(`/api/v1/users/${id}`, { headers, data });
      expect(answer.status()).toBe(200);
    },
  };
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  const form = page.getByRole("textbox", { name: "Имейл" });
  if (!(await form.isVisible())) await page.getByText("С имейл и парола").click();
  await form.fill(email);
  await page.getByLabel("Парола").fill(password);
  await page.getByRole("button", { name: "Влез" }).click();
}

const menuOf = (page: Page) => page.getByRole("button", { name: /^Меню на/ });

test.use({ locale: "bg" });

test("a demo person comes in with one key press and leaves by the menu", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: /Мария Илиева/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/articles");
  await menuOf(page).click();
  await page.getByRole("button", { name: "Изход" }).click();
  await page.waitForURL("**/sign-in");
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Faccount$/);
});

test("after signing in one is where one wanted to go, and never at another host", async ({ page }) => {
  await page.goto("/settings/people#main");
  await page.getByRole("button", { name: /Елена Стоева/ }).click();
  await page.waitForURL("**/settings/people#main");
  await page.context().clearCookies();
  await page.goto("/claims?type=quote&from=2024-11-01&sort=quote");
  await page.getByRole("button", { name: /Елена Стоева/ }).click();
  await page.waitForURL("**/claims?type=quote&from=2024-11-01&sort=quote");
  for (const next of ["//evil.example/x", "https://evil.example/x", "/\\evil.example", "/\t/evil.example"]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.waitForURL("**/articles");
  }
});

test("a form that is open when the session ends keeps what was typed, and says where to come in", async ({
  page,
}) => {
  await signIn(page, "checker");
  await page.goto("/articles/new");
  const typed = page.getByRole("textbox", { name: "Текст на статията" });
  await typed.fill("Около 8000 войници са в района.");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Виж какво е взето" }).click();
  const beside = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Вход в нов раздел" }).click();
  const other = await beside;
  await other.getByRole("button", { name: /Мария Илиева/ }).click();
  await other.waitForURL("**/articles");
  await other.close();
  await expect(typed).toHaveValue("Около 8000 войници са в района.");
  await page.getByRole("button", { name: "Виж какво е взето" }).click();
  await expect(page.getByRole("heading", { name: "Така ще се чете" })).toBeVisible();
});

for (const host of ["127.0.0.1", "localhost"]) {
  test(`signing in at ${host} stays at ${host}`, async ({ page, baseURL }) => {
    const origin = new URL(baseURL ?? "");
    origin.hostname = host;
    await page.goto(`${origin.origin}/sign-in`);
    await page.getByRole("button", { name: /Мария Илиева/ }).click();
    await page.waitForURL(`${origin.origin}/articles`);
    await expect(menuOf(page)).toBeVisible();
  });
}

test("email and password let in; a wrong password is told and the email kept", async ({
  page,
  otherPage,
}) => {
  const { email } = await addPerson(await otherPage());
  await enter(page, email, "not the password");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "Няма профил с такъв имейл и такава парола.",
  );
  await expect(page.getByRole("textbox", { name: "Имейл" })).toHaveValue(email);
  await axe(page);
  await page.getByLabel("Парола").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/articles");
});

test("too many wrong passwords close the account for a while, and say for how long", async ({
  page,
  otherPage,
}) => {
  const { email } = await addPerson(await otherPage());
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  for (let tries = 0; tries < 10; tries++) {
    const data = { csrfToken, email, password: "not the password" };
    const answer = await page.request.post("/api/auth/callback/password", { data });
    expect(answer.status()).toBe(401);
  }
  await enter(page, email, PASSWORD);
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "Твърде много опити. Опитайте пак след 15 минути.",
  );
});

test("a person who is disabled is out at once, and is told why", async ({ page, otherPage }) => {
  const { email, patch } = await addPerson(await otherPage());
  await enter(page, email, PASSWORD);
  await page.waitForURL("**/articles");
  await patch({ disabled: true });
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
  await enter(page, email, PASSWORD);
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(
    "Профилът е спрян. Администратор може да го пусне отново.",
  );
});

test("a person who is demoted loses the rights at once, in the session they have", async ({
  page,
  otherPage,
}) => {
  const { email, patch } = await addPerson(await otherPage(), "editor");
  await enter(page, email, PASSWORD);
  await page.waitForURL("**/articles");
  await page.goto("/settings/types");
  await expect(page.getByRole("heading", { name: "Видове твърдения" })).toBeVisible();
  await patch({ role: "checker" });
  const headers = { origin: new URL(page.url()).origin };
  const answer = await page.request.patch("/api/v1/types/quote", { headers, data: { nameEn: "Q" } });
  expect(answer.status()).toBe(403);
  expect((await page.request.get("/settings/types")).status()).toBe(404);
});

test("signing out everywhere ends the other browser too", async ({ page, otherPage }) => {
  const { email } = await addPerson(await otherPage());
  const other = await otherPage({ locale: "bg" });
  for (const browser of [page, other]) {
    await enter(browser, email, PASSWORD);
    await browser.waitForURL("**/articles");
  }
  await page.goto("/settings/account");
  const remembered = () => page.evaluate(() => localStorage.getItem("proofmark-person"));
  await expect.poll(remembered).not.toBeNull();
  await page.getByRole("button", { name: "Излез отвсякъде" }).click();
  await expect(page.getByRole("dialog", { name: "Да излезете ли отвсякъде?" })).toBeVisible();
  await axe(page);
  await page.getByRole("dialog").getByRole("button", { name: "Излез отвсякъде" }).click();
  await page.waitForURL("**/sign-in");
  expect(await remembered()).toBeNull();
  await other.goto("/articles");
  await expect(other).toHaveURL(/\/sign-in/);
});

test("a stranger is sent to the sign-in and told nothing by the interface", async ({ page }) => {
  await page.goto("/settings/newsroom");
  await expect(page).toHaveURL(/\/sign-in/);
  const answer = await page.request.get("/api/v1/users");
  expect(answer.status()).toBe(401);
  expect(await answer.json()).toMatchObject({ code: "UNAUTHENTICATED", status: 401 });
});

test("next-auth's own pages, and sign-in without its token, are not there", async ({ page }) => {
  for (const path of ["signin", "error", "providers", "session"]) {
    expect((await page.request.get(`/api/auth/${path}`)).status()).toBe(404);
  }
  const forged = await page.request.post("/api/auth/callback/demo", {
    data: { csrfToken: "forged", email: "admin@demo.local" },
    maxRedirects: 0,
  });
  expect(forged.status()).toBe(400);
  expect((await page.request.get("/api/v1/me")).status()).toBe(401);
});

test("the sign-in page is sound in both languages, both themes and on a phone", async ({ page }) => {
  await page.goto("/sign-in");
  await axe(page);
  await page.getByText("С имейл и парола").click();
  await axe(page);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Sign in as" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBe(0);
});
