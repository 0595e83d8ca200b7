/** A command line that asks the address with this token. */
export function curlWith(token: string, address: string): string {
  return `curl -H 'Authorization: Bearer ${token}' \\\n  '${address}'`;
}

/** How a token begins, where none of somebody's may stand. */
export const TOKEN_PLACE = 'tuntas_…';
