import type { TaxonomyNode } from "./node.ts";

/**
 * The ten eligible project categories of the ICMA Green Bond Principles, 2021 edition. The Principles do not number
 * them: the codes GBP01 … GBP10 are this project's.
 */
export const icmaGbp2021: readonly TaxonomyNode[] = [
  { code: "GBP01", parent: null, nameEn: "Renewable energy", nameZh: "可再生能源" },
  { code: "GBP02", parent: null, nameEn: "Energy efficiency", nameZh: "能效提升" },
  { code: "GBP03", parent: null, nameEn: "Pollution prevention and control", nameZh: "污染防治" },
  {
    code: "GBP04",
    parent: null,
    nameEn: "Environmentally sustainable management of living natural resources and land use",
    nameZh: "生物资源和土地资源的环境可持续管理",
  },
  {
    code: "GBP05",
    parent: null,
    nameEn: "Terrestrial and aquatic biodiversity conservation",
    nameZh: "陆地与水域生态多样性保护",
  },
  { code: "GBP06", parent: null, nameEn: "Clean transportation", nameZh: "清洁交通" },
  {
    code: "GBP07",
    parent: null,
    nameEn: "Sustainable water and wastewater management",
    nameZh: "可持续水资源与废水管理",
  },
  { code: "GBP08", parent: null, nameEn: "Climate change adaptation", nameZh: "适应气候变化" },
  {
    code: "GBP09",
    parent: null,
    nameEn:
      "Circular economy adapted products, production technologies and processes, certified eco-efficient products",
    nameZh: "循环经济产品、生产技术及流程",
  },
  { code: "GBP10", parent: null, nameEn: "Green buildings", nameZh: "绿色建筑" },
];
