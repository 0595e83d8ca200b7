import type { Viewer } from '#identity/index.ts';
import { TOKEN_PLACE } from '#platform/http/api/curl.ts';
import type { ApiOperation } from '#platform/http/api/operation.ts';

const INDENT = 2;
/** Where the examples were asked. */
const EXAMPLE_HUB = 'http://localhost:3000';
/** Long texts of an example are cut: the page shows the shape of an answer. */
const LONGEST_TEXT = 160;

/** The example's request as a command line sends it. */
export function curlOf(it: ApiOperation<Viewer>, baseUrl: string): string {
  const { params, query, body } = it.example;
  const path = it.path.replaceAll(/:(\w+)/g, (whole, name: string) => params?.[name] ?? whole);
  const address = `'${baseUrl}${path}${query ? `?${query}` : ''}'`;
  const lines = [
    it.method === 'get' ? 'curl' : `curl -X ${it.method.toUpperCase()}`,
    ...(it.guard.name === 'anyone' ? [] : [`  -H 'Authorization: Bearer ${TOKEN_PLACE}'`]),
    ...(body === undefined ? [] : ["  -H 'Content-Type: application/json'", `  -d '${quoted(JSON.stringify(body))}'`]),
    `  ${address}`,
  ];
  return lines.join(' \\\n');
}

function quoted(text: string): string {
  return text.replaceAll("'", "'\\''");
}

/** The answer as it was given, with the addresses of this hub. */
export function exampleJson(value: unknown, baseUrl: string): string {
  const cut = (_name: string, it: unknown) =>
    typeof it === 'string' && it.length > LONGEST_TEXT ? `${it.slice(0, LONGEST_TEXT)}…` : it;
  return JSON.stringify(value, cut, INDENT).replaceAll(EXAMPLE_HUB, baseUrl);
}
