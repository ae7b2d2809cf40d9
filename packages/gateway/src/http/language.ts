import type { Request } from "express";
import type { Language } from "../errors/problem.ts";

/** The language of titles and reasons: what the caller likes best of those there are. */
export function languageOf(req: Request): Language {
  return req.acceptsLanguages("en", "zh") === "zh" ? "zh" : "en";
}
