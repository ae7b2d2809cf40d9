export { actorsByAddress, actorsOf, type Cast, createCast, type Member, type Officer } from "./cast.ts";
export { FOUNDING, foundingRequests } from "./founding.ts";
export { FOUNDING_POOL } from "./founding-pool.ts";
export type { Request } from "./request.ts";
