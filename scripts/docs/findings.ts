import { matchesGlob, posix } from "node:path";
import { type Page, type Piece, readPage } from "./read-page.ts";

/** What the pages are compared with. */
export type Repository = {
  /** Text by path of every Markdown page. */
  pages: ReadonlyMap<string, string>;
  /** All files. */
  files: ReadonlySet<string>;
  /** The names of npm's scripts. */
  scripts: ReadonlySet<string>;
};

/** The page whose table lists the packages. */
const PACKAGES_PAGE = "packages/README.md";

/** Everything in which the pages, as they are, contradict the repository. */
export function docFindings({ pages, files, scripts }: Repository): string[] {
  const parsed = new Map([...pages].map(([path, text]) => [path, readPage(text)] as const));
  const paths = withFolders(files);
  const findings = [...parsed].flatMap(([path, page]) => {
    const at = ({ line }: Piece) => `${path}:${line}`;
    return [
      ...page.links
        .filter(({ text }) => !isLinkGood(path, text, paths, parsed))
        .map((link) => `${at(link)} links to ${link.text}, which does not exist`),
      ...page.spans
        .filter(({ text }) => !isPathGood(path, text, paths))
        .map((span) => `${at(span)} names ${span.text}, which does not exist`),
      ...[...page.spans, ...page.fenced].flatMap((piece) =>
        missingScripts(piece.text, scripts).map(
          (name) => `${at(piece)} runs ${name}, which package.json lacks`,
        ),
      ),
    ];
  });
  return [...findings, ...tableFindings(pages.get(PACKAGES_PAGE) ?? "", files)];
}

function withFolders(files: ReadonlySet<string>): Set<string> {
  const paths = new Set(files);
  for (const file of files) {
    for (let folder = posix.dirname(file); folder !== "."; folder = posix.dirname(folder)) paths.add(folder);
  }
  return paths;
}

function isLinkGood(
  from: string,
  link: string,
  paths: ReadonlySet<string>,
  pages: ReadonlyMap<string, Page>,
): boolean {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return true;
  const [target = "", fragment] = link.split("#");
  const path =
    target === ""
      ? from
      : posix.normalize(posix.join(posix.dirname(from), decodeURI(target))).replace(/\/$/, "");
  if (path !== "." && !paths.has(path)) return false;
  const anchors = pages.get(path)?.anchors;
  return fragment === undefined || anchors === undefined || anchors.has(fragment);
}

/** Code that does not look like a path of the repository is good: it is something else. */
function isPathGood(from: string, span: string, paths: ReadonlySet<string>): boolean {
  if (!/^\.?[\w@*-][\w.@*-]*(\/[\w.@*-]+)+\/?$/.test(span)) return true;
  const path = span.replace(/\/$/, "");
  const [first = ""] = path.split("/");
  const folder = posix.dirname(from);
  const candidates = [path, posix.join(folder, path)];
  // A path of the repository starts with a folder that is there, from the top or beside the page.
  if (first.includes("*") || !(paths.has(first) || paths.has(posix.join(folder, first)))) return true;
  return candidates.some(
    (each) => paths.has(each) || (each.includes("*") && [...paths].some((p) => matchesGlob(p, each))),
  );
}

function missingScripts(code: string, scripts: ReadonlySet<string>): string[] {
  const names = [...code.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
    ([, run, short]) => run ?? short ?? "",
  );
  return names.filter((name) => !scripts.has(name)).map((name) => `npm script "${name}"`);
}

/** The table names every package once, and no other. */
function tableFindings(page: string, files: ReadonlySet<string>): string[] {
  const listed = [...page.matchAll(/^\|\s*\[?`([\w-]+)`/gm)].map(([, name = ""]) => name);
  const present = [...files].flatMap((file) => /^packages\/([^/]+)\/package\.json$/.exec(file)?.[1] ?? []);
  return [
    ...present
      .filter((name) => !listed.includes(name))
      .map((name) => `${PACKAGES_PAGE} does not list ${name}`),
    ...listed
      .filter((name) => !present.includes(name))
      .map((name) => `${PACKAGES_PAGE} lists ${name}, which is no package`),
    ...listed
      .filter((name, index) => listed.indexOf(name) !== index)
      .map((name) => `${PACKAGES_PAGE} lists ${name} twice`),
  ];
}
