import type { TaxonomyNode } from "./node.ts";

/**
 * Levels 1 and 2 of the Green Bond Endorsed Projects Catalogue, 2021 edition: 6 and 25 codes. Level-1 names were read
 * in the catalogue; level-2 names are recalled and not compared with the official print. Levels 3 and 4 are not held
 * here.
 */
export const cnGbepc2021: readonly TaxonomyNode[] = [
  {
    code: "1",
    parent: null,
    nameEn: "Energy saving and environmental protection industry",
    nameZh: "节能环保产业",
  },
  { code: "1.1", parent: "1", nameEn: "Energy efficiency", nameZh: "能效提升" },
  { code: "1.2", parent: "1", nameEn: "Sustainable buildings", nameZh: "可持续建筑" },
  { code: "1.3", parent: "1", nameEn: "Pollution prevention and control", nameZh: "污染防治" },
  {
    code: "1.4",
    parent: "1",
    nameEn: "Water saving and use of unconventional water",
    nameZh: "水资源节约和非常规水资源利用",
  },
  { code: "1.5", parent: "1", nameEn: "Comprehensive use of resources", nameZh: "资源综合利用" },
  { code: "1.6", parent: "1", nameEn: "Green transport", nameZh: "绿色交通" },
  { code: "2", parent: null, nameEn: "Clean production industry", nameZh: "清洁生产产业" },
  { code: "2.1", parent: "2", nameEn: "Pollution prevention and control", nameZh: "污染防治" },
  { code: "2.2", parent: "2", nameEn: "Green agriculture", nameZh: "绿色农业" },
  { code: "2.3", parent: "2", nameEn: "Comprehensive use of resources", nameZh: "资源综合利用" },
  {
    code: "2.4",
    parent: "2",
    nameEn: "Water saving and use of unconventional water",
    nameZh: "水资源节约和非常规水资源利用",
  },
  { code: "3", parent: null, nameEn: "Clean energy industry", nameZh: "清洁能源产业" },
  { code: "3.1", parent: "3", nameEn: "Energy efficiency", nameZh: "能效提升" },
  { code: "3.2", parent: "3", nameEn: "Clean energy", nameZh: "清洁能源" },
  { code: "4", parent: null, nameEn: "Ecology and environment industry", nameZh: "生态环境产业" },
  { code: "4.1", parent: "4", nameEn: "Green agriculture", nameZh: "绿色农业" },
  { code: "4.2", parent: "4", nameEn: "Ecological protection and development", nameZh: "生态保护与建设" },
  { code: "5", parent: null, nameEn: "Green upgrading of infrastructure", nameZh: "基础设施绿色升级" },
  { code: "5.1", parent: "5", nameEn: "Energy efficiency", nameZh: "能效提升" },
  { code: "5.2", parent: "5", nameEn: "Sustainable buildings", nameZh: "可持续建筑" },
  { code: "5.3", parent: "5", nameEn: "Pollution prevention and control", nameZh: "污染防治" },
  {
    code: "5.4",
    parent: "5",
    nameEn: "Water saving and use of unconventional water",
    nameZh: "水资源节约和非常规水资源利用",
  },
  { code: "5.5", parent: "5", nameEn: "Green transport", nameZh: "绿色交通" },
  { code: "5.6", parent: "5", nameEn: "Ecological protection and development", nameZh: "生态保护与建设" },
  { code: "6", parent: null, nameEn: "Green services", nameZh: "绿色服务" },
  { code: "6.1", parent: "6", nameEn: "Consulting services", nameZh: "咨询服务" },
  { code: "6.2", parent: "6", nameEn: "Operation management services", nameZh: "运营管理服务" },
  {
    code: "6.3",
    parent: "6",
    nameEn: "Project assessment, audit and verification services",
    nameZh: "项目评估审计核查服务",
  },
  { code: "6.4", parent: "6", nameEn: "Monitoring and testing services", nameZh: "监测检测服务" },
  {
    code: "6.5",
    parent: "6",
    nameEn: "Certification and promotion of technology and products",
    nameZh: "技术产品认证和推广服务",
  },
];
