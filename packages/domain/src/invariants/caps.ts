import type { AssetId } from "../hex.ts";
import type { AdmissionRow, AssetRow } from "../rows.ts";
import { addTo, type Violation, type Watcher } from "./watcher.ts";

/** L4: what all tranches together allocated to a project is within its verified cost, and is what the movements say. */
export function watchCaps(): Watcher {
  const assets = new Map<AssetId, Pick<AssetRow, "eligibleCost" | "allocated">>();
  const admissions = new Map<string, AdmissionRow>();
  const perProject = new Map<AssetId, bigint>();
  const perAdmission = new Map<string, bigint>();
  const payments = new Map<string, bigint>();

  return {
    assets: ({ id, eligibleCost, allocated }) => assets.set(id, { eligibleCost, allocated }),
    admissions: (row) => admissions.set(`${row.colour}/${row.project}`, row),
    movements({ use, colour, project, amount }) {
      if (use !== "allocate" || project === null) return;
      addTo(perProject, project, amount);
      addTo(perAdmission, `${colour}/${project}`, amount);
      addTo(payments, `${colour}/${project}`, 1n);
    },
    finish() {
      const found: Violation[] = [];
      const broken = (subject: string, detail: string) => found.push({ invariant: "L4", subject, detail });
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
        const [paid, count] = [perAdmission.get(key) ?? 0n, payments.get(key) ?? 0n];
        const matches = row.allocated === paid && BigInt(row.payments) === count;
        const says = `says ${row.allocated} in ${row.payments} payments, but there are ${paid} in ${count}`;
        if (!matches) broken(`admission ${key}`, says);
      }
      return found;
    },
  };
}
