"use client";
/** Makes a new version: the whole new text comes in, and what became of the claims comes back. */
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { v7 as newId } from "uuid";
import { preview, type Wanted } from "@/lib/browser/import";
import { pastedRichText } from "@/lib/browser/rich-text";
import { keptBlocks, makeVersion } from "@/lib/browser/versions";
import type { MadeVersion, SameVersion } from "@/lib/model/wire-versions";
import { useDraft } from "../claim/use-draft";
import { useDesk } from "../reader/desk-context";
import { useRefusalWords, useSending } from "../shell/use-sending";
import { Refused } from "../ui/said";
import { MadeResult } from "./made-result";

export function NewVersion() {
  const { article, store } = useDesk();
  const t = useTranslations("versions.make");
  const { sending, refusal, send } = useSending();
  // A text corrected by hand is work: it survives a closed dialog, a reload and a refusal.
  const draft = useDraft(article.id, "version", { text: "", blocks: "" });
  const { text, blocks } = draft.typed;
  const [doing, setDoing] = useState<"reading" | "making">("making");
  const [result, setResult] = useState<MadeVersion | SameVersion | null>(null);
  // One text is one version, however often the button is pressed before an answer comes.
  const [key, setKey] = useState(() => newId());
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  // What a text was read with goes as soon as a letter of it is changed.
  const write = (next: string, read = "") => {
    draft.type({ text: next, blocks: read });
    setResult(null);
    setKey(newId());
  };
  const make = () => {
    setDoing("making");
    return send(async () => {
      const made = await makeVersion(
        article.id,
        { text, ...keptBlocks(blocks), basedOn: article.version },
        key,
      );
      setResult(made);
      if (made.created) draft.clear();
      // The page says so too, once the dialog is closed.
      if (made.created) store.setArticle({ version: made.version });
    });
  };
  const read = (wanted: Wanted, typed?: string) => {
    setDoing("reading");
    return send(async () => {
      const found = await preview(wanted);
      // Whoever has typed on meanwhile goes on from there.
      if (typed !== undefined && field.current?.value !== typed) return;
      // Plain words keep the blocks of the version before; there is nothing to tell of them.
      write(found.text, isPlain(wanted) ? "" : JSON.stringify(found.blocks));
    });
  };
  if (result?.created) return <MadeResult made={result} />;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p className="text-ink-2">{t("lead", { version: article.version })}</p>
      <label className="grid gap-1">
        <span className="field-label">{t("text")}</span>
        <textarea
          ref={field}
          name="text"
          rows={12}
          lang={article.language}
          className="field-input font-serif text-[1.0625rem] leading-relaxed"
          value={text}
          onChange={(event) => write(event.target.value)}
          onPaste={(event) => {
            const pasted = pastedRichText(event);
            if (pasted === null) return;
            event.preventDefault();
            // Here at once, and still here should its structure not be read.
            write(pasted.text);
            void read({ html: pasted.html }, pasted.text);
          }}
        />
      </label>
      {blocks !== "" && (
        <p role="status" className="text-small text-ink-2">
          {t("rich")}
        </p>
      )}
      {result?.created === false && (
        <p role="status" className="rounded-card border border-edge px-4 py-2">
          {t(result.changed ? "sameChanged" : "same")}
        </p>
      )}
      {refusal && <Why refusal={refusal} />}
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" className="btn btn-ink" disabled={sending || text.trim() === ""}>
          {t("make", { version: article.version + 1 })}
        </button>
        <FileButton onFile={(file) => void read(file)} />
        {text === "" && (
          <button type="button" className="btn" onClick={() => write(store.text)}>
            {t("present")}
          </button>
        )}
        {article.sourceUrl !== null && (
          // Where addresses are fetched, with a look at what comes before anything is stored.
          <a href={`/articles/new?url=${encodeURIComponent(article.sourceUrl)}`} className="btn">
            {t("again")}
          </a>
        )}
        <p role="status" className="text-small text-ink-2">
          {sending && t(doing)}
        </p>
      </div>
    </form>
  );
}

const isPlain = (wanted: Wanted) => wanted instanceof File && /\.txt$/i.test(wanted.name);

function FileButton({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations("versions.make");
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="btn relative cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink"
    >
      {t("file")}
      <input
        id={id}
        type="file"
        accept=".txt,.html,.htm,text/plain,text/html"
        className="sr-only"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file chosen again is a choice, too.
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** Why no version was made; somebody else's newer one is linked, and the text stays. */
function Why({ refusal }: { refusal: NonNullable<ReturnType<typeof useSending>["refusal"]> }) {
  const { article } = useDesk();
  const t = useTranslations("versions.make");
  const words = useRefusalWords();
  if (refusal.code !== "STALE") return <Refused>{words(refusal)}</Refused>;
  // What is current is the newest version: see the contract.
  const newest = refusal.current as { number: number } | null;
  const version = newest?.number ?? article.version + 1;
  return (
    <Refused>
      {t("stale", { version })}{" "}
      <a
        href={`/articles/${article.id}/compare?from=${article.version}&to=${version}`}
        target="_blank"
        rel="noopener"
      >
        {t("openStale", { version })}
      </a>
    </Refused>
  );
}
