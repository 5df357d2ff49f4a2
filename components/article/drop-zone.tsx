"use client";
/** A page on which a text file can be dropped, with the place that says so and where one can be chosen. */
import { useEffect, useEffectEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Refused } from "@/components/ui/said";

export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations("articles.drop");
  const id = useId();
  // Leaving a part of the page is not leaving the page: entries and exits are counted.
  const [depth, setDepth] = useState(0);
  const [several, setSeveral] = useState(false);
  const take = useEffectEvent((files: FileList | null) => {
    setSeveral((files?.length ?? 0) > 1);
    const [file] = files ?? [];
    if (file && files?.length === 1) onFile(file);
  });
  // The whole page takes it: dropped beside the zone, the file would open in place of the page and all on it.
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => holdsFiles(event) && setDepth((before) => before + 1);
    const leave = (event: DragEvent) => holdsFiles(event) && setDepth((before) => Math.max(before - 1, 0));
    const over = (event: DragEvent) => holdsFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      take(event.dataTransfer?.files ?? null);
    };
    const heard = [
      ["dragenter", enter],
      ["dragleave", leave],
      ["dragover", over],
      ["drop", drop],
    ] as const;
    for (const [name, listener] of heard) document.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of heard) document.removeEventListener(name, listener);
    };
  }, []);
  return (
    <section
      aria-labelledby={`${id}-title`}
      data-over={depth > 0 || undefined}
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
