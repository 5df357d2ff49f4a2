"use client";
/** A place on the page where a text file can be dropped, or chosen by whoever drags nothing. */
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Refused } from "@/components/ui/said";

export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations("articles.drop");
  const id = useId();
  // Leaving a child of the zone is not leaving the zone: entries and exits are counted.
  const [depth, setDepth] = useState(0);
  const [several, setSeveral] = useState(false);
  const take = (files: FileList | null) => {
    setSeveral((files?.length ?? 0) > 1);
    const [file] = files ?? [];
    if (file && files?.length === 1) onFile(file);
  };
  return (
    <section
      aria-labelledby={`${id}-title`}
      data-over={depth > 0 || undefined}
      onDragEnter={() => setDepth((before) => before + 1)}
      onDragLeave={() => setDepth((before) => before - 1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        setDepth(0);
        take(event.dataTransfer.files);
      }}
      className="mt-12 grid items-center gap-x-8 gap-y-4 rounded-card border-[1.5px] border-dashed border-edge px-8 py-7 data-over:border-solid data-over:border-ink data-over:bg-raised max-sheet:p-5 sheet:grid-cols-[1fr_auto]"
    >
      <div>
        <h2 id={`${id}-title`} className="section-title">
          {t("title")}
        </h2>
        <p className="text-ink-2">{depth > 0 ? t("over") : t("text")}</p>
        {several && <Refused>{t("several")}</Refused>}
      </div>
      <label className="btn relative focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink">
        {t("choose")}
        <input
          type="file"
          accept=".txt,.html,.htm,text/plain,text/html"
          className="sr-only"
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file chosen again is a choice, too.
            event.currentTarget.value = "";
          }}
        />
      </label>
    </section>
  );
}
