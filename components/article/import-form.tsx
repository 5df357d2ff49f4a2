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
import { browserStorage, Drafts } from "@/lib/browser/drafts";
import { preview as previewOf, type Stage, takeFile, type Wanted } from "@/lib/browser/import";
import type { ArticlePreview } from "@/lib/model/wire-import";
import { AddressForm } from "./address-form";
import { DropZone } from "./drop-zone";
import { ImportCheck } from "./import-check";
import { ImportProgress } from "./import-progress";
import { useImportWords } from "./import-words";
import { PasteForm } from "./paste-form";

/** Where what is typed is kept, under the person. */
const DRAFT = ["import", "version"] as const;

/** @param person whose import it is; what they typed and have not brought in waits for them */
export function ImportForm({ address: given, person }: { address: string; person: string }) {
  const t = useTranslations("articles.new");
  const router = useRouter();
  const words = useImportWords();
  const { sending, refusal, send } = useSending();
  const [address, setAddress] = useState(given);
  const [text, setText] = useState("");
  const drafts = useRef<Drafts | null>(null);
  const type = (typed: string) => {
    setText(typed);
    if (typed === "") drafts.current?.clear(...DRAFT);
    else drafts.current?.write(...DRAFT, { text: typed });
  };
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
  // A draft or a file dropped on the queue is waiting; what is read is this page's business alone, hence once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, when the page opens.
  useEffect(() => {
    drafts.current = new Drafts(person, browserStorage());
    const kept = drafts.current.read(...DRAFT)?.text;
    if (kept) setText(kept);
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
          if (address === "") type(preview.text);
          setPreview(null);
        }}
        onDone={(path) => {
          drafts.current?.clear(...DRAFT);
          router.push(path);
        }}
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
      <PasteForm text={text} onText={type} busy={sending} onSubmit={(pasted) => void look(pasted)} />
      <DropZone onFile={(file) => void look(file)} />
    </>
  );
}
