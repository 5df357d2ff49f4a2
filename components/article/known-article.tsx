/** Which article is here already with this text, or from this address, and what can be done about it. */
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import type { ArticlePreview, KnownArticle } from "@/lib/model/wire-import";

/**
 * The article that a preview could become the next version of: from the same address, still worked on, and
 * with other words. Null where there is none.
 */
export function correctedArticle({ existing, sameAddress }: ArticlePreview): KnownArticle | null {
  if (sameAddress === null || existing?.id === sameAddress.id) return null;
  return sameAddress.status === "open" || sameAddress.status === "checked" ? sameAddress : null;
}

export function KnownArticles({ preview }: { preview: ArticlePreview }) {
  const { existing, sameAddress } = preview;
  const t = useTranslations("articles.new");
  const other = sameAddress !== null && existing?.id !== sameAddress.id ? sameAddress : null;
  const link = (id: string) => (title: React.ReactNode) => (
    <Link href={`/articles/${id}`}>
      <bdi>{title}</bdi>
    </Link>
  );
  return (
    <>
      {existing !== null && (
        <Note>
          {t.rich(existing.status === "archived" ? "existingArchived" : "existing", {
            title: existing.title,
            link: link(existing.id),
          })}
        </Note>
      )}
      {other !== null && (
        <Note>
          {t.rich(`sameAddress.${other.status}`, {
            title: other.title,
            version: other.version,
            next: other.version + 1,
            link: link(other.id),
          })}
        </Note>
      )}
    </>
  );
}

/** Something a person should see before going on. */
export function Note({ children }: { children: React.ReactNode }) {
  return (
    <p
      role="note"
      className="flex items-start gap-2 rounded-card border border-edge bg-raised px-3 py-2 text-ink"
    >
      <Icon name="alarm" className="mt-0.5 size-4" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}
