/**
 * How a stated fact came to be here. verified: read in the source that is named. recalled: general knowledge, not
 * compared with the source. proposed: this project's own choice, not official.
 */
export type Sureness = "verified" | "recalled" | "proposed";

export type SchemeId =
  | "CN_GIC_2019"
  | "CN_GLTIC_2024"
  | "CN_GBEPC_2021"
  | "CN_GFEPC_2025"
  | "EU_TAX"
  | "ICMA_GBP_2021"
  | "IPSF_CGT_2022";

/**
 * One edition of a classification. A new edition is a new scheme: what was classified under an old one keeps its
 * scheme and code.
 *
 * Dates are ISO 8601 calendar days or null when not known. `effectiveTo` is the last day on which the edition is the
 * current one for new business, null while it has no end. `sureness.document` is about the official name and
 * number, `sureness.dates` about the two dates; translated names and the list of issuers are recalled throughout.
 */
export type TaxonomyScheme = {
  readonly id: SchemeId;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly issuer: string;
  readonly documentNo: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly levels: number;
  readonly source: string;
  readonly sureness: { readonly document: Sureness; readonly dates: Sureness };
};

/** The editions that a classification may name. Dated configuration: add a row, never change one that was used. */
export const taxonomySchemes: readonly TaxonomyScheme[] = [
  {
    id: "CN_GIC_2019",
    nameEn: "Green Industry Guidance Catalogue (2019)",
    nameZh: "绿色产业指导目录(2019年版)",
    issuer: "NDRC and six ministries",
    documentNo: "发改环资〔2019〕293号",
    effectiveFrom: "2019-02-14",
    effectiveTo: "2024-02-01",
    levels: 3,
    source: "Notice of the catalogue, not at hand",
    sureness: { document: "recalled", dates: "recalled" },
  },
  {
    id: "CN_GLTIC_2024",
    nameEn: "Green and Low-Carbon Transition Industry Guidance Catalogue (2024)",
    nameZh: "绿色低碳转型产业指导目录(2024年版)",
    issuer: "NDRC and nine ministries",
    documentNo: "发改环资〔2024〕165号",
    effectiveFrom: "2024-02-02",
    effectiveTo: null,
    levels: 3,
    source: "Notice of the catalogue",
    sureness: { document: "verified", dates: "recalled" },
  },
  {
    id: "CN_GBEPC_2021",
    nameEn: "Green Bond Endorsed Projects Catalogue (2021)",
    nameZh: "绿色债券支持项目目录(2021年版)",
    issuer: "PBoC, NDRC, CSRC",
    documentNo: "银发〔2021〕96号",
    effectiveFrom: "2021-07-01",
    effectiveTo: "2025-09-30",
    levels: 4,
    source: "Text of the catalogue; end date: the day before the 2025 catalogue came into force",
    sureness: { document: "verified", dates: "verified" },
  },
  {
    id: "CN_GFEPC_2025",
    nameEn: "Green Finance Endorsed Projects Catalogue (2025)",
    nameZh: "绿色金融支持项目目录(2025年版)",
    issuer: "PBoC, NFRA, CSRC",
    documentNo: "银发〔2025〕132号",
    effectiveFrom: "2025-10-01",
    effectiveTo: null,
    levels: 3,
    source: "Notice of the catalogue, as reprinted",
    sureness: { document: "verified", dates: "verified" },
  },
  {
    id: "EU_TAX",
    nameEn: "EU Taxonomy for sustainable activities",
    nameZh: "欧盟可持续活动分类法",
    issuer: "European Union",
    documentNo: "Regulation (EU) 2020/852",
    effectiveFrom: "2022-01-01",
    effectiveTo: null,
    levels: 2,
    source: "Regulation (EU) 2020/852; application date of the climate objectives from its article 27",
    sureness: { document: "verified", dates: "recalled" },
  },
  {
    id: "ICMA_GBP_2021",
    nameEn: "Green Bond Principles, June 2021 with June 2022 Appendix 1",
    nameZh: "绿色债券原则(2021年6月版，附2022年6月附录1)",
    issuer: "International Capital Market Association",
    documentNo: "Green Bond Principles, June 2021 (with June 2022 Appendix 1)",
    effectiveFrom: "2021-06-10",
    effectiveTo: "2025-06-25",
    levels: 1,
    source: "Title page of the edition; end date: the day before the 2025 edition of 2025-06-26",
    sureness: { document: "verified", dates: "recalled" },
  },
  {
    id: "IPSF_CGT_2022",
    nameEn: "Common Ground Taxonomy: climate change mitigation (2022 update)",
    nameZh: "可持续金融共同分类目录：减缓气候变化(2022年更新版)",
    issuer: "International Platform on Sustainable Finance",
    documentNo: "Common Ground Taxonomy, 3 June 2022",
    effectiveFrom: "2022-06-03",
    effectiveTo: null,
    levels: 2,
    source: "Instruction report of the update; it has no legal effect",
    sureness: { document: "verified", dates: "verified" },
  },
];

/** The scheme with this id, or undefined. */
export function findScheme(id: string): TaxonomyScheme | undefined {
  return taxonomySchemes.find((scheme) => scheme.id === id);
}

/** Whether the edition was the current one on `day` (ISO 8601). An unknown start counts as not current. */
export function isSchemeCurrent(scheme: TaxonomyScheme, day: string): boolean {
  if (scheme.effectiveFrom === null || day < scheme.effectiveFrom) return false;
  return scheme.effectiveTo === null || day <= scheme.effectiveTo;
}
