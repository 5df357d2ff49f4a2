/** The line icons of the house, drawn on a 20-unit grid. An icon never stands alone: words name it. */
const PATHS = {
  check: "M4 10.5l4 4L16 5.5",
  ask: "M7 7.3a3 3 0 1 1 4.6 2.5c-1.1.7-1.6 1.3-1.6 2.5M10 15.6v.1",
  differ: "M4.5 8h11M4.5 12h11M12.7 4.5l-5.4 11",
  stale: "M15.5 8A6 6 0 1 0 16 11M15.8 4v4h-4",
  drifted: "M3.5 8c2.2-3 4.3-3 6.5 0s4.3 3 6.5 0M3.5 13.5h13",
  lost: "M6 6l8 8M14 6l-8 8",
  down: "M5.5 8l4.5 4.5L14.5 8",
  up: "M5.5 12l4.5-4.5L14.5 12",
  left: "M12 5l-5 5 5 5",
  right: "M8 5l5 5-5 5",
  close: "M5 5l10 10M15 5L5 15",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  link: "M8.5 11.5l3-3M7 9.5l-2 2a2.8 2.8 0 0 0 4 4l2-2M13 10.5l2-2a2.8 2.8 0 0 0-4-4l-2 2",
  plus: "M10 4.5v11M4.5 10h11",
  minus: "M4.5 10h11",
  clock: "M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6M10 6.2V10l2.6 1.8",
  cloud: "M4 4l12 12M8 6.2a4.2 4.2 0 0 1 6 3 2.9 2.9 0 0 1 1.8 4.4M6 8.6A3.4 3.4 0 0 0 6.2 15h6.6",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M12.8 12.8L16.5 16.5",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2.5v1M10 16.5v1M2.5 10h1M16.5 10h1M4.7 4.7l.7.7M14.6 14.6l.7.7M4.7 15.3l.7-.7M14.6 5.4l.7-.7",
  moon: "M15.8 12.4A6.6 6.6 0 0 1 7.6 4.2a6.6 6.6 0 1 0 8.2 8.2z",
  file: "M5 3.5h6.5L15 7v9.5H5zM11.5 3.5V7H15",
  save: "M10 3.5v8.5M6.5 8.8L10 12.3l3.5-3.5M4 16.2h12",
  copy: "M7.5 7.5h8v9h-8zM12.5 4.5v-1h-8v9h1",
  flag: "M5.5 16.8V3.8M5.5 4.3h9l-2 3 2 3h-9",
  undo: "M7.5 5L4 8.5 7.5 12M4 8.5h8a4 4 0 0 1 0 8H9",
  shield: "M10 3l5.5 2v4.5c0 3.4-2.3 5.9-5.5 7.5-3.2-1.6-5.5-4.1-5.5-7.5V5z",
  alarm: "M10 3.5L17.3 16H2.7zM10 8.3v3.7M10 14v.1",
  eye: "M2.8 10S5.5 5.2 10 5.2 17.2 10 17.2 10 14.5 14.8 10 14.8 2.8 10 2.8 10M10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4",
  person: "M10 4.2a3 3 0 1 0 0 6 3 3 0 0 0 0-6M4.2 16.5c.5-3 2.8-4.6 5.8-4.6s5.3 1.6 5.8 4.6",
  key: "M7 9.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8M9.4 10.2l6-6M13.2 6.4l1.9 1.9",
  note: "M4.5 4h11v8.5l-3.5 3.5h-7.5zM12 16v-3.5h3.5M7 7.5h6M7 10h4",
  archive: "M3.5 4.5h13v3h-13zM4.5 7.5v8.5h11V7.5M8 10.5h4",
  keyboard: "M2.8 5.5h14.4v9H2.8zM5.5 8.3h.01M8.5 8.3h.01M11.5 8.3h.01M14.5 8.3h.01M6.5 11.7h7",
} as const;

export type IconName = keyof typeof PATHS;

/** Draws an icon in the colour of the words around it; hidden from screen readers. */
export function Icon({ name, className = "size-[1.125rem]" }: { name: IconName; className?: string }) {
  return (
    <svg
      className={`flex-none fill-none stroke-current ${className}`}
      viewBox="0 0 20 20"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
