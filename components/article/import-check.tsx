/**
 * The second step of an import: what was taken and what was not, what is known of the article, and the
 * import itself; or, where its address is known already, the next version of the article from there.
 */
import { useState } from "react";
import { useTimeZone, useTranslations } from "use-intl";
import { v7 } from "uuid";
import { useSending } from "@/components/shell/use-sending";
import { Refused } from "@/components/ui/said";
import { importArticle } from "@/lib/browser/import";
import { makeVersion } from "@/lib/browser/versions";
import type { ArticlePreview, KnownArticle } from "@/lib/model/wire-import";
import { useImportWords } from "./import-words";
import { correctedArticle, KnownArticles, Note } from "./known-article";
import { LeftOutList } from "./left-out";
import { isUrlFault, MetaFields, metaOf } from "./meta-fields";
import { PreviewText } from "./preview-text";

const DEFAULT_ZONE = "Europe/Sofia";

export function ImportCheck(props: {
  preview: ArticlePreview;
  onBack: () => void;
  /** Hears where the article can be read. */
  onDone: (path: string) => void;
}) {
  const { preview } = props;
  const t = useTranslations("articles.new");
  const timeZone = useTimeZone() ?? DEFAULT_ZONE;
  const words = useImportWords();
  const { sending, refusal, send } = useSending();
  // The same article is the same import, however often the button is pressed before an answer comes.
  const [id] = useState(() => v7());
  const corrected = correctedArticle(preview);
  const { text, blocks, intake } = preview;
  const source = { text, blocks, encoding: intake.encoding, metadata: intake.metadata };

  // A key of its own for each try: what is repeated is known by its id, or by the version it was based on.
  const bringIn = async (form: FormData) => {
    const meta = metaOf(form, preview, { timeZone, onlyChanged: false });
    props.onDone(`/articles/${(await importArticle({ id, ...source, ...meta }, v7())).id}`);
  };
  const correct = async (form: FormData, known: KnownArticle) => {
    const meta = metaOf(form, preview, { timeZone, onlyChanged: true });
    const made = await makeVersion(known.id, { ...source, ...meta, basedOn: known.version }, v7());
    const adrift = made.created && made.counts.drifted + made.counts.lost > 0;
    props.onDone(`/articles/${known.id}${adrift ? "?reattach" : ""}`);
  };
  return (
    <form
      className="mt-6 grid gap-x-16 gap-y-10 sheet:grid-cols-[minmax(0,1fr)_20rem]"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        // The button that was pressed says which of the two is wanted; Enter presses the first.
        const { submitter } = event.nativeEvent as SubmitEvent; // React's type has forgotten which event it wraps.
        const apart = submitter?.getAttribute("value") === "apart";
        void send(() => (corrected === null || apart ? bringIn(form) : correct(form, corrected)));
      }}
    >
      <section aria-labelledby="check" className="min-w-0 max-sheet:order-2">
        <h2 id="check" className="section-title">
          {t("checkTitle")}
        </h2>
        <Facts preview={preview} />
        <PreviewText preview={preview} />
        <LeftOutList leftOut={preview.leftOut} lang={preview.language} />
      </section>
      <section aria-labelledby="meta" className="grid content-start gap-4">
        <h2 id="meta" className="section-title">
          {t("metaTitle")}
        </h2>
        <KnownArticles preview={preview} />
        <MetaFields preview={preview} refusal={refusal} timeZone={timeZone} />
        {refusal && !isUrlFault(refusal) && <Refused>{words(refusal)}</Refused>}
        <div className="flex flex-wrap gap-2">
          {corrected !== null && (
            <button type="submit" value="version" className="btn btn-ink" disabled={sending}>
              {t("makeVersion", { version: corrected.version + 1 })}
            </button>
          )}
          <button
            type="submit"
            value="apart"
            className={`btn ${corrected === null ? "btn-ink" : ""}`}
            disabled={sending}
          >
            {t(corrected === null ? "save" : "saveApart")}
          </button>
          <button type="button" className="btn" onClick={props.onBack}>
            {t("back")}
          </button>
        </div>
        <p role="status" className="text-small text-ink-2">
          {sending && t("saving")}
        </p>
      </section>
    </form>
  );
}

/** What came in and what was changed about it. */
function Facts({ preview }: { preview: ArticlePreview }) {
  const t = useTranslations("articles.new");
  const { intake, length, blocks } = preview;
  const posts = blocks.filter(({ kind }) => kind === "post").length;
  return (
    <div className="mt-1 grid gap-2 text-small text-ink-2">
      <p>
        {t("facts", { characters: length, blocks: blocks.length })}
        {posts > 0 && `; ${t("posts", { count: posts })}`}
      </p>
      {intake.encoding !== "utf-8" && (
        <Note>{t("encoding", { encoding: intake.encoding.toUpperCase() })}</Note>
      )}
      {intake.replacedSurrogates > 0 && <Note>{t("surrogates", { count: intake.replacedSurrogates })}</Note>}
    </div>
  );
}
