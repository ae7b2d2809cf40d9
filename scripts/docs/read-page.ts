/** A piece of a page, with the line it starts on. */
export type Piece = { text: string; line: number };

export type Page = {
  /** Targets of links and images. */
  links: Piece[];
  /** Code inside the text. */
  spans: Piece[];
  /** The lines of fenced blocks. */
  fenced: Piece[];
  /** Fragments that its headings answer to. */
  anchors: Set<string>;
};

/** Reads the parts of a Markdown page that can go out of date. */
export function readPage(text: string): Page {
  const page: Page = { links: [], spans: [], fenced: [], anchors: new Set() };
  let fence: string | undefined;
  for (const [index, content] of text.split("\n").entries()) {
    const line = index + 1;
    const mark = /^\s*(```+|~~~+)/.exec(content)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
    } else if (fence !== undefined) {
      page.fenced.push({ text: content, line });
    } else {
      readLine(page, content, line);
    }
  }
  return page;
}

function readLine(page: Page, content: string, line: number): void {
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(content)?.[1];
  if (heading !== undefined) page.anchors.add(anchorOf(heading, page.anchors));
  for (const [, text = ""] of content.matchAll(/`([^`]+)`/g)) page.spans.push({ text, line });
  const prose = content.replace(/`[^`]*`/g, "code");
  for (const [, text = ""] of prose.matchAll(/\]\(\s*<?([^)\s>]+)/g)) page.links.push({ text, line });
  const definition = /^\s*\[[^\]]+\]:\s*<?([^\s>]+)/.exec(prose)?.[1];
  if (definition !== undefined) page.links.push({ text: definition, line });
}

/** As GitHub makes them: lower case, words joined by dashes, numbered from the second of the same name. */
function anchorOf(heading: string, taken: ReadonlySet<string>): string {
  const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
  const anchor = words.replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
  let numbered = anchor;
  for (let n = 1; taken.has(numbered); n += 1) numbered = `${anchor}-${n}`;
  return numbered;
}
