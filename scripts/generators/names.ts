/** "LotLedger" → "lotLedger", "ERC1967Proxy" → "erc1967Proxy". */
export function lowerFirst(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?=[0-9]|$)|^[A-Z]/, (start) => start.toLowerCase());
}
