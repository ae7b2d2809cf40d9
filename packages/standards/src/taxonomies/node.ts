/**
 * One code of a scheme. `parent` is null at the top level. English names of Chinese schemes are this project's
 * translation, not official.
 */
export type TaxonomyNode = {
  readonly code: string;
  readonly parent: string | null;
  readonly nameEn: string;
  readonly nameZh: string;
};
