/**
 * The contract of `/api/v1`: every shape that crosses it, as zod schemas. The types, the forms, the
 * typed client and the OpenAPI page are all made from these; nothing else describes the wire.
 * Offsets are Unicode code points into the named version's text, half-open and zero-based.
 * Pages import types from here, never the schemas: zod stays out of the browser.
 */

import { z } from "zod";
import { MAX_TEXT_BYTES } from "../text/form";
import { PASSWORD_LENGTH } from "./password";
import {
  AnchorState,
  ArticleStatus,
  BlockKind,
  ChangeKind,
  DismissalKind,
  EventKind,
  Hue,
  Role,
  Verdict,
} from "./vocabulary";

export { MAX_TEXT_BYTES };

/** The longest body a request may have. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

// ── building stones ──────────────────────────────────────────────────────────

const wellFormed = (s: string) => s.isWellFormed() && !s.includes("\0");
const WELL_FORMED = "must hold no lone surrogate and no NUL character";

/** A one-line or many-line text that a person wrote, `min` to `max` UTF-16 code units after trimming. */
export const words = (max: number, min = 0) =>
  z.string().trim().min(min).max(max).refine(wellFormed, WELL_FORMED);
/** A text that may be left out, or taken away with null; the empty string is null. */
const optionalWords = (max: number) =>
  words(max)
    .nullable()
    .transform((s) => (s === "" ? null : s));
/** Words cut out of a text: never trimmed. */
export const ExactWords = z.string().min(1).max(MAX_TEXT_BYTES).refine(wellFormed, WELL_FORMED);

export const Id = z
  .uuid({ version: "v7" })
  .meta({ description: "UUID version 7, made by whoever creates the thing" });
export const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "must be a lower-case slug");
export const Offset = z.int().min(0).max(MAX_TEXT_BYTES).meta({ description: "Unicode code points" });
/** An offset as somebody names it: whether it lies in the text is for `placeIn` to say. */
export const NamedOffset = z.int().meta({ description: "Unicode code points into the named version's text" });
export const Time = z.iso.datetime().meta({ description: "UTC, ISO 8601" });
export const VersionNumber = z.int().min(1).max(1_000_000);
/** A web address, http or https. */
export const Url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine(wellFormed, WELL_FORMED);
const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a BCP 47 language tag");

export const RoleSchema = z.enum(Role);
export const StatusSchema = z.enum(ArticleStatus);
export const VerdictSchema = z.enum(Verdict);
export const AnchorStateSchema = z.enum(AnchorState);
export const HueSchema = z.enum(Hue);

export const Value = z
  .strictObject({
    min: z.number().nullable(),
    max: z.number().nullable(),
    approximate: z.boolean(),
    unit: words(80).nullable(),
    hedge: words(80).optional(),
  })
  .refine((v) => v.min !== null || v.max !== null, "must have a min, a max or both")
  .refine((v) => v.min === null || v.max === null || v.min <= v.max, "min must not be above max")
  .meta({
    id: "Value",
    description:
      "What a figure says, after scale: „8 хил.“ is 8000. „повече от 1000“ has no max, „до 1000“ no min. " +
      "unit: ISO 4217 code, %, an SI symbol, else the counted noun's dictionary form.",
    examples: [{ min: 8000, max: 8000, approximate: true, unit: "войник", hedge: "около" }],
  });

export const Person = z.object({ id: z.string(), name: z.string() }).meta({ id: "Person" });

export const FieldErrorSchema = z.object({
  pointer: z.string(),
  detail: z.string(),
  reason: z
    .string()
    .optional()
    .meta({ description: "The detail as a word for programs, where there is one" }),
});

/** RFC 9457. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(FieldErrorSchema).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: "Problem" });

// ── articles ─────────────────────────────────────────────────────────────────

export const Block = z
  .object({
    kind: z.enum(BlockKind),
    start: Offset,
    end: Offset,
    author: z.string().optional(),
    handle: z.string().optional(),
    time: z.string().optional().meta({ description: "As the text writes it" }),
    address: z.string().optional(),
  })
  .meta({ id: "Block" });

/** What a source says of itself: null where it says nothing. */
export const SourceMetadata = z
  .strictObject({
    title: words(500).nullable(),
    author: words(200).nullable(),
    publisher: words(200).nullable(),
    publishedAt: Time.nullable(),
    language: Language.nullable(),
    address: Url.nullable().meta({ description: "Where it was read, or the address it calls its own" }),
  })
  .meta({ id: "SourceMetadata" });

/** What bringing a text into form changed, and what its source said of itself. */
export const Intake = z
  .object({
    encoding: z.string().meta({ description: "utf-8, or what the bytes were converted from" }),
    replacedSurrogates: z.int(),
    metadata: SourceMetadata.optional(),
  })
  .meta({ id: "Intake" });

/** What became of the claim finder's candidates; the four add up to `candidates`. */
export const Coverage = z
  .object({
    candidates: z.int(),
    accepted: z.int(),
    dismissed: z.int(),
    notCheckable: z.int(),
    open: z.int(),
  })
  .meta({ id: "Coverage" });

export const ArticleSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    sourceUrl: z.string().nullable(),
    publisher: z.string().nullable(),
    author: z.string().nullable(),
    publishedAt: Time.nullable(),
    language: z.string(),
    status: StatusSchema,
    statusReason: z.string().nullable(),
    note: z.string(),
    revision: z.int(),
    metaRevision: z.int(),
    version: z.int().meta({ description: "Number of the newest version" }),
    importedBy: Person,
    createdAt: Time,
    updatedAt: Time,
    counts: z.object({
      claims: z.int(),
      verified: z.int(),
      unverified: z.int(),
      contested: z.int(),
      stale: z.int(),
      drifted: z.int(),
      lost: z.int(),
      unassessed: z.int(),
    }),
    coverage: Coverage,
  })
  .meta({ id: "ArticleSummary" });

export const Article = ArticleSummary.extend({
  text: z.string(),
  blocks: z.array(Block),
  sha256: z.string(),
  length: z.int().meta({ description: "Code points" }),
  intake: Intake,
}).meta({ id: "Article" });

/** What may be said of an article, with each field's bounds. */
export const ArticleMeta = {
  title: words(500),
  sourceUrl: Url.nullable(),
  publisher: optionalWords(200),
  author: optionalWords(200),
  publishedAt: Time.nullable(),
  language: Language,
};

export const PatchArticle = z
  .strictObject({
    title: words(500, 1),
    sourceUrl: ArticleMeta.sourceUrl,
    publisher: ArticleMeta.publisher,
    author: ArticleMeta.author,
    publishedAt: ArticleMeta.publishedAt,
    language: ArticleMeta.language,
    note: words(20_000),
    status: StatusSchema,
    reason: words(2000, 1).meta({ description: "Wanted when an article is archived or reopened" }),
  })
  .partial()
  .meta({ id: "PatchArticle" });

export const ArticleVersion = z
  .object({
    articleId: z.string(),
    number: z.int(),
    text: z.string(),
    blocks: z.array(Block),
    length: z.int(),
    sha256: z.string(),
    intake: Intake,
    createdBy: Person,
    createdAt: Time,
  })
  .meta({ id: "ArticleVersion" });

/** A version in a list: without its text. */
export const VersionSummary = ArticleVersion.omit({ text: true, blocks: true }).meta({
  id: "VersionSummary",
});

// ── claims ───────────────────────────────────────────────────────────────────

export const Change = z
  .object({ kind: z.enum(ChangeKind), from: z.string(), to: z.string() })
  .meta({ id: "Change" });

export const Anchor = z
  .object({
    version: z.int(),
    state: AnchorStateSchema,
    start: Offset.nullable(),
    end: Offset.nullable(),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    paragraph: z.int().nullable().meta({ description: "Number of the block it starts in, from 1" }),
    score: z.number(),
    changes: z.array(Change),
  })
  .meta({ id: "Anchor" });

export const Assessment = z
  .object({
    user: Person,
    verdict: VerdictSchema,
    rating: z.int().nullable(),
    justification: z.string().nullable(),
    version: z.int(),
    exact: z.string(),
    at: Time,
    stands: z.boolean(),
  })
  .meta({ id: "Assessment" });

export const Decision = z
  .object({
    user: Person,
    verdict: VerdictSchema,
    reason: z.string(),
    version: z.int(),
    exact: z.string(),
    at: Time,
    stands: z.boolean(),
  })
  .meta({ id: "Decision" });

export const Claim = z
  .object({
    id: z.string(),
    articleId: z.string(),
    revision: z.int(),
    type: z.string(),
    tag: VerdictSchema,
    contested: z.boolean(),
    stale: z.boolean(),
    unassessed: z.boolean(),
    withdrawnAt: Time.nullable(),
    wording: z.string(),
    anchor: Anchor,
    value: Value.nullable(),
    speaker: z.string().nullable(),
    attributedTo: z.string().nullable(),
    statement: z.string().nullable(),
    assessments: z.array(Assessment),
    decision: Decision.nullable(),
    createdBy: Person,
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({ id: "Claim" });

const Justification = optionalWords(10_000);
const Rating = z.int().min(1).max(5).nullable();

export const MarkClaim = z
  .strictObject({
    id: Id,
    version: VersionNumber,
    type: Slug,
    start: NamedOffset,
    end: NamedOffset,
    exact: ExactWords,
    statement: optionalWords(5000).optional(),
    value: Value.nullable().optional(),
    speaker: optionalWords(300).optional(),
    attributedTo: optionalWords(300).optional(),
    assessment: z
      .strictObject({
        verdict: VerdictSchema,
        justification: Justification.optional(),
        rating: Rating.optional(),
      })
      .optional(),
  })
  .meta({
    id: "MarkClaim",
    examples: [
      {
        id: "01930000-0000-7000-8000-000000000001",
        version: 1,
        type: "troop-count",
        start: 0,
        end: 18,
        exact: "Около 8000 войници",
        assessment: { verdict: "verified" },
      },
    ],
  });

export const MarkedClaim = z.object({ claim: Claim, revision: z.int() }).meta({ id: "MarkedClaim" });

export const PatchClaim = z
  .strictObject({
    type: Slug,
    statement: optionalWords(5000),
    value: Value.nullable(),
    speaker: optionalWords(300),
    attributedTo: optionalWords(300),
    anchor: z
      .strictObject({ version: VersionNumber, start: NamedOffset, end: NamedOffset, exact: ExactWords })
      .meta({ description: "A new place for the claim in the newest version" }),
  })
  .partial()
  .meta({ id: "PatchClaim", examples: [{ type: "quantity" }] });

export const AssessClaim = z
  .strictObject({
    verdict: VerdictSchema,
    justification: Justification.optional(),
    rating: Rating.optional(),
    version: VersionNumber,
    exact: ExactWords,
  })
  .meta({ id: "AssessClaim", examples: [{ verdict: "verified", version: 1, exact: "Около 8000 войници" }] });

export const DecideClaim = z
  .strictObject({
    verdict: VerdictSchema,
    reason: words(10_000, 1),
    version: VersionNumber,
    exact: ExactWords,
  })
  .meta({ id: "DecideClaim" });

export const BulkClaims = z
  .strictObject({
    ids: z.array(Id).min(1).max(500),
    set: z
      .strictObject({
        type: Slug,
        decision: z.strictObject({ verdict: VerdictSchema, reason: words(10_000, 1) }),
        withdrawn: z.boolean(),
      })
      .partial()
      .refine((s) => Object.keys(s).length > 0, "must set something"),
  })
  .meta({ id: "BulkClaims" });
export const BulkResult = z.object({ changed: z.int(), claims: z.array(Claim) }).meta({ id: "BulkResult" });

export const HistoryEntry = z
  .object({
    id: z.int(),
    kind: z.enum(EventKind),
    at: Time,
    actor: Person.nullable(),
    articleId: z.string().nullable(),
    claimId: z.string().nullable(),
    subject: z.string().nullable(),
    revision: z.int().nullable(),
    change: z.object({ from: z.record(z.string(), z.unknown()), to: z.record(z.string(), z.unknown()) }),
    reason: z.string().nullable(),
  })
  .meta({ id: "Event" });

// ── lists, filters, summary ──────────────────────────────────────────────────

const flag = z.enum(["true", "false"]).transform((s) => s === "true");
/** One value or several, as `?type=a&type=b` or `?type=a,b`. */
const several = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((v) =>
      [v]
        .flat()
        .flatMap((s) => s.split(","))
        .filter((s) => s !== ""),
    )
    .pipe(z.array(item).max(100));
const Day = z.iso.date();

/** The filter that `/claims`, `/claims.csv`, `/claims.jsonl` and `/summary` share, as a query has it. */
export const ClaimFilter = z
  .strictObject({
    article: several(z.string().max(60)),
    type: several(Slug),
    tag: several(VerdictSchema),
    anchor: several(AnchorStateSchema),
    contested: flag,
    stale: flag,
    unassessed: flag,
    marker: several(z.string().max(60)),
    assessor: several(z.string().max(60)),
    from: Day.meta({ description: "First day a claim was marked on, in the newsroom's time zone" }),
    to: Day.meta({ description: "Last such day, inclusive" }),
    q: z.string().max(500).refine(wellFormed, WELL_FORMED).meta({ description: "Words, regardless of case" }),
    withdrawn: flag.meta({ description: "true: withdrawn claims only; left out or false: live claims only" }),
  })
  .partial()
  .meta({ id: "ClaimFilter" });

export const Paging = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().meta({ description: "`nextCursor` of the page before" }),
});

/** What claims can be ordered by; `risk` puts first what an editor should look at first. A minus turns it. */
export const ClaimSort = z.enum([
  "created",
  "-created",
  "risk",
  "-risk",
  "quote",
  "-quote",
  "type",
  "-type",
  "article",
  "-article",
  "marker",
  "-marker",
]);

/** What the list of claims can be asked. */
export const ClaimListQuery = ClaimFilter.extend(Paging.shape).extend({
  sort: ClaimSort.default("created").meta({ description: "Then by id" }),
});

/** What a file of claims can be asked. */
export const CsvQuery = ClaimFilter.extend({
  delimiter: z.enum(["comma", "semicolon"]).default("comma"),
  bom: z.enum(["0", "1"]).default("1").meta({ description: "0 leaves the byte order mark out" }),
});

/** What the queue of articles can be asked. */
export const QueueQuery = Paging.extend({
  status: several(StatusSchema).optional().meta({ description: "Left out: all but archived" }),
  q: z.string().max(500).optional().meta({ description: "Words of the title, regardless of case" }),
  order: z.enum(["oldest", "newest"]).default("oldest").meta({ description: "Which comes first" }),
});

/** What an article's claims can be asked. */
export const ClaimsQuery = Paging.extend({
  since: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .meta({ description: "A revision: answers the delta after it" }),
});

/** A page of a list, ordered by creation then id. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const Overlapping = z.object({
  contested: z.int(),
  stale: z.int(),
  drifted: z.int(),
  lost: z.int(),
  unassessed: z.int(),
});

export const Summary = z
  .object({
    filter: z.record(z.string(), z.unknown()),
    total: z.int(),
    byTypeAndTag: z.array(z.object({ type: z.string(), tag: VerdictSchema, count: z.int() })),
    overlapping: Overlapping.meta({
      description: "Claims of which these are true; a claim can be several, so they stand beside the total",
    }),
    overlappingByType: z.array(Overlapping.extend({ type: z.string() })),
    byPerson: z.array(z.object({ user: Person, marked: z.int(), assessed: z.int() })).meta({
      description:
        "`assessed` counts claims a person assessed; two people may assess one, so it does not sum to the total",
    }),
    byDay: z.array(z.object({ day: Day, count: z.int(), verified: z.int(), unverified: z.int() })),
    coverage: Coverage.meta({
      description:
        "Over the articles that `article` names, else over all that are open or checked; the other filters " +
        "are about claims and leave it as it is",
    }),
  })
  .meta({ id: "Summary" });

export const Dismissal = z
  .object({
    id: z.string(),
    articleId: z.string(),
    version: z.int(),
    start: Offset,
    end: Offset,
    exact: z.string(),
    type: z.string(),
    kind: z.enum(DismissalKind),
    reason: z.string().nullable(),
    revision: z.int(),
    createdBy: Person,
    createdAt: Time,
    takenBackAt: Time.nullable(),
  })
  .meta({ id: "Dismissal" });

export const DismissCandidate = z
  .strictObject({
    id: Id,
    version: VersionNumber,
    start: NamedOffset,
    end: NamedOffset,
    exact: ExactWords,
    type: Slug,
    kind: z.enum(DismissalKind),
    reason: optionalWords(2000).optional(),
  })
  .meta({ id: "DismissCandidate" });

/** What the claim finder read in a span; `Suggestion` adds what became of it. */
const Found = {
  start: Offset,
  end: Offset,
  text: z.string(),
  type: z.string(),
  confidence: z.number().min(0).max(1),
  value: Value.nullable(),
  speaker: z.string().nullable(),
  attributedTo: z.string().nullable(),
};

export const Suggestion = z
  .object({
    id: z.string().meta({ description: "Hash of type, folded words and occurrence" }),
    ...Found,
    why: z
      .array(z.object({ code: z.string(), words: z.string() }))
      .meta({ description: "Each reason with the words of the text it rests on" }),
    state: z.enum(["open", "accepted", ...Object.values(DismissalKind)]),
    claimId: z.string().optional(),
  })
  .meta({ id: "Suggestion" });

export const Suggestions = z
  .object({
    version: z.int(),
    detectorVersion: z.string(),
    revision: z.int(),
    items: z.array(Suggestion).meta({
      description: "In text order. A confidence below 0.5 is doubtful and not part of the coverage",
    }),
    coverage: Coverage,
  })
  .meta({ id: "Suggestions" });

export const DetectText = z.strictObject({ text: z.string().max(MAX_TEXT_BYTES) }).meta({ id: "DetectText" });
export const Detected = z.object({ spans: z.array(z.object(Found)) }).meta({ id: "Detected" });

export const Delta = z
  .object({
    revision: z.int(),
    from: z.int(),
    reset: z.boolean(),
    article: z.object({ version: z.int(), status: StatusSchema, metaRevision: z.int() }),
    claims: z.array(Claim),
    dismissals: z.array(Dismissal),
  })
  .meta({ id: "Delta" });

// ── people, types, keys, settings ────────────────────────────────────────────

export const Preferences = z
  .strictObject({
    language: z.enum(["bg", "en"]),
    theme: z.enum(["light", "dark", "system"]),
    shortcuts: z.boolean(),
    candidates: z.boolean().meta({ description: "false: the claim finder's candidates are hidden" }),
    keyboard: z.enum(["phonetic", "bds", "latin"]),
  })
  .partial()
  .meta({ id: "Preferences" });

const Email = z.email().max(254).toLowerCase().refine(wellFormed, WELL_FORMED);
const Password = z
  .string()
  .min(PASSWORD_LENGTH.min, `must have at least ${PASSWORD_LENGTH.min} characters`)
  .max(PASSWORD_LENGTH.max)
  .refine(wellFormed, WELL_FORMED);

export const User = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: RoleSchema,
    disabledAt: Time.nullable(),
    createdAt: Time,
  })
  .meta({ id: "User" });
export const Me = User.extend({ preferences: Preferences }).meta({ id: "Me" });
export const AddUser = z
  .strictObject({
    id: Id.optional(),
    email: Email,
    name: words(100, 1),
    role: RoleSchema,
    password: Password,
  })
  .meta({ id: "AddUser" });
export const PatchUser = z
  .strictObject({ name: words(100, 1), role: RoleSchema, disabled: z.boolean(), password: Password })
  .partial()
  .meta({ id: "PatchUser" });
export const PatchMe = z
  .strictObject({
    name: words(100, 1),
    preferences: Preferences,
    password: z.strictObject({ current: z.string().max(200), next: Password }),
    signOutEverywhere: z.literal(true),
  })
  .partial()
  .meta({ id: "PatchMe" });
/** The first administrator of a newsroom that has nobody yet. */
export const SetUp = z
  .strictObject({ newsroom: words(100, 1), email: Email, name: words(100, 1), password: Password })
  .meta({ id: "SetUp" });

export const ClaimType = z
  .object({
    slug: z.string(),
    nameBg: z.string(),
    nameEn: z.string(),
    hue: HueSchema,
    key: z.string().nullable(),
    position: z.int(),
    retiredAt: Time.nullable(),
    inUse: z.boolean(),
  })
  .meta({ id: "ClaimType" });
const TypeKey = z
  .string()
  .regex(/^[1-9]$/, "must be a digit from 1 to 9")
  .nullable();
export const AddClaimType = z
  .strictObject({
    slug: Slug,
    nameBg: words(60, 1),
    nameEn: words(60, 1),
    hue: HueSchema,
    key: TypeKey.optional(),
  })
  .meta({ id: "AddClaimType" });
export const PatchClaimType = z
  .strictObject({
    nameBg: words(60, 1),
    nameEn: words(60, 1),
    hue: HueSchema,
    key: TypeKey,
    position: z.int().min(0).max(1000),
    retired: z.boolean(),
  })
  .partial()
  .meta({ id: "PatchClaimType" });

export const ApiToken = z
  .object({
    id: z.string(),
    name: z.string(),
    hint: z.string(),
    createdAt: Time,
    lastUsedAt: Time.nullable(),
    revokedAt: Time.nullable(),
  })
  .meta({ id: "ApiToken" });
export const CreateToken = z
  .strictObject({ id: Id.optional(), name: words(100, 1) })
  .meta({ id: "CreateToken" });
export const CreatedToken = ApiToken.extend({
  token: z.string().meta({ description: "Shown this once" }),
}).meta({ id: "CreatedToken" });

export const Settings = z
  .object({
    newsroom: z.string(),
    timeZone: z.string(),
    defaultLanguage: z.enum(["bg", "en"]),
    demo: z.boolean(),
  })
  .meta({ id: "Settings" });
export const PatchSettings = z
  .strictObject({
    newsroom: words(100, 1),
    timeZone: z
      .string()
      .max(60)
      .refine(
        (zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC",
        "must be an IANA time zone",
      ),
    defaultLanguage: z.enum(["bg", "en"]),
  })
  .partial()
  .meta({ id: "PatchSettings" });

export const Health = z
  .object({
    status: z.enum(["ok", "down"]),
    version: z.string(),
    database: z.enum(["reached", "out of reach"]),
  })
  .meta({ id: "Health" });

export type Value = z.infer<typeof Value>;
export type Person = z.infer<typeof Person>;
export type Problem = z.infer<typeof Problem>;
export type Block = z.infer<typeof Block>;
export type SourceMetadata = z.infer<typeof SourceMetadata>;
export type Intake = z.infer<typeof Intake>;
export type ArticleSummary = z.infer<typeof ArticleSummary>;
export type Article = z.infer<typeof Article>;
export type ArticleVersion = z.infer<typeof ArticleVersion>;
export type VersionSummary = z.infer<typeof VersionSummary>;
export type QueueQuery = z.infer<typeof QueueQuery>;
export type ClaimsQuery = z.infer<typeof ClaimsQuery>;
export type PatchArticle = z.infer<typeof PatchArticle>;
export type Change = z.infer<typeof Change>;
export type Anchor = z.infer<typeof Anchor>;
export type Assessment = z.infer<typeof Assessment>;
export type Decision = z.infer<typeof Decision>;
export type Claim = z.infer<typeof Claim>;
export type MarkClaim = z.infer<typeof MarkClaim>;
export type MarkedClaim = z.infer<typeof MarkedClaim>;
export type PatchClaim = z.infer<typeof PatchClaim>;
export type AssessClaim = z.infer<typeof AssessClaim>;
export type DecideClaim = z.infer<typeof DecideClaim>;
export type BulkClaims = z.infer<typeof BulkClaims>;
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export type ClaimFilter = z.infer<typeof ClaimFilter>;
export type ClaimSort = z.infer<typeof ClaimSort>;
export type ClaimListQuery = z.infer<typeof ClaimListQuery>;
export type Coverage = z.infer<typeof Coverage>;
export type Summary = z.infer<typeof Summary>;
export type Dismissal = z.infer<typeof Dismissal>;
export type DismissCandidate = z.infer<typeof DismissCandidate>;
export type Suggestion = z.infer<typeof Suggestion>;
export type Suggestions = z.infer<typeof Suggestions>;
export type Detected = z.infer<typeof Detected>;
export type Delta = z.infer<typeof Delta>;
export type Preferences = z.infer<typeof Preferences>;
export type User = z.infer<typeof User>;
export type Me = z.infer<typeof Me>;
export type AddUser = z.infer<typeof AddUser>;
export type PatchUser = z.infer<typeof PatchUser>;
export type PatchMe = z.infer<typeof PatchMe>;
export type SetUp = z.infer<typeof SetUp>;
export type ClaimType = z.infer<typeof ClaimType>;
export type AddClaimType = z.infer<typeof AddClaimType>;
export type PatchClaimType = z.infer<typeof PatchClaimType>;
export type ApiToken = z.infer<typeof ApiToken>;
export type CreateToken = z.infer<typeof CreateToken>;
export type CreatedToken = z.infer<typeof CreatedToken>;
export type Settings = z.infer<typeof Settings>;
export type PatchSettings = z.infer<typeof PatchSettings>;
export type Health = z.infer<typeof Health>;
