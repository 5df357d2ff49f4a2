/**
 * The claims as a file, with a receipt of what came: counted in the file itself, not promised. Without
 * scripts, and for files too large to hold twice in memory, the buttons are plain downloads.
 */
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Icon } from "@/components/ui/icon";
import { Refused } from "@/components/ui/said";
import { API, Refusal, refusalOf } from "@/lib/browser/client";
import { type Receipt, receiptOf } from "@/lib/browser/receipt";
import { filterQuery } from "@/lib/model/claim-filter";
import type { ClaimFilter } from "@/lib/model/wire";

type Kind = "csv" | "semicolon" | "jsonl";

/** Above this the browser saves the file by itself as it streams, and there is no receipt. */
const MOST_ROWS = 50_000;

function addressOf(kind: Kind, filter: ClaimFilter): string {
  if (kind === "jsonl") return `${API}/claims.jsonl${filterQuery(filter)}`;
  return `${API}/claims.csv${filterQuery(filter, kind === "semicolon" ? { delimiter: kind } : {})}`;
}

/** Fetches the file, saves it under its own name, and says what was in it. */
async function take(kind: Kind, filter: ClaimFilter): Promise<Receipt> {
  let bytes: Uint8Array<ArrayBuffer>;
  let response: Response;
  try {
    response = await fetch(addressOf(kind, filter));
    if (!response.ok) throw refusalOf(response, await response.text());
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("OFFLINE", null, String(cause));
  }
  const receipt = await receiptOf(bytes, response.headers.get("content-disposition") ?? "", kind);
  const type = response.headers.get("content-type") ?? "";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = receipt.name;
  link.click();
  URL.revokeObjectURL(link.href);
  return receipt;
}

/** `spoken`: the filter in words. */
export function TakeAway(props: { filter: ClaimFilter; total: number; spoken: string }) {
  const { filter, total, spoken } = props;
  const t = useTranslations("summary");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const [taken, setTaken] = useState<{ kind: Kind; receipt: Receipt } | null>(null);

  const onClick = (kind: Kind) => (event: React.MouseEvent) => {
    if (total > MOST_ROWS || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void send(async () => setTaken({ kind, receipt: await take(kind, filter) }));
  };
  const button = (kind: Kind, className: string) => (
    <a
      href={addressOf(kind, filter)}
      download
      onClick={onClick(kind)}
      className={`btn ${className}`}
      title={kind === "semicolon" ? t("semicolonHint") : undefined}
    >
      {kind === "csv" && <Icon name="save" />}
      {t(kind)}
    </a>
  );
  return (
    <section aria-labelledby="take">
      <h2 id="take" className="section-title">
        {t("takeTitle")}
      </h2>
      <p className="text-small text-ink-2">{t("takeText", { count: total })}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {button("csv", "btn-ink")}
        {button("semicolon", "")}
        {button("jsonl", "")}
      </div>
      {refusal && <Refused>{words(refusal)}</Refused>}
      <div role="status" className="mt-4">
        {sending && <p className="text-small text-ink-2">{t("fetching")}</p>}
        {!sending && taken && <Slip {...taken} total={total} spoken={spoken} />}
      </div>
    </section>
  );
}

/** The receipt. */
function Slip(props: { kind: Kind; receipt: Receipt; total: number; spoken: string }) {
  const { kind, receipt, total, spoken } = props;
  const t = useTranslations("summary.receipt");
  const format = useFormatter();
  const rows = format.number(receipt.rows);
  const line = (name: string, value: React.ReactNode) => (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="text-right [overflow-wrap:anywhere]">{value}</dd>
    </>
  );
  return (
    <div className="rounded-[3px] border border-hair bg-raised px-[1.15rem] pt-4 pb-[1.1rem] text-small shadow-float">
      <p className="flex items-center gap-2 font-semibold [overflow-wrap:anywhere]">
        <Icon name="check" />
        {receipt.name}
      </p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        {line(
          t("rows"),
          receipt.rows === total
            ? t("rowsMatch", { rows })
            : t("rowsDiffer", { rows, total: format.number(total) }),
        )}
        {line(t("filter"), spoken)}
        {line(t("format"), t(kind))}
        {receipt.guarded !== null && line(t("guarded"), format.number(receipt.guarded))}
        {receipt.sha256 !== null && line(t("sha256"), receipt.sha256.replace(/.{8}(?=.)/g, "$& "))}
      </dl>
    </div>
  );
}
