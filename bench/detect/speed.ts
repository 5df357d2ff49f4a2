/**
 * Times the finder against one pass of a number regex, at three sizes, and on hostile texts. Prints
 * ratios: absolute times say more about the machine than about the code.
 */
import { detect } from "../../lib/detect/detect";

const MEGABYTE = 1024 * 1024;

function filled(sample: string, bytes: number): string {
  const size = Buffer.byteLength(sample);
  return sample.repeat(Math.ceil(bytes / size)).slice(0, Math.round((bytes / size) * sample.length));
}

/** The best of `rounds` runs, in milliseconds of processor time: other work on the machine counts less. */
function time(rounds: number, run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const from = process.cpuUsage();
    run();
    const spent = process.cpuUsage(from);
    best = Math.min(best, (spent.user + spent.system) / 1000);
  }
  return best;
}

/** Prints the ratios for texts made of `sentences`. */
export function measureSpeed(sentences: readonly string[]): void {
  const sample = `${sentences.join("\n")}\n`;
  const ten = filled(sample, 10 * MEGABYTE);
  for (let warm = 0; warm < 3; warm++) detect(filled(sample, MEGABYTE));
  const regex = time(3, () => {
    for (const _ of ten.matchAll(/\p{N}+(?:[\s.,]\p{N}+)*/gu));
  });
  const whole = time(3, () => detect(ten));
  console.log("\nspeed");
  console.log(`detect / one number regex, 10 MB       ${(whole / regex).toFixed(1)}`);
  const perMegabyte = whole / 10;
  const kilo = filled(sample, 100 * 1024);
  const mega = filled(sample, MEGABYTE);
  const print = (name: string, ms: number) =>
    console.log(`${name.padEnd(38)} ${(ms / perMegabyte).toFixed(2)}`);
  console.log("time per megabyte, 10 MB of news = 1");
  print("100 KB", time(20, () => detect(kilo)) * 10.24);
  print(
    "1 MB",
    time(5, () => detect(mega)),
  );
  const hostile: [string, string][] = [
    ["opening quotes", "„".repeat(MEGABYTE / 3)],
    ["straight quotes", '" '.repeat(MEGABYTE / 2)],
    ["digits", "7".repeat(MEGABYTE)],
    ["digits and spaces", "123 ".repeat(MEGABYTE / 4)],
    ["hedges", filled("около поне най-малко about at least ", MEGABYTE)],
    ["number words", filled("двадесет и хиляди hundreds of ", MEGABYTE)],
    ["capitalised words", filled("Иван Said ", MEGABYTE)],
    ["one paragraph", mega.replaceAll("\n", " ")],
    ["empty lines", "\n".repeat(MEGABYTE)],
    ["letters", "ж".repeat(MEGABYTE / 2)],
  ];
  for (const [name, text] of hostile)
    print(
      `1 MB of ${name}`,
      time(2, () => detect(text)),
    );
}
