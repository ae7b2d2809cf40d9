import { describe, expect, test } from "vitest";
import { found, LEDGER, numbersOf, one, type Rows, rowsOf } from "../../test/damaged-rows.ts";
import { checkInvariants } from "./check.ts";
import type { InvariantRows } from "./watcher.ts";

test("a ledger on which every kind of event happened breaks nothing", () => {
  expect(checkInvariants(rowsOf(LEDGER))).toEqual([]);
});

test("rows may come in any order, and each table is read once", () => {
  const rows = rowsOf(LEDGER);
  const once = Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      (table === "events" ? list : list.reverse()).values(),
    ]),
  );
  expect(checkInvariants(once as unknown as InvariantRows)).toEqual([]);
});

test("events may be left out", () => {
  const { events: _, ...rows } = rowsOf(LEDGER);
  expect(checkInvariants(rows)).toEqual([]);
});

describe("L7", () => {
  const id = `0x${"d1".repeat(32)}` as const;
  const [project, other] = [`0x${"a1".repeat(32)}`, `0x${"a2".repeat(32)}`] as const;
  const plain = { registrar: id, registeredBy: "0x01", dataRoot: id, similarTo: null } as const;
  const document = { ...plain, id, status: "registered", project } as const;
  const use = { document: id, purpose: "allocate", project, by: id, desk: "0x02", seq: 1 } as const;
  const evidence = (more: Partial<Pick<Rows, "documents" | "documentUses">>) =>
    found((rows) => {
      rows.documents = more.documents ?? [document];
      rows.documentUses = more.documentUses ?? [use];
    });

  test("a use of a document that may be used breaks nothing, for both purposes", () => {
    expect(evidence({ documentUses: [use, { ...use, purpose: "finance", seq: 2 }] })).toEqual([]);
    const documents = [{ ...document, status: "acknowledged", similarTo: other } as const];
    expect(evidence({ documents })).toEqual([]);
  });

  test.each<[string, Partial<Pick<Rows, "documents" | "documentUses">>]>([
    ["used twice for one purpose", { documentUses: [use, { ...use, seq: 2 }] }],
    ["used for two projects", { documentUses: [use, { ...use, purpose: "finance", project: other }] }],
    ["used although it is unknown", { documents: [] }],
    ["used although it is suspect", { documents: [{ ...document, status: "suspect", similarTo: other }] }],
    ["serving a project without a use", { documentUses: [] }],
  ])("a document %s", (_, damage) => {
    expect(numbersOf(evidence(damage))).toEqual(new Set(["L7"]));
  });

  test.each<[string, Partial<Rows["documents"][number]>]>([
    ["suspect without another one", { status: "suspect" }],
    ["plainly registered although it is like another one", { similarTo: other }],
    ["like itself", { status: "suspect", similarTo: id }],
  ])("a document that is %s", (_, more) => {
    const damaged = evidence({ documents: [{ ...document, ...more, project: null }], documentUses: [] });
    expect(numbersOf(damaged)).toEqual(new Set(["L5"]));
  });
});

describe("L12", () => {
  test.each<[string, (rows: Rows) => void]>([
    ["an event is missing", ({ events }) => void events.splice(3, 1)],
    ["an event came twice", ({ events }) => void events.splice(3, 0, one(events.slice(3)))],
    ["the newest event is missing", ({ events }) => void events.pop()],
    ["all events are missing", ({ events }) => void events.splice(0)],
    [
      "the index says that it is further",
      ({ sequences }) => {
        one(sequences).lastSeq += 1;
      },
    ],
    ["a contract has two rows", ({ sequences }) => void sequences.push(one(sequences))],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toEqual(new Set(["L12"]));
  });
});

describe("claims", () => {
  test.each<["L5" | "L9", string, (rows: Rows) => void]>([
    ["L5", "a claim that ended keeps its epoch", ({ claims }) => setTo(one(claims, isEnded), { epoch: 0 })],
    ["L5", "a claim that stands has another epoch", ({ claims }) => setTo(one(claims, stands), { epoch: 1 })],
    [
      "L5",
      "a claim is challenged by nobody",
      ({ claims }) => setTo(one(claims, stands), { status: "challenged", challenger: null }),
    ],
    ["L5", "a claim is never valid", ({ claims }) => setTo(one(claims), { validFrom: 9, validUntil: 9 })],
    [
      "L9",
      "what was referred to is gone",
      ({ claims }) => {
        const [reference] = one(claims, refers).references;
        claims.splice(
          claims.findIndex(({ id }) => id === reference?.claim),
          1,
        );
      },
    ],
    [
      "L9",
      "a claim ended, but who refers to it cannot see it",
      ({ claims }) => {
        const [reference] = one(claims, refers).references;
        setTo(
          one(claims, ({ id }) => id === reference?.claim),
          { status: "revoked", epoch: reference?.epoch ?? 0 },
        );
      },
    ],
    [
      "L9",
      "claims stand on each other",
      ({ claims, claimLinks }) => {
        const { id, references } = one(claims, refers);
        const below = one(claims, (row) => row.id === references[0]?.claim);
        below.references.push({ claim: id, epoch: 0 });
        claimLinks.push({ referred: id, by: below.id });
      },
    ],
    ["L9", "a link is missing", ({ claimLinks }) => claimLinks.splice(0, 1)],
    ["L9", "a link leads to nothing", ({ claimLinks }) => setTo(one(claimLinks), { referred: "0x00" })],
    [
      "L9",
      "a permit is listed for another schema",
      ({ permits }) => setTo(one(permits), { schema: "OTHER" }),
    ],
    [
      "L9",
      "a permit is listed for another asset",
      ({ claims, permits }) =>
        setTo(
          one(claims, ({ id }) => id === one(permits).newest),
          { subject: "0x00" },
        ),
    ],
    [
      "L9",
      "a penalty is not counted",
      ({ duties }) => one(duties, ({ penalties }) => penalties > 0).penalties--,
    ],
    ["L9", "the counters are gone", ({ duties }) => duties.splice(0, duties.length)],
    [
      "L9",
      "a permit is required twice",
      ({ duties }) => one(duties).required.push({ schema: "P", by: "0x" }, { schema: "P", by: "0x" }),
    ],
  ])("%s: %s", (number, _, damage) => {
    expect(numbersOf(found((rows) => void damage(rows)))).toContain(number);
  });

  const isEnded = ({ status }: Rows["claims"][number]) => status === "revoked" || status === "rejected";
  const stands = ({ status }: Rows["claims"][number]) => status === "active";
  const refers = ({ references }: Rows["claims"][number]) => references.length > 0;

  function setTo<Row extends object>(row: Row, fields: Partial<Row>): void {
    Object.assign(row, fields);
  }
});
describe("L8", () => {
  const active = (rows: Rows) => one(rows.liens, (lien) => lien.status === "active");
  const objectOf = (rows: Rows) => {
    const { kind, object } = active(rows);
    return one(rows.encumbrances, (row) => row.kind === kind && row.object === object);
  };

  test.each<[string, (rows: Rows) => void]>([
    ["an object counts one lien too many", (rows) => objectOf(rows).active++],
    ["a share is wrong", (rows) => active(rows).shareBps++],
    [
      "the shares of a class are more than the whole",
      (rows) => Object.assign(active(rows), { shareBps: 10_001 }),
    ],
    ["an active lien is missing", (rows) => rows.liens.splice(rows.liens.indexOf(active(rows)), 1)],
    [
      "an object is missing",
      (rows) => rows.encumbrances.splice(rows.encumbrances.indexOf(objectOf(rows)), 1),
    ],
    ["a lien was released and still counts", (rows) => Object.assign(active(rows), { status: "released" })],
    [
      "two exclude each other",
      (rows) => rows.liens.push(...["sale", "securitisation"].map((name, n) => another(rows, name, n))),
    ],
    ["two have one rank", (rows) => rows.liens.push(another(rows, active(rows).class, 9))],
    [
      "an object changed less often than it has liens",
      (rows) => Object.assign(objectOf(rows), { changes: 0 }),
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toContain("L8");
  });

  function another(rows: Rows, name: string, n: number): Rows["liens"][number] {
    const id = `0x${n.toString().padStart(64, "d")}` as const;
    return { ...active(rows), id, class: name as Rows["liens"][number]["class"] };
  }
});

describe("L5 of liens and transfers", () => {
  test.each<[string, (rows: Rows) => void]>([
    ["a lien twice", (rows) => rows.liens.push(one(rows.liens))],
    ["a lien of nothing", (rows) => Object.assign(one(rows.liens), { shareBps: 0 })],
    ["a lien before the first", (rows) => Object.assign(one(rows.liens), { rank: 0 })],
    [
      "a lien of its own grantor",
      (rows) => {
        const granted = one(rows.liens, ({ desk }) => desk === null);
        granted.creditor = granted.grantor;
      },
    ],
    [
      "a lien that a contract took and somebody declined",
      (rows) => Object.assign(one(rows.liens), { desk: `0x${"ab".repeat(20)}`, status: "declined" }),
    ],
    ["a transfer twice", (rows) => rows.transfers.push(one(rows.transfers))],
    [
      "a transfer to its owner",
      (rows) => Object.assign(one(rows.transfers), { to: one(rows.transfers).from }),
    ],
    [
      "a consent twice",
      (rows) => Object.assign(one(rows.transfers), { consents: [one(rows.liens).id, one(rows.liens).id] }),
    ],
    [
      "more consents than there can be liens",
      (rows) =>
        Object.assign(one(rows.transfers), {
          consents: Array.from({ length: 33 }, (_, n) => `0x${n.toString().padStart(64, "0")}`),
        }),
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toContain("L5");
  });
});
