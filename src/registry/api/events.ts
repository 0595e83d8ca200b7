/** Reads of programs, as the access log names them; what they write is recorded under the verbs of the record. */
export const apiEvents: readonly string[] = [
  'registry.api.innovations',
  'registry.api.innovation',
  'registry.api.problems',
  'registry.api.problem',
  'registry.api.regions',
  'registry.api.institutions',
];
