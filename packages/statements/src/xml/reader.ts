import sax from "sax";
import { StatementError } from "../statement-error.ts";
import { createNamespaces, SCHEMA_INSTANCE, splitName } from "./namespaces.ts";
import { placeOf, type XmlNode } from "./node.ts";
import type { Child } from "./schema.ts";
import { checkEnd, createFrame, type Frame, nextChild } from "./validator.ts";

export interface XmlReader {
  write(text: string): void;
  /** @throws StatementError `file_truncated` if the root is still open */
  end(): void;
}

export interface XmlReaderOptions {
  /** The root element. */
  root: Child;
  /** Judges the root's namespace; throws if it is another message. */
  checkNamespace(uri: string, line: number): void;
  /** Called with each element that the schema says is emitted, in the order of their ends. */
  onElement(node: XmlNode): void;
  /** Elements that one emitted element may hold. */
  maxNodes: number;
}

/** Only the five entities of XML; `strictEntities` is in the library's documentation, not in its types. */
const SAX_OPTIONS = { strictEntities: true, position: true };
const MAX_VALUE = 10_000;
const MAX_OPAQUE_DEPTH = 100;

/**
 * Reads XML as it comes, against a schema. Holds one emitted element at a time. No document type declaration is
 * accepted, so there are no entities but the five of XML; a repeated attribute counts once, by its first value.
 */
export function createXmlReader(options: XmlReaderOptions): XmlReader {
  const { root, checkNamespace, onElement, maxNodes } = options;
  const parser = sax.parser(true, SAX_OPTIONS);
  const namespaces = createNamespaces();
  const frames: Frame[] = [];
  let [rootSeen, uri, opaqueDepth, nodes] = [false, "", 0, 0];
  const line = () => parser.line + 1;
  const here = () => {
    const top = frames.at(-1);
    return top === undefined ? { line: line(), path: "" } : { ...placeOf(top.node), line: line() };
  };

  parser.onerror = (error) => {
    const what = error.message.split("\n")[0] ?? "";
    const isEnd = /unexpected end|unclosed root|unclosed/i.test(what);
    const detail = isEnd ? "the file ends before the document does" : `not well-formed: ${what}`;
    throw new StatementError(isEnd ? "file_truncated" : "xml_malformed", detail, here());
  };
  parser.ondoctype = () => {
    throw new StatementError("doctype_refused", "a document type declaration is not accepted", here());
  };
  parser.onsgmldeclaration = () => {
    throw new StatementError("doctype_refused", "a declaration is not accepted", here());
  };
  parser.onprocessinginstruction = ({ name, body }) => {
    const encoding = name === "xml" ? /encoding\s*=\s*["']([^"']*)["']/.exec(body)?.[1] : undefined;
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
      throw new StatementError(
        "encoding_unsupported",
        `the encoding is ${encoding}; only UTF-8 is read`,
        here(),
      );
    }
  };
  parser.onopentag = (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    if (opaqueDepth > 0) {
      opaqueDepth++;
      if (opaqueDepth > MAX_OPAQUE_DEPTH) {
        throw new StatementError("file_too_large", "elements are nested too deep", here());
      }
      return;
    }
    namespaces.enter(attributes);
    const [prefix, name] = splitName(tag.name);
    const parent = frames.at(-1);
    if (parent === undefined) {
      if (rootSeen) throw new StatementError("xml_malformed", "there is a second root element", here());
      rootSeen = true;
      uri = namespaces.resolve(prefix);
      checkNamespace(uri, line());
    } else if (namespaces.resolve(prefix) !== uri) {
      throw new StatementError("element_unexpected", `${tag.name} is of another namespace`, here());
    }
    if (parent === undefined && name !== root.name) {
      throw new StatementError("element_unexpected", `the root is ${name}, not ${root.name}`, here());
    }
    const row = parent === undefined ? root : nextChild(parent, name, line());
    if (row.emitted && row.content.kind !== "opaque") nodes = 0;
    nodes++;
    if (nodes > maxNodes)
      throw new StatementError("file_too_large", `more than ${maxNodes} elements`, here());
    const node: XmlNode = {
      name,
      line: line(),
      parent: parent?.node,
      ordinal: row.max === 1 ? 0 : (parent?.count ?? 0),
      currency: attributes.Ccy ?? "",
      text: "",
      children: [],
    };
    checkAttributes(attributes, row, node);
    frames.push(createFrame(node, row));
    if (row.content.kind === "opaque") opaqueDepth = 1;
  };
  parser.ontext = (text) => take(text);
  parser.oncdata = (text) => take(text);
  parser.onclosetag = () => {
    if (opaqueDepth > 1) {
      opaqueDepth--;
      return;
    }
    opaqueDepth = 0;
    namespaces.leave();
    const frame = frames.at(-1);
    if (frame === undefined) return;
    checkEnd(frame, line());
    frames.pop();
    if (frame.emitted) onElement(frame.node);
    else if (frame.content.kind !== "opaque") frames.at(-1)?.node.children.push(frame.node);
  };

  function take(text: string): void {
    if (opaqueDepth > 0) return;
    const frame = frames.at(-1);
    if (frame?.content.kind === "leaf") {
      frame.node.text += text;
      if (frame.node.text.length > MAX_VALUE) {
        throw new StatementError("value_invalid", `the value is longer than ${MAX_VALUE} characters`, here());
      }
    } else if (text.trim() !== "") {
      throw new StatementError("element_unexpected", "text stands between elements", here());
    }
  }

  function checkAttributes(attributes: Readonly<Record<string, string>>, row: Child, node: XmlNode): void {
    const currency = row.content.kind === "leaf" && row.content.currency;
    if (currency && !/^[A-Z]{3}$/.test(node.currency)) {
      throw new StatementError(
        "attribute_invalid",
        "the attribute Ccy is missing or no currency",
        placeOf(node),
      );
    }
    for (const name in attributes) {
      if (name === "Ccy" && currency) continue;
      const [prefix] = splitName(name);
      if (prefix === "xmlns" || name === "xmlns") continue;
      if (prefix !== "" && namespaces.resolve(prefix) === SCHEMA_INSTANCE) continue;
      throw new StatementError("attribute_invalid", `the attribute ${name} is not known here`, placeOf(node));
    }
  }

  return {
    write: (text) => void parser.write(text),
    end() {
      parser.close();
      if (!rootSeen) throw new StatementError("file_empty", "there is no document");
    },
  };
}
