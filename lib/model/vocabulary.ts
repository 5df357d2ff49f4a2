/**
 * The words of the house: every enumeration, taken from the database schema, which owns them.
 * Labels for people are in the message catalogues; here are only the values and their order.
 */
export {
  AnchorState,
  ArticleStatus,
  BlockKind,
  ChangeKind,
  DismissalKind,
  EventKind,
  Hue,
  Role,
  Verdict,
} from "../../prisma/generated/enums";

/** The claim types a newsroom starts with, in the order of their keys. */
export const SEEDED_TYPES = [
  { slug: "troop-count", nameBg: "Брой войници", nameEn: "Troop count", hue: "clay", key: "1" },
  { slug: "missile-count", nameBg: "Ракети и оръжия", nameEn: "Missile count", hue: "mulberry", key: "2" },
  { slug: "quote", nameBg: "Цитат", nameEn: "Quote", hue: "blue", key: "3" },
  { slug: "quantity", nameBg: "Количество", nameEn: "Quantity", hue: "teal", key: "4" },
  { slug: "statement", nameBg: "Твърдение", nameEn: "Statement", hue: "ochre", key: "5" },
] as const;
