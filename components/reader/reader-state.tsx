"use client";
/** What stands in the middle of the reader's bar: how much was looked at, whether all is saved, and who is here. */
import { OutboxState } from "../outbox/state";
import { CoverageMeter } from "./coverage-meter";
import { useDesk } from "./desk-context";
import { ReadersHere } from "./live";

export function ReaderState() {
  const { me } = useDesk();
  return (
    <div className="relative mx-auto flex min-w-0 items-center gap-5 max-sheet:ml-0 max-sheet:gap-3">
      <CoverageMeter />
      {/* It says more and less with every mark. */}
      <div className="flex sheet:min-w-20 desk:min-w-38">
        <OutboxState person={me.id} quiet={false} />
      </div>
      {/* People come and go, and nothing else moves by it. */}
      <div className="absolute left-full ml-5 flex items-center gap-4 max-sheet:static max-sheet:ml-0">
        <ReadersHere />
      </div>
    </div>
  );
}
