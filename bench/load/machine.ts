/** What a process has used of the machine, as Linux tells it. */
import { readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second, whatever its kernel does inside. */
const TICK_MS = 10;

/** Processor time of all its threads, in milliseconds. */
export function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in parentheses, may hold spaces; user and system time are the 12th and 13th fields behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Memory it has now and has had at most, in MiB. */
export function memory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kibibytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return { now: kibibytes("VmRSS") / 1024, peak: kibibytes("VmHWM") / 1024 };
}
