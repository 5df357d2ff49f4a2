/** Versions for tests: an article on a desk, corrected by hand, with claims marked by their words. */
import type { Claim, MarkClaim } from "../model/wire";
import type { MadeVersion, SameVersion } from "../model/wire-versions";
import { TextIndex } from "../text/offsets";
import { codePointSpan } from "../text/units";
import { act } from "./act";
import { markClaim, readClaim } from "./claims";
import { prepareText } from "./intake";
import { prepareVersion, type VersionInput } from "./making-version";
import { article, type Desk, desk, markOf, type Tester } from "./testing-desk";
import { listVersions } from "./versions";

/** An article that is corrected while its claims are checked. Everything is done by `checker` unless said. */
export class Corrected {
  private constructor(
    readonly people: Desk,
    readonly id: string,
    readonly text: string,
  ) {}

  /** In a database of its own, which the test has opened. */
  static async of(text: string): Promise<Corrected> {
    const people = await desk();
    return new Corrected(people, (await article(people.checker, text)).id, text);
  }

  /** Prepares a version on top of the newest one. */
  async prepare(text: string, input: Partial<VersionInput> = {}, by: Tester = this.people.checker) {
    const basedOn = (await listVersions(by, this.id)).length;
    return prepareVersion(by, this.id, prepareText(text), { basedOn, ...input });
  }

  async make(text: string, input: Partial<VersionInput> = {}): Promise<MadeVersion | SameVersion> {
    return act(this.people.checker, await this.prepare(text, input));
  }

  /** @throws Error when the text was the same */
  async made(text: string, input: Partial<VersionInput> = {}): Promise<MadeVersion> {
    const answer = await this.make(text, input);
    if (!answer.created) throw new Error("no version was made");
    return answer;
  }

  /** Marks the first place of `words` in the text of version 1, or in `text` as another version. */
  async mark(words: string, more: Partial<MarkClaim> = {}, text = this.text): Promise<Claim> {
    const { claim } = await act(this.people.checker, (act) =>
      markClaim(act, this.id, markOf(text, words, more)),
    );
    return claim;
  }

  now(claim: Pick<Claim, "id">): Promise<Claim> {
    return readClaim(this.people.checker, claim.id);
  }
}

/** The words of a text that a claim's place cuts out; null when it is lost. */
export function cut(text: string, { anchor: { start, end } }: Pick<Claim, "anchor">): string | null {
  if (start === null || end === null) return null;
  const { start: from, end: to } = new TextIndex(text).spanToUtf16(codePointSpan(start, end));
  return text.slice(from, to);
}
