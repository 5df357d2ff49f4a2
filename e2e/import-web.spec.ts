import type { Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import { axe, expect, signIn, test } from "./fixtures";
import { hostilePage } from "./hostile-page";
import { type StandIn, standIn, WEB } from "./web";

test.use({ locale: "bg-BG" });

let web: StandIn;
test.beforeAll(async () => {
  web = await standIn();
});
test.afterAll(() => web.close());

/** A newspaper's page, as it stands today. */
const story = (figure: string) => `<!doctype html><html lang="bg"><head>
<title>Градът прие ${figure} души за нощ - Дунавски вестник</title>
<meta property="og:title" content="Градът прие ${figure} души за нощ"><meta property="og:site_name" content="Дунавски вестник">
<meta name="author" content="Мария Колева"><meta property="article:published_time" content="2026-11-02T08:15:00+02:00"></head>
<body><nav><a href="/">Начало</a> <a href="/sport">Спорт</a></nav><article><h1>Градът прие ${figure} души за нощ</h1>
<p>Около ${figure} души прекараха нощта в залата, съобщиха от общината. Водата дойде с 14 цистерни от съседните села.</p>
<h2>Какво следва</h2>
<p>До петък хората ще бъдат преместени в три училища. Общината е отделила 450 000 лева за храна и легла.</p>
<ul><li>120 легла в първото училище</li><li>200 легла във второто</li></ul>
<blockquote class="twitter-tweet"><p lang="en">We have sent 14 trucks 🇷🇴 to the city.</p>&mdash; Ana Ionescu (@anaionescu)
<a href="https://twitter.com/anaionescu/status/123456789">November 2, 2026</a></blockquote>
<p>„Никой не остана на улицата“, каза кметът Петър Станев пред журналисти вчера вечерта.</p></article>
<aside class="related"><p>Реката спадна с 40 сантиметра за едно денонощие</p></aside><script src="/reklama.js"></script></body></html>`;

const address = (page: Page) => page.getByRole("textbox", { name: "Адрес на статията" });
const fetchButton = (page: Page) => page.getByRole("button", { name: "Вземи от адреса" });
const check = (page: Page) => page.getByRole("heading", { name: "Така ще се чете" });

async function look(page: Page, url: string): Promise<void> {
  await page.goto("/articles/new");
  await address(page).fill(url);
  await fetchButton(page).click();
  await expect(check(page)).toBeVisible({ timeout: 60_000 });
}

test("a page comes in by its address, is corrected there, and becomes the next version", async ({ page }) => {
  // Three visits to the web, and axe at three places.
  test.slow();
  const path = `/novini/${newId()}`;
  web.publish(path, story("1200"));
  await signIn(page, "checker");
  await page.goto("/articles/new");
  await axe(page);
  await look(page, `${WEB}${path}?utm_source=mail`);
  const field = (name: string) => page.getByRole("textbox", { name, exact: true });
  await expect(page.getByRole("textbox", { name: /^Заглавие/ })).toHaveValue("Градът прие 1200 души за нощ");
  await expect(field("Издание")).toHaveValue("Дунавски вестник");
  await expect(field("Автор")).toHaveValue("Мария Колева");
  await expect(page.getByLabel("Публикувана")).toHaveValue("2026-11-02T08:15");
  await expect(field("Адрес на източника")).toHaveValue(`${WEB}${path}`);
  const post = page.getByRole("listitem").filter({ hasText: "We have sent 14 trucks" });
  await expect(post).toContainText("публикация");
  await expect(post).toContainText("— Ana Ionescu (@anaionescu) November 2, 2026");
  await expect(post.getByRole("link")).toHaveAttribute(
    "href",
    "https://twitter.com/anaionescu/status/123456789",
  );
  const leftOut = page.getByRole("region", { name: "Останало настрана" });
  await expect(leftOut).toContainText("Реката спадна с 40 сантиметра");
  await axe(page);
  await page.getByRole("button", { name: "Внеси", exact: true }).click();
  await page.waitForURL(/\/articles\/[0-9a-f-]{36}$/);
  const article = page.url();
  await expect(page.getByRole("heading", { name: "Градът прие 1200 души за нощ" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Дунавски вестник" })).toHaveAttribute("href", `${WEB}${path}`);

  // The post leads to where it stands, and its element holds its words and nothing else.
  const figure = page.locator("figure").filter({ hasText: "We have sent 14 trucks" });
  await expect(figure.getByRole("link", { name: "Отвори публикацията на twitter.com" })).toHaveAttribute(
    "href",
    "https://twitter.com/anaionescu/status/123456789",
  );
  expect(await figure.evaluate((element) => element.textContent)).toMatch(/^\S[\s\S]*November 2, 2026$/);

  // The same address, another spelling of it, with nothing changed: no version is offered.
  await look(page, `${WEB}${path}?fbclid=1#komentari`);
  await expect(page.getByText("Същият текст вече е внесен")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Направи версия/ })).toHaveCount(0);

  web.publish(path, story("1500"));
  await look(page, `${WEB}${path}`);
  await expect(page.getByText("От този адрес вече има статия, с друг текст")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Направи версия 2" }).click();
  await page.waitForURL(`${article}*`);
  await expect(page.getByText("Около 1500 души прекараха нощта")).toBeVisible();
  const { items } = await (await page.request.get(`/api/v1${new URL(article).pathname}/versions`)).json();
  expect(items).toHaveLength(2);
});

test("what cannot be fetched is refused in words, and what was typed stays", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/articles/new");
  for (const [typed, said] of [
    ["http://169.254.169.254/latest/meta-data/", "вътрешна мрежа"],
    ["http://2130706433/", "вътрешна мрежа"],
    ["http://[::ffff:10.0.0.1]/", "вътрешна мрежа"],
    ["file:///etc/passwd", "http:// или https://"],
    ["https://anna:parola@vestnik.example/", "парола"],
    [`${WEB}/nyama`, "Такава страница няма"],
  ] as const) {
    await address(page).fill(typed);
    await fetchButton(page).click();
    await expect(page.getByRole("alert").filter({ hasText: said })).toBeVisible();
    await expect(address(page)).toHaveValue(typed);
  }
});

test("fetching tells how far it is and can be stopped", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/articles/new");
  await address(page).fill(`${WEB}/slow`);
  await fetchButton(page).click();
  await expect(page.getByText("Тегли се страницата")).toBeVisible();
  await page.getByRole("button", { name: "Спри" }).click();
  await expect(page.getByText("Тегли се страницата")).toHaveCount(0);
  await expect(fetchButton(page)).toBeEnabled();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
});

test("what is copied from a page keeps its headings and lists, unless it is changed", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/articles/new");
  const field = page.getByRole("textbox", { name: "Текст на статията" });
  const paste = () =>
    field.evaluate((target) => {
      const data = new DataTransfer();
      data.setData(
        "text/html",
        "<h2>Какво следва</h2><p>До петък.</p><ul><li>120 легла</li><li>200 легла</li></ul>",
      );
      data.setData("text/plain", "Какво следва\n\nДо петък.\n\n120 легла\n200 легла");
      target.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
  await paste();
  await expect(page.getByText("са запазени")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Виж какво е взето" }).click();
  await expect(check(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("listitem").filter({ hasText: "• 120 легла" })).toContainText("списък");
  await page.getByRole("button", { name: "Назад" }).click();
  await field.fill("");
  await paste();
  await field.press("End");
  await field.pressSequentially("!");
  await expect(page.getByText("са запазени")).toHaveCount(0);
});

test("nothing of a hostile page runs, is loaded or becomes mark-up", async ({ page }) => {
  test.slow();
  web.publish("/zlo", hostilePage());
  const outside: string[] = [];
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signIn(page, "checker");
  const origin = new URL((await page.request.get("/api/health")).url()).origin;
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin && !/^(?:data|blob):/.test(request.url()))
      outside.push(request.url());
  });
  const calm = async () => {
    expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
    const foreign =
      "main :is(iframe, img, object, embed, video, audio, base, link, meta, style, math, template)";
    expect(await page.locator(foreign).count()).toBe(0);
    expect(
      await page
        .locator("main script:not([src^='/_next/'])")
        .evaluateAll((all) =>
          all.map((one) => one.textContent).filter((words) => words?.includes("window.ran")),
        ),
    ).toEqual([]);
    const attributes = await page
      .locator("main *")
      .evaluateAll((all) =>
        all.flatMap((element) =>
          [...element.attributes]
            .filter(
              ({ name, value }) =>
                name.startsWith("on") ||
                name === "srcdoc" ||
                /^\s*(?:javascript|data|vbscript):/i.test(value),
            )
            .map(({ name }) => name),
        ),
      );
    expect(attributes).toEqual([]);
    expect([outside, dialogs, web.asked.filter((path) => path.startsWith("/canary"))]).toEqual([[], [], []]);
  };
  const saveAndRead = async () => {
    await calm();
    await page.getByRole("button", { name: /^Внеси/ }).click();
    await page.waitForURL(/\/articles\/[0-9a-f-]{36}$/);
    await expect(page.getByText("Край на статията.").first()).toBeVisible();
    await calm();
    await page.goto("/articles");
    await calm();
  };
  await look(page, `${WEB}/zlo`);
  await saveAndRead();

  await page.goto("/articles/new");
  const file = { name: "zlo.html", mimeType: "text/html", buffer: Buffer.from(hostilePage()) };
  await page.getByLabel("Избери файл").setInputFiles(file);
  await expect(check(page)).toBeVisible({ timeout: 60_000 });
  await saveAndRead();

  await page.goto("/articles/new");
  const body = `<!--StartFragment-->${hostilePage().replace(/^[\s\S]*?<article>|<\/article>[\s\S]*$/g, "")}`;
  await page.getByRole("textbox", { name: "Текст на статията" }).evaluate((target, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "Край на статията.");
    target.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, body);
  await page.getByRole("button", { name: "Виж какво е взето" }).click();
  await expect(check(page)).toBeVisible({ timeout: 60_000 });
  await saveAndRead();
});
