export { actorsByAddress, actorsOf, type Cast, createCast, type Member } from "./cast.ts";
export { FOUNDING, foundingRequests } from "./founding.ts";
export type { Request } from "./request.ts";
