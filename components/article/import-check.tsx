/** The second step of an import: what was taken, what is known of the article, and the import itself. */
import Link from "next/link";
import { useState } from "react";
import { useFormatter, useTimeZone, useTranslations } from "use-intl";
import { v7 } from "uuid";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { SelectField, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Refused } from "@/components/ui/said";
import type { Refusal } from "@/lib/browser/client";
import { importText } from "@/lib/browser/import";
import { momentAt } from "@/lib/model/day";
import type { ArticlePreview, ImportArticle } from "@/lib/model/wire-import";
import { PreviewText } from "./preview-text";

const DEFAULT_ZONE = "Europe/Sofia";

/** What the form says of the article; fields left empty are not sent. */
function metaOf(form: FormData, timeZone: string): Partial<ImportArticle> {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const publishedAt = said("publishedAt");
  const meta: Partial<ImportArticle> = { title: said("title"), language: said("language") };
  if (said("publisher") !== "") meta.publisher = said("publisher");
  if (said("author") !== "") meta.author = said("author");
  if (said("sourceUrl") !== "") meta.sourceUrl = said("sourceUrl");
  if (publishedAt !== "") meta.publishedAt = momentAt(publishedAt, timeZone).toISOString();
  return meta;
}

export function ImportCheck(props: {
  preview: ArticlePreview;
  onBack: () => void;
  onImported: (id: string) => void;
}) {
  const { preview } = props;
  const t = useTranslations("articles.new");
  const timeZone = useTimeZone() ?? DEFAULT_ZONE;
  const { sending, refusal, send } = useSending();
  // The same article is the same import, however often the button is pressed before an answer comes.
  const [id] = useState(() => v7());

  const submit = (form: HTMLFormElement) =>
    send(async () => {
      const body: ImportArticle = {
        id,
        text: preview.text,
        encoding: preview.intake.encoding,
        ...metaOf(new FormData(form), timeZone),
      };
      // A key of its own for each try: what is repeated is known by its id.
      const article = await importText(body, v7());
      props.onImported(article.id);
    });
  return (
    <form
      className="mt-6 grid gap-x-16 gap-y-10 sheet:grid-cols-[minmax(0,1fr)_20rem]"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <section aria-labelledby="check" className="min-w-0 max-sheet:order-2">
        <h2 id="check" className="section-title">
          {t("checkTitle")}
        </h2>
        <Facts preview={preview} />
        <PreviewText preview={preview} />
      </section>
      <section aria-labelledby="meta" className="grid content-start gap-4">
        <h2 id="meta" className="section-title">
          {t("metaTitle")}
        </h2>
        <Meta preview={preview} refusal={refusal} />
        {refusal && <Why refusal={refusal} />}
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="btn btn-ink" disabled={sending}>
            {sending ? t("saving") : t("save")}
          </button>
          <button type="button" className="btn" onClick={props.onBack}>
            {t("back")}
          </button>
        </div>
      </section>
    </form>
  );
}

/** Why the import was refused; an address that is none stands beside its field. */
function Why({ refusal }: { refusal: Refusal }) {
  const words = useRefusalWords();
  return isUrlFault(refusal) ? null : <Refused>{words(refusal)}</Refused>;
}

const isUrlFault = (refusal: Refusal | null) =>
  refusal?.errors.some(({ pointer }) => pointer === "/sourceUrl") ?? false;

/** What came in and what was changed about it. */
function Facts({ preview }: { preview: ArticlePreview }) {
  const t = useTranslations("articles.new");
  const format = useFormatter();
  const { intake, existing, length, blocks } = preview;
  return (
    <div className="mt-1 grid gap-2 text-small text-ink-2">
      <p>{t("facts", { characters: format.number(length), blocks: blocks.length })}</p>
      {intake.encoding !== "utf-8" && (
        <Note>{t("encoding", { encoding: intake.encoding.toUpperCase() })}</Note>
      )}
      {intake.replacedSurrogates > 0 && <Note>{t("surrogates", { count: intake.replacedSurrogates })}</Note>}
      {existing !== null && (
        <Note>
          {t.rich("existing", {
            title: existing.title,
            link: (title) => <Link href={`/articles/${existing.id}`}>{title}</Link>,
          })}
        </Note>
      )}
    </div>
  );
}

function Note({ children }: { children: React.ReactNode }) {
  return (
    <p
      role="note"
      className="flex items-start gap-2 rounded-card border border-edge bg-raised px-3 py-2 text-ink"
    >
      <Icon name="alarm" className="mt-0.5 size-4" />
      <span>{children}</span>
    </p>
  );
}

function Meta({ preview, refusal }: { preview: ArticlePreview; refusal: Refusal | null }) {
  const t = useTranslations("articles.new");
  const names = useTranslations("articles.language");
  const languages = [...new Set(["bg", "en", preview.language])];
  return (
    <>
      <label className="grid gap-1">
        <span className="field-label">{t("name")}</span>
        <textarea
          name="title"
          defaultValue={preview.title}
          required
          maxLength={500}
          rows={3}
          lang={preview.language}
          className="field-input font-serif text-[1.125rem]"
        />
        <span className="text-small text-ink-2">{t("nameHint")}</span>
      </label>
      <TextField name="publisher" label={t("publisher")} maxLength={200} />
      <TextField name="author" label={t("author")} maxLength={200} />
      <TextField name="publishedAt" type="datetime-local" label={t("publishedAt")} />
      <SelectField name="language" label={t("language")} defaultValue={preview.language}>
        {languages.map((language) => (
          <option key={language} value={language}>
            {language === "bg" || language === "en" ? names(language) : language}
          </option>
        ))}
      </SelectField>
      <TextField
        name="sourceUrl"
        type="url"
        inputMode="url"
        label={t("sourceUrl")}
        hint={t("sourceUrlHint")}
        maxLength={2000}
        error={isUrlFault(refusal) ? t("urlInvalid") : null}
      />
    </>
  );
}
