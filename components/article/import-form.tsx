"use client";
/**
 * Importing an article in two steps: an address, a text or a file comes in, then it is shown as it will be
 * read, with everything that was recognised, converted and left out, before anything is stored.
 */
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useSending } from "@/components/shell/use-sending";
import { Refused } from "@/components/ui/said";
import { preview as previewOf, type Stage, takeFile, type Wanted } from "@/lib/browser/import";
import type { ArticlePreview } from "@/lib/model/wire-import";
import { AddressForm } from "./address-form";
import { DropZone } from "./drop-zone";
import { ImportCheck } from "./import-check";
import { ImportProgress } from "./import-progress";
import { useImportWords } from "./import-words";
import { PasteForm } from "./paste-form";

export function ImportForm({ address: given }: { address: string }) {
  const t = useTranslations("articles.new");
  const router = useRouter();
  const words = useImportWords();
  const { sending, refusal, send } = useSending();
  const [address, setAddress] = useState(given);
  const [text, setText] = useState("");
  const [stage, setStage] = useState<Stage | null>(null);
  const [preview, setPreview] = useState<ArticlePreview | null>(null);
  const stop = useRef<AbortController | null>(null);

  const look = async (wanted: Wanted) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setStage(null);
    await send(async () => {
      try {
        setPreview(await previewOf(wanted, { onStage: setStage, signal }));
      } catch (error) {
        // Stopped by the person: what they wrote is there, and nothing went wrong.
        if (!signal.aborted) throw error;
      }
    });
  };
  // A file dropped on the queue is waiting; what is read is this page's business alone, hence once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, when the page opens.
  useEffect(() => {
    const file = takeFile();
    if (file !== null) void look(file);
    return () => stop.current?.abort();
  }, []);

  if (preview !== null) {
    return (
      <ImportCheck
        preview={preview}
        onBack={() => {
          // What was fetched is fetched again; a file or a paste goes on as the text it became.
          if (address === "") setText(preview.text);
          setPreview(null);
        }}
        onDone={(path) => router.push(path)}
      />
    );
  }
  return (
    <>
      <p className="mt-2 max-w-[44rem] text-ink-2">{t("lead")}</p>
      <AddressForm
        address={address}
        onAddress={setAddress}
        busy={sending}
        onSubmit={(url) => void look(url)}
      />
      {refusal && (
        <div className="mt-4">
          <Refused>{words(refusal)}</Refused>
        </div>
      )}
      {sending && <ImportProgress stage={stage} onStop={() => stop.current?.abort()} />}
      <PasteForm text={text} onText={setText} busy={sending} onSubmit={(pasted) => void look(pasted)} />
      <DropZone onFile={(file) => void look(file)} />
    </>
  );
}
