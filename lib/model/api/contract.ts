/** The contract's own description. */
import { z } from "zod";
import { endpoint } from "./endpoint";

export const readContract = endpoint({
  name: "readContract",
  method: "GET",
  path: "/openapi.json",
  group: "newsroom",
  summary: "Read this document",
  open: true,
  answer: { status: 200, schema: z.looseObject({ openapi: z.literal("3.1.1") }) },
  errors: [],
  example: { answer: { openapi: "3.1.1" } },
});
