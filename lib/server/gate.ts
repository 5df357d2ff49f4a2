/**
 * The gate that every write passes through, one after the other, in the order of asking. Those that wait
 * together go to the disk together, in one transaction with a part for each: its beginning, its commit and
 * the wait for the disk cost more than the statements of a short write. Nobody is told anything before all
 * of it is on disk, refusals included, since one may rest on what another of the group has changed; and
 * when that fails, all of the group are refused.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Prisma, PrismaClient } from "../../prisma/generated/client";
import { driverCode } from "./storage-problem";
import type { Part, ThreadedAdapter } from "./threaded-adapter";

/** How long a write waits for another process, such as the command line beside a server. */
export const LOCK_WAIT_MS = 5_000;
/** A group takes no more writes than this … */
const MOST_TOGETHER = 16;
/** … and none after this time, so that its first does not wait long for its last. */
const TOGETHER_MS = 25;

/** A write that has been asked for. */
type Waiting = {
  /** For a long one, which nobody is to be acknowledged with. */
  readonly alone: boolean;
  /** Does its work; what this resolves to acknowledges it, and is called when it is on disk. */
  readonly attempt: (tx: Prisma.TransactionClient) => Promise<() => void>;
  readonly refuse: (error: unknown) => void;
};

/** What waits to be written, and by whom it is. */
export type Gate = {
  readonly writer: PrismaClient;
  readonly parts: ThreadedAdapter["parts"];
  /** In the order they were asked for. */
  readonly waiting: Waiting[];
  /** Until nothing waits; never rejects. */
  working: Promise<void> | null;
};

/** A gate to a client that nobody else writes with, and what makes parts of its transactions. */
export function gateOf(writer: PrismaClient, parts: ThreadedAdapter["parts"]): Gate {
  return { writer, parts, waiting: [], working: null };
}

/** Has a write done after all that wait already. */
export function passThrough(gate: Gate, write: Waiting): void {
  gate.waiting.push(write);
  gate.working ??= workOff(gate);
}

async function workOff(gate: Gate): Promise<void> {
  while (gate.waiting.length > 0) await writeGroup(gate);
  gate.working = null;
}

/** Writes that are on disk together. */
type Group = { readonly members: Waiting[]; open: boolean };

/** Writes what waits, or the first of it, in one transaction, and tells each when that is on disk. */
async function writeGroup({ writer, parts, waiting }: Gate): Promise<void> {
  const deadline = performance.now() + LOCK_WAIT_MS;
  const [first] = waiting.splice(0, 1);
  if (first === undefined) return;
  const group: Group = { members: [first], open: true };
  for (;;) {
    let outcomes: Promise<() => void>[];
    try {
      outcomes = await writer.$transaction((tx) => attemptEach(membersOf(group, waiting), tx, parts()));
    } catch (error) {
      // The lock is taken with the first statement: who is refused it has read and written nothing yet.
      if (driverCode(error).startsWith("SQLITE_BUSY") && performance.now() < deadline) {
        await delay(10);
        continue;
      }
      // One that hangs has kept it open until now.
      group.open = false;
      for (const { refuse } of group.members) refuse(error);
      return;
    }
    // On disk: nothing from here on may refuse or begin anew.
    for (const outcome of outcomes) (await outcome)();
    return;
  }
}

/** Those who are in a group, then those who wait and may still join. */
function* membersOf(group: Group, waiting: Waiting[]): Generator<Waiting> {
  const { members } = group;
  yield* members;
  const closing = performance.now() + TOGETHER_MS;
  for (;;) {
    const [next] = waiting;
    if (next === undefined || !group.open) return;
    const apart = next.alone || members[0]?.alone || members.length === MOST_TOGETHER;
    if (apart || performance.now() > closing) return;
    waiting.shift();
    members.push(next);
    yield next;
  }
}

/**
 * Runs each in turn in a part of its own, so that one that fails takes nothing of the others with it. The
 * next works while the part before ends: what is asked first is also done first.
 * @returns what tells each of them what became of it; to be called when the transaction is on disk
 */
async function attemptEach(
  members: Iterable<Waiting>,
  tx: Prisma.TransactionClient,
  beginPart: () => Part,
): Promise<Promise<() => void>[]> {
  const outcomes: Promise<() => void>[] = [];
  for (const { alone, attempt, refuse } of members) {
    if (alone) {
      outcomes.push(Promise.resolve(await attempt(tx)));
      continue;
    }
    const part = beginPart();
    try {
      const acknowledge = await attempt(tx);
      const refused = (error: unknown) => () => refuse(error);
      outcomes.push(part.keep().then(() => acknowledge, refused));
    } catch (error) {
      const refused = () => refuse(error);
      outcomes.push(
        part.drop().then(
          () => refused,
          () => refused,
        ),
      );
    }
  }
  return outcomes;
}
