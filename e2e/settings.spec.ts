import { v7 as newId } from "uuid";
import { axe, expect, signIn, test } from "./fixtures";

test.use({ locale: "bg", permissions: ["clipboard-read", "clipboard-write"] });

test("an administrator adds a person, changes the role, and disables them", async ({ page }) => {
  const email = `elka-${Date.now()}@example.org`;
  await signIn(page, "admin");
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Нов човек" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Име", { exact: true }).fill("Елка Донева");
  await form.getByLabel("Имейл").fill("admin@demo.local");
  await form.getByLabel("Парола").fill("осем хиляди пъти");
  await form.getByRole("button", { name: "Добави" }).click();
  await expect(form.getByText("Някой вече е с този имейл.")).toBeVisible();
  await form.getByLabel("Имейл").fill(email);
  await form.getByRole("button", { name: "Добави" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Елка Донева вече може да влезе." })).toBeVisible();

  const row = page.getByRole("listitem").filter({ hasText: email });
  await expect(row).toContainText("Проверяващ");
  await row.getByRole("button", { name: "Промени: Елка Донева" }).click();
  await form.getByRole("radio", { name: /Редактор/ }).check();
  await form.getByRole("switch", { name: "Спрян профил" }).check();
  await form.getByRole("button", { name: "Запази" }).click();
  await expect(row).toContainText("Редактор");
  await expect(row).toContainText("спрян");
});

test("a form takes back nothing that somebody else changed while it was open", async ({ page, baseURL }) => {
  const Origin = new URL(baseURL ?? "").origin;
  const write = (method: "POST" | "PATCH", path: string, data: unknown) =>
    page.request.fetch(`/api/v1${path}`, {
      method,
      headers: { Origin, "Idempotency-Key": newId() },
      data,
    });
  await signIn(page, "admin");
  const email = `vena-${Date.now()}@example.org`;
  const password = "осем хиляди пъти";
  const added = await write("POST", "/users", { name: "Вена", email, password, role: "checker" });
  const { id } = await added.json();
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Промени: Вена" }).last().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Име", { exact: true }).fill("Вена Славова");
  expect((await write("PATCH", `/users/${id}`, { disabled: true, role: "editor" })).status()).toBe(200);
  await form.getByRole("button", { name: "Запази" }).click();
  const row = page.getByRole("listitem").filter({ hasText: email });
  await expect(row).toContainText("Вена Славова");
  await expect(row).toContainText("Редактор");
  await expect(row).toContainText("спрян");
});

test("the page of people is sound, with each of its forms open", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/people");
  await axe(page);
  await page.getByRole("button", { name: "Нов човек" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Име", { exact: true }).fill("Елка Донева");
  await form.getByLabel("Имейл").fill("admin@demo.local");
  await form.getByLabel("Парола").fill("осем хиляди пъти");
  await form.getByRole("button", { name: "Добави" }).click();
  await expect(form.getByText("Някой вече е с този имейл.")).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Промени: Мария Илиева" }).click();
  await axe(page);
});

test("the last administrator can be neither disabled nor demoted", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/people");
  const admins = page.getByRole("listitem").filter({ hasText: "admin@demo.local" });
  await admins.getByRole("button", { name: /^Промени/ }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("radio", { name: /Проверяващ/ }).check();
  await form.getByRole("button", { name: "Запази" }).click();
  await expect(form.getByRole("alert")).toContainText("последният администратор");
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(admins).toContainText("Администратор");
});

test("a checker sees the people and changes none, and has no other settings", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/settings/people");
  await expect(page.getByRole("listitem").filter({ hasText: "editor@demo.local" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Нов човек" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Промени/ })).toHaveCount(0);
  for (const place of ["types", "newsroom"]) {
    expect((await page.request.get(`/settings/${place}`)).status()).toBe(404);
  }
  const headers = { origin: new URL(page.url()).origin };
  const person = { email: "x@example.org", name: "X", role: "admin", password: "осем хиляди пъти" };
  for (const refused of [
    await page.request.post("/api/v1/users", { headers, data: person }),
    await page.request.patch("/api/v1/settings", { headers, data: { newsroom: "X" } }),
    await page.request.delete("/api/v1/types/quote", { headers }),
  ]) {
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "FORBIDDEN" });
  }
});

test("an editor adds a claim type by keyboard alone, moves it, and deletes it unused", async ({ page }) => {
  const slug = `losses-${Date.now()}`;
  await signIn(page, "editor");
  await page.goto("/settings/types");
  await axe(page);
  const opener = page.getByRole("button", { name: "Нов вид" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog");
  await form.getByLabel("Име на български").fill("Жертви");
  await form.getByLabel("Име на английски").fill("Casualties");
  await expect(form.getByLabel("Означение")).toHaveValue("casualties");
  await form.getByLabel("Означение").fill(slug);
  await form.getByRole("radio", { name: "Виолетово, щит" }).focus();
  await page.keyboard.press("Space");
  await form.getByLabel("Клавиш").selectOption("9");
  await axe(page);
  await form.getByLabel("Означение").focus();
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  await expect(opener).toBeFocused();

  const row = page.getByRole("listitem").filter({ hasText: slug });
  await expect(row).toContainText("клавиш 9");
  const before = await page.getByRole("list", { name: "Видове", exact: true }).getByRole("listitem").count();
  await row.getByRole("button", { name: "Премести „Жертви“ по-нагоре" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `„Жертви“ е на място ${before - 1}.` }),
  ).toBeVisible();
  await row.getByRole("button", { name: "Промени „Жертви“" }).click();
  await expect(form.getByRole("button", { name: "Изтрий" })).toBeVisible();
  await axe(page);
  await form.getByRole("button", { name: "Изтрий" }).click();
  await expect(row).toHaveCount(0);
});

test("a claim type in use is retired and brought back, not deleted", async ({ page }) => {
  const slug = `used-${Date.now()}`;
  const name = `Вид ${slug}`;
  await signIn(page, "editor");
  await page.goto("/settings/types");
  const api = async (method: "post" | "delete", path: string, data?: object) => {
    const headers = { origin: new URL(page.url()).origin };
    return page.request[method](`/api/v1${path}`, { headers, ...(data && { data }) });
  };
  await api("post", "/types", { slug, nameBg: name, nameEn: slug, hue: "moss" });
  const { id, version } = await (await api("post", "/articles", { text: `Седем души. ${slug}` })).json();
  const claim = { id: newId(), version, type: slug, start: 0, end: 5, exact: "Седем" };
  expect((await api("post", `/articles/${id}/claims`, claim)).status()).toBe(201);
  expect((await api("delete", `/types/${slug}`)).status()).toBe(409);

  await page.reload();
  await page.getByRole("button", { name: `Промени „${name}“` }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Спри" })).toBeVisible();
  await axe(page);
  await page.getByRole("dialog").getByRole("button", { name: "Спри" }).click();
  const retired = page.getByRole("list", { name: "Спрени видове" }).getByRole("listitem");
  await expect(retired.filter({ hasText: name })).toBeVisible();
  await axe(page);
  const again = { ...claim, id: newId(), start: 6, end: 10, exact: "души" };
  expect((await api("post", `/articles/${id}/claims`, again)).status()).toBe(422);
  await page.getByRole("button", { name: `Върни „${name}“` }).click();
  await expect(page.getByRole("button", { name: `Промени „${name}“` })).toBeVisible();
  await page.getByRole("button", { name: `Промени „${name}“` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Спри" }).click();
  await expect(retired.filter({ hasText: name })).toBeVisible();
});

test("a key is shown once, works, is copied, and opens nothing once revoked", async ({
  page,
  playwright,
  baseURL,
}) => {
  await signIn(page, "checker2");
  await page.goto("/settings/account");
  await axe(page);
  await page.getByRole("button", { name: "Нов ключ" }).click();
  const dialog = page.getByRole("dialog");
  const name = `Справка ${Date.now()}`;
  await dialog.getByLabel("За какво е ключът").fill(name);
  await dialog.getByRole("button", { name: "Нов ключ" }).click();
  const field = dialog.getByLabel("Ключ", { exact: true });
  await expect(field).toHaveValue(/^pm_/);
  const token = await field.inputValue();
  await axe(page);
  await dialog.getByRole("button", { name: "Копирай" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Копирано");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
  await dialog.getByRole("button", { name: "Готово" }).click();

  const script = await playwright.request.newContext({
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  expect(await (await script.get("/api/v1/me")).json()).toMatchObject({ email: "checker2@demo.local" });
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
  await row.getByRole("button", { name: /^Спри ключа/ }).click();
  await axe(page);
  await dialog.getByRole("button", { name: "Спри", exact: true }).click();
  await expect(row).toContainText("спрян на");
  expect((await script.get("/api/v1/me")).status()).toBe(401);
  await script.dispose();
});

test("language, theme, shortcuts and keycaps are kept for the next browser", async ({ page, otherPage }) => {
  await signIn(page, "checker2");
  await page.goto("/settings/account");
  const bulgarian = page.getByRole("radio", { name: "Български" });
  await bulgarian.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("switch", { name: "Shortcuts" }).uncheck();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await axe(page);

  const other = await otherPage({ locale: "bg" });
  await other.goto("/sign-in?next=/settings/account");
  await other.getByRole("button", { name: /Димитър Петров/ }).click();
  await expect(other.getByRole("heading", { name: "My account" })).toBeVisible();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(other.getByRole("switch", { name: "Shortcuts" })).not.toBeChecked();
  await other.getByRole("switch", { name: "Shortcuts" }).check();
  await other.getByRole("radio", { name: "As the system" }).check();
  await other.getByRole("radio", { name: "Български" }).check();
  await expect(other.getByRole("heading", { name: "Моят профил" })).toBeVisible();
});

test("an administrator changes the newsroom's time zone; a name is never markup", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/newsroom");
  await axe(page);
  await page.getByLabel("Име на редакцията").fill("<b>Демо</b>");
  await page.getByLabel("Часова зона").selectOption("Europe/London");
  await page.getByRole("button", { name: "Запази" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Запазено" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Име на редакцията")).toHaveValue("<b>Демо</b>");
  await expect(page.getByLabel("Часова зона")).toHaveValue("Europe/London");
  await page.getByLabel("Име на редакцията").fill("Proofmark");
  await page.getByLabel("Часова зона").selectOption("Europe/Sofia");
  await page.getByRole("button", { name: "Запази" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Запазено" })).toBeVisible();
});
