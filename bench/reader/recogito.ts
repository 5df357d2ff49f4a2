/** The peer, as a page of its own: the text plain, then everything drawn by its annotator. */
import { createTextAnnotator } from "@recogito/text-annotator";
import type { Place } from "./text";

type Given = { text: string; places: Place[] };

const annotation = (text: string, { start, end }: Place, id: string) => ({
  id,
  bodies: [],
  target: { annotation: id, selector: [{ quote: text.slice(start, end), start, end }] },
});

async function open() {
  const { text, places } = (await (await fetch("given.json")).json()) as Given;
  const article = document.querySelector("article");
  if (!article) throw new Error("The page has an article.");
  for (const line of text.split("\n")) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    article.append(paragraph);
  }
  const flat = article.textContent ?? "";
  // Its offsets count the drawn text, which has no line ends between paragraphs.
  const drawn = places.map(({ start, end }) => {
    const before = text.slice(0, start).split("\n").length - 1;
    return { start: start - before, end: end - before };
  });
  performance.mark("begin");
  const annotator = createTextAnnotator(article, {});
  annotator.setAnnotations(drawn.map((place, i) => annotation(flat, place, `a${i}`)) as never[]);
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("painted")));
  Object.assign(globalThis, {
    bench: {
      add: (start: number, end: number) =>
        annotator.addAnnotation(annotation(flat, { start, end }, "new") as never),
      remove: () => annotator.removeAnnotation("new"),
    },
  });
}

void open();
