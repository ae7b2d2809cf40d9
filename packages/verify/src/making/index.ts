export { blockOf, receiptsTrieOf, type SealedBlock } from "./blocks.ts";
export { type ChainReader, type ChainRequest, createChainReader } from "./chain-reader.ts";
export { type CertificateRequest, type MakingDeps, makeCertificate } from "./make-certificate.ts";
export { MakingError, type MakingFault } from "./making-error.ts";
export { createSealWatch, type SealWatch } from "./seal-watch.ts";
