import type { Example } from '#platform/http/api/operation.ts';
import kept from './examples.json' with { type: 'json' };

/** A request and the answer that it really got, as the test of the examples keeps them. */
export function exampleOf(name: keyof typeof kept): Example {
  return kept[name] as Example;
}
