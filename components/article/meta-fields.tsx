/** What is known of an article beside its text, filled in from its source for a person to correct. */
import { useTranslations } from "use-intl";
import { SelectField, TextField } from "@/components/ui/field";
import type { Refusal } from "@/lib/browser/client";
import { clockOf, momentAt } from "@/lib/model/day";
import type { ArticlePreview, ImportArticle } from "@/lib/model/wire-import";
import { useLanguageName } from "./language-name";

type Meta = Required<
  Pick<ImportArticle, "title" | "publisher" | "author" | "publishedAt" | "language" | "sourceUrl">
>;

/** What the fields are filled with, as they hold it. */
function given({ intake, title, language }: ArticlePreview, timeZone: string) {
  const { publisher, author, publishedAt, address } = intake.metadata ?? {};
  return {
    title,
    language,
    publisher: publisher ?? "",
    author: author ?? "",
    publishedAt: publishedAt ? clockOf(new Date(publishedAt), timeZone) : "",
    sourceUrl: address ?? "",
  };
}

/**
 * What the form says of the article; an emptied field is said to be empty.
 * @param onlyChanged leaves out what a person has not touched: the source speaks for itself there
 */
export function metaOf(
  form: FormData,
  preview: ArticlePreview,
  { timeZone, onlyChanged }: { timeZone: string; onlyChanged: boolean },
): Partial<Meta> {
  const said = (name: keyof Meta) => String(form.get(name) ?? "").trim();
  const local = said("publishedAt");
  const before = given(preview, timeZone);
  const meta: Meta = {
    title: said("title"),
    language: said("language"),
    publisher: said("publisher"),
    author: said("author"),
    sourceUrl: said("sourceUrl") || null,
    publishedAt: local === "" ? null : momentAt(local, timeZone).toISOString(),
  };
  // The field shows minutes; what was not touched keeps its seconds.
  if (local !== "" && local === before.publishedAt) {
    meta.publishedAt = preview.intake.metadata?.publishedAt ?? null;
  }
  const names = Object.keys(meta) as (keyof Meta)[]; // Object.keys forgets the literal types.
  const kept = names.filter((name) => !onlyChanged || said(name) !== before[name].trim());
  return Object.fromEntries(kept.map((name) => [name, meta[name]]));
}

/** Whether a refusal is about the address in these fields. */
export const isUrlFault = (refusal: Refusal | null) =>
  refusal?.errors.some(({ pointer }) => pointer === "/sourceUrl") ?? false;

export function MetaFields(props: { preview: ArticlePreview; refusal: Refusal | null; timeZone: string }) {
  const { preview } = props;
  const t = useTranslations("articles.new");
  const nameOf = useLanguageName();
  const fields = given(preview, props.timeZone);
  const languages = [...new Set(["bg", "en", fields.language])];
  return (
    <>
      <label className="grid gap-1">
        <span className="field-label">{t("name")}</span>
        <textarea
          name="title"
          defaultValue={fields.title}
          required
          maxLength={500}
          rows={3}
          lang={fields.language}
          dir="auto"
          className="field-input font-serif text-[1.125rem]"
        />
        <span className="text-small text-ink-2">
          {preview.intake.metadata?.title ? t("nameFromSource") : t("nameHint")}
        </span>
      </label>
      <TextField name="publisher" label={t("publisher")} maxLength={200} defaultValue={fields.publisher} />
      <TextField name="author" label={t("author")} maxLength={200} defaultValue={fields.author} />
      <TextField
        name="publishedAt"
        type="datetime-local"
        label={t("publishedAt")}
        defaultValue={fields.publishedAt}
      />
      <SelectField name="language" label={t("language")} defaultValue={fields.language}>
        {languages.map((language) => (
          <option key={language} value={language}>
            {nameOf(language)}
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
        defaultValue={fields.sourceUrl}
        error={isUrlFault(props.refusal) ? t("urlInvalid") : null}
      />
    </>
  );
}
