import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const prefixes: Readonly<Record<string, string>> = {
  'http://www.w3.org/ns/dcat#': 'dcat:',
  'http://purl.org/dc/terms/': 'dct:',
  'http://xmlns.com/foaf/0.1/': 'foaf:',
};

/** Our shapes of DCAT-AP 3, and the files that TUNTAS_DCAT_SHAPES names, separated by commas: the official ones, whoever has them. */
export function dcatShapes(): string[] {
  const given = (process.env.TUNTAS_DCAT_SHAPES ?? '').split(',').filter((it) => it !== '');
  return [join(import.meta.dirname, 'dcat-shapes.ttl'), ...given];
}

export type ShapeFault = { readonly at: string; readonly path: string; readonly why: string };

/** What of this JSON-LD document breaks the shapes in these Turtle files; warnings are none. */
export async function shapeFaults(document: object, files: readonly string[]): Promise<readonly ShapeFault[]> {
  const lines = await jsonld.toRDF(document, { format: 'application/n-quads' });
  const data = storeOf(String(lines));
  const faults: ShapeFault[] = [];
  for (const file of files) {
    const report = await new SHACLValidator(storeOf(readFileSync(file, 'utf8')), {}).validate(data);
    for (const result of report.results) {
      if (!result.severity?.value.endsWith('#Violation')) continue;
      const [path, why] = [(result.path as { value?: string } | null)?.value ?? '', result.sourceConstraintComponent];
      faults.push({ at: result.focusNode?.value ?? '', path: short(path), why: short(why?.value ?? '') });
    }
  }
  return faults;
}

const storeOf = (text: string): Store => new Store(new Parser().parse(text));

function short(address: string): string {
  const prefix = Object.keys(prefixes).find((it) => address.startsWith(it));
  return prefix ? address.replace(prefix, prefixes[prefix] ?? '') : (address.split('#').at(-1) ?? address);
}
