import type { TaxonomyNode } from "./node.ts";

/**
 * The six environmental objectives of Regulation (EU) 2020/852 under their reporting codes: level 1 of EU_TAX. An
 * activity is known by objective and number together, because one number stands for different activities.
 */
export const euObjectives: readonly TaxonomyNode[] = [
  { code: "CCM", parent: null, nameEn: "Climate change mitigation", nameZh: "减缓气候变化" },
  { code: "CCA", parent: null, nameEn: "Climate change adaptation", nameZh: "适应气候变化" },
  {
    code: "WTR",
    parent: null,
    nameEn: "Sustainable use and protection of water and marine resources",
    nameZh: "水和海洋资源的可持续利用与保护",
  },
  { code: "CE", parent: null, nameEn: "Transition to a circular economy", nameZh: "向循环经济转型" },
  { code: "PPC", parent: null, nameEn: "Pollution prevention and control", nameZh: "污染防治" },
  {
    code: "BIO",
    parent: null,
    nameEn: "Protection and restoration of biodiversity and ecosystems",
    nameZh: "保护和恢复生物多样性与生态系统",
  },
];
