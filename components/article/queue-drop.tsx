"use client";
/** The queue's drop zone: takes the file along to the import page. */
import { useRouter } from "next/navigation";
import { carryFile } from "@/lib/browser/import";
import { DropZone } from "./drop-zone";

export function QueueDrop() {
  const router = useRouter();
  return (
    <DropZone
      onFile={(file) => {
        carryFile(file);
        router.push("/articles/new");
      }}
    />
  );
}
