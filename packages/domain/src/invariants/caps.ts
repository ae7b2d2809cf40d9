import { type AssetId, type LineId, OTHER_MONEY } from "../hex.ts";
import type { AdmissionRow, AssetRow, LineRow } from "../rows.ts";
import { addTo, hasMoved, type Violation, type Watcher } from "./watcher.ts";

type Line = Pick<LineRow, "project" | "cap" | "used">;

/**
 * L4: what all tranches together allocated to a project, and to each line of its budget, is within its verified cost and
 * its cap, and is what payments paid less what came back.
 */
export function watchCaps(): Watcher {
  const assets = new Map<AssetId, Pick<AssetRow, "eligibleCost" | "allocated" | "lines">>();
  const admissions = new Map<string, AdmissionRow>();
  const lines = new Map<LineId, Line>();
  const perProject = new Map<AssetId, bigint>();
  const perAdmission = new Map<string, bigint>();
  const perLine = new Map<LineId, bigint>();
  const payments = new Map<string, bigint>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "L4", subject, detail });

  function count(project: AssetId, line: LineId | null, colour: number, amount: bigint): void {
    addTo(perProject, project, amount);
    addTo(perAdmission, `${colour}/${project}`, amount);
    if (line !== null) addTo(perLine, line, amount);
  }

  return {
    assets: ({ id, eligibleCost, allocated, lines: opened }) =>
      assets.set(id, { eligibleCost, allocated, lines: opened }),
    admissions: (row) => admissions.set(`${row.colour}/${row.project}`, row),
    lines: ({ id, project, cap, used }) => lines.set(id, { project, cap, used }),
    movements(row) {
      const { id, use, project, line, draws, reversed } = row;
      if (use !== "allocate" || project === null || !hasMoved(row)) return;
      for (const { colour, amount } of draws) {
        if (colour === OTHER_MONEY) continue;
        count(project, line, colour, amount);
        const stands = reversed.every((part) => part.colour !== colour || part.amount < amount);
        if (stands) addTo(payments, `${colour}/${project}`, 1n);
        const wrong = line !== null && lines.get(line)?.project !== project;
        if (wrong) broken(`movement ${id}`, `names line ${line}, which is none of its project`);
      }
      for (const { colour, amount } of reversed) {
        if (colour !== OTHER_MONEY) count(project, line, colour, -amount);
      }
    },
    finish() {
      for (const id of new Set([...assets.keys(), ...perProject.keys()])) {
        const { eligibleCost, allocated } = assets.get(id) ?? { eligibleCost: 0n, allocated: 0n };
        const paid = perProject.get(id) ?? 0n;
        if (allocated > eligibleCost)
          broken(`project ${id}`, `allocated ${allocated} of a cost of ${eligibleCost}`);
        if (allocated !== paid)
          broken(`project ${id}`, `says ${allocated} allocated, but payments make ${paid}`);
      }
      for (const key of new Set([...admissions.keys(), ...perAdmission.keys()])) {
        const row = admissions.get(key) ?? { allocated: 0n, payments: 0 };
        const [paid, made] = [perAdmission.get(key) ?? 0n, payments.get(key) ?? 0n];
        const matches = row.allocated === paid && BigInt(row.payments) === made;
        const says = `says ${row.allocated} in ${row.payments} payments, but there are ${paid} in ${made}`;
        if (!matches) broken(`admission ${key}`, says);
      }
      checkLines();
      return found;
    },
  };

  function checkLines(): void {
    const opened = new Map<AssetId, bigint>();
    for (const [id, { project, cap, used }] of lines) {
      addTo(opened, project, 1n);
      const paid = perLine.get(id) ?? 0n;
      if (used > cap) broken(`line ${id}`, `used ${used} of ${cap}`);
      if (used !== paid) broken(`line ${id}`, `says ${used} used, but payments make ${paid}`);
    }
    for (const id of new Set([...assets.keys(), ...opened.keys()])) {
      const [said, made] = [assets.get(id)?.lines ?? 0, opened.get(id) ?? 0n];
      if (BigInt(said) !== made) broken(`project ${id}`, `says that ${said} lines were opened, not ${made}`);
    }
  }
}
