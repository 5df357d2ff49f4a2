import { describe, expect, it } from "vitest";
import { AppError } from "../model/errors";
import { inStages } from "./in-stages";

const request = () => new Request("http://desk.example/api/v1/articles/preview?stages=1");
const linesOf = async (answer: Response) =>
  (await answer.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("inStages", () => {
  it("tells every stage, and last the answer or the problem", async () => {
    const done = inStages(request(), async (tell) => {
      tell({ stage: "reading" });
      return { text: "а" };
    });
    expect(await linesOf(done)).toEqual([{ stage: "reading" }, { done: { text: "а" } }]);
    const refused = inStages(request(), async () => {
      throw new AppError("INVALID", "Nothing was stored.");
    });
    expect(await linesOf(refused)).toMatchObject([{ problem: { code: "INVALID", status: 422 } }]);
  });

  it("ends the work of whoever leaves", async () => {
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const answer = inStages(request(), async (tell, signal) => {
      signal.addEventListener("abort", ended);
      tell({ stage: "finding" });
      await end;
    });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await end;
  });
});
