/** A line of the log for people: `10:04:31 warn the node does not answer code=node_unreachable`. */
export function textLine({ time, level, msg, ...fields }: Record<string, unknown>): string {
  const clock = typeof time === "string" ? time.slice(11, 19) : "";
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${valueText(value)}`);
  return [clock, String(level).padEnd(5), String(msg), ...rest].join(" ").trimEnd();
}

function valueText(value: unknown): string {
  if (typeof value === "string") return /\s/.test(value) ? JSON.stringify(value) : value;
  return JSON.stringify(value) ?? "";
}
